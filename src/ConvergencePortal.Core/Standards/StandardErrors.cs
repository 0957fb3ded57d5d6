using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>Every refusal of a standard.</summary>
public static class StandardErrors
{
    public static readonly Error NotKeeper = Error.Forbidden("standard.notKeeper", "Only the function that keeps the standard, the governance chair or an administrator can do this.");
    public static readonly Error NotWriter = Error.Forbidden("standard.notWriter", "Only people who speak for a function can write a standard. An administrator can give you one.");
    public static readonly Error NotAuthor = Error.Forbidden("standard.notAuthor", "Only the author of the version, or whoever keeps the standard, can do this.");
    public static readonly Error NothingOpen = Error.Conflict("standard.nothingOpen", "No version of this standard is being written. Write one first.");
    public static readonly Error AppliesToNothing = Error.Invalid("standard.appliesToNothing", "It applies to nothing in the plant. Widen what it applies to, or enter the things first.", "appliesTo");
    public static readonly Error ReasonRequired = Error.Invalid("standard.reason", "Say why it is retired: those who work by it will ask.", "reason");
    public static readonly Error NotEffective = Error.Conflict("standard.notEffective", "This version does not hold today. Read the one that does.");

    public static Error Unknown(string code) => Error.NotFound("standard.unknown", $"There is no standard {Shorten(code)}.");

    public static Error UnknownVersion(string code, string semVer) => Error.NotFound("standard.unknownVersion", $"{Shorten(code)} has no version {Shorten(semVer)}.");

    public static Error CodeTaken(string code) => Error.Conflict("standard.codeTaken", $"There is already a standard {code}. Choose another code.");

    public static Error Wrong(IReadOnlyList<FieldError> fields) =>
        Error.Invalid("standard.input", string.Join(" ", fields.Select(f => f.Message).Distinct().Take(5)), fields[0].Field) with { Fields = fields };

    public static Error Retired(Standard standard) => Error.Conflict("standard.retired", $"{standard.Code} is retired. Write a new standard instead.");

    public static Error InReview(StandardVersion version) => Error.Conflict("standard.inReview", $"Version {version.SemVer} waits for signatures. Take it back before you change it.");

    /// <summary>A requirement is never edited after approval: what was signed must stay what was signed.</summary>
    public static Error Approved(string semVer, SemVer next) =>
        Error.Conflict("standard.approved", $"Version {semVer} is approved and cannot be changed any more. Write a new version, {next} for example.");

    public static Error NotHigher(string semVer, string basedOn) => Error.Invalid("standard.semVer", $"Version {semVer} must be higher than {basedOn}, on which it is based.", "semVer");

    public static Error WrongStatus(StandardVersion version, string action) =>
        Error.Conflict("standard.status", $"Version {version.SemVer} is {WordsFor(version.Status)}, so it cannot be {action} now.");

    public static Error AppliesToEverything(int count) => Error.Invalid("standard.appliesToEverything",
        $"It applies to everything there is: {count} things. Say that this is meant (appliesToEverything: true), or narrow it.", "appliesToEverything");

    public static Error NobodyForSeat(Function function) => Error.Conflict("standard.nobody",
        $"Nobody but the author could sign this version for {FunctionWords.Of(function)}, and each function must be signed for by another person. Add members first.");

    public static string WordsFor(StandardStatus status) => status switch
    {
        StandardStatus.Draft => "a draft",
        StandardStatus.InReview => "waiting for signatures",
        StandardStatus.Rejected => "rejected",
        StandardStatus.Approved => "approved",
        StandardStatus.Effective => "effective",
        StandardStatus.Superseded => "superseded",
        StandardStatus.Retired => "retired",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    internal static string Shorten(string text) => text.Length <= PlainText.CodeLength ? text : text[..PlainText.CodeLength] + "…";
}
