using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Standards;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Where the figures of the dashboard lead: to the list of exactly the records that each counts.</summary>
/// <param name="Site">Code of the site that the dashboard shows; null for all of them.</param>
public sealed record DashboardAddress(string? Site)
{
    public const string Page = "/dashboard";
    private const string Yes = "yes";

    /// <summary>Null for the governance chair, who is asked for no change.</summary>
    public string? Asked(Function? function, AskedTask task) => function is null ? null : List("/changes", ("asked", function.Value.ToString()), ("task", task.ToString()));

    /// <inheritdoc cref="Asked"/>
    public string? Overdue(Function? function) => function is null ? null : List("/changes", ("asked", function.Value.ToString()), ("overdue", Yes));

    /// <param name="function">Null for the governance chair.</param>
    public string Rounds(Function? function) => List("/rounds", ("function", function?.ToString() ?? "chair"));

    public string GoingAhead(LocalDate day) => List("/changes", ("day", LocalDatePattern.Iso.Format(day)));

    public string Conflict(ConflictCode code) => List("/changes", ("conflict", code.ToString()));

    public string MovedSlots() => List("/changes", ("moved", Yes));

    public string Findings(CheckSeverity? severity, AgeBand? age, FindingStatus status = FindingStatus.Open) => List(FindingAddress.List, ("severity", severity?.ToString()), ("status", status.ToString()), ("age", age?.ToString()));

    public string Timed(TimedKind kind, AgeBand? age) => kind switch
    {
        TimedKind.Waiver => List("/waivers", ("status", nameof(TimeBoxStatus.InForce)), ("age", age?.ToString())),
        TimedKind.Pilot => List("/pilots", ("status", nameof(TimeBoxStatus.InForce)), ("age", age?.ToString())),
        TimedKind.Measure => List("/temporary", ("status", "open"), ("age", age?.ToString())),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public string Overdue(TimedKind kind) => List(ListOf(kind), ("status", "overdue"));

    public static string Of(TimedKind kind, string number) => $"{ListOf(kind)}/{Uri.EscapeDataString(number)}";

    public string Sources(bool unowned) => List("/data-sources", ("stage", nameof(LifecycleStage.Production)), ("unowned", unowned ? Yes : null));

    private static string ListOf(TimedKind kind) => kind switch
    {
        TimedKind.Waiver => "/waivers",
        TimedKind.Pilot => "/pilots",
        TimedKind.Measure => "/temporary",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private string List(string path, params (string Name, string? Value)[] parts) =>
        QueryHelpers.AddQueryString(path, parts.Append(("site", Site)).Where(part => part.Item2 is not null).Select(part => new KeyValuePair<string, string?>(part.Item1, part.Item2)));
}
