using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Every refusal of a waiver or a pilot.</summary>
public static class TimeBoxErrors
{
    public static readonly Error EndRequired = Error.Invalid("timeBox.end", "Say until when. Nothing that a standard does not allow is without an end.", "endsOn");
    public static readonly Error EndPassed = Error.Invalid("timeBox.end", "The end lies after today.", "endsOn");
    public static readonly Error NotTheirs = Error.Forbidden("timeBox.notTheirs", "Only whoever asked for it, or the governance chair, can do this.");
    public static readonly Error NotAtSite = Error.Forbidden("timeBox.site", "You have no function at this site.");
    public static readonly Error PeopleOnly = Error.Forbidden("timeBox.peopleOnly", "Only a person who signed in by name can do this, not a service.");
    public static readonly Error ReasonRequired = Error.Invalid("timeBox.reason", "Say why: whoever signs it must know.", "reason");
    public static readonly Error SameReason = Error.Invalid("timeBox.reason", "This reason was given before. What has changed since then?", "reason");
    public static readonly Error ExtensionAsked = Error.Conflict("timeBox.extensionAsked", "An extension has been asked for already and waits for the governance chair.");
    public static readonly Error ExtendedOnce = Error.Conflict("timeBox.extendedOnce", "A pilot is extended once. Decide now: adopt it, or stop it.");
    public static readonly Error OwnPilot = Error.Forbidden("pilot.own", "You asked for this pilot. Somebody else decides what becomes of it.");
    public static readonly Error OutcomeRequired = Error.Invalid("pilot.outcome", "Say what was measured against the exit criteria.", "outcome");
    public static readonly Error DecisionUnknown = Error.Invalid("pilot.decision", "Adopt it or stop it.", "decision");
    public static readonly Error NoChair = Error.Conflict("timeBox.noChair", "There is no governance chair besides you who could sign. An administrator can appoint one.");
    public static readonly Error NothingNamed = Error.Invalid("waiver.nothing", "Name at least one finding or requirement that the waiver is about.", "findings");
    public static readonly Error ActionsAfterEnd = Error.Invalid("waiver.actionsDue", "The planned actions are done before the waiver ends.", "actionsDueOn");
    public static readonly Error StartAfterEnd = Error.Invalid("pilot.start", "The pilot begins today or later, and before it ends.", "startsOn");

    public static Error UnknownWaiver(string number) => Error.NotFound("waiver.unknown", $"There is no waiver {Short(number)}.");

    public static Error UnknownPilot(string number) => Error.NotFound("pilot.unknown", $"There is no pilot {Short(number)}.");

    public static Error UnknownFinding(string finding) => Error.Invalid("waiver.finding", $"There is no open finding {Short(finding)}.", "findings");

    public static Error UnknownRequirement(string requirement) => Error.Invalid("waiver.requirement", $"{Short(requirement)} is no requirement of a standard that is in effect.", "requirements");

    public static Error UnknownScope(string path) => Error.Invalid("timeBox.scope", $"There is no equipment {Short(path)} at this site.", "scope");

    public static Error UnknownObjective(string code) => Error.Invalid("pilot.objective", $"There is no objective {Short(code)} at this site.", "objective");

    public static Error TooLong(int mostDays, LocalDate latest) =>
        Error.Invalid("timeBox.tooLong", $"The end lies at most {mostDays} days ahead at this site, so not after {Say(latest)}. More time needs an extension.", "endsOn");

    public static Error EarlierEnd(LocalDate present) => Error.Invalid("timeBox.end", $"The new end lies after the present one, {Say(present)}.", "endsOn");

    public static Error NotBegun(LocalDate start) => Error.Conflict("pilot.notBegun", $"The pilot begins on {Say(start)}; there is nothing to decide on yet.");

    public static Error EndsWithPilot(string pilot) => Error.Conflict("waiver.ofPilot", $"This waiver belongs to {pilot} and ends with it.");

    public static Error WrongStatus(TimeBox box, string action) => Error.Conflict("timeBox.status", $"{box.Number} {Words(box.Status)}, so it cannot be {action} now.");

    private static string Words(TimeBoxStatus status) => status switch
    {
        TimeBoxStatus.Asked => "waits for signatures",
        TimeBoxStatus.InForce => "is in force",
        TimeBoxStatus.Refused => "was refused",
        TimeBoxStatus.TakenBack => "was taken back",
        TimeBoxStatus.Ended => "has ended",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static string Say(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
