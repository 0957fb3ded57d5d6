using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Reviews;

/// <summary>A part of the dashboard that reads by itself, and again when something was saved that it counts: at most every two seconds, however busy the plant is.</summary>
public abstract class LiveTile : LivePage
{
    /// <summary>Code of the site to show; null for all of them.</summary>
    [Parameter, EditorRequired]
    public string? Site { get; set; }

    protected DashboardAddress Address => new(Site);

    protected override TimeSpan Rest => TimeSpan.FromSeconds(2);

    protected abstract Task ReadTileAsync(CancellationToken cancellationToken);

    protected sealed override async Task ReadAsync(CancellationToken cancellationToken)
    {
        // SQLite answers on the spot: without this the page would show nothing before the last tile was read.
        await Task.Yield();
        await ReadTileAsync(cancellationToken);
    }
}
