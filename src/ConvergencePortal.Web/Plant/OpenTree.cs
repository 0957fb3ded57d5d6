using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Web.Plant;

/// <summary>Which part of the hierarchy is open on a screen: the rows that show, in order, and where the keyboard goes from a row.</summary>
public sealed class OpenTree
{
    private readonly HashSet<int> _open = [];
    private IReadOnlyList<TreeNodeRow> _roots = [];
    private ILookup<int, TreeNodeRow> _below = Array.Empty<TreeNodeRow>().ToLookup(node => node.Id);

    public IReadOnlyList<TreeRow> Rows { get; private set; } = [];

    /// <summary>Nodes whose children must be read.</summary>
    public IReadOnlyCollection<int> OpenIds => _open;

    public bool IsOpen(TreeNodeRow node) => _open.Contains(node.Id);

    public void Open(params IEnumerable<int> ids) => _open.UnionWith(ids);

    public void Close(int id)
    {
        _open.Remove(id);
        LayOut();
    }

    /// <summary>Takes the newest nodes; what is open stays open.</summary>
    public void Show(IReadOnlyList<TreeNodeRow> roots, IReadOnlyList<TreeNodeRow> below)
    {
        _roots = roots;
        _below = below.ToLookup(node => node.ParentId ?? 0);
        LayOut();
    }

    public TreeRow? Find(string path) => Rows.FirstOrDefault(row => row.Node.Path.Equals(path, StringComparison.OrdinalIgnoreCase));

    public TreeRow? Neighbor(TreeRow row, int steps)
    {
        var place = row.Place + steps;
        return place >= 0 && place < Rows.Count ? Rows[place] : null;
    }

    public TreeRow? ParentOf(TreeRow row) => Rows.FirstOrDefault(other => other.Node.Id == row.Node.ParentId);

    /// <summary>The next row from here, wrapping round, whose name or code starts with the letter.</summary>
    public TreeRow? StartingWith(string letter, TreeRow from) => Enumerable.Range(1, Rows.Count)
        .Select(steps => Rows[(from.Place + steps) % Rows.Count])
        .FirstOrDefault(row => row.Node.Name.StartsWith(letter, StringComparison.CurrentCultureIgnoreCase) || row.Node.Code.StartsWith(letter, StringComparison.CurrentCultureIgnoreCase));

    private void LayOut()
    {
        var rows = new List<TreeRow>();
        Add(rows, [.. _roots], depth: 1);
        Rows = rows;
    }

    private void Add(List<TreeRow> rows, TreeNodeRow[] siblings, int depth)
    {
        for (var i = 0; i < siblings.Length; i++)
        {
            rows.Add(new TreeRow(siblings[i], depth, i + 1, siblings.Length, rows.Count));
            if (IsOpen(siblings[i])) Add(rows, [.. _below[siblings[i].Id]], depth + 1);
        }
    }
}

/// <summary>A row of the tree: how deep it lies, which of how many siblings it is, and its place on the screen.</summary>
public sealed record TreeRow(TreeNodeRow Node, int Depth, int Position, int SetSize, int Place);
