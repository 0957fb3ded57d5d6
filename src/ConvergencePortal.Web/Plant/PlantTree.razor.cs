using ConvergencePortal.Core.Plant;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace ConvergencePortal.Web.Plant;

/// <summary>The plant as a tree after the ARIA tree pattern: arrows move, open and close, Enter chooses, letters jump.</summary>
public sealed partial class PlantTree
{
    private readonly OpenTree _tree = new();
    private readonly Dictionary<int, ElementReference> _elements = [];
    private IReadOnlyList<TreeNodeRow> _found = [];
    private string? _search;
    private string? _revealed;
    private int? _focused;
    private bool _mustFocus;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Path of the chosen node; null when none is.</summary>
    [Parameter, EditorRequired]
    public string? Path { get; set; }

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var roots = await Tree.ListRootsAsync(cancellationToken);
        if (_revealed is null) await OpenToTheSitesAsync(roots, cancellationToken);
        if (Path is not null && Path != _revealed) _tree.Open(await Tree.ListAboveAsync(Path, cancellationToken));
        var below = await Tree.ListBelowAsync(_tree.OpenIds, cancellationToken);

        _revealed = Path ?? "";
        _tree.Show(roots, below);
        if (Path is not null && _tree.Find(Path) is { } chosen) _focused = chosen.Node.Id;
        if (_tree.Rows.All(row => row.Node.Id != _focused)) _focused = _tree.Rows.Count > 0 ? _tree.Rows[0].Node.Id : null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_mustFocus || _focused is not { } id || !_elements.TryGetValue(id, out var element)) return;

        _mustFocus = false;
        await element.FocusAsync();
    }

    /// <summary>The first look shows what there is to open: the enterprise, its sites and their areas.</summary>
    private async Task OpenToTheSitesAsync(IReadOnlyList<TreeNodeRow> roots, CancellationToken cancellationToken)
    {
        var rootIds = roots.Select(node => node.Id).ToList();
        var sites = await Tree.ListBelowAsync(rootIds, cancellationToken);
        _tree.Open([.. rootIds, .. sites.Select(node => node.Id)]);
    }

    private bool IsSelected(TreeNodeRow node) => Path is not null && node.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    private async Task SearchAsync(string? text)
    {
        _search = text;
        _found = text is null ? [] : await Tree.FindAsync(text, CancellationToken.None);
    }

    /// <summary>The link itself moves on to the node; the tree comes back with it revealed.</summary>
    private void ShowFoundAsync()
    {
        _search = null;
        _found = [];
    }

    private void Select(TreeRow row)
    {
        _focused = row.Node.Id;
        Navigation.NavigateTo(PlantAddress.Of(row.Node.Path));
    }

    private async Task ToggleAsync(TreeRow row)
    {
        _focused = row.Node.Id;
        if (_tree.IsOpen(row.Node))
        {
            _tree.Close(row.Node.Id);
            return;
        }
        _tree.Open(row.Node.Id);
        await ReadAgainAsync();
    }

    private async Task PressAsync(TreeRow row, KeyboardEventArgs key)
    {
        if (key.CtrlKey || key.AltKey || key.MetaKey) return;

        switch (key.Key)
        {
            case "ArrowDown": MoveTo(_tree.Neighbor(row, 1)); break;
            case "ArrowUp": MoveTo(_tree.Neighbor(row, -1)); break;
            case "Home": MoveTo(_tree.Rows[0]); break;
            case "End": MoveTo(_tree.Rows[^1]); break;
            case "ArrowRight" when row.Node.HasChildren && !_tree.IsOpen(row.Node): await ToggleAsync(row); break;
            case "ArrowRight" when row.Node.HasChildren: MoveTo(_tree.Neighbor(row, 1)); break;
            case "ArrowLeft" when _tree.IsOpen(row.Node): _tree.Close(row.Node.Id); break;
            case "ArrowLeft": MoveTo(_tree.ParentOf(row)); break;
            case "Enter" or " ": Select(row); break;
            case { Length: 1 } letter: MoveTo(_tree.StartingWith(letter, row)); break;
        }
    }

    private void MoveTo(TreeRow? row)
    {
        if (row is null) return;

        _focused = row.Node.Id;
        _mustFocus = true;
    }
}
