using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Changes.StoredPolicies;

namespace ConvergencePortal.Tests.Changes;

public sealed class ReplayPolicyTests
{
    [Fact]
    public async Task Replay_ARowMore_CountsWhoWouldHaveBeenAskedAndNamesTheChanges()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var number = await SubmittedAsync(portal);
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks]);

        var replay = await ReplayAsync(portal, new(2));

        replay.Summary.ShouldBe("Of the last 1, 1 would have needed more signatures and 0 fewer.");
        replay.Functions.ShouldBe([new ReplayedFunction(Function.Quality, 1, 0)]);
        var differing = replay.Differing.ShouldHaveSingleItem();
        (differing.Number, differing.Signatures).ShouldBe((number, 1));
        differing.Added.ShouldHaveSingleItem().Rows.ShouldBe([BuiltInPolicy.Rows.Count + 1]);
        replay.NotReplayed.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Replay_TheSameRows_AsksNobodyOtherwise()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await SubmittedAsync(portal);

        (await ReplayAsync(portal, new(1))).Summary.ShouldBe("Of the last 1, none would have been asked otherwise.");
    }

    [Fact]
    public async Task Replay_ADraftThatWasNeverSubmitted_IsLeftOut()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).DraftAsync();

        (await ReplayAsync(portal, new(1))).Summary.ShouldBe("No change was submitted in this time, so there is nothing to compare.");
    }

    [Fact]
    public async Task Replay_AThingThatIsGone_SaysThatItCounts()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await SubmittedAsync(portal);
        await using (var db = portal.Db())
        {
            (await db.Devices.SingleAsync(d => d.Code == "PLC-FILLER")).EffectiveTo = new NodaTime.LocalDate(2026, 1, 1);
            (await db.PlantVersions.SingleAsync()).Touch();
            await db.SaveChangesAsync();
        }

        (await ReplayAsync(portal, new(1))).NotReplayed.ShouldContain(sentence => sentence.StartsWith("1 changes name things that are no longer part of the plant", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(10_001, null)]
    [InlineData(null, 0)]
    [InlineData(5, 5)]
    public async Task Replay_ASpanThatIsNone_IsRefused(int? last, int? days)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<ReplayPolicyVersion>().RunAsync(new(1, last, days), null, default)).Error!.Code.ShouldBe("policy.span");
    }

    [Fact]
    public async Task Replay_OfAVersionThatIsNone_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<ReplayPolicyVersion>().RunAsync(new(7), null, default)).Error!.Code.ShouldBe("policy.unknown");
    }

    [Fact]
    public async Task Replay_ThatIsCancelled_Stops()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await SubmittedAsync(portal);

        await Should.ThrowAsync<OperationCanceledException>(() => portal.Get<ReplayPolicyVersion>().RunAsync(new(1, Days: 90), null, new CancellationToken(canceled: true)));
    }

    private static async Task<string> SubmittedAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        return (await journey.SubmitAsync()).Number;
    }

    private static async Task<PolicyReplay> ReplayAsync(TestPortal portal, ReplayPolicyVersionInput input)
    {
        var result = await portal.Get<ReplayPolicyVersion>().RunAsync(input, null, default);
        result.Error.ShouldBeNull();
        return result.Value;
    }
}
