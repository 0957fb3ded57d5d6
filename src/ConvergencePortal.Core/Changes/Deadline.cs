using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a change waits for, as deadlines look at it.</summary>
public sealed record AskedChange(ChangeType Type, ChangeStatus Status, Instant? ActualEnd, IReadOnlyList<AskedSeat> Seats, IReadOnlyList<AskedStatement> Statements);

/// <summary>A seat as deadlines look at it.</summary>
public sealed record AskedSeat(Function Function, bool IsOpen, Instant RequestedAt, int? DeadlineHours);

/// <summary>A statement as deadlines look at it; it has the deadline of its function's seat.</summary>
public sealed record AskedStatement(Function Function, bool IsOpen, Instant RequestedAt, Instant? StatedAt);

/// <summary>When one thing that a change waits for is due, and when people are reminded of it.</summary>
/// <param name="AskedAt">Since when it could be done.</param>
/// <param name="EscalatesAgainAt">As long again after it was due; null when that moment never comes.</param>
public sealed record Deadline(AskedSubject Subject, Instant AskedAt, Instant RemindsAt, Instant DueAt, Instant? EscalatesAgainAt)
{
    /// <summary>The strongest reminder whose time has come; null before the first.</summary>
    public ChaseKind? KindAt(Instant now) =>
        EscalatesAgainAt <= now ? ChaseKind.SecondEscalation
        : DueAt <= now ? ChaseKind.Escalation
        : RemindsAt <= now ? ChaseKind.Reminder
        : null;
}

/// <summary>
/// When the decisions on a change are due, in working hours of its site. Silence never approves: a deadline that passes is only told to more people.
/// </summary>
public static class DeadlineRules
{
    /// <summary>Of everything that is open now; nothing for what has no deadline.</summary>
    public static IReadOnlyList<Deadline> For(AskedChange change, SiteCalendar calendar) => change.Status switch
    {
        ChangeStatus.Assessing or ChangeStatus.Authorizing => [.. Open(change).Select(asked => In(asked.Subject, asked.Since, HoursOf(change, asked.Subject.Function!.Value), calendar)).OfType<Deadline>()],
        ChangeStatus.Verifying or ChangeStatus.RetrospectiveReview when change.Type == ChangeType.Emergency && change.ActualEnd is { } end => Retrospective(change, end, calendar),
        ChangeStatus.Draft or ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.Closed or ChangeStatus.ChangesRequested or ChangeStatus.Rejected
            or ChangeStatus.Cancelled or ChangeStatus.RolledBack or ChangeStatus.EmergencyAuthorized or ChangeStatus.RetrospectiveReview => [],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Status, null),
    };

    /// <summary>What functions are asked for now and have not done, and since when they could; with a deadline or without.</summary>
    public static IReadOnlyList<(AskedSubject Subject, Instant Since)> Open(AskedChange change) => change.Status switch
    {
        ChangeStatus.Assessing => [.. change.Statements.Where(s => s.IsOpen).Select(s => (new AskedSubject(AskedTask.State, s.Function), s.RequestedAt))],
        ChangeStatus.Authorizing => [.. change.Seats.Where(s => s.IsOpen).Select(s => (new AskedSubject(AskedTask.Sign, s.Function), SignableSince(change.Statements.Select(statement => statement.StatedAt), s.RequestedAt)))],
        ChangeStatus.RetrospectiveReview => [.. change.Seats.Where(s => s.IsOpen).Select(s => (new AskedSubject(AskedTask.Sign, s.Function), change.ActualEnd ?? s.RequestedAt))],
        ChangeStatus.Draft or ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.Closed or ChangeStatus.ChangesRequested or ChangeStatus.Rejected
            or ChangeStatus.Cancelled or ChangeStatus.RolledBack or ChangeStatus.EmergencyAuthorized => [],
        _ => throw new ArgumentOutOfRangeException(nameof(change), change.Status, null),
    };

    /// <summary>A seat opens for signature with the last statement; the time before is not held against those who sign.</summary>
    public static Instant SignableSince(IEnumerable<Instant?> statedAt, Instant requestedAt) => statedAt.Select(at => at ?? requestedAt).Append(requestedAt).Max();

    private static int? HoursOf(AskedChange change, Function function) => change.Seats.FirstOrDefault(s => s.Function == function)?.DeadlineHours;

    private static Deadline? In(AskedSubject subject, Instant askedAt, int? hours, SiteCalendar calendar)
    {
        var length = Duration.FromHours(hours ?? calendar.Choices.DefaultDeadlineHours);
        return length > Duration.Zero && calendar.Time.Add(askedAt, length) is { } due ? Until(subject, askedAt, due, length, calendar) : null;
    }

    /// <summary>Everybody's together, and each open seat's: the work is done, and the functions look at it within the same days.</summary>
    private static IReadOnlyList<Deadline> Retrospective(AskedChange change, Instant end, SiteCalendar calendar)
    {
        if (calendar.Time.AddDays(end, calendar.Choices.RetrospectiveDays) is not { } due) return [];

        var length = calendar.Time.Between(end, due);
        var seats = change.Status == ChangeStatus.RetrospectiveReview ? change.Seats.Where(s => s.IsOpen).Select(s => new AskedSubject(AskedTask.Sign, s.Function)) : [];
        return [.. seats.Append(new AskedSubject(AskedTask.Retrospective)).Select(subject => Until(subject, end, due, length, calendar))];
    }

    private static Deadline Until(AskedSubject subject, Instant askedAt, Instant due, Duration length, SiteCalendar calendar) =>
        new(subject, askedAt, calendar.Time.Add(askedAt, length * calendar.Choices.ReminderPercent / 100) ?? due, due, calendar.Time.Add(due, length));
}
