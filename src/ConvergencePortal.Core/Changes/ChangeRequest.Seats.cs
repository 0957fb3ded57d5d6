using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>The seats: who sits on them, what makes a signature void, and where the change goes when all are filled.</summary>
public sealed partial class ChangeRequest
{
    private const FieldGroups SlotGroups = FieldGroups.Schedule | FieldGroups.Conflicts;
    private const string SlotMeetsOther = "What the slot meets has changed.";

    /// <summary>Functions that would sign, or sign again, if the slot moved there: those whose signature does not hold there, and those whose consent the slot needs.</summary>
    public IReadOnlyList<Function> AskedByMove(Instant start, IReadOnlyList<Requirement> consent, SeatFacts facts)
    {
        var there = Content with { PlannedStart = start };
        var lost = _signatures.Where(s => s is { IsValid: true, Function: not null } && !s.Holds(there, _items, IsReplacementInKind, ChosenStart ?? start, facts)).Select(s => s.Function!.Value);
        var missing = consent.Where(c => _seats.All(s => s.Function != c.Function || !s.Covers.HasFlag(SlotGroups))).Select(c => c.Function);
        return [.. lost.Concat(missing).Distinct().Order()];
    }

    /// <summary>Starts at which every signature that covers the slot still stands, without regard to what the slot meets; null when none covers it.</summary>
    public (Instant From, Instant To)? StartsThatHold(Duration tolerance)
    {
        var agreed = _signatures.Where(s => s.IsValid && s.Function is not null && s.Covers.HasFlag(FieldGroups.Schedule)).Select(s => s.AgreedStart ?? ChosenStart).OfType<Instant>().ToList();
        return agreed.Count == 0 ? null : (agreed.Max() - tolerance, agreed.Min() + tolerance);
    }

    /// <summary>Whether the present content, slot and conflicts are those that every valid signature was given on, and somebody has signed for each conflict.</summary>
    private bool HoldsTogether(SeatFacts facts) => (facts.Conflicts.Count == 0 || _signatures.Any(s => s.IsValid && s.Covers.HasFlag(FieldGroups.Conflicts))) && _signatures.All(s => !s.IsValid || s.Holds(Content, _items, IsReplacementInKind, ChosenStart, facts));

    /// <summary>Whether a signature's hash fits what it covers now. Nothing in the portal lets a valid one fail; it takes somebody who writes past it.</summary>
    internal bool IsIntact(Signature signature) => !signature.IsValid || signature.Fits(this);

    /// <summary>People who may sign a seat now: members with its competencies, without those who raised, carry out or authorized the change.</summary>
    internal IEnumerable<int> MaySign(ApprovalSeat seat, SiteMembers members) =>
        members.Of(seat.Function, seat.CompetencyCodes).Where(id => !TakesPart(id));

    /// <summary>How many must approve on a seat, as the members are now.</summary>
    internal int NeededOn(ApprovalSeat seat, SiteMembers members) => seat.Quorum.NeededOf(MaySign(seat, members).Count());

    /// <summary>The first open seat that can no longer be filled when each person takes one; null when all can.</summary>
    internal Function? FindStuck(SiteMembers members)
    {
        var missing = _seats.Where(s => s.IsOpen).SelectMany(seat => Enumerable.Repeat(seat, Math.Max(1, NeededOn(seat, members) - Approvals(seat).Count())));
        return SeatFilling.FirstUnfillable([.. missing.Select(s => s.Function)], function => Free(_seats.Single(s => s.Function == function), members));
    }

    private IEnumerable<int> Free(ApprovalSeat seat, SiteMembers members) => MaySign(seat, members).Where(id => !HasSigned(id));

    private bool CanStillBeFilled(ApprovalSeat seat, SeatFacts facts) => Approvals(seat).Count() + Free(seat, facts.Members).Count() >= NeededOn(seat, facts.Members);

    private IEnumerable<Signature> Approvals(ApprovalSeat seat) => _signatures.Where(s => s is { IsValid: true, Verdict: Verdict.Approve } && s.Function == seat.Function);

    /// <summary>Raised, carries out or authorized it, and so never signs it, neither oneself nor through somebody else.</summary>
    private bool TakesPart(int personId) => personId == RequesterId || personId == ImplementerId || IsAuthorizer(personId);

    private bool HasSigned(int personId) => _signatures.Any(s => s.IsOf(personId));

    private bool IsAuthorizer(int personId) => Content.Type == ChangeType.Emergency && personId == Content.EmergencyAuthorizerId;

    /// <summary>Brings seats and statements in line with who must agree: new functions are asked, those that no longer concern it are not.</summary>
    private void Ask(IReadOnlyList<Requirement> agreement, Instant now)
    {
        VoidFor(seat => agreement.All(a => a.Function != seat.Function), now, "The function is no longer asked.");
        _seats.RemoveAll(seat => agreement.All(a => a.Function != seat.Function));
        _statements.RemoveAll(statement => statement.IsOpen && agreement.All(a => a.Function != statement.Function));
        foreach (var required in agreement)
        {
            Ask(required, now);
            if (_statements.All(s => s.Function != required.Function)) _statements.Add(new ImpactStatement(required.Function, now));
        }
    }

    /// <summary>A seat that covers more, or wants a competency that it did not want, is signed anew: nobody has signed for that.</summary>
    private void Ask(Requirement required, Instant now)
    {
        if (_seats.SingleOrDefault(s => s.Function == required.Function) is not { } seat)
        {
            _seats.Add(new ApprovalSeat(required, now));
            return;
        }
        var wantsMore = (required.Covers & ~seat.Covers) != 0 || required.Competencies.Except(seat.CompetencyCodes).Any();
        seat.Become(required);
        if (wantsMore) VoidFor(s => s == seat, now, "The seat covers more than it did.");
    }

    private void VoidFor(Func<ApprovalSeat, bool> concerns, Instant now, string because)
    {
        foreach (var seat in _seats.Where(concerns))
        foreach (var signature in _signatures.Where(s => s.Function == seat.Function)) signature.Void(now, because);
    }

    /// <summary>Makes exactly the signatures void whose content moved, and those of who does the work now.</summary>
    private void VoidWhatMoved(SeatFacts facts, Instant now, Func<Signature, string> because)
    {
        foreach (var signature in _signatures.Where(s => s.IsValid))
        {
            if (signature.IsOf(ImplementerId)) signature.Void(now, "The signer carries out the change now.");
            else if (!signature.Holds(Content, _items, IsReplacementInKind, ChosenStart, facts)) signature.Void(now, because(signature));
        }
    }

    /// <summary>Why an edit made the signature void: what moved of what it covers. Where nothing of that moved, it is the slot that meets something else now. One without a hash is bound to everything.</summary>
    private string WhyVoid(Signature signature, FieldGroups moved)
    {
        var signed = signature.ContentHash.Length == 0 ? moved : moved & signature.Covers;
        return signed == FieldGroups.None ? SlotMeetsOther : $"Revision {Revision} changed what was signed: {FieldGroupWords.Of(signed)}.";
    }

    /// <summary>
    /// Open is a seat with too few approvals among the members as they are now; one that was opened again is asked anew from now on. A refusal decides a seat only
    /// where it ended the change and in a retrospective. While others are asked it never fills one: nobody who leaves turns a refusal into an approval.
    /// </summary>
    private void ReopenSeats(SeatFacts facts, Instant now)
    {
        var refusalDecides = Status is ChangeStatus.Rejected or ChangeStatus.RetrospectiveReview;
        foreach (var seat in _seats)
        {
            var isDecided = Approvals(seat).Count() >= NeededOn(seat, facts.Members)
                || (refusalDecides && _signatures.Any(s => s is { IsValid: true, Verdict: Verdict.Refuse } && s.Function == seat.Function) && (seat.HasVeto || !CanStillBeFilled(seat, facts)));
            if (seat.IsOpen == !isDecided) continue;

            seat.IsOpen = !isDecided;
            if (seat.IsOpen) seat.RequestedAt = now;
        }
    }

    private ChangeStatus NextWhileAsking() => _statements.Any(s => s.IsOpen) ? ChangeStatus.Assessing
        : _seats.Any(s => s.IsOpen) ? ChangeStatus.Authorizing
        : ChangeStatus.Approved;

    /// <summary>Goes on asking, or takes the slot when nobody is left to ask and every signature stands on what is there now.</summary>
    private void Settle(SeatFacts facts, Instant now)
    {
        var (before, next) = (Status, NextWhileAsking());
        Status = next;
        if (next == ChangeStatus.Approved && _seats.Count > 0 && before is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) Happened(ChangeEvents.Approved);
        var keepsSlot = next == ChangeStatus.Approved && Content.PlannedStart is not null && facts.IsSlotFree && HoldsTogether(facts);
        if (!keepsSlot) ScheduledAt = null;
        else if (before == ChangeStatus.Scheduled) Status = ChangeStatus.Scheduled;
        else TakeSlot(now);
    }
}
