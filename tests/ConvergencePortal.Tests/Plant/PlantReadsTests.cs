using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

public sealed class PlantReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListEquipment_NoSearch_IsOrderedByPathAndCountsTheWhole()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<PlantReads>().ListEquipmentAsync(new PageRequest(1, 3), null, Token);

        page.Total.ShouldBe(8);
        page.Items.Select(n => n.Path).ShouldBe(["ACME", "BER", "BER/ADMIN"]);
    }

    [Fact]
    public async Task ListEquipment_SearchInLowerCase_FindsByNameAndPath()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<PlantReads>().ListEquipmentAsync(new PageRequest(Search: "filler"), null, Token);

        var found = page.Items.ShouldHaveSingleItem();
        found.Path.ShouldBe("BER/PACK/LINE2/FILLER");
        found.ParentPath.ShouldBe("BER/PACK/LINE2");
    }

    [Fact]
    public async Task ListEquipment_SearchOfAWildcard_FindsNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<PlantReads>().ListEquipmentAsync(new PageRequest(Search: "%"), null, Token);

        page.Total.ShouldBe(0);
    }

    [Fact]
    public async Task ListEquipment_OfASite_LeavesOutWhatIsElsewhere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<PlantReads>().ListEquipmentAsync(new PageRequest(), "BER", Token);

        page.Items.ShouldAllBe(n => n.Path == "BER" || n.Path.StartsWith("BER/", StringComparison.Ordinal));
        page.Total.ShouldBe(7);
    }

    [Fact]
    public async Task ListAssets_MountedAndInStore_SaysWhereEachIs()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<PlantReads>().ListAssetsAsync(new PageRequest(), null, Token);

        page.Items.Select(a => (a.Tag, a.EquipmentPath)).ShouldBe([("DRV-001", "BER/PACK/LINE2/FILLER"), ("DRV-002", null), ("DRV-003", null)]);
    }

    [Fact]
    public async Task FindEquipment_AfterASwap_ShowsTheNewAssetAndTheOneBefore()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await SwapDriveAsync(portal);

        var filler = await portal.Get<PlantReads>().FindEquipmentAsync("BER/PACK/LINE2/FILLER", Token);

        filler!.Mounted.ShouldHaveSingleItem().Tag.ShouldBe("DRV-002");
        var before = filler.MountedBefore.ShouldHaveSingleItem();
        before.Tag.ShouldBe("DRV-001");
        before.To.ShouldBe(new LocalDate(2026, 11, 1));
    }

    [Fact]
    public async Task FindEquipment_UnknownPath_IsNull()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var nothing = await portal.Get<PlantReads>().FindEquipmentAsync("BER/NOWHERE", Token);

        nothing.ShouldBeNull();
    }

    private static async Task SwapDriveAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var filler = await db.Equipment.SingleAsync(n => n.Code == "FILLER", Token);
        var drives = await db.Assets.Include(a => a.Mountings).Where(a => a.Tag == "DRV-001" || a.Tag == "DRV-002").OrderBy(a => a.Tag).ToListAsync(Token);
        drives[0].Unmount(new LocalDate(2026, 11, 1));
        drives[1].Mount(filler, new LocalDate(2026, 11, 1));
        await db.SaveChangesAsync(Token);
    }
}
