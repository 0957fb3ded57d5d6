using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class TouchingChangeReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_DraftOnTheDevice_IsItsWritersOwn()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).DraftAsync();

        var changes = await portal.Get<TouchingChangeReads>().ListAsync(ItemKind.Device, await FillerPlcAsync(portal), Token);

        changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task List_SubmittedChangeOnTheDevice_IsListedWithItsStatus()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();

        var changes = await portal.Get<TouchingChangeReads>().ListAsync(ItemKind.Device, await FillerPlcAsync(portal), Token);

        var change = changes.ShouldHaveSingleItem();
        (change.Number, change.Status, change.TimeZone).ShouldBe((journey.Number, ChangeStatus.Assessing, "Europe/Berlin"));
    }

    [Fact]
    public async Task ListForEquipment_ChangeOnADeviceThere_IsListed()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        await using var db = portal.Db();
        var filler = await db.Equipment.SingleAsync(n => n.Code == "FILLER", Token);
        var labeler = await db.Equipment.SingleAsync(n => n.Code == "LABELER", Token);

        var reads = portal.Get<TouchingChangeReads>();

        (await reads.ListForEquipmentAsync(filler.Id, Token)).ShouldHaveSingleItem().Number.ShouldBe(journey.Number);
        (await reads.ListForEquipmentAsync(labeler.Id, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task ListForSource_ChangeThatNamesTheSource_IsListed()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("data-sources", "site,code,name,kind,equipment,description,operations\nBER,HIST,Historian,Historian,BER/PACK,Values,Production\n");
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Items = [new ItemInput("BER:HIST")] });
        await journey.SubmitAsync();
        await using var db = portal.Db();
        var source = await db.DataSources.SingleAsync(Token);

        var changes = await portal.Get<TouchingChangeReads>().ListForSourceAsync(source.Id, source.EquipmentId, source.DeviceId, Token);

        changes.ShouldHaveSingleItem().Number.ShouldBe(journey.Number);
    }

    private static async Task<int> FillerPlcAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return (await db.Devices.SingleAsync(d => d.Code == "PLC-FILLER", Token)).Id;
    }
}
