using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Context;

/// <summary>The things that changes and data are tied to: the place with everything below it, the assets mounted there, the devices that belong there. Queries, since a site has thousands.</summary>
internal sealed record ContextSubject(WindowScope? Scope, IQueryable<int> Equipment, IQueryable<int> Assets, IQueryable<int> Devices)
{
    public static ContextSubject Of(PortalDb db, ContextPlace place)
    {
        var own = place.Asset?.Asset.Id;
        if (place.Node is not { } node)
            return new ContextSubject(null, db.Equipment.Where(_ => false).Select(e => e.Id), db.Assets.Where(a => a.Id == own).Select(a => a.Id), db.Devices.Where(d => d.AssetId != null && d.AssetId == own).Select(d => d.Id));

        var below = SearchText.StartsWith($"{node.Path}/");
        var nodes = db.Equipment.Where(e => e.Path == node.Path || EF.Functions.Like(e.Path, below, SearchText.Escape)).Select(e => e.Id);
        return new ContextSubject(
            new WindowScope(WindowScopeKind.Equipment, node.Id, node.Path, node.Name, place.Site?.Code ?? "", place.Site?.TimeZone),
            nodes,
            db.Assets.Where(a => a.Id == own || a.Mountings.Any(m => m.To == null && nodes.Contains(m.EquipmentId))).Select(a => a.Id),
            db.Devices.Where(d => nodes.Contains(d.EquipmentId)).Select(d => d.Id));
    }
}
