using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Every refusal of a change request, in the words of a change meeting.</summary>
public static class ChangeRequestErrors
{
    public static readonly Error NotRequester = Error.Forbidden("change.notRequester", "Only the requester can do this with the change.");
    public static readonly Error NotImplementer = Error.Forbidden("change.notImplementer", "Only the implementer or the requester can do this.");
    public static readonly Error NotInvolved = Error.Forbidden("change.notInvolved", "Only the requester, the implementer or somebody of a function that is asked can do this.");
    public static readonly Error NotScheduler = Error.Forbidden("change.notScheduler", "Only the requester, the implementer, maintenance or production of the site can choose the slot.");
    public static readonly Error NotAtSite = Error.Forbidden("change.notAtSite", "Only people with a function at the site can raise a change there.");
    public static readonly Error RequesterMayNotSign = Error.Forbidden("seat.requester", "You raised this change, so you cannot sign it. Somebody else of your function must.");
    public static readonly Error ImplementerMayNotSign = Error.Forbidden("seat.implementer", "You carry out this change, so you cannot sign it. Somebody else of your function must.");
    public static readonly Error OneSeatAPerson = Error.Forbidden("seat.onePerson", "You have already signed this change for another function. One person fills one seat.");
    public static readonly Error SignedAlready = Error.Conflict("seat.signedAlready", "You have signed this seat already. It takes the signature of somebody else too.");
    public static readonly Error AuthorizerMayNotSign = Error.Forbidden("seat.authorizer", "You authorized this emergency, so you cannot review it for a function. Somebody else of your function must.");
    public static readonly Error NotAuthorizer = Error.Forbidden("emergency.notAuthorizer", "Only the person named as authorizer can confirm this emergency.");
    public static readonly Error EmergencyConfirmed = Error.Conflict("emergency.confirmed", "The emergency has been confirmed already.");
    public static readonly Error EmergencyNotConfirmed = Error.Conflict("emergency.notConfirmed", "The retrospective is not complete: the named authorizer must still confirm the emergency.");
    public static readonly Error EditReasonRequired = Error.Invalid("change.editReason", "Others have been asked about this change. Say why it is changed now.", "reason");
    public static readonly Error CommentRequired = Error.Invalid("decision.comment", "Say why, so that the requester knows what to do.", "comment");
    public static readonly Error ReasonRequired = Error.Invalid("change.reason", "Say why.", "reason");
    public static readonly Error StatementRequired = Error.Invalid("assessment.statement", "Write what the change means for your function, or \"none\".", "statement");
    public static readonly Error RetrospectiveVerdict = Error.Invalid("decision.retrospective", "The work is done: approve it afterwards, or refuse it with a reason.", "verdict");
    public static readonly Error ItemsRequired = Error.Invalid("change.items", "Name at least one thing that is changed.", "items");
    public static readonly Error OtherSite = Error.Invalid("change.site", "A change stays at its site. Raise a new one for the other site.", "site");
    public static readonly Error TypeIsFixed = Error.Conflict("change.type", "The type of a change is fixed once it was submitted. Withdraw it first.");
    public static readonly Error AlreadyVerified = Error.Conflict("change.verified", "The change has been verified already.");
    public static readonly Error NotVerified = Error.Conflict("change.notVerified", "Verify the change before you close it.");
    public static readonly Error OutcomeRolledBack = Error.Invalid("change.outcome", "A change that was undone is rolled back, not closed.", "outcome");
    public static readonly Error PeopleNotInformed =
        Error.Invalid("change.peopleInformed", "This change names people who must be informed or trained before start-up. Confirm that they were.", "peopleInformed");
    public static readonly Error PreStartupReviewOpen =
        Error.Invalid("change.preStartupReview", "This change requires a pre-startup safety review. Confirm that it was done.", "preStartupReview");
    public static readonly Error SlotPassed = Error.Conflict("change.slotPassed", "The slot of this change is over. Choose a new one.");

    public static readonly Error VerdictUnknown = Error.Invalid("decision.verdict", "Approve, request changes, or refuse.", "verdict");
    public static readonly Error ServiceMayNot =
        Error.Forbidden("apiKey.cannotDecide", "An API key reads changes. To raise, state, sign or move one is up to people, who sign in by name.");

    public static Error Unknown(string number) => Error.NotFound("change.unknown", $"There is no change {(number.Length <= 20 ? number : number[..20] + "…")}.");

    public static Error WrongStatus(ChangeRequest change, string action) =>
        Error.Conflict("change.status", $"{change.Number} is {ChangeWords.Of(change.Status)}, so it cannot be {action} now.");

    public static Error NotOpenForDecision(ChangeRequest change) =>
        Error.Conflict("change.notOpenForDecision", $"{change.Number} is {ChangeWords.Of(change.Status)}; there is nothing to decide on it now.");

    public static Error OlderRevision(ChangeRequest change, int seen) =>
        Error.Stale("change.revision", $"You decided on revision {seen}, but {change.Number} is at revision {change.Revision} by now. Look at it again.");

    public static Error NoSuchSeat(Function function) => Error.Forbidden("seat.none", $"{(Enum.IsDefined(function) ? ChangeWords.Of(function) : "This function")} is not asked on this change.") with { Field = "function" };

    public static Error NotYourFunction(Function function) => Error.Forbidden("seat.notYourFunction", $"You do not speak for {ChangeWords.Of(function)} at this site.");

    public static Error DelegatorMayNotSign(string name) => Error.Forbidden("seat.delegator",
        $"{name}, for whom you act, could not sign it either: they raised this change, carry it out, have signed it already or lack what the policy wants of a signer. A substitute can do no more.");

    public static Error CompetencyMissing(IReadOnlyList<string> codes) => Error.Forbidden("seat.competency",
        $"The policy wants a signer who holds {string.Join(" and ", codes)}, and the portal has no valid record of that for you.");

    public static Error SeatTaken(Function function, string by) => Error.Conflict("seat.taken", $"{ChangeWords.Of(function)} has decided already: {by}.");

    public static Error StatementGiven(Function function, string by) => Error.Conflict("assessment.given", $"{ChangeWords.Of(function)} has already stated its impact: {by}.");

    public static Error NobodyForSeat(Function function) => Error.Conflict("seat.nobody",
        $"Nobody can sign for {ChangeWords.Of(function)} at this site: requester and implementer may not, and one person fills one seat. Name another implementer or ask an administrator for a member.");

    public static Error SeatsOpen(IEnumerable<Function> functions) =>
        Error.Conflict("change.seatsOpen", $"The retrospective is not complete: {string.Join(", ", functions.Select(ChangeWords.Of))} must still decide.");

    public static Error SlotOutsideTemplate(string template, IEnumerable<string> reasons) => Error.Conflict("slot.outsideTemplate",
        $"{template} does not cover this slot: {string.Join(" ", reasons)} Choose another slot, or edit the change so that the functions are asked.");

    public static Error SlotRefused(IEnumerable<string> reasons) => Error.Conflict("slot.refused", string.Join(" ", reasons));
}
