using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ScheduleChangeTests
{
    private static readonly Instant NextSunday = ChangeJourney.Sunday + Duration.FromDays(7);

    [Fact]
    public async Task Schedule_InAFreeze_IsRefusedWithTheReasonAndChangesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        var error = (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldNotBeNull();

        error.Code.ShouldBe("slot.refused");
        error.Message.ShouldBe("Packaging is frozen: Title of FRZ, Sun 2026-11-08 00:00 to Mon 2026-11-09 00:00.");
        (await journey.DetailAsync()).Row.PlannedStart.ShouldBeNull();
    }

    [Theory]
    [InlineData(-60, "does not fit into the maintenance windows")]
    [InlineData(24 * 60, "is outside the maintenance windows")]
    [InlineData(-7 * 24 * 60, "in the past")]
    public async Task Schedule_WhereItDoesNotBelong_IsRefused(int minutesLater, string because)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        (await journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(minutesLater))).Error!.Message.ShouldContain(because);
    }

    [Theory]
    [InlineData("maintenance2.berlin", null)]
    [InlineData("production.berlin", null)]
    [InlineData("it.berlin", "change.notScheduler")]
    [InlineData("chair", "change.notScheduler")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Schedule_BySomebody_IsForThoseWhoDoTheWorkOrKeepTheHours(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        (await journey.ScheduleAsync(ChangeJourney.Sunday, person)).Error?.Code.ShouldBe(code);
        (await journey.DetailAsync()).Row.Status.ShouldBe(code is null ? ChangeStatus.Scheduled : ChangeStatus.Approved);
    }

    [Fact]
    public async Task Schedule_ADraft_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error!.Code.ShouldBe("change.status");
    }

    [Theory]
    [InlineData(1900)]
    [InlineData(2200)]
    public async Task Schedule_InAYearNobodyMeans_IsRefused(int year)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        (await journey.ScheduleAsync(Instant.FromUtc(year, 1, 1, 0, 0))).Error!.Code.ShouldBe("slot.year");
    }

    [Fact]
    public async Task Schedule_AnHourLater_AsksNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));

        var state = await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(60)));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Scheduled, 1));
    }

    [Fact]
    public async Task Schedule_AnHourLaterWhereTheSiteToleratesLess_AsksAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            db.SchedulingSettings.Add(new SchedulingSettings(await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync()) { MoveToleranceMinutes = 59 });
            await db.SaveChangesAsync();
        }
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));

        var state = await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(60)));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Authorizing, 2));
    }

    [Fact]
    public async Task Schedule_AWeekLater_AsksThoseAgainWhoKeepTheHours()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));

        var state = await ChangeJourney.DoneAsync(journey.ScheduleAsync(NextSunday));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Authorizing, 2));
        (await journey.DetailAsync()).Seats.Select(s => (s.Function, s.IsOpen)).ShouldBe([(Function.IT, false), (Function.OT, true), (Function.Maintenance, true)]);
    }

    [Fact]
    public async Task Schedule_ALittleLaterAgainAndAgain_DoesNotWanderOffUnsigned()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LONG", "BER/PACK/LINE2", start: "2026-11-08T02:00", minutes: 1440);
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromHours(2)));

        var state = await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromHours(4)));

        state.Status.ShouldBe(ChangeStatus.Authorizing);
    }

    [Fact]
    public async Task Schedule_NearTheSlotThatWasSignedAfterAMove_AsksNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(NextSunday));
        await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, revision: 2));
        await ChangeJourney.DoneAsync(journey.DecideAsync("maintenance.berlin", Function.Maintenance, revision: 2));

        var state = await ChangeJourney.DoneAsync(journey.ScheduleAsync(NextSunday + Duration.FromMinutes(90)));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Scheduled, 2));
    }

    [Fact]
    public async Task Schedule_IntoAProductionRun_AsksOtAndProductionAndTakesTheSlotWithTheirSignatures()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("RUN", "BER/PACK/LINE2/FILLER", WindowKind.Production, start: "2026-11-08T03:00", minutes: 30);
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        var asked = await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        var open = (await journey.DetailAsync()).Row.OpenSeats;
        await ChangeJourney.DoneAsync(journey.DecideAsync("production.berlin", Function.Production, revision: 2));
        var signed = await ChangeJourney.DoneAsync(journey.DecideAsync("ot2.berlin", Function.OT, revision: 2));

        (asked.Status, asked.Revision).ShouldBe((ChangeStatus.Authorizing, 2));
        open.ShouldBe([Function.OT, Function.Production]);
        signed.Status.ShouldBe(ChangeStatus.Scheduled);
    }

    [Fact]
    public async Task Schedule_WhereAnotherChangeIsBeingSigned_NamesThatChange()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var other = new ChangeJourney(portal);
        await other.AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        (await journey.ScheduleAsync(ChangeJourney.Sunday)).Error!.Message.ShouldStartWith($"{other.Number} (Patch the filler's PLC) changes BER:PLC-FILLER");
    }

    [Fact]
    public async Task Schedule_WhereACancelledChangeWas_IsFree()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var other = new ChangeJourney(portal);
        await other.AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });
        await ChangeJourney.DoneAsync(other.CancelAsync());
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();

        (await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday))).Status.ShouldBe(ChangeStatus.Scheduled);
    }

    [Fact]
    public async Task Schedule_WhereAnEmergencyWithoutASlotIsAtWork_NamesTheEmergency()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        portal.Clock.Set(ChangeJourney.Sunday);
        var emergency = new ChangeJourney(portal);
        await emergency.DraftAsync(ChangeJourney.Emergency);
        await emergency.SubmitAsync();
        await ChangeJourney.DoneAsync(emergency.StartAsync());

        (await journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(60))).Error!.Message.ShouldStartWith(emergency.Number);
    }
}
