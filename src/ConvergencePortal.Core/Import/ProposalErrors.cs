using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Import;

/// <summary>Why an approved record is not simply changed, and why a proposal to change it is refused.</summary>
public static class ProposalErrors
{
    /// <summary>By which a form knows that proposing would help.</summary>
    public const string GovernedCode = "record.governed";

    private const int SentenceLength = 400;

    public static readonly Error PeopleOnly = Error.Forbidden("proposal.peopleOnly", "Only a person who signed in by name can propose a change or take it back, not a service.");
    public static readonly Error ReasonRequired = Error.Invalid("proposal.reason", "Say why: whoever signs must be able to judge it.", "reason");
    public static readonly Error NothingMoves = Error.Invalid("proposal.nothing", "This is what the record says already. Change something, and propose that.");
    public static readonly Error NotAuthor = Error.Forbidden("proposal.notAuthor", "Only whoever proposed it, or an administrator, can take it back.");

    public static Error Governed(string key, RecordColumn column) => Error.Invalid(GovernedCode,
        $"{key} was approved, so \"{column.Label}\" changes only when the functions concerned agree. Propose the change instead of saving it.", column.Name);

    public static Error ApprovalRequired(string key) => Error.Invalid(GovernedCode,
        $"{key} is approved, or belongs to what was approved, only when the functions concerned agree. Propose it instead of saving it.");

    public static Error Unknown(string number) => Error.NotFound("proposal.unknown", $"There is no proposal {number}.");

    public static Error NeverApproved(RecordKind kind) => Error.Invalid("proposal.kind", $"{kind.Title} are not approved by themselves; save the record as it is.");

    public static Error NotApproved(string key) => Error.Conflict("proposal.notApproved", $"{key} is not approved yet, so nobody needs to agree: save it, or ask for its approval.");

    public static Error AlreadyApproved(string key) => Error.Conflict("proposal.approved", $"{key} is approved already.");

    public static Error NobodyAnswers(string key) => Error.Conflict("proposal.noOwner",
        $"{key} has no accountable owner who speaks for a function at the site, so nobody can be asked. Name one first.");

    public static Error OpenAlready(string key, string number) => Error.Conflict("proposal.open", $"{number} about {key} waits for signatures. Let it be decided, or take it back, before you propose something else.");

    public static Error Closed(RecordProposal proposal) => Error.Conflict("proposal.closed", $"{proposal.Number} is no longer open: it was {WordsFor(proposal.Status)}.");

    public static Error Moved(RecordProposal proposal, string field) => Error.Conflict("proposal.moved",
        $"{proposal.Key} has moved since {proposal.Number} was written: {field} is no longer what its author saw. It must be taken back and proposed anew.");

    public static Error NoLongerFits(RecordProposal proposal, string sentence) => Error.Conflict("proposal.broken",
        $"{proposal.Number} no longer fits the plant: {(sentence.Length <= SentenceLength ? sentence : sentence[..SentenceLength] + "…")} It must be taken back and proposed anew.");

    private static string WordsFor(ProposalStatus status) => status switch
    {
        ProposalStatus.Open => "opened",
        ProposalStatus.Approved => "approved",
        ProposalStatus.Refused => "refused",
        ProposalStatus.Withdrawn => "taken back",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
