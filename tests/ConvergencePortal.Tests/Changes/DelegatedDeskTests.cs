using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What a substitute finds on their desk: what the person could sign, and no more.</summary>
public sealed class DelegatedDeskTests
{
    [Fact]
    public async Task Desk_OfTheDelegate_ShowsTheSeatWithTheNameOfTheDelegator()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();

        await portal.DelegateAsync("it.berlin", "quality.berlin");

        var row = (await DeskAsync(portal, "quality.berlin")).ShouldHaveSingleItem();
        (row.Change.Number, row.Task, row.For).ShouldBe((journey.Number, DeskTask.Decide, "First IT"));
        row.Functions.ShouldBe([Function.IT]);
        row.Deadline!.Deadline.DueAt.ShouldBe(TestPortal.Start + Duration.FromDays(4));
    }

    [Fact]
    public async Task Desk_OfADelegateWhoIsAskedToo_ShowsBothApart()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        await portal.DelegateAsync("it.berlin", "maintenance.berlin");

        (await DeskAsync(portal, "maintenance.berlin")).Select(row => (row.For, row.Functions.Single())).Order().ShouldBe([(null, Function.Maintenance), ("First IT", Function.IT)]);
    }

    [Fact]
    public async Task Desk_OfADelegateOfTheSameFunction_ShowsTheSeatInTheirOwnRight()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        await portal.DelegateAsync("it.berlin", "it2.berlin");

        (await DeskAsync(portal, "it2.berlin")).ShouldHaveSingleItem().For.ShouldBeNull();
    }

    [Fact]
    public async Task Desk_WhereTheDelegatorIsTheRequester_StaysEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();

        await portal.DelegateAsync("ot.berlin", "quality.berlin", Function.OT);

        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_WhereEitherCarriesTheWorkOut_StaysEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync(ChangeJourney.Draft with { Implementer = "it.berlin" });

        await portal.DelegateAsync("it.berlin", "quality.berlin");
        await portal.DelegateAsync("it2.berlin", "it.berlin");

        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
        (await DeskAsync(portal, "it.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_OfTheRequesterAsDelegate_StaysEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();

        await portal.DelegateAsync("it.berlin", "ot.berlin");

        (await DeskAsync(portal, "ot.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_WhereEitherHasSigned_StaysEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await portal.JoinAsync("maintenance.berlin", Function.IT);
        await journey.AuthorizingAsync();
        await journey.DecideAsync("maintenance.berlin", Function.Maintenance);

        await portal.DelegateAsync("maintenance.berlin", "quality.berlin");
        await portal.DelegateAsync("it.berlin", "maintenance.berlin");

        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
        (await DeskAsync(portal, "maintenance.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_AfterTheEnd_IsEmptyAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).AuthorizingAsync();
        await portal.DelegateAsync("it.berlin", "quality.berlin", ends: Lending.Begins.PlusHours(2));

        portal.Clock.Advance(Duration.FromHours(2));

        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Desk_WithDeadlines_ShowsTheFirstDeadlineFirst()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (waiting, submitted) = (new ChangeJourney(portal), new ChangeJourney(portal));
        await waiting.DraftAsync();
        await waiting.SubmitAsync();
        portal.Clock.Advance(Duration.FromHours(1));
        await submitted.AuthorizingAsync();
        portal.Clock.Advance(Duration.FromHours(1));
        foreach (var (person, function) in ChangeJourney.Signers) await waiting.AssessAsync(person, function);

        (await DeskAsync(portal, "it.berlin")).Select(row => row.Change.Number).ShouldBe([submitted.Number, waiting.Number]);
    }

    [Fact]
    public async Task Desk_WhileImpactIsStated_ShowsTheStatementWithTheNameOfTheDelegator()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AssessingAsync(portal);

        var row = (await DeskAsync(portal, "quality.berlin")).ShouldHaveSingleItem();
        (row.Change.Number, row.Task, row.For).ShouldBe((journey.Number, DeskTask.Assess, "First IT"));
        row.Functions.ShouldBe([Function.IT]);
        var options = (await journey.DetailAsync("quality.berlin")).Options;
        (options.Assess.ShouldHaveSingleItem(), options.InTheNameOf[Function.IT]).ShouldBe((Function.IT, "First IT"));
    }

    [Fact]
    public async Task Assess_ByADelegate_StatesItAndTheHistorySaysForWhom()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AssessingAsync(portal);

        await ChangeJourney.DoneAsync(journey.AssessAsync("quality.berlin", Function.IT, "No traffic for a minute"));

        var detail = await journey.DetailAsync();
        detail.History[^1].Text.ShouldBe("IT (for First IT): No traffic for a minute");
        detail.Statements.Single(s => s.Function == Function.IT).PersonName.ShouldBe("First Quality");
        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Assess_ByADelegateAfterTheEnd_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = await AssessingAsync(portal);

        portal.Clock.Advance(Duration.FromDays(8));

        (await DeskAsync(portal, "quality.berlin")).ShouldBeEmpty();
        (await journey.AssessAsync("quality.berlin", Function.IT)).Error!.Code.ShouldBe("seat.notYourFunction");
    }

    /// <summary>IT is asked for its statement, and somebody of IT lent it to quality.</summary>
    private static async Task<ChangeJourney> AssessingAsync(TestPortal portal)
    {
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await portal.DelegateAsync("it.berlin", "quality.berlin");
        return journey;
    }

    private static async Task<IReadOnlyList<DeskRow>> DeskAsync(TestPortal portal, string person) => await portal.Get<DeskReads>().ListAsync((await portal.ActorAsync(person)).PersonId, default);
}
