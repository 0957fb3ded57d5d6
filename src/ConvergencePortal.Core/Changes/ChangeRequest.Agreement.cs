using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Asking the functions: submit, assess, decide, confirm an emergency, withdraw.</summary>
public sealed partial class ChangeRequest
{
    /// <summary>Opens the statements and seats. An emergency passes at once under its named authorizer; its seats sign in the retrospective.</summary>
    /// <param name="standard">Whether it lies within the template it names; null when it names none.</param>
    public Result Submit(PersonRights by, IReadOnlyList<Requirement> agreement, SeatFacts facts, Instant now, StandardVerdict? standard = null)
    {
        if (by.PersonId != RequesterId) return ChangeRequestErrors.NotRequester;
        if (Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested)) return ChangeRequestErrors.WrongStatus(this, "submitted");

        SubmittedAt ??= now;
        ChosenStart = null;
        Ask(agreement, now);
        VoidWhatMoved(facts, now, _ => SlotMeetsOther);
        ReopenSeats(facts, now);
        Happened(ChangeEvents.Submitted, _seats.Count == 0 ? null : $"Asked: {string.Join(", ", _seats.Select(s => ChangeWords.Of(s.Function)))}");
        Follow(standard);
        if (Content.Type == ChangeType.Emergency)
        {
            _statements.Clear();
            Status = ChangeStatus.EmergencyAuthorized;
        }
        else Settle(facts, now);
        return Result.Success;
    }

    /// <summary>A substitute states what the member could state; the history says in whose name.</summary>
    public Result Assess(PersonRights by, Function function, string statement, Instant now)
    {
        if (Status != ChangeStatus.Assessing) return ChangeRequestErrors.WrongStatus(this, "assessed");
        if (_statements.SingleOrDefault(s => s.Function == function) is not { } asked) return ChangeRequestErrors.NoSuchSeat(function);
        if (!MayState(by, function)) return ChangeRequestErrors.NotYourFunction(function);
        if (!asked.IsOpen) return ChangeRequestErrors.StatementGiven(function, asked.PersonName!);
        if (string.IsNullOrWhiteSpace(statement)) return ChangeRequestErrors.StatementRequired;

        asked.State(by.PersonId, by.Name, statement.Trim(), now);
        Status = NextWhileAsking();
        Happened(ChangeEvents.Assessed, $"{ChangeWords.Of(function)}{InTheNameOf(StatementLoanFor(by, function)?.DelegatorName)}: {statement.Trim()}");
        return Result.Success;
    }

    /// <summary>Signs for a function. Silence never signs, and the requester, the implementer and one person twice never do (site procedure: separation of duties).</summary>
    /// <param name="revision">The revision the person looked at.</param>
    public Result Decide(PersonRights by, Function function, int revision, Verdict verdict, string? comment, SeatFacts facts, SignatureStamp stamp)
    {
        if (RefuseDecision(by, function, revision, verdict, comment) is { } refused) return refused;

        var seat = _seats.Single(s => s.Function == function);
        var words = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        var signature = new Signature(seat, SignableSince(seat), by, LoanFor(by, function), verdict, words, stamp);
        signature.Bind(this, facts.Conflicts);
        _signatures.Add(signature);
        Happened(ChangeEvents.Decided, $"{ChangeWords.Of(function)}{InTheNameOf(signature.OnBehalfOfName)}: {ChangeWords.Of(verdict)}{(words is null ? "" : $" – {words}")}");
        MoveAfter(seat, signature, facts, stamp.At);
        return Result.Success;
    }

    /// <summary>In a retrospective not before the work was verified.</summary>
    private Instant SignableSince(ApprovalSeat seat)
    {
        var asked = DeadlineRules.SignableSince(_statements.Select(s => s.StatedAt), seat.RequestedAt);
        return Status == ChangeStatus.RetrospectiveReview && VerifiedAt is { } verified ? Instant.Max(asked, verified) : asked;
    }

    /// <summary>The named authorizer stands by the emergency with their own signature; without it the retrospective does not end.</summary>
    public Result ConfirmEmergency(PersonRights by, string? comment, SeatFacts facts, SignatureStamp stamp)
    {
        if (RefuseConfirming(by) is { } refused) return refused;

        var signature = new Signature(by, string.IsNullOrWhiteSpace(comment) ? null : comment.Trim(), stamp);
        signature.Bind(this, facts.Conflicts);
        _signatures.Add(signature);
        Happened(ChangeEvents.EmergencyConfirmed, comment?.Trim());
        return Result.Success;
    }

    /// <summary>The requester takes it back before the work begins; what was signed becomes void.</summary>
    public Result Withdraw(PersonRights by, string? reason, Instant now)
    {
        if (by.PersonId != RequesterId) return ChangeRequestErrors.NotRequester;
        if (Status is not (ChangeStatus.Assessing or ChangeStatus.Authorizing or ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.ChangesRequested))
            return ChangeRequestErrors.WrongStatus(this, "withdrawn");

        Revision++;
        foreach (var signature in _signatures) signature.Void(now, "The change was withdrawn.");
        _seats.Clear();
        _statements.Clear();
        ScheduledAt = null;
        TemplateRevision = null;
        Status = ChangeStatus.Draft;
        Happened(ChangeEvents.Withdrawn, reason?.Trim());
        return Result.Success;
    }

    /// <summary>Who speaks for a function has come or gone: seats that ask a share of them are counted again while signing goes on. Says nothing when nothing moves.</summary>
    public void ReviewSeats(SeatFacts facts, Instant now)
    {
        if (Status != ChangeStatus.Authorizing) return;

        var before = _seats.Select(s => s.IsOpen).ToList();
        ReopenSeats(facts, now);
        if (before.SequenceEqual(_seats.Select(s => s.IsOpen))) return;

        Happened(ChangeEvents.SeatsReviewed, "The members of a function changed.");
        Settle(facts, now);
    }

    /// <summary>Null when this decision can be signed as the change stands; asked before the signer shows who they are, and again when they sign.</summary>
    public Error? RefuseDecision(PersonRights by, Function function, int revision, Verdict verdict, string? comment)
    {
        if (Status is not (ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview)) return ChangeRequestErrors.NotOpenForDecision(this);
        if (_seats.SingleOrDefault(s => s.Function == function) is not { } seat) return ChangeRequestErrors.NoSuchSeat(function);
        if (RefuseSigner(by, seat) is { } refused) return refused;
        if (revision != Revision) return ChangeRequestErrors.OlderRevision(this, revision);
        if (!seat.IsOpen) return ChangeRequestErrors.SeatTaken(function, _signatures.LastOrDefault(s => s.Function == function && s.IsValid)?.PersonName ?? "");
        if (_signatures.FirstOrDefault(s => s.IsOf(by.PersonId)) is { } earlier) return earlier.Function == function ? ChangeRequestErrors.SignedAlready : ChangeRequestErrors.OneSeatAPerson;
        if (verdict != Verdict.Approve && string.IsNullOrWhiteSpace(comment)) return ChangeRequestErrors.CommentRequired;
        return Status == ChangeStatus.RetrospectiveReview && verdict == Verdict.RequestChanges ? ChangeRequestErrors.RetrospectiveVerdict : null;
    }

    /// <summary>Null when the person can confirm the emergency now.</summary>
    public Error? RefuseConfirming(PersonRights by) =>
        Content.Type != ChangeType.Emergency || Status is not (ChangeStatus.EmergencyAuthorized or ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.RetrospectiveReview)
            ? ChangeRequestErrors.WrongStatus(this, "confirmed as an emergency")
        : by.PersonId != Content.EmergencyAuthorizerId || !by.MayWrite ? ChangeRequestErrors.NotAuthorizer
        : IsEmergencyConfirmed ? ChangeRequestErrors.EmergencyConfirmed
        : null;

    /// <summary>In whose name the person would sign the seat; null in their own right, or when nobody lent them the function who could sign it.</summary>
    internal DelegatedFunction? LoanFor(PersonRights by, Function function)
    {
        if (by.SpeaksFor(function, SiteId)) return null;

        var wanted = _seats.SingleOrDefault(s => s.Function == function)?.CompetencyCodes ?? [];
        return by.ActsFor(function, SiteId).FirstOrDefault(loan => !TakesPart(loan.DelegatorId) && !HasSigned(loan.DelegatorId) && wanted.All(loan.Holds));
    }

    /// <summary>In whose name the person would state the impact; null in their own right, or when nobody lent them the function.</summary>
    internal DelegatedFunction? StatementLoanFor(PersonRights by, Function function) => !by.SpeaksFor(function, SiteId) && by.ActsFor(function, SiteId) is [var loan, ..] ? loan : null;

    internal bool MayState(PersonRights by, Function function) => by.SpeaksFor(function, SiteId) || StatementLoanFor(by, function) is not null;

    /// <summary>Null when the person may sit on the seat, whatever the change's state is. A substitute can do no more than the person could.</summary>
    internal Error? RefuseSigner(PersonRights by, ApprovalSeat seat)
    {
        if (!by.SpeaksFor(seat.Function, SiteId) && LoanFor(by, seat.Function) is null)
            return by.ActsFor(seat.Function, SiteId) is [var loan, ..] ? ChangeRequestErrors.DelegatorMayNotSign(loan.DelegatorName) : ChangeRequestErrors.NotYourFunction(seat.Function);
        if (by.PersonId == RequesterId) return ChangeRequestErrors.RequesterMayNotSign;
        if (by.PersonId == ImplementerId) return ChangeRequestErrors.ImplementerMayNotSign;
        if (IsAuthorizer(by.PersonId)) return ChangeRequestErrors.AuthorizerMayNotSign;
        return seat.CompetencyCodes.All(by.Holds) ? null : ChangeRequestErrors.CompetencyMissing(seat.CompetencyCodes);
    }

    private static string InTheNameOf(string? other) => other is null ? "" : $" (for {other})";

    private void MoveAfter(ApprovalSeat seat, Signature signature, SeatFacts facts, Instant now)
    {
        if (Status != ChangeStatus.RetrospectiveReview && signature.Verdict == Verdict.Refuse && (seat.HasVeto || !CanStillBeFilled(seat, facts))) (Status, ClosedAt) = (ChangeStatus.Rejected, now);
        ReopenSeats(facts, now);
        if (Status is ChangeStatus.RetrospectiveReview or ChangeStatus.Rejected) return;

        switch (signature.Verdict)
        {
            case Verdict.RequestChanges:
                Status = ChangeStatus.ChangesRequested;
                // The request is answered by the next revision; as a signature it must not block the person from signing later.
                signature.Void(now, "Changes were requested.");
                break;
            case Verdict.Approve or Verdict.Refuse:
                Settle(facts, now);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(signature), signature.Verdict, null);
        }
    }
}
