using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class MoveReadsTests
{
    private static readonly Instant NextSunday = ChangeJourney.Sunday + Duration.FromDays(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("maintenance2.berlin", null)]
    [InlineData("ot.berlin", null)]
    [InlineData("it.berlin", "change.notScheduler")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Find_BySomebody_IsForThoseWhoCouldScheduleIt(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await ScheduledAsync(portal);

        var found = await portal.Get<MoveReads>().FindAsync(journey.Number, await portal.ActorAsync(person), Token);

        found.Error?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Find_AChangeThatIsBeingSigned_IsRefusedWithItsStatus()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        var found = await portal.Get<MoveReads>().FindAsync(journey.Number, await portal.ActorAsync("ot.berlin"), Token);

        found.Error!.Code.ShouldBe("change.status");
    }

    /// <summary>Around the edges of window, freeze, run and tolerance: the shades, the verdict of a start and the move itself must say the same.</summary>
    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    [InlineData(30)]
    [InlineData(90)]
    [InlineData(91)]
    [InlineData((7 * 1440) - 1)]
    [InlineData(7 * 1440)]
    [InlineData((7 * 1440) + 30)]
    [InlineData((14 * 1440) + 20)]
    [InlineData((21 * 1440) + 20)]
    public async Task Try_AnyStart_AgreesWithTheShadesAndWithWhatTheMoveDoes(int minutesAfterTheSlot)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("RUN", "BER/PACK/LINE2/FILLER", WindowKind.Production, start: "2026-11-15T02:00", minutes: 25);
        await portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-22T00:00", minutes: 1440);
        var journey = await ScheduledAsync(portal);
        var start = ChangeJourney.Sunday + Duration.FromMinutes(minutesAfterTheSlot);
        var move = await FindAsync(portal, journey);

        var trial = move.Try(start);
        var shade = move.StartsWithin(start, start + Duration.FromSeconds(1)).SingleOrDefault()?.Kind ?? StartKind.Blocked;
        var moved = await journey.ScheduleAsync(start);

        shade.ShouldBe(trial.Kind);
        moved.IsSuccess.ShouldBe(trial.Kind != StartKind.Blocked);
        if (!moved.IsSuccess) return;
        moved.Value.Status.ShouldBe(trial.Kind == StartKind.Free ? ChangeStatus.Scheduled : ChangeStatus.Authorizing);
        (await journey.DetailAsync()).Seats.Where(s => s.IsOpen).Select(s => s.Function).ShouldBe(trial.Asked, ignoreOrder: true);
    }

    [Fact]
    public async Task Try_FarFromWhatWasSigned_NamesThoseWhoKeepTheHours()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var move = await FindAsync(portal, await ScheduledAsync(portal));

        var trial = move.Try(NextSunday);

        (trial.Kind, trial.PointOfNoReturn, trial.End).ShouldBe((StartKind.SignedAgain, NextSunday + Duration.FromMinutes(90), NextSunday + Duration.FromMinutes(150)));
        trial.Asked.ShouldBe([Function.OT, Function.Maintenance], ignoreOrder: true);
    }

    [Fact]
    public async Task StartsWithin_TheToleranceOfAFreeStretch_IsCutToTheSecond()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LONG", "BER/PACK/LINE2", start: "2026-11-07T02:00", minutes: 2880);
        var move = await FindAsync(portal, await ScheduledAsync(portal));

        var free = move.StartsWithin(ChangeJourney.Sunday - Duration.FromDays(1), ChangeJourney.Sunday + Duration.FromDays(1)).Single(s => s.Kind == StartKind.Free);

        free.ShouldBe(new StartStretch(ChangeJourney.Sunday - Duration.FromHours(2), ChangeJourney.Sunday + Duration.FromHours(2) + Duration.FromSeconds(1), StartKind.Free));
    }

    [Fact]
    public async Task Next_WhereTheNextWindowIsFrozen_SkipsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-15T00:00", minutes: 1440);
        var move = await FindAsync(portal, await ScheduledAsync(portal));

        move.Next(ChangeJourney.Sunday + Duration.FromHours(1)).ShouldBe(ChangeJourney.Sunday + Duration.FromDays(14));
        move.Previous(ChangeJourney.Sunday + Duration.FromDays(14)).ShouldBe(ChangeJourney.Sunday + Duration.FromHours(1));
        move.Previous(ChangeJourney.Sunday).ShouldBeNull();
    }

    private static async Task<ChangeMove> FindAsync(TestPortal portal, ChangeJourney journey) =>
        (await portal.Get<MoveReads>().FindAsync(journey.Number, await portal.ActorAsync("ot.berlin"), Token)).Value;

    private static async Task<ChangeJourney> ScheduledAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        return journey;
    }
}
