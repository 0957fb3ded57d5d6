using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a list of changes is narrowed to; everything that is null does not narrow.</summary>
/// <param name="WaitingFor">Only what waits for this person.</param>
public sealed record ChangeFilter(IReadOnlyList<ChangeStatus>? Statuses = null, ChangeType? Type = null, string? Site = null, int? WaitingFor = null, bool MineOnly = false)
{
    /// <summary>Only what waits for a statement or a signature of this function.</summary>
    public Function? AskedOf { get; init; }

    /// <summary>Only what waits for this.</summary>
    public AskedTask? Asked { get; init; }

    /// <summary>Only where the deadline of what functions are asked for has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Only where this speaks against the slot; what only warns does not count.</summary>
    public ConflictCode? Conflict { get; init; }

    /// <summary>Only where the verdicts on the slot are no longer those people relied on.</summary>
    public bool HasMovedSlot { get; init; }

    /// <summary>Only what is agreed and begins on this day of its site.</summary>
    public LocalDate? GoesAheadOn { get; init; }
}

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
        var changes = await NarrowAsync(db, Narrow(db, filter, page.Search, readerId), filter, cancellationToken);
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
        if (filter.HasMovedSlot) changes = changes.Where(c => db.SlotChecks.Any(k => k.ChangeId == c.Id && k.DiffersSince != null));
        if (filter.Conflict is { } code)
        {
            var conflicting = WithConflict(db.SlotChecks, code);
            changes = changes.Where(c => conflicting.Any(k => k.ChangeId == c.Id));
        }
        if (string.IsNullOrWhiteSpace(search)) return changes;

        var pattern = SearchText.Contains(search);
        return changes.Where(c => EF.Functions.Like(c.Number, pattern, SearchText.Escape) || EF.Functions.Like(c.Content.Title, pattern, SearchText.Escape)
            || c.Items.Any(i => EF.Functions.Like(i.Label, pattern, SearchText.Escape)));
    }

    /// <summary>What the clocks and holidays of sites decide is worked out here; few enough changes are open at a time to name them one by one.</summary>
    private async Task<IQueryable<ChangeRequest>> NarrowAsync(PortalDb db, IQueryable<ChangeRequest> changes, ChangeFilter filter, CancellationToken cancellationToken)
    {
        if (filter.AskedOf is not null || filter.Asked is not null || filter.IsOverdue)
        {
            var asks = await OpenAsks.ReadAsync(db, changes, clock.GetCurrentInstant(), cancellationToken);
            var ids = asks.Items.Where(a => (filter.AskedOf ?? a.Function) == a.Function && (filter.Asked ?? a.Task) == a.Task && (a.IsOverdue || !filter.IsOverdue)).Select(a => a.ChangeId).Distinct().ToList();
            changes = changes.Where(c => ids.Contains(c.Id));
        }
        if (filter.GoesAheadOn is { } day)
        {
            var ids = (await GoingAhead.ListAsync(db, changes, day, day.PlusDays(1), cancellationToken)).Select(g => g.ChangeId).ToList();
            changes = changes.Where(c => ids.Contains(c.Id));
        }
        return changes;
    }

    /// <summary>Checks in which a verdict of the code blocks the slot or lets it pass only with somebody's consent.</summary>
    internal static IQueryable<SlotCheck> WithConflict(IQueryable<SlotCheck> checks, ConflictCode code)
    {
        var (blocks, asks) = (SearchText.Contains(StoredVerdicts.Beginning(code, ConflictPolicy.Block)), SearchText.Contains(StoredVerdicts.Beginning(code, ConflictPolicy.NeedsApproval)));
        return checks.Where(k => EF.Functions.Like(k.Verdicts, blocks, SearchText.Escape) || EF.Functions.Like(k.Verdicts, asks, SearchText.Escape));
    }
}
