using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Changes;

/// <summary>Every refusal of a temporary measure.</summary>
public static class MeasureErrors
{
    public static readonly Error NotTheirs = Error.Forbidden("measure.notTheirs", "Only the owner of the measure, or whoever did the work, can do this.");
    public static readonly Error NotOwner = Error.Forbidden("measure.notOwner", "Only the owner or the governance chair can hand the measure over.");
    public static readonly Error NotOffered = Error.Forbidden("measure.notOffered", "The measure was not offered to you.");
    public static readonly Error AlreadyTheirs = Error.Invalid("measure.owner", "This person owns the measure already.", "person");
    public static readonly Error ProofRequired = Error.Invalid("measure.proof", "Say what was checked, by whom, and what was found.", "proof");
    public static readonly Error SecondPerson = Error.Forbidden("measure.secondPerson", "Somebody else must look: not the owner, not whoever did the work, not whoever removed it.");
    public static readonly Error NotAsked = Error.Forbidden("measure.notAsked", "Only somebody of a function that signed the change can confirm this.");
    public static readonly Error ExtensionAsked = Error.Conflict("measure.extensionAsked", "An extension has been asked for already and waits for signatures.");
    public static readonly Error EarlierEnd = Error.Invalid("measure.end", "The new end lies after the present one and after now.", "until");
    public static readonly Error TooLong = Error.Invalid("measure.end", $"An extension adds at most {TemporaryMeasure.MostDaysAtOnce} days.", "until");
    public static readonly Error NobodyAsked = Error.Conflict("measure.nobody", "No function signed the change, so nobody can sign an extension. Remove the measure or make it permanent.");

    public static Error Unknown(string number) => Error.NotFound("measure.unknown", $"There is no temporary measure {(number.Length <= 20 ? number : number[..20] + "…")}.");

    public static Error NotAtSite(string name) => Error.Invalid("measure.person", $"{name} has no function at this site, so cannot be held to the measure.", "person");

    public static Error PermanentUnderWay(string change) => Error.Conflict("measure.permanent", $"{change} is to make it permanent and is not over yet.");

    public static Error WrongStatus(TemporaryMeasure measure, string action) => Error.Conflict("measure.status", $"{measure.Number} {Words(measure.Status)}, so it cannot be {action} now.");

    private static string Words(MeasureStatus status) => status switch
    {
        MeasureStatus.InEffect => "is in effect",
        MeasureStatus.RemovalToConfirm => "waits for a second person",
        MeasureStatus.Removed => "was removed",
        MeasureStatus.MadePermanent => "was made permanent",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
