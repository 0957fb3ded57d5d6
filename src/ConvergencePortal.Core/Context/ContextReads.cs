using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Context;

/// <summary>Reads the four lives of an asset, or of a place in the plant, for one stretch of time.</summary>
public sealed class ContextReads(IDbContextFactory<PortalDb> factory, PlantReads plant, OccurrenceReads occurrences, ChangeCalendarReads calendar, DeviceReads devices, IClock clock)
{
    /// <summary>More devices than this nobody reads from such a page; the list of devices has them all.</summary>
    private const int MostDevices = 50;

    /// <summary>The asset with the tag, where it is mounted today.</summary>
    public async Task<Result<ContextPlace>> FindAssetAsync(string tag, CancellationToken cancellationToken)
    {
        if (await plant.FindAssetAsync(tag, cancellationToken) is not { } asset) return ContextErrors.UnknownAsset(tag);

        var filled = asset.Asset.EquipmentPath is { } path ? await plant.FindEquipmentAsync(path, cancellationToken) : null;
        return new ContextPlace(asset, filled, await SiteOfAsync(filled?.Node.Path ?? (asset.Places.Count > 0 ? asset.Places[0].Path : null), cancellationToken));
    }

    /// <summary>The place with the path.</summary>
    public async Task<Result<ContextPlace>> FindEquipmentAsync(string path, CancellationToken cancellationToken)
    {
        if (await plant.FindEquipmentAsync(path, cancellationToken) is not { } found) return ContextErrors.UnknownEquipment(path);
        return await SiteOfAsync(found.Node.Path, cancellationToken) is { } site ? new ContextPlace(null, found, site) : ContextErrors.NoSite;
    }

    /// <summary>Refused when the stretch is too long, or when more happens in it than anybody can look at.</summary>
    public async Task<Result<AssetContext>> ReadAsync(ContextPlace place, Interval span, Actor reader, CancellationToken cancellationToken)
    {
        if (ContextSpan.Of(span.Start, span.End).Error is { } noSpan) return noSpan;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (subject, today) = (ContextSubject.Of(db, place), clock.GetCurrentInstant().InZone(place.Zone).Date);
        var around = await WindowsAsync(db, subject.Scope, span, cancellationToken);
        if (around.Error is { } tooMuch) return tooMuch;

        var (windows, unreadable) = around.Value;
        var found = await devices.ListAsync(new PageRequest(1, MostDevices), place.Node is { } node ? new DeviceFilter(Below: node.Path) : new DeviceFilter(Asset: place.Asset?.Asset.Tag ?? ""), cancellationToken);
        var network = await NetworkWindowsAsync(db, found.Items, span, today, cancellationToken);
        if (network.Error is { } noNetwork) return noNetwork;

        var reaching = subject.Scope is { } scope && place.Site is { } site ? await calendar.ListAsync(site.Id, span.Start, span.End, scope, reader, cancellationToken) : [];
        return new AssetContext(place, span,
            new OperationsLife(MinutesOf(windows.Where(w => w.Kind == WindowKind.Production), span), [.. windows.Where(w => w.Kind == WindowKind.Production)]),
            await MaintenanceRows.ReadAsync(db, subject, span, [.. windows.Where(w => w.Kind == WindowKind.Maintenance)], reaching, cancellationToken) with { Mountings = MountingsOf(place) },
            await QualityRows.ReadAsync(db, place, [.. windows.Where(w => w.Kind == WindowKind.Freeze)], cancellationToken),
            new NetworkLife(found.Items, found.Total, await FlowRows.ReadAsync(db, subject, today, cancellationToken), network.Value.Windows),
            [.. unreadable.Union(network.Value.Unreadable)]);
    }

    private async Task<SiteRow?> SiteOfAsync(string? path, CancellationToken cancellationToken)
    {
        var code = path?.Split(EquipmentPath.Separator)[0];
        return (await plant.ListSitesAsync(cancellationToken)).FirstOrDefault(site => site.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Result<(IReadOnlyList<ContextWindow> Windows, IReadOnlyList<string> Unreadable)>> WindowsAsync(PortalDb db, WindowScope? scope, Interval span, CancellationToken cancellationToken)
    {
        if (scope is null) return ((IReadOnlyList<ContextWindow>)[], (IReadOnlyList<string>)[]);

        var list = await occurrences.ListAsync(span.Start, span.End, scope, cancellationToken);
        if (list.Error is { } refused) return refused;

        var ids = list.Value.Items.Select(o => o.WindowId).Distinct().ToList();
        var made = await db.Windows.AsNoTracking().Where(w => ids.Contains(w.Id) && w.Kind == WindowKind.Production)
            .Select(w => new { w.Id, w.Product, w.OrderNumber, w.RatePerMinute }).ToDictionaryAsync(w => w.Id, cancellationToken);
        IReadOnlyList<ContextWindow> windows =
        [
            .. list.Value.Items.Select(o => new ContextWindow(o.WindowId, o.Kind, o.Title, o.Scope, o.Start, o.End, made.GetValueOrDefault(o.WindowId)?.Product, made.GetValueOrDefault(o.WindowId)?.OrderNumber,
                made.GetValueOrDefault(o.WindowId)?.RatePerMinute)),
        ];
        return (windows, list.Value.Unreadable);
    }

    /// <summary>Windows set on segments and zones; those set on equipment are known already.</summary>
    private async Task<Result<(IReadOnlyList<ContextWindow> Windows, IReadOnlyList<string> Unreadable)>> NetworkWindowsAsync(PortalDb db, IReadOnlyList<DeviceRow> rows, Interval span, LocalDate today, CancellationToken cancellationToken)
    {
        var ids = rows.Select(d => d.Id).ToList();
        var segments = await db.Interfaces.AsNoTracking().Where(i => ids.Contains(i.DeviceId) && (i.EffectiveTo == null || i.EffectiveTo > today)).Select(i => i.SegmentId).Distinct().ToListAsync(cancellationToken);
        var list = await occurrences.ListOnNetworkAsync(span.Start, span.End, segments, cancellationToken);
        if (list.Error is { } refused) return refused;

        IReadOnlyList<ContextWindow> windows = [.. list.Value.Items.Select(o => new ContextWindow(o.WindowId, o.Kind, o.Title, o.Scope, o.Start, o.End, null, null, null))];
        return (windows, list.Value.Unreadable);
    }

    private static IReadOnlyList<ContextMounting> MountingsOf(ContextPlace place) => place switch
    {
        { Asset: { } asset } => [.. asset.Places.Select(p => new ContextMounting(asset.Asset.Tag, p.Path, p.From, p.To))],
        { Filled: { } filled } => [.. filled.Mounted.Concat(filled.MountedBefore).Select(m => new ContextMounting(m.Tag, filled.Node.Path, m.From, m.To))],
        _ => [],
    };

    private static int MinutesOf(IEnumerable<ContextWindow> windows, Interval span)
    {
        var (minutes, until) = (Duration.Zero, span.Start);
        foreach (var window in windows.OrderBy(w => w.Start))
        {
            var (from, to) = (Instant.Max(window.Start, until), Instant.Min(window.End, span.End));
            if (to <= from) continue;
            (minutes, until) = (minutes + (to - from), to);
        }
        return (int)minutes.TotalMinutes;
    }
}
