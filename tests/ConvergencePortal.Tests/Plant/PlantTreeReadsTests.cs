using ConvergencePortal.Core.Plant;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

public sealed class PlantTreeReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListRoots_Plant_IsTheEnterprise()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var roots = await portal.Get<PlantTreeReads>().ListRootsAsync(Token);

        var root = roots.ShouldHaveSingleItem();
        (root.Path, root.HasChildren).ShouldBe(("ACME", true));
    }

    [Fact]
    public async Task ListAbove_Node_GivesWhatMustBeOpenUpToTheEnterprise()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var reads = portal.Get<PlantTreeReads>();

        var above = await reads.ListAboveAsync("BER/PACK/LINE2", Token);

        var open = await reads.ListBelowAsync([.. above], Token);
        open.Select(node => node.Path).ShouldContain("BER/PACK/LINE2");
        above.Count.ShouldBe(3);
    }

    [Fact]
    public async Task ListAbove_UnknownPath_IsEmpty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var above = await portal.Get<PlantTreeReads>().ListAboveAsync("BER/NOWHERE", Token);

        above.ShouldBeEmpty();
    }

    [Fact]
    public async Task ListBelow_Leaf_HasNoChildren()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var reads = portal.Get<PlantTreeReads>();

        var filler = (await reads.FindAsync("filler", Token)).ShouldHaveSingleItem();

        filler.HasChildren.ShouldBeFalse();
        (await reads.ListBelowAsync([filler.Id], Token)).ShouldBeEmpty();
    }
}
