using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class SubmitChangeTests
{
    private static readonly ChangeContent Content = ChangeJourney.Draft.Content;

    [Fact]
    public async Task Submit_ACompleteDraft_AsksEachFunctionForItsStatement()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        var state = await journey.SubmitAsync();

        state.Status.ShouldBe(ChangeStatus.Assessing);
        (await journey.DetailAsync()).Statements.Select(s => (s.Function, s.IsOpen)).ShouldBe([(Function.IT, true), (Function.OT, true), (Function.Maintenance, true)]);
    }

    [Fact]
    public async Task Submit_AnIncompleteDraft_NamesWhatIsMissing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Content = Content with { Purpose = "", WorkMinutes = 0 } });

        var error = (await journey.TrySubmitAsync()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("change.incomplete");
        error.Fields.Select(f => f.Field).ShouldBe(["purpose", "work"]);
    }

    [Fact]
    public async Task Submit_Twice_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        (await journey.TrySubmitAsync()).Error!.Code.ShouldBe("change.status");
    }

    [Theory]
    [InlineData("it.berlin", "change.notRequester")]
    [InlineData("admin", "change.notRequester")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Submit_BySomebodyElse_IsRefused(string person, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        (await journey.TrySubmitAsync(person)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Submit_WithASlotInAFreeze_IsRefusedWithTheReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Content = Content with { PlannedStart = ChangeJourney.Sunday } });

        var error = (await journey.TrySubmitAsync()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("slot.refused");
        error.Message.ShouldBe("Berlin is frozen: Title of FRZ, Sun 2026-11-08 00:00 to Mon 2026-11-09 00:00.");
    }

    [Fact]
    public async Task Submit_WithBothOfAFunctionDoingTheWork_NamesTheSeatNobodyCanFill()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Implementer = "ot2.berlin" });

        var error = (await journey.TrySubmitAsync()).Error.ShouldNotBeNull();

        error.Code.ShouldBe("seat.nobody");
        error.Message.ShouldStartWith("Nobody can sign for OT at this site");
    }

    [Theory]
    [InlineData("DRV-002", true)]
    [InlineData("DRV-003", false)]
    [InlineData(null, false)]
    public async Task Draft_OfASwappedAsset_IsInKindWhenTheTypeIsTheSame(string? replacement, bool isInKind)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);

        await journey.DraftAsync(ChangeJourney.Draft with { Items = [new ItemInput("DRV-001", replacement)] });

        (await journey.DetailAsync()).IsReplacementInKind.ShouldBe(isInKind);
    }

    [Theory]
    [InlineData("BER:NOWHERE", null, "item.unknown")]
    [InlineData("CHI:SW-01", null, "item.unknown")]
    [InlineData("DRV-002", null, "item.unmounted")]
    [InlineData("BER/PACK/LINE2", "DRV-002", "item.replacement")]
    [InlineData("DRV-001", "DRV-001", "item.replacement")]
    [InlineData("DRV-001", "DRV-999", "item.unknown")]
    [InlineData("", null, "item.code")]
    public async Task Draft_OfAThingThatCannotBeChanged_IsRefused(string code, string? replacement, string expected)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var result = await portal.Get<DraftChange>().RunAsync(new(ChangeJourney.Draft with { Items = [new ItemInput(code, replacement)] }, Core.Ledger.Command.New()), await portal.ActorAsync("ot.berlin"), default);

        result.Error!.Code.ShouldBe(expected);
    }

    [Theory]
    [InlineData("admin", "change.notAtSite")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Draft_BySomebodyWithoutAFunctionThere_IsRefused(string person, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var result = await portal.Get<DraftChange>().RunAsync(new(ChangeJourney.Draft, Core.Ledger.Command.New()), await portal.ActorAsync(person), default);

        result.Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Draft_WithoutItemsAndSite_AsksForTheSite()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var result = await portal.Get<DraftChange>().RunAsync(new(ChangeJourney.Draft with { Items = [] }, Core.Ledger.Command.New()), await portal.ActorAsync("ot.berlin"), default);

        result.Error!.Field.ShouldBe("site");
    }

    [Fact]
    public async Task Withdraw_ASubmittedChange_MakesItADraftOfTheNextRevision()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));

        var state = await ChangeJourney.DoneAsync(journey.WithdrawAsync(reason: "Wrong firmware"));

        (state.Status, state.Revision).ShouldBe((ChangeStatus.Draft, 2));
        var detail = await journey.DetailAsync();
        detail.Seats.ShouldBeEmpty();
        detail.Signatures.ShouldHaveSingleItem().VoidedBecause.ShouldBe("The change was withdrawn.");
    }
}
