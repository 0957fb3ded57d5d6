using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowScopeReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("BER/PACK/LINE2", WindowScopeKind.Equipment, "BER/PACK/LINE2")]
    [InlineData(" ber/pack/line2 ", WindowScopeKind.Equipment, "BER/PACK/LINE2")]
    [InlineData("BER:VLAN210", WindowScopeKind.Segment, "BER:VLAN210")]
    [InlineData("segment=BER:VLAN210", WindowScopeKind.Segment, "BER:VLAN210")]
    [InlineData("zone=ber:cell-pack", WindowScopeKind.Zone, "BER:CELL-PACK")]
    public async Task Find_PartByItsName_IsThatPartWithItsSiteAndZoneOfTime(string reference, WindowScopeKind kind, string label)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var found = await portal.Get<WindowScopeReads>().FindAsync(reference, Token);

        found.Value.Kind.ShouldBe(kind);
        found.Value.Label.ShouldBe(label);
        found.Value.Site.ShouldBe("BER");
        found.Value.TimeZone.ShouldBe("Europe/Berlin");
    }

    [Theory]
    [InlineData("BER/NOWHERE")]
    [InlineData("BER:NOWHERE")]
    [InlineData("zone=BER:VLAN210")]
    [InlineData("")]
    [InlineData("a:b:c")]
    public async Task Find_NothingOfThatName_IsNotFound(string reference)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var found = await portal.Get<WindowScopeReads>().FindAsync(reference, Token);

        found.Error!.Code.ShouldBe("scope.unknown");
    }

    [Fact]
    public async Task Find_SegmentAndZoneOfOneCode_AsksWhichIsMeant()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            var site = await db.Equipment.SingleAsync(e => e.Path == "BER", Token);
            db.Zones.Add(new Zone(site, "VLAN210", "Namesake", ZoneKind.CellArea));
            await db.SaveChangesAsync(Token);
        }

        var found = await portal.Get<WindowScopeReads>().FindAsync("BER:VLAN210", Token);

        found.Error!.Code.ShouldBe("scope.ambiguous");
        found.Error.Message.ShouldContain("zone=BER:VLAN210");
    }

    [Fact]
    public async Task Search_PartOfAName_FindsEquipmentSegmentsAndZones()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var found = await portal.Get<WindowScopeReads>().SearchAsync("packaging", null, Token);

        found.Select(s => s.Reference).ShouldBe(["BER/PACK", "segment=BER:VLAN210", "zone=BER:CELL-PACK"]);
    }

    [Fact]
    public async Task Search_InOneSite_LeavesOutTheOtherAndTheEnterprise()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddChicagoAsync();

        var found = await portal.Get<WindowScopeReads>().SearchAsync("c", "CHI", Token);

        found.ShouldHaveSingleItem().Label.ShouldBe("CHI");
        found[0].TimeZone.ShouldBe("America/Chicago");
    }
}
