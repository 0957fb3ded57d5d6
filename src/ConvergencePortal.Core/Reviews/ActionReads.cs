using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>An action as lists show it.</summary>
public sealed record ActionRow(string Number, string Site, string Week, int? DecisionLine, string Text, string Owner, string OwnerName, LocalDate FirstDueOn, LocalDate DueOn, ActionStatus Status, Instant AgreedAt, Instant? EndedAt, string? Note,
    int CarriedOver)
{
    public bool IsOverdueOn(LocalDate today) => Status == ActionStatus.Open && DueOn < today;
}

/// <summary>What a list of actions is narrowed to; everything that is null does not narrow.</summary>
/// <param name="Site">Code of the site.</param>
/// <param name="IsMine">Only the reader's own.</param>
public sealed record ActionFilter(string? Site = null, ActionStatus? Status = null, bool IsMine = false);

/// <summary>Lists what people took upon themselves in reviews.</summary>
public sealed class ActionReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>The first due first.</summary>
    public async Task<Page<ActionRow>> ListAsync(ActionFilter filter, PageRequest page, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var actions = db.Actions.AsNoTracking();
        if (filter.Site is { } site) actions = actions.Where(a => db.Equipment.Any(e => e.Id == a.SiteId && e.Path == site));
        if (filter.Status is { } status) actions = actions.Where(a => a.Status == status);
        if (filter.IsMine) actions = actions.Where(a => a.OwnerId == reader.PersonId);
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            actions = actions.Where(a => EF.Functions.Like(a.Number, pattern, SearchText.Escape) || EF.Functions.Like(a.Text, pattern, SearchText.Escape) || EF.Functions.Like(a.OwnerName, pattern, SearchText.Escape));
        }
        return await Rows(db, actions.OrderBy(a => a.DueOn).ThenBy(a => a.Id)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Whether the reader can say what became of actions of this owner; each action asks again.</summary>
    public async Task<bool> MayMoveAllAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return (await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken)).IsChair;
    }

    internal static IQueryable<ActionRow> Rows(PortalDb db, IQueryable<ActionItem> actions) => actions.Select(a => new ActionRow(a.Number, db.Equipment.Where(e => e.Id == a.SiteId).Select(e => e.Path).First(),
        db.Reviews.Where(r => r.Id == a.ReviewId).Select(r => r.Week).First(), a.DecisionLine, a.Text, db.People.Where(p => p.Id == a.OwnerId).Select(p => p.Code).First(), a.OwnerName, a.FirstDueOn, a.DueOn, a.Status, a.AgreedAt,
        a.EndedAt, a.Note, a.CarriedOver));
}
