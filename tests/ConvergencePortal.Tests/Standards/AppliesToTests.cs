using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>What a standard applies to, over the test plant as a picture in memory.</summary>
public sealed class AppliesToTests
{
    private static readonly SitePicture Berlin = BerlinPicture.With(parts => parts with { Devices = [.. parts.Devices.Select(d => d with { LevelTenths = d.Role switch { DeviceRole.PLC => 10, DeviceRole.HMI => 20, DeviceRole.Firewall => 35, _ => null } })] });

    public static TheoryData<string, Applicability, string[]> Cases => new()
    {
        { "a kind of zone narrows to zones, segments and devices", new() { ZoneKind = ZoneKind.Business }, ["BER:OFFICE", "BER:VLAN10", "BER:PC-OFFICE-01"] },
        { "a role narrows to devices", new() { DeviceRole = DeviceRole.PLC }, ["BER:PLC-FILLER"] },
        { "levels include both ends", new() { LevelFromTenths = 10, LevelToTenths = 20 }, ["BER:PLC-FILLER", "BER:HMI-LABELER"] },
        { "a device without a level has none", new() { LevelFromTenths = 0 }, ["BER:PLC-FILLER", "BER:HMI-LABELER", "BER:FW-01"] },
        { "flags come from the equipment above", new() { IsGxpRelevant = true }, ["BER/PACK/LINE2/LABELER", "BER:HMI-LABELER"] },
        { "hazardous", new() { IsHazardousProcess = true }, ["BER/PACK/LINE2/CIP", "BER:SIS-CIP"] },
        { "safety is equipment, zone, and what lies in them", new() { IsSafetyRelated = true }, ["BER/PACK/LINE2/CIP", "BER:SIS-CIP", "BER:SIS", "BER:VLAN900"] },
        { "all conditions hold at once", new() { Scope = "BER/PACK", ZoneKind = ZoneKind.CellArea, DeviceRole = DeviceRole.HMI }, ["BER:HMI-LABELER"] },
        { "only data sources have operations", new() { OperationsType = OperationsType.Quality }, [] },
        { "a place that begins alike is another", new() { Scope = "BER/PACK/LINE" }, [] },
        { "another site", new() { Scope = "CHI" }, [] },
        { "below a node: equipment, devices, their segment and zone", new() { Scope = "ber/pack/line2/labeler" }, ["BER/PACK/LINE2/LABELER", "BER:HMI-LABELER", "BER:VLAN210", "BER:CELL-PACK"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Find_ByConditions_IsExactlyTheThingsThatMeetThem(string why, Applicability asked, string[] codes) =>
        AppliesTo.Find(asked, [Berlin]).Things.Select(thing => thing.Code).Order(StringComparer.Ordinal).ShouldBe(codes.Order(StringComparer.Ordinal), why);

    [Fact]
    public void Find_WithoutConditions_IsEverything()
    {
        var set = AppliesTo.Find(Applicability.Everything, [Berlin]);

        set.IsEverything.ShouldBeTrue();
        set.Things.Count.ShouldBe(Berlin.Equipment.Count + Berlin.Devices.Count + Berlin.Segments.Count + Berlin.Zones.Count);
        AppliesTo.Find(new Applicability { Scope = "BER" }, [Berlin]).IsEverything.ShouldBeTrue();
    }

    [Fact]
    public void Find_InNoPlant_IsNothingAndNotEverything() => AppliesTo.Find(Applicability.Everything, []).ShouldSatisfyAllConditions(set => set.IsEmpty.ShouldBeTrue(), set => set.IsEverything.ShouldBeFalse());

    [Fact]
    public void Signers_OfEquipmentZonesAndFlags_AreTheirFunctionsAndTheKeeper()
    {
        var asked = new Applicability { Scope = "BER/PACK/LINE2" };

        var signers = StandardSigners.For(Function.Cybersecurity, asked, AppliesTo.Find(asked, [Berlin]));

        signers.Select(s => s.Function).ShouldBe([Function.OT, Function.Maintenance, Function.Quality, Function.ProcessSafety, Function.Cybersecurity], ignoreOrder: true);
        signers.Single(s => s.Function == Function.Cybersecurity).Reasons.ShouldBe(["Keeps this standard."]);
        signers.ShouldAllBe(s => s.Reasons.All(reason => reason.EndsWith('.')));
    }

    [Fact]
    public void Signers_OfASwitchInTheCell_AreTheKeeperAndTheZonesOwnerOnly()
    {
        var asked = new Applicability { DeviceRole = DeviceRole.Switch };

        StandardSigners.For(Function.IT, asked, AppliesTo.Find(asked, [Berlin])).Select(s => s.Function).ShouldBe([Function.IT, Function.OT]);
    }

    [Fact]
    public async Task Preview_WhenTheOwnerOfASourceHasLeftTheFunction_DoesNotAskIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasDataAsync();
        (await AskedAsync(portal)).ShouldContain(Function.Production);

        await using (var db = portal.Db())
            await db.Memberships.Where(m => db.People.Any(p => p.Id == m.PersonId && p.Code == "production.berlin")).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, TestPortal.Start.InUtc().Date));

        (await AskedAsync(portal)).ShouldNotContain(Function.Production);
    }

    private static async Task<IEnumerable<Function>> AskedAsync(TestPortal portal) =>
        (await portal.Get<AppliesToReads>().PreviewAsync(new Applicability { Scope = "BER/PACK/LINE2/FILLER" }, Function.IT, default)).Asked.Select(asked => asked.Function);
}
