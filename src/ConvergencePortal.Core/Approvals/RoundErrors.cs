using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Refusals about approval rounds.</summary>
public static class RoundErrors
{
    public static readonly Error Unknown = Error.NotFound("round.unknown", "There is no such approval.");
    public static readonly Error VerdictUnknown = Error.Invalid("round.verdict", "Approve or refuse.", "verdict");
    public static readonly Error PeopleOnly = Error.Forbidden("round.peopleOnly", "Only a person who signed in by name can sign, not a service.");
    public static readonly Error RequesterMayNotSign = Error.Forbidden("round.requester", "You asked for this approval, so you cannot sign it. Somebody else must look at it.");
    public static readonly Error OneSeatAPerson = Error.Forbidden("round.oneSeat", "You have signed here for another function. Each function must be signed for by another person.");
    public static readonly Error OtherContent = Error.Stale("round.content", "What you looked at is not what is asked now. Read it again before you sign.");
    public static readonly Error ReasonRequired = Error.Invalid("round.reason", "Say why you refuse it: whoever wrote it must know what to do.", "comment");

    public static readonly Error ChairOnly = Error.Forbidden("round.chair", "Only the governance chair can sign this.");

    public static Error Closed(ApprovalRound round) => Error.Conflict("round.closed", $"This approval is no longer open: it was {WordsFor(round.Status)}.");

    public static Error NoSuchSeat(Function function) => Error.Forbidden("round.seat", $"{FunctionWords.Of(function)} is not asked here.");

    public static Error NotYourFunction(Function function, bool isOrganizationWide) => Error.Forbidden("round.function",
        isOrganizationWide ? $"You speak for {FunctionWords.Of(function)} at no site." : $"You do not speak for {FunctionWords.Of(function)} at this site.");

    public static Error SeatTaken(Function function, string name) => Error.Conflict("round.taken", $"{name} has already signed for {FunctionWords.Of(function)}.");

    public static Error NobodyForSeat(Function function) => Error.Conflict("round.nobody",
        $"Nobody is left who could sign for {FunctionWords.Of(function)}. An administrator can add members.");

    private static string WordsFor(RoundStatus status) => status switch
    {
        RoundStatus.Open => "opened",
        RoundStatus.Approved => "approved",
        RoundStatus.Refused => "refused",
        RoundStatus.Withdrawn => "taken back",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
