using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>A decision for a function on the revision that was looked at. To approve or to refuse takes the signing PIN, or a confirmation where the site lets that suffice.</summary>
public sealed record DecideBody(int? Revision, Function? Function, Verdict? Verdict, string? Comment, string? Pin = null, bool? Confirmed = null);

/// <summary>What the named authorizer of an emergency signs with.</summary>
public sealed record ConfirmBody(string? Comment, string? Pin, bool? Confirmed = null);

/// <summary>What the change means for a function; "none" is a statement.</summary>
public sealed record AssessBody(Function? Function, string? Statement);

/// <summary>Where the span of the change begins.</summary>
public sealed record ScheduleBody(Instant? Start);

/// <summary>What was checked after the work, and the two confirmations that some changes need before start-up.</summary>
public sealed record VerifyBody(string? Result, bool? PeopleInformed, bool? PreStartupReview);

/// <summary>How the change went.</summary>
public sealed record CloseBody(ChangeOutcome? Outcome, int? ProductionMinutesLost, string? LessonsLearned);

/// <summary>Why a change is withdrawn, cancelled or rolled back; the minutes lost count for a rollback only.</summary>
public sealed record ReasonBody(string? Reason, int? ProductionMinutesLost);

/// <summary>What an action cannot do without.</summary>
internal static class MissingFields
{
    public static readonly Error Version = Missing("version", "Say which version you edited; the answer you read names it.");
    public static readonly Error Revision = Missing("revision", "Say which revision you looked at.");
    public static readonly Error Function = Missing("function", "Say for which function.");
    public static readonly Error Verdict = Missing("verdict", $"Say what you decide: {string.Join(", ", Enum.GetNames<Verdict>())}.");
    public static readonly Error Start = Missing("start", "Say when the change starts.");
    public static readonly Error Outcome = Missing("outcome", $"Say how it went: {string.Join(", ", Enum.GetNames<ChangeOutcome>().Except([nameof(ChangeOutcome.RolledBack)]))}.");

    private static Error Missing(string field, string message) => Error.Invalid("request.missing", message, field);
}
