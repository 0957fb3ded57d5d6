using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>
/// Asked on Thursday 2026-11-05 at 13:00 in Berlin, with the default of 18 working hours: reminded on Friday at 13:00, due on Monday at 13:00, and as long
/// again on Wednesday at 13:00.
/// </summary>
public sealed class ChaseDecisionsTests
{
    private static readonly Instant Friday = TestPortal.Start + Duration.FromDays(1);
    private static readonly Instant Monday = TestPortal.Start + Duration.FromDays(4);
    private static readonly Instant Wednesday = TestPortal.Start + Duration.FromDays(6);
    private static readonly Duration Second = Duration.FromSeconds(1);

    [Fact]
    public async Task Run_BeforeItsTime_RemindsNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        portal.Clock.Set(Friday - Second);

        (await ChaseAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AtEachTime_TellsOnceAndOverTheWeekendNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        foreach (var (at, told) in new[] { (Friday, 3), (Friday + Second, 0), (Friday + Duration.FromDays(2), 0), (Monday - Second, 0), (Monday, 3), (Wednesday - Second, 0), (Wednesday, 3), (Wednesday + Duration.FromDays(30), 0) })
        {
            portal.Clock.Set(at);
            (await ChaseAsync(portal)).Count.ShouldBe(told, at.ToString());
        }

        var history = (await journey.DetailAsync()).History;
        history.Count(h => h.Event == ChangeEvents.Reminded).ShouldBe(3);
        history.Count(h => h.Event == ChangeEvents.Escalated).ShouldBe(3);
        history.Count(h => h.Event == ChangeEvents.EscalatedAgain).ShouldBe(3);
        history.First(h => h.Event == ChangeEvents.Reminded).ShouldSatisfyAllConditions(
            h => h.ActorName.ShouldBe(Actor.Portal.Name),
            h => h.Text.ShouldBe("IT has not signed yet. It is due Mon 2026-11-09 13:00 Europe/Berlin."));
        history.First(h => h.Event == ChangeEvents.Escalated).Text.ShouldBe(
            "IT has not signed, and it was due Mon 2026-11-09 13:00 Europe/Berlin. Told to the governance chair, the administrators and everybody of IT. Nothing is approved by silence.");
    }

    [Fact]
    public async Task Run_AfterAnOutage_TellsOnlyTheStrongest()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        portal.Clock.Set(Wednesday);

        await ChaseAsync(portal);

        (await ChaseAsync(portal)).ShouldBeEmpty();
        (await journey.DetailAsync()).History.Select(h => h.Event).Where(IsChase).ShouldBe([ChangeEvents.EscalatedAgain, ChangeEvents.EscalatedAgain, ChangeEvents.EscalatedAgain]);
    }

    [Fact]
    public async Task Run_ByTwoProcessesAtOnce_TellsEachOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        portal.Clock.Set(Friday);

        portal.Saves.MeetOnce();
        var told = await Task.WhenAll(ChaseAsync(portal), ChaseAsync(portal));

        told.Sum(numbers => numbers.Count).ShouldBe(3);
        await using var db = portal.Db();
        (await db.SeatReminders.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
        (await journey.DetailAsync()).History.Count(h => h.Event == ChangeEvents.Reminded).ShouldBe(3);
    }

    [Fact]
    public async Task Run_ByFourProcessesAllTheTime_TellsEachOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        foreach (var _ in Enumerable.Range(0, 3)) await new ChangeJourney(portal).AuthorizingAsync();

        foreach (var at in new[] { Friday, Monday, Wednesday })
        {
            portal.Clock.Set(at);
            (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => ChaseAsync(portal))))).Sum(numbers => numbers.Count).ShouldBe(9);
        }

        await using var db = portal.Db();
        (await db.Ledger.CountAsync(e => e.ActorId == null && e.RecordType == RecordTypes.Change, TestContext.Current.CancellationToken)).ShouldBe(27);
    }

    [Fact]
    public async Task Run_Reminding_LeavesThoseWhoAreEditingAsTheyAre()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var version = (await journey.DetailAsync()).Row.Version;
        portal.Clock.Set(Friday);

        await ChaseAsync(portal);

        (await journey.DetailAsync()).Row.Version.ShouldBe(version);
        (await journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 90 } }, version)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Run_ASeatThatHasDecided_IsNotChased()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await journey.DecideAsync("it.berlin", Function.IT);
        await journey.DecideAsync("ot2.berlin", Function.OT);
        portal.Clock.Set(Monday);

        await ChaseAsync(portal);

        (await ChasedAsync(portal)).ShouldBe(["Sign Maintenance"]);
    }

    [Fact]
    public async Task Run_AChangeThatIsOver_IsNotChased()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await journey.CancelAsync();
        portal.Clock.Set(Wednesday);

        (await ChaseAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ASeatAskedAgain_StartsAnew()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await journey.DecideAsync("it.berlin", Function.IT);
        portal.Clock.Set(Monday);
        await ChaseAsync(portal);
        await journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { Purpose = "Close two advisories" } });

        (await ChaseAsync(portal)).ShouldBeEmpty();
        portal.Clock.Set(Monday + Duration.FromDays(1));
        await ChaseAsync(portal);

        (await ChasedAsync(portal)).Count(subject => subject == "Sign IT").ShouldBe(1);
        (await journey.DetailAsync()).History.Last(h => h.Event == ChangeEvents.Reminded).Text.ShouldBe("IT has not signed yet. It is due Wed 2026-11-11 13:00 Europe/Berlin.");
    }

    [Fact]
    public async Task Run_StatementsFirst_AndThenTheSeatsFromTheLastStatementOn()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await journey.AssessAsync("it.berlin", Function.IT);
        portal.Clock.Set(Monday);
        await ChaseAsync(portal);
        (await ChasedAsync(portal)).Order().ShouldBe(["State Maintenance", "State OT"]);

        await journey.AssessAsync("ot2.berlin", Function.OT);
        await journey.AssessAsync("maintenance.berlin", Function.Maintenance);

        (await ChaseAsync(portal)).ShouldBeEmpty();
        (await journey.DetailAsync()).DeadlineOf(AskedTask.Sign, Function.IT)!.Deadline.DueAt.ShouldBe(Wednesday);
    }

    [Fact]
    public async Task Run_OverAHolidayOfTheSite_LeavesItOut()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,HO,Holiday,Day off,BER,2026-11-06T00:00,1440\nBER,HO2,Holiday,Line off,BER/PACK/LINE2,2026-11-09T00:00,1440\n");
        var journey = new ChangeJourney(portal);

        await journey.AuthorizingAsync();

        (await journey.DetailAsync()).DeadlineOf(AskedTask.Sign, Function.IT)!.Deadline.DueAt.ShouldBe(Monday + Duration.FromDays(1));
    }

    [Fact]
    public async Task Run_AtASiteThatSetsNoDeadline_RemindsNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        (await portal.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, new ApprovalChoices { DefaultDeadlineHours = 0 }, Command.New()), await portal.ActorAsync("chair"), default)).Error.ShouldBeNull();
        await new ChangeJourney(portal).AuthorizingAsync();
        portal.Clock.Set(Wednesday);

        (await ChaseAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_AnEmergencyThatIsDone_HoldsItToItsRetrospective()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Emergency);
        await journey.SubmitAsync();
        await journey.StartAsync();
        await journey.FinishAsync();
        var due = Instant.FromUtc(2026, 11, 12, 15, 0);

        (await journey.DetailAsync()).DeadlineOf(AskedTask.Retrospective)!.Deadline.DueAt.ShouldBe(due);
        portal.Clock.Set(due - Second);
        await ChaseAsync(portal);
        (await ChasedAsync(portal)).ShouldBe(["Retrospective"]);
        (await journey.VerifyAsync()).Error.ShouldBeNull();
        portal.Clock.Set(due);
        await ChaseAsync(portal);

        (await ChasedAsync(portal)).Order().ShouldBe(["Retrospective", "Retrospective", "Sign IT", "Sign Maintenance", "Sign OT"]);
        (await journey.DetailAsync()).Seats.ShouldAllBe(seat => seat.IsOpen);
    }

    [Fact]
    public async Task Desk_OfTheChair_ShowsWhatWasEscalatedUntilItIsDecided()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        portal.Clock.Set(Friday);
        await ChaseAsync(portal);
        (await EscalatedAsync(portal, "chair")).ShouldBeEmpty();
        portal.Clock.Set(Monday);
        await ChaseAsync(portal);

        (await EscalatedAsync(portal, "chair")).ShouldBe(["Sign IT", "Sign Maintenance", "Sign OT"]);
        (await EscalatedAsync(portal, "admin")).Count.ShouldBe(3);
        (await EscalatedAsync(portal, "quality.berlin")).ShouldBeEmpty();
        await journey.DecideAsync("it.berlin", Function.IT);
        (await EscalatedAsync(portal, "chair")).ShouldBe(["Sign Maintenance", "Sign OT"]);
    }

    private static bool IsChase(string happened) => happened is ChangeEvents.Reminded or ChangeEvents.Escalated or ChangeEvents.EscalatedAgain;

    private static Task<IReadOnlyList<string>> ChaseAsync(TestPortal portal) => portal.Get<ChaseDecisions>().RunAsync(TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> ChasedAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return [.. (await db.SeatReminders.OrderBy(r => r.Id).ToListAsync(TestContext.Current.CancellationToken)).Select(r => r.Subject.ToString())];
    }

    private static async Task<IReadOnlyList<string>> EscalatedAsync(TestPortal portal, string reader) =>
        [.. (await portal.Get<DeskReads>().ListEscalatedAsync(await portal.ActorAsync(reader), default)).Select(e => e.Deadline.Deadline.Subject.ToString()).Order()];
}
