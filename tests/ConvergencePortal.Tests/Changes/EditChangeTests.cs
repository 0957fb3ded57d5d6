using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Tests.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class EditChangeTests
{
    private static readonly ChangeDraft Longer = ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 90 } };

    [Fact]
    public async Task Edit_ADraft_LeavesTheRevisionAndSaysInTheHistoryWhatMoved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        var state = await ChangeJourney.DoneAsync(journey.EditAsync(Longer));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Draft, 1));
        (await journey.DetailAsync()).History[^1].Moved.ShouldBe([new MovedField("WorkMinutes", "60", "90")]);
    }

    [Fact]
    public async Task Edit_RequiredPeople_AreKeptOnceInOneOrderWithoutTheImplementer()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with
        {
            Implementer = "ot2.berlin", RequiredPeople = ["production.berlin", "it.berlin", " IT.berlin", "ot2.berlin"],
        }));

        var detail = await journey.DetailAsync();
        var (it, production) = ((await portal.ActorAsync("it.berlin")).PersonId, (await portal.ActorAsync("production.berlin")).PersonId);
        detail.Content.RequiredPersonIds.ShouldBe([it, production]);
        detail.RequiredPeople.Select(person => person.Name).ShouldBe(["First IT", "First Production"]);
        detail.History[^1].Moved.ShouldContain(new MovedField("RequiredPersonIds", null, "First IT, First Production"));
    }

    [Fact]
    public async Task Edit_RequiredPeopleInAnotherOrder_IsNoEdit()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { RequiredPeople = ["it.berlin", "production.berlin"] });
        var before = await journey.DetailAsync();

        var state = await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { RequiredPeople = ["production.berlin", "it.berlin"] }));

        state.Version.ShouldBe(before.Row.Version);
    }

    [Fact]
    public async Task Edit_RequiredPersonWhoLeft_NamesTheFieldAndThePerson()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("people", "code,name,active\nit2.berlin,Second IT,no\n");
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        var refused = (await journey.EditAsync(ChangeJourney.Draft with { RequiredPeople = ["it.berlin", "it2.berlin"] })).Error.ShouldNotBeNull();

        (refused.Code, refused.Field).ShouldBe(("person.unknown", "requiredPeople"));
        refused.Message.ShouldContain("it2.berlin");
    }

    [Fact]
    public async Task Edit_OnAnOlderVersion_IsStaleAndChangesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        var version = (await journey.DetailAsync()).Row.Version;
        await ChangeJourney.DoneAsync(journey.EditAsync(Longer));

        var error = (await journey.EditAsync(ChangeJourney.Draft, version)).Error.ShouldNotBeNull();

        error.Code.ShouldBe("save.stale");
        (await journey.DetailAsync()).Content.WorkMinutes.ShouldBe(90);
    }

    [Fact]
    public async Task Edit_WithTheSameContent_IsNoEdit()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        var before = await journey.DetailAsync();

        var state = await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft));

        state.Version.ShouldBe(before.Row.Version);
        state.Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Edit_TheLengthOfAScheduledChange_GivesUpTheSlotAndAsksThoseWhoKeepTheHours()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));

        var state = await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { Content = Longer.Content with { PlannedStart = ChangeJourney.Sunday } }));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Authorizing, 2));
        (await journey.DetailAsync()).Signatures.Select(s => (s.Function, s.VoidedBecause)).ShouldBe([
            (Function.IT, null), (Function.OT, "Revision 2 changed what was signed: slot and length."), (Function.Maintenance, "Revision 2 changed what was signed: slot and length.")]);
    }

    [Fact]
    public async Task Edit_ThatTouchesMore_AsksTheNewFunctionForItsStatement()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        var state = await ChangeJourney.DoneAsync(journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { ProductionMinutesAtRisk = 10 } }));

        state.Status.ShouldBe(ChangeStatus.Assessing);
        (await journey.DetailAsync()).Statements.Where(s => s.IsOpen).Select(s => s.Function).ShouldBe([Function.Production]);
    }

    [Fact]
    public async Task Edit_IntoAFreeze_IsRefusedAndLeavesTheSignatures()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER/PACK/LINE2/FILLER", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));

        var error = (await journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } })).Error.ShouldNotBeNull();

        error.Code.ShouldBe("slot.refused");
        (await journey.DetailAsync()).Signatures.ShouldHaveSingleItem().VoidedAt.ShouldBeNull();
    }

    [Theory]
    [InlineData("it.berlin")]
    [InlineData("admin")]
    [InlineData("chair")]
    public async Task Edit_BySomebodyElse_IsRefused(string person)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.EditAsync(Longer, person: person)).Error!.Code.ShouldBe("change.notRequester");
    }

    [Fact]
    public async Task Edit_ToAnotherSite_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddChicagoAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.EditAsync(ChangeJourney.Draft with { Site = "CHI", Items = [] })).Error!.Code.ShouldBe("change.site");
        (await journey.EditAsync(ChangeJourney.Draft with { Items = [new ItemInput("CHI")] })).Error!.Code.ShouldBe("change.site");
    }

    [Fact]
    public async Task Edit_OfTheTypeAfterChangesWereRequested_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT, verdict: Verdict.RequestChanges, comment: "Why so late?"));

        (await journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { Type = ChangeType.Emergency } })).Error!.Code.ShouldBe("change.type");
    }

    [Fact]
    public async Task Edit_WhileTheWorkGoesOn_IsRefusedForItsState()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ImplementingAsync();

        (await journey.EditAsync(Longer)).Error!.Code.ShouldBe("change.status");
    }

    [Fact]
    public async Task Edit_AnUnknownChange_IsNotFound()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var result = await portal.Get<EditChange>().RunAsync(new("CR-1999-0001", 1, Longer, Core.Ledger.Command.New()), await portal.ActorAsync("ot.berlin"), default);

        result.Error!.Code.ShouldBe("change.unknown");
    }
}
