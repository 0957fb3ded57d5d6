using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Refusals by and about the approval policy.</summary>
public static class PolicyErrors
{
    public static readonly Error AdministratorOnly = Error.Forbidden("policy.administrator", "The approval policy is written by an administrator. You can read it.");
    public static readonly Error PeopleOnly = Error.Forbidden("policy.peopleOnly", "The approval policy is written by a person who signed in by name, not by a service.");
    public static readonly Error BuiltIn = Error.Conflict("policy.builtIn", "Version 1 comes with the portal and cannot be changed. Start a draft from it.");
    public static readonly Error NothingDiffers = Error.Conflict("policy.same", "This version asks exactly what the effective one asks. There is nothing to approve.");

    /// <summary>Not the refusal of a lost race: trying again would not help, a person must look at what moved.</summary>
    public static readonly Error Moved = Error.Stale("policy.moved", "Somebody else saved this version in the meantime. Read it again and repeat what still holds.");

    public static readonly Error EffectiveMoved = Error.Conflict("policy.basis", "Another version became effective since this one was submitted. Discard it and start a draft from the effective one.");
    public static readonly Error SpanUnclear = Error.Invalid("policy.span", "Replay the last 1 to 10,000 changes, or those of the last 1 to 3,650 days.", "last");

    public static Error Unknown(int number) => Error.NotFound("policy.unknown", $"There is no version {number} of the approval policy.");

    public static Error OpenDraft(int number) => Error.Conflict("policy.open", $"Version {number} is still being written or signed. Finish or discard it before you start another.");

    public static Error WrongStatus(ApprovalPolicy policy, string what) => Error.Conflict("policy.status", $"Version {policy.Number} is {WordsFor(policy.Status)} and can no longer be {what}.");

    public static Error Wrong(IReadOnlyList<FieldError> fields) =>
        Error.Invalid("policy.input", string.Join(" ", fields.Select(f => f.Message).Distinct().Take(5)), fields[0].Field) with { Fields = fields };

    public static Error Unsatisfiable(IReadOnlyList<FieldError> fields) => Wrong(fields) with { Code = "policy.unsatisfiable" };

    public static Error Forbids(IReadOnlyList<ForbiddingRow> rows) => Error.Conflict("policy.forbids", string.Join(" ", rows.Select(row => row.Sentence).Distinct()));

    public static Error NobodyForSeat(Function function) => Error.Conflict("policy.nobody",
        $"Nobody but you could sign this version for {FunctionWords.Of(function)}, and each function must be signed for by another person. Add members first.");

    public static string WordsFor(PolicyStatus status) => status switch
    {
        PolicyStatus.Draft => "a draft",
        PolicyStatus.InReview => "waiting for signatures",
        PolicyStatus.Effective => "effective",
        PolicyStatus.Superseded => "superseded",
        PolicyStatus.Rejected => "rejected",
        PolicyStatus.Discarded => "discarded",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
