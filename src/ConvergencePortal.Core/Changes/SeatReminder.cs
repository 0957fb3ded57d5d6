using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What of a change people are asked for and reminded of.</summary>
public enum AskedTask
{
    /// <summary>A function's impact statement.</summary>
    State,

    /// <summary>A function's signature.</summary>
    Sign,

    /// <summary>The whole retrospective of an emergency: result, reason, signatures and closing.</summary>
    Retrospective,
}

/// <summary>How urgently people were reminded; each comes once.</summary>
public enum ChaseKind
{
    /// <summary>A share of the deadline has passed.</summary>
    Reminder,

    /// <summary>The deadline has passed.</summary>
    Escalation,

    /// <summary>As long again has passed.</summary>
    SecondEscalation,
}

/// <summary>One thing that a change waits for.</summary>
/// <param name="Function">Null for the retrospective, which is everybody's.</param>
public readonly record struct AskedSubject(AskedTask Task, Function? Function = null)
{
    /// <summary>As it is stored: "Sign IT", "Retrospective".</summary>
    public override string ToString() => Function is { } function ? $"{Task} {function}" : Task.ToString();

    public static AskedSubject Parse(string text)
    {
        var parts = text.Split(' ', 2);
        return new AskedSubject(Enum.Parse<AskedTask>(parts[0]), parts.Length == 2 ? Enum.Parse<Function>(parts[1]) : null);
    }
}

/// <summary>
/// That people were reminded of one thing a change waits for, once. It hangs beside the change and not in it: whoever is editing the change is not made
/// stale by a reminder.
/// </summary>
public sealed class SeatReminder
{
    private SeatReminder() { }

    public SeatReminder(int changeId, AskedSubject subject, Instant askedAt, ChaseKind kind, Instant dueAt, Instant now) =>
        (ChangeId, Subject, AskedAt, Kind, DueAt, RemindedAt) = (changeId, subject, askedAt, kind, dueAt, now);

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public AskedSubject Subject { get; private set; }

    /// <summary>Since when they were asked; being asked again begins anew.</summary>
    public Instant AskedAt { get; private set; }

    public ChaseKind Kind { get; private set; }
    public Instant DueAt { get; private set; }
    public Instant RemindedAt { get; private set; }
}
