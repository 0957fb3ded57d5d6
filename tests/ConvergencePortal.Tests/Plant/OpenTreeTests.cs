using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Plant;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Plant;

public sealed class OpenTreeTests
{
    private static readonly TreeNodeRow Site = Node(1, null, "BER", "Berlin");
    private static readonly TreeNodeRow[] Below = [Node(2, 1, "BER/PACK", "Packaging"), Node(3, 1, "BER/UTIL", "Utilities"), Node(4, 2, "BER/PACK/LINE2", "Line 2")];

    [Fact]
    public void Show_NothingOpen_ShowsTheRootsOnly()
    {
        var tree = new OpenTree();

        tree.Show([Site], Below);

        tree.Rows.Select(row => row.Node.Code).ShouldBe(["BER"]);
    }

    [Fact]
    public void Show_OpenBranches_ListsEachBelowItsParentWithDepthAndPosition()
    {
        var tree = new OpenTree();
        tree.Open(1, 2);

        tree.Show([Site], Below);

        tree.Rows.Select(row => (row.Node.Code, row.Depth, row.Position, row.SetSize)).ShouldBe([("BER", 1, 1, 1), ("PACK", 2, 1, 2), ("LINE2", 3, 1, 1), ("UTIL", 2, 2, 2)]);
    }

    [Fact]
    public void Close_OpenBranch_HidesWhatIsBelowAndKeepsTheRest()
    {
        var tree = Opened();

        tree.Close(2);

        tree.Rows.Select(row => row.Node.Code).ShouldBe(["BER", "PACK", "UTIL"]);
    }

    [Fact]
    public void Neighbor_BeyondTheEnds_IsNone()
    {
        var tree = Opened();

        tree.Neighbor(tree.Rows[0], -1).ShouldBeNull();
        tree.Neighbor(tree.Rows[^1], 1).ShouldBeNull();
    }

    [Fact]
    public void ParentOf_Node_IsTheRowItHangsFrom()
    {
        var tree = Opened();

        tree.ParentOf(tree.Find("ber/pack/line2")!)!.Node.Code.ShouldBe("PACK");
    }

    [Fact]
    public void StartingWith_Letter_FindsTheNextRowAndWrapsRound()
    {
        var tree = Opened();

        var next = tree.StartingWith("p", tree.Find("BER/UTIL")!);

        next!.Node.Code.ShouldBe("PACK");
    }

    private static OpenTree Opened()
    {
        var tree = new OpenTree();
        tree.Open(1, 2);
        tree.Show([Site], Below);
        return tree;
    }

    private static TreeNodeRow Node(int id, int? parentId, string path, string name) =>
        new(id, parentId, path, path[(path.LastIndexOf('/') + 1)..], name, EquipmentLevel.Other, false, null, true);
}
