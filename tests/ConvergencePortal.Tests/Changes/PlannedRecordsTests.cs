using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>The records that a change states as they will be: what a signer is shown of them, and when they are held against the plant.</summary>
public sealed class PlannedRecordsTests
{
    [Fact]
    public async Task Edit_ThatEmptiesAColumn_IsShownToWhoSignedBefore()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(With(("site", "BER"), ("code", "PLC-FILLER")));
        await ChangeJourney.DoneAsync(journey.DecideAsync("it.berlin", Function.IT));
        portal.Clock.Advance(Duration.FromMinutes(1));

        await ChangeJourney.DoneAsync(journey.EditAsync(With(("site", "BER"), ("code", "PLC-FILLER"), ("protocols", ""))));

        (await journey.DetailAsync("it.berlin")).Since.ShouldNotBeNull().Moved
            .ShouldBe([new MovedField("PlannedRecords", "devices: code PLC-FILLER, site BER", "devices: code PLC-FILLER, protocols –, site BER")]);
    }

    [Theory]
    [InlineData("it.berlin", 0, "change.notRequester")]
    [InlineData("ot.berlin", -1, "save.stale")]
    [InlineData("ot.berlin", 0, "plannedRecords.wrong")]
    public async Task Edit_WithRecordsThatCannotBe_AsksFirstWhetherItMayBeEditedAtAll(string person, int versions, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        var version = (await journey.DetailAsync()).Row.Version;

        (await journey.EditAsync(With(("site", "BER"), ("code", "PLC-FILLER"), ("role", "Toaster")), version + versions, person)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Draft_SentAgainAfterThePlantMoved_IsAnsweredLikeTheFirstTime()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (draft, command, actor) = (With(NewInterface), Command.New(), await portal.ActorAsync("ot.berlin"));
        var first = await ChangeJourney.DoneAsync(portal.Get<DraftChange>().RunAsync(new(draft, command), actor, default));
        await AddressIsTakenAsync(portal);

        var again = await ChangeJourney.DoneAsync(portal.Get<DraftChange>().RunAsync(new(draft, command), actor, default));

        again.ShouldBe(first);
    }

    [Fact]
    public async Task Submit_RecordsThatThePlantNoLongerAllows_IsRefusedThoughOtherEditsWereSaved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        var draft = With(NewInterface);
        await journey.DraftAsync(draft);
        await AddressIsTakenAsync(portal);
        (await journey.EditAsync(draft with { Content = draft.Content with { Title = "One more PLC" } })).Error.ShouldBeNull();

        var refused = await portal.Get<SubmitChange>().RunAsync(new(journey.Number, Command.New()), await portal.ActorAsync("ot.berlin"), default);

        refused.Error!.Code.ShouldBe("plannedRecords.wrong");
    }

    [Theory]
    [InlineData("site", " ber ", new[] { "ber" })]
    [InlineData("path", "BER/PACK/LINE2", new[] { "BER" })]
    [InlineData("tag", "DRV-001", null)]
    public void SitesOf_ARecord_IsTheSiteThatItNames(string column, string value, string[]? sites) =>
        PlannedPlants.SitesOf([new PlannedRecord("any", new Dictionary<string, string> { [column] = value })]).ShouldBe(sites);

    private static (string, string)[] NewInterface => [("site", "BER"), ("device", "PLC-FILLER"), ("name", "eth9"), ("segment", "VLAN210"), ("ip", "10.20.10.77")];

    private static ChangeDraft With(params (string Name, string Value)[] fields)
    {
        var record = new PlannedRecord(fields.Any(f => f.Name == "device") ? "interfaces" : "devices", fields.ToDictionary(f => f.Name, f => f.Value));
        return ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedRecords = PlannedRecords.Write([record]) } };
    }

    /// <summary>Somebody else takes the address.</summary>
    private static Task AddressIsTakenAsync(TestPortal portal) => portal.HasAsync("interfaces", "site,device,name,segment,ip\nBER,HMI-LABELER,eth9,VLAN210,10.20.10.77\n");
}
