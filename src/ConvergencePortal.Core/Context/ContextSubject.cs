using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Context;

/// <summary>The things that changes and data are tied to: the place with everything below it, the assets mounted there, the devices that belong there.</summary>
internal sealed record ContextSubject(WindowScope? Scope, IReadOnlyList<int> EquipmentIds, IReadOnlyList<int> AssetIds, IReadOnlyList<int> DeviceIds)
{
    public static async Task<ContextSubject> FindAsync(PortalDb db, ContextPlace place, CancellationToken cancellationToken)
    {
        int[] own = place.Asset is { } asset ? [asset.Asset.Id] : [];
        if (place.Node is not { } node)
            return new ContextSubject(null, [], own, await db.Devices.Where(d => d.AssetId != null && own.Contains(d.AssetId.Value)).Select(d => d.Id).ToListAsync(cancellationToken));

        var below = SearchText.StartsWith($"{node.Path}/");
        var nodes = db.Equipment.Where(e => e.Path == node.Path || EF.Functions.Like(e.Path, below, SearchText.Escape)).Select(e => e.Id);
        var assets = await db.Mountings.Where(m => m.To == null && nodes.Contains(m.EquipmentId)).Select(m => m.AssetId).ToListAsync(cancellationToken);
        return new ContextSubject(
            new WindowScope(WindowScopeKind.Equipment, node.Id, node.Path, node.Name, place.Site?.Code ?? "", place.Site?.TimeZone),
            await nodes.ToListAsync(cancellationToken),
            [.. assets.Union(own)],
            await db.Devices.Where(d => nodes.Contains(d.EquipmentId)).Select(d => d.Id).ToListAsync(cancellationToken));
    }
}
