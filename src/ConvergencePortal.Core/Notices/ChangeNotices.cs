using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>What people are told of changes: what a row of the ledger says happened, what they were reminded of, and what the change asks for as it stands now.</summary>
internal static class ChangeNotices
{
    public static async Task<IReadOnlyList<NoticeDraft>> OfAsync(PortalDb db, IReadOnlyList<LedgerEntry> rows, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var numbers = rows.Select(r => r.Number).Distinct().ToList();
        var named = db.Changes.Where(c => numbers.Contains(c.Number));
        var changes = (await NoticedChange.ReadAsync(named, cancellationToken)).ToDictionary(c => c.Number, StringComparer.OrdinalIgnoreCase);
        var due = (await AskedRow.ReadAsync(db, named, cancellationToken)).SelectMany(row => row.Deadlines.Select(d => (row.Number, d.Deadline.Subject, d.Deadline.DueAt))).ToDictionary(d => (d.Number, d.Subject), d => d.DueAt);
        var slots = await FirstSlotsAsync(db, [.. rows.Where(r => r.Event == ChangeEvents.Scheduled).Select(r => r.Number).Distinct()], cancellationToken);
        // Of several verdicts since the last time only the newest can have decided.
        var last = rows.Where(r => r.Event == ChangeEvents.Decided).GroupBy(r => r.Number).Select(verdicts => verdicts.Max(r => r.Sequence)).ToHashSet();
        return
        [
            .. rows.Where(r => changes.ContainsKey(r.Number) && (r.Event != ChangeEvents.Decided || last.Contains(r.Sequence))).Select(r => OfRow(r, changes[r.Number], slots, audience)).OfType<NoticeDraft>(),
            .. await RemindersAsync(db, changes.Values, rows.Min(r => r.At), audience, cancellationToken),
            .. changes.Values.SelectMany(change => change.Open.Select(open => Ask(change, open.Subject, open.AskedAt, due.TryGetValue((change.Number, open.Subject), out var dueAt) ? dueAt : null, audience))),
        ];
    }

    /// <summary>Whoever is asked, once for each time they are asked.</summary>
    private static NoticeDraft Ask(NoticedChange change, AskedSubject subject, Instant askedAt, Instant? dueAt, NoticeAudience audience) =>
        new(subject.Task == AskedTask.State ? NoticeKind.StatementAsked : NoticeKind.SignatureAsked, $"{change.Number} {subject.Function} {askedAt.ToUnixTimeTicks()}", RecordTypes.Change, change.Number, change.Content with { DueAt = dueAt })
        {
            SiteId = change.SiteId, Functions = [subject.Function!.Value], People = [.. audience.Of(subject.Function.Value, change.SiteId).Except([change.RequesterId, change.ImplementerId])],
        };

    private static NoticeDraft? OfRow(LedgerEntry row, NoticedChange change, IReadOnlyDictionary<string, long> firstSlots, NoticeAudience audience)
    {
        NoticeDraft Tell(NoticeKind kind, IEnumerable<int> people) => Say(kind, people, row.Text);
        NoticeDraft Say(NoticeKind kind, IEnumerable<int> people, string? sentence) => new(kind, $"row {row.Sequence}", RecordTypes.Change, change.Number, change.Content with { By = row.ActorId is null ? null : row.ActorName, Sentence = sentence })
        {
            SiteId = change.SiteId, Functions = change.Asked, People = [.. people.Distinct().Where(id => id != row.ActorId)],
        };
        var everybody = change.Parties.Concat(audience.Of(change.Asked, change.SiteId));
        return row.Event switch
        {
            ChangeEvents.Submitted when change.Change.Type == ChangeType.Emergency => Tell(NoticeKind.Emergency, everybody.Concat(audience.Chairs)),
            ChangeEvents.EmergencyConfirmed => Tell(NoticeKind.Emergency, change.Parties),
            ChangeEvents.Approved or ChangeEvents.PreApproved or ChangeEvents.Cancelled or ChangeEvents.RolledBack => Tell(NoticeKind.Decided, change.Parties),
            // Signatures that leave the change where it is are nobody's news.
            ChangeEvents.Decided when change.Status is ChangeStatus.ChangesRequested or ChangeStatus.Rejected => Tell(NoticeKind.Decided, change.Parties),
            // The slot stands in the content, in the plant's time.
            ChangeEvents.Scheduled => Say(firstSlots.GetValueOrDefault(change.Number) < row.Sequence ? NoticeKind.SlotMoved : NoticeKind.Scheduled, everybody, null),
            ChangeEvents.SlotRechecked when SlotNews.TellsOfNew(row.Text) => Tell(NoticeKind.ConflictAppeared, change.Parties),
            _ => null,
        };
    }

    /// <summary>Each reminder goes to the function whose word it is about; what is late, to those above and the requester too.</summary>
    private static async Task<IEnumerable<NoticeDraft>> RemindersAsync(PortalDb db, IReadOnlyCollection<NoticedChange> changes, Instant since, NoticeAudience audience, CancellationToken cancellationToken)
    {
        var known = changes.ToDictionary(c => c.Id);
        var ids = known.Keys.ToList();
        var given = await db.SeatReminders.AsNoTracking().Where(r => ids.Contains(r.ChangeId) && r.RemindedAt >= since).OrderBy(r => r.Id).ToListAsync(cancellationToken);
        // The retrospective of an emergency has one deadline for all its seats: whoever hears of it as a whole need not hear of each.
        var wholes = given.Where(r => r.Subject.Function is null).Select(r => (r.ChangeId, r.Kind, r.DueAt)).ToHashSet();
        return given.Where(r => r.Subject.Function is null || !wholes.Contains((r.ChangeId, r.Kind, r.DueAt))).Select(reminder => Of(reminder, known[reminder.ChangeId], audience));
    }

    private static NoticeDraft Of(SeatReminder reminder, NoticedChange change, NoticeAudience audience)
    {
        // The retrospective of an emergency is everybody's.
        IReadOnlyList<Function> functions = reminder.Subject.Function is { } function ? [function] : change.Asked;
        var asked = audience.Of(functions, change.SiteId);
        return new NoticeDraft(reminder.Kind == ChaseKind.Reminder ? NoticeKind.Reminder : NoticeKind.Escalation, $"{change.Number} {reminder.Subject} {reminder.AskedAt.ToUnixTimeTicks()} {reminder.Kind}", RecordTypes.Change, change.Number,
            change.Content with { DueAt = reminder.DueAt })
        {
            SiteId = change.SiteId, Functions = functions, People = [.. reminder.Kind == ChaseKind.Reminder ? asked : asked.Concat(audience.Above).Append(change.RequesterId).Distinct()],
        };
    }

    /// <summary>The place in the ledger at which each of these changes got its first slot.</summary>
    private static async Task<Dictionary<string, long>> FirstSlotsAsync(PortalDb db, List<string> numbers, CancellationToken cancellationToken) => numbers.Count == 0 ? [] : await db.Ledger.AsNoTracking()
        .Where(e => e.RecordType == RecordTypes.Change && e.Event == ChangeEvents.Scheduled && numbers.Contains(e.Number)).GroupBy(e => e.Number)
        .Select(g => new { Number = g.Key, First = g.Min(e => e.Sequence) ?? 0 }).ToDictionaryAsync(g => g.Number, g => g.First, cancellationToken);
}
