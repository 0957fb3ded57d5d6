using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

public sealed class NetworkReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListDevices_SearchByAddress_FindsTheDeviceWithItsSegmentAndZone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<DeviceReads>().ListAsync(new PageRequest(Search: "10.20.10.11"), new DeviceFilter(), Token);

        var device = page.Items.ShouldHaveSingleItem();
        device.Key.ShouldBe("BER:PLC-FILLER");
        device.Interfaces.ShouldHaveSingleItem().ShouldBe(new InterfaceRow("eth0", "VLAN210", "CELL-PACK", ZoneKind.CellArea, "10.20.10.11", null, false));
    }

    [Fact]
    public async Task ListDevices_BelowALine_LeavesOutTheOffice()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<DeviceReads>().ListAsync(new PageRequest(), new DeviceFilter(Below: "BER/PACK/LINE2"), Token);

        page.Items.Select(d => d.Code).ShouldBe(["HMI-LABELER", "PLC-FILLER", "SIS-CIP", "SW-PACK-01"]);
    }

    [Theory]
    [InlineData("CELL-PACK", null, null, 3)]
    [InlineData(null, "VLAN900", null, 1)]
    [InlineData(null, null, DeviceRole.Switch, 1)]
    [InlineData("CELL-PACK", null, DeviceRole.SafetyController, 0)]
    public async Task ListDevices_Filtered_CountsOnlyWhatMatches(string? zone, string? segment, DeviceRole? role, int expected)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<DeviceReads>().ListAsync(new PageRequest(), new DeviceFilter("BER", zone, segment, role), Token);

        page.Total.ShouldBe(expected);
    }

    [Fact]
    public async Task FindDevice_ConnectionThatHasEnded_IsNotShown()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            var connection = await db.Interfaces.SingleAsync(i => i.IpAddress == "10.20.10.11", Token);
            connection.EffectiveTo = new LocalDate(2026, 11, 5);
            await db.SaveChangesAsync(Token);
        }

        var device = await portal.Get<DeviceReads>().FindAsync("BER", "PLC-FILLER", Token);

        device!.Interfaces.ShouldBeEmpty();
    }

    [Fact]
    public async Task ListPartners_TwoSwitchesOfARing_NamesTheOther()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        int switchId;
        await using (var db = portal.Db())
        {
            var ring = new RedundancyGroup(await db.Equipment.SingleAsync(n => n.Path == "BER", Token), "RING-1");
            var devices = await db.Devices.Where(d => d.Code == "SW-PACK-01" || d.Code == "PLC-FILLER").ToListAsync(Token);
            devices.ForEach(d => d.RedundancyGroup = ring);
            await db.SaveChangesAsync(Token);
            switchId = devices.Single(d => d.Code == "SW-PACK-01").Id;
        }

        var partners = await portal.Get<DeviceReads>().ListPartnersAsync(switchId, Token);

        partners.ShouldHaveSingleItem().Code.ShouldBe("PLC-FILLER");
    }

    [Fact]
    public async Task ListSegments_OfAZone_CountsTheDevicesConnectedToday()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<NetworkReads>().ListSegmentsAsync(new PageRequest(), "BER", "CELL-PACK", Token);

        var segment = page.Items.ShouldHaveSingleItem();
        segment.Code.ShouldBe("VLAN210");
        segment.DeviceCount.ShouldBe(3);
    }

    [Fact]
    public async Task FindConduit_WithRules_GivesEachRuleItsReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var conduit = await portal.Get<NetworkReads>().FindConduitAsync("BER", "C-IDMZ-PACK", Token);

        (conduit!.ZoneA, conduit.ZoneB).ShouldBe(("IDMZ", "CELL-PACK"));
        conduit.Rules.ShouldHaveSingleItem().ShouldBe(new ConduitRuleRow("tcp", 4840, "IDMZ", "CELL-PACK", "OPC UA reads of the historian", null, null));
    }

    [Fact]
    public async Task ListConduits_OfAZone_FindsItAtEitherEnd()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<NetworkReads>().ListConduitsAsync(new PageRequest(), "BER", "IDMZ", Token);

        page.Items.Select(c => c.Code).ShouldBe(["C-IDMZ-PACK", "C-OFFICE-IDMZ"]);
    }

    [Fact]
    public async Task FindZone_SafetyZone_SaysOwnerAndDesignation()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var zone = await portal.Get<NetworkReads>().FindZoneAsync("BER", "SIS", Token);

        (zone!.IsSafetyDesignated, zone.SegmentCount).ShouldBe((true, 1));
    }
}
