using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a list of templates is narrowed to; everything that is null does not narrow.</summary>
public sealed record TemplateFilter(string? Site = null, TemplateStatus? Status = null);

/// <summary>A template as lists show it.</summary>
/// <param name="IsInForce">Approved and not expired: a change within it asks nobody.</param>
/// <param name="Uses">Changes that were let pass by it.</param>
public sealed record TemplateRow(string Number, string Title, ChangeNature Nature, string Site, string TimeZone, TemplateStatus Status, bool IsInForce, LocalDate ExpiresOn, int Revision, int Version, string OwnerName, int Uses);

/// <summary>A line of what a template covers.</summary>
public sealed record TemplateItemRow(TemplateCover Cover, ItemKind? Kind, string Label);

/// <summary>A change that was let pass by a template, and how it went.</summary>
public sealed record TemplateUse(string Number, string Title, ChangeStatus Status, ChangeOutcome? Outcome, Instant? PlannedStart, Instant? ClosedAt, int Revision);

/// <summary>What a person can do with a template now; it only offers, the template itself refuses.</summary>
public sealed record TemplateOptions(bool CanEdit, bool CanSubmit, bool CanTakeBack, bool CanRetire, bool CanUse)
{
    public static TemplateOptions For(ChangeTemplate template, PersonRights by, bool isInForce)
    {
        var isOwner = by.MayWrite && by.PersonId == template.OwnerId;
        return new TemplateOptions(isOwner && template.Status != TemplateStatus.InReview, isOwner && template.Status == TemplateStatus.Proposed, isOwner && template.Status == TemplateStatus.InReview,
            template.MayRetire(by) && template.Status is (TemplateStatus.Approved or TemplateStatus.Proposed), isInForce && by.Kind == PersonKind.Person && by.WorksAt(template.SiteId));
    }
}

/// <summary>Everything a template shows.</summary>
/// <param name="NotInForce">Why it covers nothing today; empty when it does.</param>
public sealed record TemplateDetail(TemplateRow Row, ChangeContent Content, IReadOnlyList<TemplateItemRow> Items, string? Note, string FromChange, IReadOnlyList<Function> ApprovedBy, Instant? ApprovedAt,
    string? FailedChange, IReadOnlyList<string> NotInForce, IReadOnlyList<TemplateUse> Uses, IReadOnlyList<HistoryRow> History, TemplateOptions Options);

/// <summary>Reads templates of standard changes.</summary>
public sealed class ChangeTemplateReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const int MostUses = 50;

    /// <summary>Newest first.</summary>
    public async Task<Page<TemplateRow>> ListAsync(TemplateFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var templates = db.ChangeTemplates.AsNoTracking();
        if (filter.Status is { } status) templates = templates.Where(t => t.Status == status);
        if (filter.Site is { } site) templates = templates.Where(t => db.Equipment.Any(e => e.Id == t.SiteId && e.Code == site));
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            templates = templates.Where(t => EF.Functions.Like(t.Number, pattern, SearchText.Escape) || EF.Functions.Like(t.Content.Title, pattern, SearchText.Escape)
                || t.Items.Any(i => EF.Functions.Like(i.Label, pattern, SearchText.Escape)));
        }
        return await Rows(db, templates.OrderByDescending(t => t.Id), clock.TodayUtc()).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null when there is no such template.</summary>
    public async Task<TemplateDetail?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var template = await db.ChangeTemplates.AsNoTracking().Include(t => t.Items).SingleOrDefaultAsync(t => t.Number == number, cancellationToken);
        if (template is null) return null;

        var row = await Rows(db, db.ChangeTemplates.AsNoTracking().Where(t => t.Id == template.Id), clock.TodayUtc()).SingleAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var uses = await db.Changes.AsNoTracking().Where(c => c.Content.Template == template.Number && c.TemplateRevision != null).OrderByDescending(c => c.Id).Take(MostUses)
            .Select(c => new TemplateUse(c.Number, c.Content.Title, c.Status, c.Outcome, c.Content.PlannedStart, c.ClosedAt, c.TemplateRevision!.Value)).ToListAsync(cancellationToken);
        return new TemplateDetail(row, template.Content, [.. template.Items.Select(i => new TemplateItemRow(i.Cover, i.Kind, i.Label))], template.Note, template.FromChange, template.ApprovedBy, template.ApprovedAt,
            template.FailedChange, StandardChangeRules.NotInForce(template, clock.TodayUtc()), uses, await RecordHistory.ReadAsync(db, RecordTypes.Template, template.Number, cancellationToken),
            TemplateOptions.For(template, rights, row.IsInForce));
    }

    /// <summary>Templates in force at a site, for whoever writes a standard change.</summary>
    public async Task<IReadOnlyList<TemplateRow>> ListInForceAsync(string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        return await Rows(db, db.ChangeTemplates.AsNoTracking().Where(t => t.Status == TemplateStatus.Approved && t.ExpiresOn >= today && db.Equipment.Any(e => e.Id == t.SiteId && e.Code == site))
            .OrderBy(t => t.Number), today).Take(PageRequest.MaxPageSize).ToListAsync(cancellationToken);
    }

    private static IQueryable<TemplateRow> Rows(PortalDb db, IQueryable<ChangeTemplate> templates, LocalDate today) =>
        from template in templates
        join site in db.Equipment on template.SiteId equals site.Id
        select new TemplateRow(template.Number, template.Content.Title, template.Content.Nature, site.Code, site.TimeZone ?? "", template.Status,
            template.Status == TemplateStatus.Approved && template.ExpiresOn >= today, template.ExpiresOn, template.Revision, template.Version, template.OwnerName,
            db.Changes.Count(c => c.Content.Template == template.Number && c.TemplateRevision != null));
}
