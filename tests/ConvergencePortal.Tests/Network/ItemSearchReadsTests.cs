using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

public sealed class ItemSearchReadsTests
{
    [Theory]
    [InlineData("filler", ItemKind.Equipment, "BER/PACK/LINE2/FILLER")]
    [InlineData("BER/PACK/LINE2", ItemKind.Equipment, "BER/PACK/LINE2")]
    [InlineData("drv-001", ItemKind.Asset, "DRV-001")]
    [InlineData("plc-", ItemKind.Device, "BER:PLC-FILLER")]
    [InlineData("vlan210", ItemKind.Segment, "BER:VLAN210")]
    [InlineData("idmz", ItemKind.Zone, "BER:IDMZ")]
    [InlineData("c-office", ItemKind.Conduit, "BER:C-OFFICE-IDMZ")]
    public async Task Find_PartOfACodeOrName_PutsTheBestMatchFirst(string typed, ItemKind kind, string label)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var hits = await portal.Get<ItemSearchReads>().FindAsync("BER", typed, default);

        (hits[0].Kind, hits[0].Label).ShouldBe((kind, label));
    }

    [Theory]
    [InlineData("BER", "")]
    [InlineData("BER", "%")]
    [InlineData("BER", "drv-002")]
    [InlineData("CHI", "filler")]
    public async Task Find_NothingOfTheSiteFits_IsEmpty(string site, string typed)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var hits = await portal.Get<ItemSearchReads>().FindAsync(site, typed, default);

        hits.ShouldBeEmpty();
    }

    [Fact]
    public async Task FindSpares_Type_FindsOnlyWhatIsMountedNowhere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var hits = await portal.Get<ItemSearchReads>().FindSparesAsync("sinamics", default);

        hits.Select(hit => hit.Label).ShouldBe(["DRV-002"]);
    }
}
