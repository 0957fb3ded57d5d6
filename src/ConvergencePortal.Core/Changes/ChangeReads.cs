using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a list of changes is narrowed to; everything that is null does not narrow.</summary>
/// <param name="WaitingFor">Only what waits for this person.</param>
public sealed record ChangeFilter(IReadOnlyList<ChangeStatus>? Statuses = null, ChangeType? Type = null, string? Site = null, int? WaitingFor = null, bool MineOnly = false);

/// <summary>A change as lists show it.</summary>
public sealed record ChangeRow(string Number, string Title, ChangeType Type, ChangeNature Nature, ChangeStatus Status, string Site, string TimeZone, string RequesterName, int RequesterId,
    Instant CreatedAt, Instant? SubmittedAt, Instant? PlannedStart, int SpanMinutes, int Revision, int Version, IReadOnlyList<Function> OpenSeats, IReadOnlyList<Function> OpenStatements,
    string RequesterCode = "", int? EmergencyAuthorizerId = null);

/// <summary>Reads changes for lists.</summary>
public sealed class ChangeReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Newest first. Read by id first and details for the page only, so that a list costs the same at any number of changes.</summary>
    public async Task<Page<ChangeRow>> ListAsync(ChangeFilter filter, PageRequest page, int readerId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var changes = Narrow(db, filter, page.Search, readerId);
        var total = await changes.CountAsync(cancellationToken);
        var ids = await changes.OrderByDescending(c => c.Id).Skip(page.Skip).Take(page.PageSize).Select(c => c.Id).ToListAsync(cancellationToken);
        return new Page<ChangeRow>(await RowsAsync(db, ids, cancellationToken), total, page.Page, page.PageSize);
    }

    internal static async Task<IReadOnlyList<ChangeRow>> RowsAsync(PortalDb db, List<int> ids, CancellationToken cancellationToken)
    {
        var rows = await db.Changes.AsNoTracking().Where(c => ids.Contains(c.Id))
            .Select(c => new
            {
                c.Id, c.Number, c.Content.Title, c.Content.Type, c.Content.Nature, c.Status, Site = c.Site.Code, TimeZone = c.Site.TimeZone!, c.RequesterName, c.RequesterId, c.CreatedAt, c.SubmittedAt,
                c.Content.PlannedStart, Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes, c.Revision, c.Version,
                c.Content.EmergencyAuthorizerId, RequesterCode = db.People.Where(p => p.Id == c.RequesterId).Select(p => p.Code).First(),
            })
            .ToListAsync(cancellationToken);
        var seats = (await db.Set<ApprovalSeat>().AsNoTracking().Where(s => ids.Contains(s.ChangeId) && s.IsOpen).Select(s => new { s.ChangeId, s.Function }).ToListAsync(cancellationToken))
            .ToLookup(s => s.ChangeId, s => s.Function);
        var statements = (await db.Set<ImpactStatement>().AsNoTracking().Where(s => ids.Contains(s.ChangeId) && s.IsOpen).Select(s => new { s.ChangeId, s.Function })
            .ToListAsync(cancellationToken)).ToLookup(s => s.ChangeId, s => s.Function);

        return [.. rows.OrderBy(r => ids.IndexOf(r.Id)).Select(c => new ChangeRow(c.Number, c.Title, c.Type, c.Nature, c.Status, c.Site, c.TimeZone, c.RequesterName, c.RequesterId, c.CreatedAt,
            c.SubmittedAt, c.PlannedStart, c.Minutes, c.Revision, c.Version, [.. seats[c.Id].Order()], [.. statements[c.Id].Order()], c.RequesterCode, c.EmergencyAuthorizerId))];
    }

    /// <summary>
    /// What somebody must do something about, by their functions today, by what was lent to them, and by their part in the change. On a seat neither the delegate
    /// nor the delegator may be the requester or the implementer, or have signed the change already: a substitute can do no more than the person could.
    /// </summary>
    internal static IQueryable<ChangeRequest> WaitingFor(PortalDb db, int personId, Instant now)
    {
        var today = now.InUtc().Date;
        var lent = db.LentFunctions(now).Where(l => l.ToPersonId == personId);
        var mine = db.Memberships.Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To));
        return db.Changes.AsNoTracking().Where(c =>
            (c.Status == ChangeStatus.Assessing && c.Statements.Any(s => s.IsOpen
                && (mine.Any(m => m.SiteId == c.SiteId && m.Function == s.Function) || lent.Any(l => l.SiteId == c.SiteId && l.Function == s.Function))))
            || ((c.Status == ChangeStatus.Authorizing || c.Status == ChangeStatus.RetrospectiveReview)
                && c.RequesterId != personId && c.Content.ImplementerId != personId
                && (c.Content.EmergencyAuthorizerId == null || c.Content.EmergencyAuthorizerId != personId || c.Content.Type != ChangeType.Emergency)
                && c.Signatures.All(s => (s.PersonId != personId && s.OnBehalfOfId != personId) || s.VoidedAt != null)
                && c.Seats.Any(s => s.IsOpen && (mine.Any(m => m.SiteId == c.SiteId && m.Function == s.Function)
                    || lent.Any(l => l.SiteId == c.SiteId && l.Function == s.Function && l.FromPersonId != c.RequesterId && l.FromPersonId != c.Content.ImplementerId
                        && c.Signatures.All(g => (g.PersonId != l.FromPersonId && g.OnBehalfOfId != l.FromPersonId) || g.VoidedAt != null)))))
            || (c.RequesterId == personId && (c.Status == ChangeStatus.Draft || c.Status == ChangeStatus.ChangesRequested || c.Status == ChangeStatus.Approved || c.Status == ChangeStatus.Verifying))
            || (c.RequesterId == personId && c.Status == ChangeStatus.RetrospectiveReview && c.Seats.All(s => !s.IsOpen)
                && c.Signatures.Any(s => s.Meaning == SignatureMeaning.AuthorizedEmergency && s.VoidedAt == null))
            || (c.Status == ChangeStatus.RetrospectiveReview && c.Content.EmergencyAuthorizerId == personId
                && c.Signatures.All(s => s.Meaning != SignatureMeaning.AuthorizedEmergency || s.VoidedAt != null))
            || ((c.Content.ImplementerId == personId || (c.Content.ImplementerId == null && c.RequesterId == personId))
                && (c.Status == ChangeStatus.Scheduled || c.Status == ChangeStatus.EmergencyAuthorized || c.Status == ChangeStatus.Implementing)));
    }

    private IQueryable<ChangeRequest> Narrow(PortalDb db, ChangeFilter filter, string? search, int readerId)
    {
        var changes = filter.WaitingFor is { } person ? WaitingFor(db, person, clock.GetCurrentInstant()) : db.Changes.AsNoTracking();
        if (filter.Statuses is { Count: > 0 } statuses) changes = changes.Where(c => statuses.Contains(c.Status));
        if (filter.Type is { } type) changes = changes.Where(c => c.Content.Type == type);
        if (!string.IsNullOrWhiteSpace(filter.Site)) changes = changes.Where(c => c.Site.Code == filter.Site);
        if (filter.MineOnly) changes = changes.Where(c => c.RequesterId == readerId);
        if (string.IsNullOrWhiteSpace(search)) return changes;

        var pattern = SearchText.Contains(search);
        return changes.Where(c => EF.Functions.Like(c.Number, pattern, SearchText.Escape) || EF.Functions.Like(c.Content.Title, pattern, SearchText.Escape)
            || c.Items.Any(i => EF.Functions.Like(i.Label, pattern, SearchText.Escape)));
    }
}
