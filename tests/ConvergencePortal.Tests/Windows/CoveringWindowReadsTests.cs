using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class CoveringWindowReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BER/PACK/LINE2", true)]
    [InlineData("BER/PACK/LINE2/FILLER", true)]
    [InlineData("BER/PACK", false)]
    [InlineData("BER/ADMIN", false)]
    public async Task ListForEquipment_WindowOnALine_CoversTheLineAndWhatIsBelow(string path, bool isCovered)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var windows = await portal.Get<CoveringWindowReads>().ListForEquipmentAsync(path, Token);

        windows.Any(w => w.Code == "MW-LINE2-SUN").ShouldBe(isCovered);
    }

    [Fact]
    public async Task ListForEquipment_WindowThatHasEnded_IsNotListed()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            (await db.Windows.SingleAsync(Token)).EffectiveTo = TestPortal.Start;
            await db.SaveChangesAsync(Token);
        }

        var windows = await portal.Get<CoveringWindowReads>().ListForEquipmentAsync("BER/PACK/LINE2", Token);

        windows.ShouldBeEmpty();
    }

    [Fact]
    public async Task ListForDevice_WindowsOnSegmentAndOuterZone_AreListedBesidesThatOfItsLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var deviceId = await CoverSegmentAndOuterZoneAsync(portal);

        var windows = await portal.Get<CoveringWindowReads>().ListForDeviceAsync(deviceId, Token);

        windows.Select(w => (w.Code, w.Scope)).ShouldBe([("MW-LINE2-SUN", "BER/PACK/LINE2"), ("MW-SEGMENT", "BER:VLAN210"), ("MW-ZONE", "BER:IDMZ")], ignoreOrder: true);
    }

    [Fact]
    public async Task ListForZone_WindowOnTheZoneAround_CoversTheNestedOne()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await CoverSegmentAndOuterZoneAsync(portal);
        await using var db = portal.Db();
        var cell = await db.Zones.SingleAsync(z => z.Code == "CELL-PACK", Token);

        var windows = await portal.Get<CoveringWindowReads>().ListForZoneAsync(cell.Id, Token);

        windows.ShouldHaveSingleItem().Code.ShouldBe("MW-ZONE");
    }

    /// <summary>The packaging cell is put inside the DMZ, which has a window, as has its segment; answers the id of the packaging switch.</summary>
    private static async Task<int> CoverSegmentAndOuterZoneAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(n => n.Path == "BER", Token);
        var segment = await db.Segments.SingleAsync(s => s.Code == "VLAN210", Token);
        var outer = await db.Zones.SingleAsync(z => z.Code == "IDMZ", Token);
        (await db.Zones.SingleAsync(z => z.Code == "CELL-PACK", Token)).ParentZone = outer;
        var (onSegment, onZone) = (Window(site, "MW-SEGMENT"), Window(site, "MW-ZONE"));
        onSegment.CoverSegment(segment);
        onZone.CoverZone(outer);
        db.Windows.AddRange(onSegment, onZone);
        await db.SaveChangesAsync(Token);
        return (await db.Devices.SingleAsync(d => d.Code == "SW-PACK-01", Token)).Id;
    }

    private static Window Window(Core.Plant.EquipmentNode site, string code) =>
        new(site, code, WindowKind.Maintenance, code) { StartsAt = new LocalDateTime(2026, 1, 4, 2, 0), Minutes = 60, TimeZone = "Europe/Berlin" };
}
