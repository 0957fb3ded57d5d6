using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Strategy;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Strategy;

public sealed class StrategyReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objectives_OfASite_SayHowFarTheyAreAndWhatIsBehindThem()
    {
        await using var portal = await StrategyAsync();

        var objectives = await portal.Get<ObjectiveReads>().ListAsync(new PageRequest(), "BER", null, Token);

        objectives.Items.Select(o => o.Code).ShouldBe(["DO-LATE", "DO-STOPS", "DO-ENERGY"]);
        var stops = objectives.Items[1];
        (stops.Progress, stops.IsOverdue, stops.SponsorName).ShouldBe((42, false, "First Production"));
        (stops.Worth, stops.Unestimated).ShouldBe((40_000 * 90 / 100 + 60_000 * 50 / 100, 1));
        stops.UseCases.Select(u => u.Code).ShouldBe(["UC-CLEAN", "UC-CLOUD", "UC-OEE", "UC-TORQUE"]);
        objectives.Items[0].IsOverdue.ShouldBeTrue();
        objectives.Items[2].Progress.ShouldBeNull();
    }

    [Theory]
    [InlineData("XXX", null, null, 0)]
    [InlineData("BER", ObjectiveStatus.Proposed, null, 1)]
    [InlineData(null, null, "hours to", 1)]
    [InlineData(null, null, "%", 0)]
    public async Task Objectives_Filtered_KeepWhatMatches(string? site, ObjectiveStatus? status, string? search, int expected)
    {
        await using var portal = await StrategyAsync();

        (await portal.Get<ObjectiveReads>().ListAsync(new PageRequest(Search: search), site, status, Token)).Total.ShouldBe(expected);
    }

    [Fact]
    public async Task Objective_WhoseFigureRisesAboveItsBeginning_IsNothingDone()
    {
        await using var portal = await StrategyAsync();

        (await portal.Get<ObjectiveReads>().FindAsync("BER", "DO-LATE", Token))!.Progress.ShouldBe(0);
        (await portal.Get<ObjectiveReads>().FindAsync("BER", "DO-NONE", Token)).ShouldBeNull();
    }

    [Fact]
    public async Task UseCases_WorthMostFirst_AndWithoutEstimateLast()
    {
        await using var portal = await StrategyAsync();

        var rows = await portal.Get<UseCaseReads>().ListAsync(new UseCaseFilter(), new PageRequest(), Token);

        rows.Items.Select(u => (u.Code, u.Expected)).ShouldBe([("UC-OEE", 36_000), ("UC-TORQUE", 30_000), ("UC-CLOUD", 9_000), ("UC-CLEAN", null), ("UC-CONTROL", null)]);
    }

    [Theory]
    [InlineData(null, Function.Maintenance, null, null, 2)]
    [InlineData(UseCaseState.Potential, null, null, null, 2)]
    [InlineData(null, null, "DO-STOPS", null, 4)]
    [InlineData(null, null, "BER:DO-STOPS", null, 4)]
    [InlineData(null, null, "XXX:DO-STOPS", null, 0)]
    [InlineData(null, null, null, "BER:PLC-FILL", 2)]
    public async Task UseCases_Filtered_KeepWhatMatches(UseCaseState? state, Function? function, string? objective, string? source, int expected)
    {
        await using var portal = await StrategyAsync();

        (await portal.Get<UseCaseReads>().ListAsync(new UseCaseFilter(null, state, function, objective, source), new PageRequest(), Token)).Total.ShouldBe(expected);
    }

    [Fact]
    public async Task UseCase_ThatMoved_KeepsByWhomAndWhen()
    {
        await using var portal = await StrategyAsync();
        portal.Clock.Advance(Duration.FromDays(1));
        (await MoveAsync(portal, Strategies.CouldBe, UseCaseState.Current)).Error.ShouldBeNull();
        portal.Clock.Advance(Duration.FromDays(1));
        (await MoveAsync(portal, Strategies.CouldBe, UseCaseState.Rejected, "quality.berlin")).Error.ShouldBeNull();

        var detail = (await portal.Get<UseCaseReads>().FindAsync("BER", Strategies.CouldBe, Token))!;

        detail.Moves.Where(move => move.From is not null).Select(move => (move.ActorName, move.From, move.To, move.At)).ShouldBe(
        [
            ("First Quality", UseCaseState.Current, UseCaseState.Rejected, TestPortal.Start + Duration.FromDays(2)),
            ("First OT", UseCaseState.Potential, UseCaseState.Current, TestPortal.Start + Duration.FromDays(1)),
        ]);
        detail.Sources.Select(s => s.Key).ShouldBe(["BER:HIST-PACK", "BER:PLC-FILL"]);
        detail.Objectives.ShouldHaveSingleItem().Progress.ShouldBe(42);
        detail.Row.Blocker.ShouldBe("No torque in the historian");
    }

    [Fact]
    public async Task Move_WithoutASource_CannotBecomeCurrent()
    {
        await using var portal = await StrategyAsync();

        var moved = await MoveAsync(portal, Strategies.WithoutSource, UseCaseState.Current);

        (moved.Error!.Kind, moved.Error.Code).ShouldBe((ErrorKind.Conflict, "useCase.noSource"));
        (await portal.UseCaseAsync(Strategies.WithoutSource)).State.ShouldBe(UseCaseState.Potential);
    }

    [Fact]
    public async Task Move_ToWhereItIs_WritesNothing()
    {
        await using var portal = await StrategyAsync();
        var before = await portal.UseCaseAsync(Strategies.InUse);

        (await MoveAsync(portal, Strategies.InUse, UseCaseState.Current)).Error.ShouldBeNull();

        (await portal.UseCaseAsync(Strategies.InUse)).Version.ShouldBe(before.Version);
    }

    [Fact]
    public async Task Move_SameCommandTwice_IsDoneOnce()
    {
        await using var portal = await StrategyAsync();
        var row = await portal.UseCaseAsync(Strategies.CouldBe);
        var id = Guid.NewGuid();
        var actor = await portal.ActorAsync("ot.berlin");

        (await portal.Get<SaveRecord>().MoveAsync(row, row.Version, UseCaseState.Current, new Command(id), actor, Token)).Error.ShouldBeNull();
        (await portal.Get<SaveRecord>().MoveAsync(row, row.Version, UseCaseState.Current, new Command(id), actor, Token)).Error.ShouldBeNull();

        (await portal.UseCaseAsync(Strategies.CouldBe)).Version.ShouldBe(row.Version + 1);
    }

    private static async Task<TestPortal> StrategyAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await portal.AddStrategyAsync();
        return portal;
    }

    private static async Task<Result<RecordSaved>> MoveAsync(TestPortal portal, string code, UseCaseState to, string person = "ot.berlin")
    {
        var row = await portal.UseCaseAsync(code);
        return await portal.Get<SaveRecord>().MoveAsync(row, row.Version, to, Command.New(), await portal.ActorAsync(person), Token);
    }
}
