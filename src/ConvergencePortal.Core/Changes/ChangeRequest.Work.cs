using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Doing it: slot, start, finish, verify, close; or cancel and roll back.</summary>
public sealed partial class ChangeRequest
{
    /// <summary>Takes or moves the slot. The caller has refused what blocks; a signature that does not hold there is asked for again.</summary>
    /// <param name="consent">Functions whose consent the slot itself needs, production for one that cuts a run.</param>
    public Result Schedule(PersonRights by, Instant start, IReadOnlyList<Requirement> consent, SeatFacts facts, Instant now)
    {
        if (Status is not (ChangeStatus.Approved or ChangeStatus.Scheduled)) return ChangeRequestErrors.WrongStatus(this, "scheduled");
        if (by.PersonId != RequesterId && by.PersonId != ImplementerId && !by.SpeaksFor(Function.Maintenance, SiteId) && !by.SpeaksFor(Function.Production, SiteId))
            return ChangeRequestErrors.NotScheduler;

        var asked = AskedByMove(start, consent, facts);
        var moved = ContentDiff.Between(Content, _items, Content with { PlannedStart = start }, _items);
        Content = Content with { PlannedStart = start };
        ChosenStart ??= start;
        if (asked.Count > 0) Revision++;
        foreach (var needed in consent.Where(c => asked.Contains(c.Function))) AskForSlot(needed, now);
        VoidWhatMoved(facts, now, _ => "The slot moved.");
        ReopenSeats(facts, now);
        Happened(ChangeEvents.SlotChosen, Say(start), MovedField.ToJson(moved));

        Status = NextWhileAsking();
        if (Status == ChangeStatus.Approved) TakeSlot(now);
        else ScheduledAt = null;
        return Result.Success;
    }

    public Result Start(PersonRights by, Instant now)
    {
        if (Status is not (ChangeStatus.Scheduled or ChangeStatus.EmergencyAuthorized)) return ChangeRequestErrors.WrongStatus(this, "started");
        if (!DoesTheWork(by)) return ChangeRequestErrors.NotImplementer;
        if (Status == ChangeStatus.Scheduled && now >= Content.PlannedEnd) return ChangeRequestErrors.SlotPassed;

        ActualStart = now;
        Status = ChangeStatus.Implementing;
        Happened(ChangeEvents.Started);
        return Result.Success;
    }

    public Result Finish(PersonRights by, Instant now)
    {
        if (Status != ChangeStatus.Implementing) return ChangeRequestErrors.WrongStatus(this, "finished");
        if (!DoesTheWork(by)) return ChangeRequestErrors.NotImplementer;

        ActualEnd = now;
        Status = ChangeStatus.Verifying;
        Happened(ChangeEvents.Finished);
        return Result.Success;
    }

    /// <summary>Records that what was changed works. Before start-up the people named were informed and the safety review was held (29 CFR 1910.119(i) and (l)(3)).</summary>
    public Result Verify(PersonRights by, string result, bool peopleInformed, bool preStartupReview, Instant now)
    {
        if (Status != ChangeStatus.Verifying) return ChangeRequestErrors.WrongStatus(this, "verified");
        if (!DoesTheWork(by) && !_seats.Any(s => by.SpeaksFor(s.Function, SiteId))) return ChangeRequestErrors.NotInvolved;
        if (VerifiedAt is not null) return ChangeRequestErrors.AlreadyVerified;
        if (string.IsNullOrWhiteSpace(result)) return Error.Invalid("change.verification", "Say what was checked and how it came out.", "result");
        if (!string.IsNullOrWhiteSpace(Content.PeopleToInform) && !peopleInformed) return ChangeRequestErrors.PeopleNotInformed;
        if (Content.PreStartupReviewRequired && !preStartupReview) return ChangeRequestErrors.PreStartupReviewOpen;

        VerifiedAt = now;
        VerifiedById = by.PersonId;
        VerificationResult = result.Trim();
        if (Content.Type == ChangeType.Emergency) Status = ChangeStatus.RetrospectiveReview;
        Happened(ChangeEvents.Verified, VerificationResult);
        return Result.Success;
    }

    public Result Close(PersonRights by, ChangeOutcome outcome, int productionMinutesLost, string? lessons, Instant now)
    {
        if (Status is not (ChangeStatus.Verifying or ChangeStatus.RetrospectiveReview)) return ChangeRequestErrors.WrongStatus(this, "closed");
        if (by.PersonId != RequesterId && !by.IsChair) return ChangeRequestErrors.NotRequester;
        if (VerifiedAt is null) return ChangeRequestErrors.NotVerified;
        if (outcome == ChangeOutcome.RolledBack) return ChangeRequestErrors.OutcomeRolledBack;
        if (Status == ChangeStatus.RetrospectiveReview && !IsEmergencyConfirmed) return ChangeRequestErrors.EmergencyNotConfirmed;
        if (Status == ChangeStatus.RetrospectiveReview && _seats.Any(s => s.IsOpen)) return ChangeRequestErrors.SeatsOpen(_seats.Where(s => s.IsOpen).Select(s => s.Function));

        Outcome = outcome;
        ProductionMinutesLost = productionMinutesLost;
        LessonsLearned = string.IsNullOrWhiteSpace(lessons) ? null : lessons.Trim();
        ClosedAt = now;
        Status = ChangeStatus.Closed;
        Happened(ChangeEvents.Closed, ChangeWords.Of(outcome));
        return Result.Success;
    }

    /// <summary>Gives the change up before the work began.</summary>
    public Result Cancel(PersonRights by, string reason, Instant now)
    {
        if (IsFinal || Status is ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.RetrospectiveReview) return ChangeRequestErrors.WrongStatus(this, "cancelled");
        if (by.PersonId != RequesterId && !by.IsChair) return ChangeRequestErrors.NotRequester;
        if (string.IsNullOrWhiteSpace(reason)) return ChangeRequestErrors.ReasonRequired;

        ClosedAt = now;
        Status = ChangeStatus.Cancelled;
        Happened(ChangeEvents.Cancelled, reason.Trim());
        return Result.Success;
    }

    /// <summary>Undoes the work.</summary>
    public Result RollBack(PersonRights by, string reason, int productionMinutesLost, Instant now)
    {
        if (Status is not (ChangeStatus.Implementing or ChangeStatus.Verifying)) return ChangeRequestErrors.WrongStatus(this, "rolled back");
        if (!DoesTheWork(by)) return ChangeRequestErrors.NotImplementer;
        if (string.IsNullOrWhiteSpace(reason)) return ChangeRequestErrors.ReasonRequired;

        ActualEnd ??= now;
        ClosedAt = now;
        Outcome = ChangeOutcome.RolledBack;
        ProductionMinutesLost = productionMinutesLost;
        Status = ChangeStatus.RolledBack;
        Happened(ChangeEvents.RolledBack, reason.Trim());
        return Result.Success;
    }

    /// <summary>A function that sits on the change already now covers the slot too; a new one covers nothing less than by default.</summary>
    private void AskForSlot(Requirement consent, Instant now)
    {
        if (_seats.SingleOrDefault(s => s.Function == consent.Function) is { } seat) Ask(seat.ToRequirement() with { Covers = seat.Covers | SlotGroups }, now);
        else Ask(consent, now);
    }

    private static string Say(Instant instant) => instant.ToString("uuuu-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private bool DoesTheWork(PersonRights by) => by.MayWrite && (by.PersonId == ImplementerId || by.PersonId == RequesterId);

    private void TakeSlot(Instant now)
    {
        ScheduledAt = now;
        Status = ChangeStatus.Scheduled;
        Happened(ChangeEvents.Scheduled, Content.PlannedStart is { } start ? Say(start) : null);
    }
}
