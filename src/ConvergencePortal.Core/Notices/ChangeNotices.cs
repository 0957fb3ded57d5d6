using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told of changes: what a row of the ledger says happened, and what the change asks for as it stands now.</summary>
internal static class ChangeNotices
{
    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, IReadOnlyList<LedgerEntry> rows, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(r => r.Number).Distinct().ToList();
        var changes = await ReadAsync(db, db.Changes.Where(c => numbers.Contains(c.Number)), cancellationToken);
        var slots = await FirstSlotsAsync(db, [.. rows.Where(r => r.Event == ChangeEvents.Scheduled).Select(r => r.Number).Distinct()], cancellationToken);
        var known = changes.ToDictionary(c => c.Number, StringComparer.OrdinalIgnoreCase);
        return
        [
            .. rows.Where(r => known.ContainsKey(r.Number)).Select(r => OfRow(r, known[r.Number], slots, audience)).OfType<NoticeDraft>(),
            .. changes.SelectMany(c => Asked(c, audience)),
        ];
    }

    /// <summary>Whoever is asked, once for each time they are asked.</summary>
    private static IEnumerable<NoticeDraft> Asked(NoticedChange change, NoticeAudience audience)
    {
        if (change.Status == ChangeStatus.Assessing)
            foreach (var asked in change.Statements.Where(s => s.IsOpen)) yield return Ask(NoticeKind.StatementAsked, change, asked.Function, asked.RequestedAt, audience);
        if (change.Status is ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview)
            foreach (var asked in change.Seats.Where(s => s.IsOpen)) yield return Ask(NoticeKind.SignatureAsked, change, asked.Function, asked.RequestedAt, audience);
    }

    private static NoticeDraft Ask(NoticeKind kind, NoticedChange change, Function function, Instant askedAt, NoticeAudience audience) =>
        new(kind, $"{change.Number} {function} {askedAt.ToUnixTimeTicks()}", RecordTypes.Change, change.Number, change.Content())
        {
            SiteId = change.SiteId, Functions = [function], People = [.. audience.Of(function, change.SiteId).Except([change.RequesterId, change.ImplementerId])],
        };

    private static NoticeDraft? OfRow(LedgerEntry row, NoticedChange change, IReadOnlyDictionary<string, long> firstSlots, NoticeAudience audience)
    {
        NoticeDraft Tell(NoticeKind kind, IReadOnlyList<Function> functions, IEnumerable<int> people) => new(kind, $"row {row.Sequence}", RecordTypes.Change, change.Number, change.Content() with { By = row.ActorId is null ? null : row.ActorName, Sentence = row.Text })
        {
            SiteId = change.SiteId, Functions = functions, People = [.. people.Distinct().Where(id => id != row.ActorId)],
        };
        return row.Event switch
        {
            ChangeEvents.Submitted when change.Type == ChangeType.Emergency => Tell(NoticeKind.Emergency, change.Asked, change.Parties.Concat(change.Asked.SelectMany(f => audience.Of(f, change.SiteId))).Concat(audience.Chairs)),
            ChangeEvents.EmergencyConfirmed => Tell(NoticeKind.Emergency, change.Asked, change.Parties),
            ChangeEvents.Reminded => Late(NoticeKind.Reminder, row, change, audience, []),
            ChangeEvents.Escalated or ChangeEvents.EscalatedAgain => Late(NoticeKind.Escalation, row, change, audience, audience.Above),
            ChangeEvents.Approved or ChangeEvents.PreApproved or ChangeEvents.Cancelled or ChangeEvents.RolledBack => Tell(NoticeKind.Decided, change.Asked, change.Parties),
            // Signatures that leave the change where it is are nobody's news.
            ChangeEvents.Decided when change.Status is ChangeStatus.ChangesRequested or ChangeStatus.Rejected => Tell(NoticeKind.Decided, change.Asked, change.Parties),
            ChangeEvents.Scheduled => Tell(firstSlots.GetValueOrDefault(change.Number) < row.Sequence ? NoticeKind.SlotMoved : NoticeKind.Scheduled, change.Asked, change.Parties.Concat(change.Asked.SelectMany(f => audience.Of(f, change.SiteId)))),
            ChangeEvents.SlotRechecked when row.Text?.StartsWith("New:", StringComparison.Ordinal) == true => Tell(NoticeKind.ConflictAppeared, change.Asked, change.Parties),
            _ => null,
        };
    }

    /// <summary>The functions whose word is still missing, and those above when the deadline has passed. Which deadline it was, the row's sentence says.</summary>
    private static NoticeDraft Late(NoticeKind kind, LedgerEntry row, NoticedChange change, NoticeAudience audience, IEnumerable<int> above)
    {
        var missing = change.Missing.Count > 0 ? change.Missing : change.Asked;
        return new NoticeDraft(kind, $"row {row.Sequence}", RecordTypes.Change, change.Number, change.Content() with { Sentence = row.Text })
        {
            SiteId = change.SiteId, Functions = missing, People = [.. missing.SelectMany(f => audience.Of(f, change.SiteId)).Concat(above).Concat(kind == NoticeKind.Escalation ? [change.RequesterId] : []).Distinct()],
        };
    }

    /// <summary>The place in the ledger at which each of these changes got its first slot.</summary>
    private static async Task<Dictionary<string, long>> FirstSlotsAsync(PortalDb db, List<string> numbers, CancellationToken cancellationToken) => numbers.Count == 0 ? [] : await db.Ledger.AsNoTracking()
        .Where(e => e.RecordType == RecordTypes.Change && e.Event == ChangeEvents.Scheduled && numbers.Contains(e.Number)).GroupBy(e => e.Number)
        .Select(g => new { Number = g.Key, First = g.Min(e => e.Sequence) ?? 0 }).ToDictionaryAsync(g => g.Number, g => g.First, cancellationToken);

    public static async Task<List<NoticedChange>> ReadAsync(PortalDb db, IQueryable<ChangeRequest> changes, CancellationToken cancellationToken)
    {
        var found = await changes.AsNoTracking().AsSplitQuery().OrderBy(c => c.Id).Select(c => new
        {
            c.Number, c.Content, c.Status, c.SiteId, SiteName = c.Site.Name, Zone = c.Site.TimeZone, c.RequesterId, c.RequesterName,
            Things = c.Items.Select(i => i.Label).ToList(), Seats = c.Seats.Select(s => new AskedSeat(s.Function, s.IsOpen, s.RequestedAt, s.DeadlineHours)).ToList(),
            Statements = c.Statements.Select(s => new AskedStatement(s.Function, s.IsOpen, s.RequestedAt, s.StatedAt)).ToList(),
        }).ToListAsync(cancellationToken);
        return [.. found.Select(c => new NoticedChange(c.Number, c.Content, c.Status, c.SiteId, c.SiteName, c.Zone!, c.RequesterId, c.RequesterName, c.Things, c.Things.Count, c.Seats, c.Statements))];
    }
}

/// <summary>A change as notices speak of it.</summary>
internal sealed record NoticedChange(string Number, ChangeContent Change, ChangeStatus Status, int SiteId, string SiteName, string Zone, int RequesterId, string RequesterName, IReadOnlyList<string> Things, int ThingCount,
    IReadOnlyList<AskedSeat> Seats, IReadOnlyList<AskedStatement> Statements)
{
    public ChangeType Type => Change.Type;
    public int ImplementerId => Change.ImplementerId ?? RequesterId;

    /// <summary>Every function that has a seat.</summary>
    public IReadOnlyList<Function> Asked => [.. Seats.Select(s => s.Function).Distinct().Order()];

    /// <summary>Functions whose statement or signature is still open.</summary>
    public IReadOnlyList<Function> Missing => Status switch
    {
        ChangeStatus.Assessing => [.. Statements.Where(s => s.IsOpen).Select(s => s.Function).Order()],
        ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview => [.. Seats.Where(s => s.IsOpen).Select(s => s.Function).Order()],
        _ => [],
    };

    /// <summary>Who asked for it, who does it, and who is needed for it.</summary>
    public IEnumerable<int> Parties => [RequesterId, ImplementerId, .. Change.RequiredPersonIds];

    public NoticeContent Content() => new(Change.Title)
    {
        Site = SiteName, Zone = Zone, Things = Things, ThingCount = ThingCount, From = Change.PlannedStart, Until = Change.PlannedEnd, Missing = Missing, ProductionMinutesAtRisk = Change.ProductionMinutesAtRisk,
        Risk = Change.ProductionImpact ?? Change.SafetyImpact, Status = Status, By = RequesterName,
    };
}
