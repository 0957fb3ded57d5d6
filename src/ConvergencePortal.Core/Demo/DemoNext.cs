using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>What somebody does next to a change of the history.</summary>
internal enum DemoAct
{
    Draft,
    Submit,
    State,
    Sign,
    HandBack,
    Refuse,
    Answer,
    TakeSlot,
    Cancel,
    LetPass,
    Start,
    Finish,
    RollBack,
    Verify,
    Close,
    Remove,
    ConfirmRemoval,
}

/// <summary>A step and its moment.</summary>
/// <param name="Function">For whom it is done; null for the requester's own.</param>
internal sealed record DemoMove(Instant At, DemoAct Act, Function? Function = null);

/// <summary>What comes next and when, from where a change stands and what history.json says of it. Pure: the same at every start.</summary>
internal sealed class DemoNext(DemoTask task, DemoPace pace)
{
    /// <summary>Working hours by which a late retrospective is later than others; the portal allows five days of nine.</summary>
    private const int TooLate = 55;

    /// <summary>Far enough to be before it when a weekend comes between.</summary>
    private static readonly Duration BeforeItsEnd = Duration.FromHours(82);

    private DemoTurn Turn => task.Turn;

    /// <summary>Null when nobody does anything any more.</summary>
    public DemoMove? After(DemoWork work) => Turn.WaitsFor is null && Turn.Stays == work.Change.Status ? null : work.Change.Status switch
    {
        ChangeStatus.Draft => task.IsEmergency ? Soon(work.LastAt, DemoAct.Submit) : Goes("submit", DemoAct.Submit, work.LastAt, 0.4),
        ChangeStatus.Assessing => Stated(work.Change),
        ChangeStatus.Authorizing => Signed(work),
        ChangeStatus.ChangesRequested => Answered(work),
        ChangeStatus.Approved => Turn.Cancelled is null ? Goes("slot", DemoAct.TakeSlot, work.LastAt, 0.3) : Goes("cancel", DemoAct.Cancel, work.LastAt, 3),
        ChangeStatus.Scheduled => InSlot(work),
        ChangeStatus.EmergencyAuthorized => Soon(work.LastAt, work.Change.IsEmergencyConfirmed ? DemoAct.Start : DemoAct.LetPass),
        ChangeStatus.Implementing => Done(work.Change),
        ChangeStatus.Verifying => work.Change.VerifiedAt is { } verified ? Goes("close", DemoAct.Close, verified, 1)
            : new DemoMove(work.Change.ActualEnd!.Value + Duration.FromMinutes(task.TestMinutes + Pick(10, "test")), DemoAct.Verify),
        ChangeStatus.RetrospectiveReview => LookedAt(work),
        ChangeStatus.Closed or ChangeStatus.RolledBack => LeftBehind(work),
        ChangeStatus.Rejected or ChangeStatus.Cancelled => null,
        _ => throw new ArgumentOutOfRangeException(nameof(work), work.Change.Status, null),
    };

    private DemoMove? Stated(ChangeRequest change) =>
        change.Statements.Where(s => s.IsOpen && Answers(s.Function, change)).Select(s => new DemoMove(pace.Decides(task, s.Function, "state", s.RequestedAt), DemoAct.State, s.Function)).MinBy(move => (move.At, move.Function));

    /// <summary>A seat opens with the last statement.</summary>
    private DemoMove? Signed(DemoWork work)
    {
        var since = work.Change.Statements.Max(s => s.StatedAt) ?? work.LastAt;
        return work.Change.Seats.Where(s => s.IsOpen && Answers(s.Function, work.Change))
            .Select(s => new DemoMove(pace.Decides(task, s.Function, $"sign {work.HandBacks}", Instant.Max(since, s.RequestedAt)), VerdictOf(s.Function, work), s.Function))
            .MinBy(move => (move.At, move.Function));
    }

    private bool Answers(Function function, ChangeRequest change) => Turn.WaitsFor != function || Turn.Stays != change.Status;

    private DemoAct VerdictOf(Function function, DemoWork work) =>
        Turn.HandBacks.Skip(work.HandBacks).FirstOrDefault()?.By == function ? DemoAct.HandBack
        : Turn.Refused?.By == function ? DemoAct.Refuse
        : DemoAct.Sign;

    /// <summary>First what was missing is written down, then everybody is asked again.</summary>
    private DemoMove? Answered(DemoWork work) => work.IsAnswered ? Goes("ask again", DemoAct.Submit, work.LastAt, 0.2)
        : Turn.HandBacks[work.HandBacks - 1].Answer is null ? null
        : Goes($"answer {work.HandBacks}", DemoAct.Answer, work.LastAt, 2);

    /// <summary>Some find on the day before that it cannot be that night; the others begin a few minutes late.</summary>
    private DemoMove InSlot(DemoWork work)
    {
        var (slot, last) = (work.Change.Content.PlannedStart!.Value, work.LastAt);
        if (work.SlotsChosen <= Turn.Moves) return new DemoMove(Instant.Max(last + Duration.FromMinutes(30), slot - Duration.FromHours(9)), DemoAct.TakeSlot);

        return new DemoMove(slot + Duration.FromMinutes(Pick(8, "start")), DemoAct.Start);
    }

    private DemoMove Done(ChangeRequest change)
    {
        var work = Duration.FromMinutes(change.Content.WorkMinutes * (Turn.RolledBack is null ? 80 + Pick(30, "work") : 110) / 100);
        return new DemoMove(change.ActualStart!.Value + work, Turn.RolledBack is null ? DemoAct.Finish : DemoAct.RollBack);
    }

    /// <summary>The functions sign afterwards, and then the requester closes it.</summary>
    private DemoMove? LookedAt(DemoWork work)
    {
        var since = work.Change.VerifiedAt!.Value;
        if (!work.Change.Seats.Any(s => s.IsOpen)) return Goes("close", DemoAct.Close, work.LastAt, 1);

        var askedAt = Turn.IsLate ? pace.After(since, TooLate) : since;
        return work.Change.Seats.Where(s => s.IsOpen).Select(s => new DemoMove(pace.Decides(task, s.Function, "look", askedAt), DemoAct.Sign, s.Function)).MinBy(move => (move.At, move.Function));
    }

    /// <summary>What is temporary is taken away some days before its end, or after it.</summary>
    private DemoMove? LeftBehind(DemoWork work) => work.Measure switch
    {
        { Status: MeasureStatus.InEffect } measure => new DemoMove(
            Instant.Max(work.LastAt, pace.After(measure.EndsAt + (Turn.DaysOver is { } over ? Duration.FromDays(over) : -BeforeItsEnd), 0.5 + Pick(4, "remove"))), DemoAct.Remove),
        { Status: MeasureStatus.RemovalToConfirm, RemovedAt: { } removed } => Goes("confirm removal", DemoAct.ConfirmRemoval, removed, 1.5),
        _ => null,
    };

    private DemoMove Goes(string step, DemoAct act, Instant from, double hours) => new(pace.GoesOn(task, step, from, hours), act);

    /// <summary>An emergency asks for no working hours.</summary>
    private DemoMove Soon(Instant from, DemoAct act) => new(from + Duration.FromMinutes(5 + Pick(15, act)), act);

    private int Pick(int count, object step) => DemoPace.Pick(count, task.Title, step);
}
