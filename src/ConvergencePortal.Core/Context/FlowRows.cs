using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Context;

/// <summary>Reads the data that leaves a place or comes to it: flows of the sources that describe it or a part of it, or that live on its devices.</summary>
internal static class FlowRows
{
    private const int MostFlows = 200;

    public static async Task<IReadOnlyList<ContextFlow>> ReadAsync(PortalDb db, ContextSubject subject, LocalDate today, CancellationToken cancellationToken)
    {
        var (_, equipment, _, devices) = subject;
        var own = db.DataSources.Where(s => equipment.Contains(s.EquipmentId) || (s.DeviceId != null && devices.Contains(s.DeviceId.Value))).Select(s => s.Id);
        return await db.DataFlows.AsNoTracking()
            .Where(f => f.EffectiveTo == null || f.EffectiveTo > today)
            .Where(f => own.Contains(f.FromId) || (f.ToId != null && own.Contains(f.ToId.Value)))
            .OrderBy(f => f.Site.Code).ThenBy(f => f.Code).Take(MostFlows)
            .Select(f => new ContextFlow(f.Site.Code, f.Code, f.From.Site.Code + ":" + f.From.Code, f.From.Name, f.To == null ? null : f.To.Site.Code + ":" + f.To.Code, f.To!.Name, f.ConsumerFunction, f.Consumer, f.Transport,
                f.Conduit!.Code, own.Contains(f.FromId), f.ToId != null && own.Contains(f.ToId.Value)))
            .ToListAsync(cancellationToken);
    }
}
