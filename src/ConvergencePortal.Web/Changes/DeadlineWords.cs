using ConvergencePortal.Core.Changes;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>Says a deadline: "Due Mon 9 Nov 2026, 16:00, reminded" or "Overdue 3 h, escalated".</summary>
public static class DeadlineWords
{
    public static StatusLook Of(ChasedDeadline deadline, string zone, Instant now, IStringLocalizer<Texts> t)
    {
        if (deadline.OverdueAt(now) is { } overdue)
            return new StatusLook(deadline.Chased switch
            {
                null or ChaseKind.Reminder => t["Overdue {0}", Age(overdue, t)],
                ChaseKind.Escalation => t["Overdue {0}, escalated", Age(overdue, t)],
                ChaseKind.SecondEscalation => t["Overdue {0}, escalated twice", Age(overdue, t)],
                _ => throw new ArgumentOutOfRangeException(nameof(deadline), deadline.Chased, null),
            }, "▲", "status-bad");

        var due = PlantClock.Say(deadline.Deadline.DueAt, zone);
        return deadline.Chased is null ? new StatusLook(t["Due {0}", due], "◷", "status-muted") : new StatusLook(t["Due {0}, reminded", due], "◷", "status-warn");
    }

    /// <summary>What is waited for, in words.</summary>
    public static string Of(AskedSubject subject, IStringLocalizer<Texts> t) => subject.Task switch
    {
        AskedTask.State => t["The impact statement of {0}", subject.Function is { } function ? t[ChangeTexts.Of(function)].Value : ""],
        AskedTask.Sign => t["The signature of {0}", subject.Function is { } function ? t[ChangeTexts.Of(function)].Value : ""],
        AskedTask.Retrospective => t["The retrospective of the emergency"],
        _ => throw new ArgumentOutOfRangeException(nameof(subject), subject.Task, null),
    };

    private static string Age(Duration age, IStringLocalizer<Texts> t) =>
        age.TotalHours < 1 ? t["{0} min", (int)age.TotalMinutes] : age.TotalHours < 48 ? t["{0} h", (int)age.TotalHours] : t["{0} days", (int)age.TotalDays];
}
