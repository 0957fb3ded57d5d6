using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Reads which open changes act on a thing, for the page of that thing. Drafts are their writer's own and are left out.</summary>
public sealed class TouchingChangeReads(IDbContextFactory<PortalDb> factory)
{
    private static readonly ChangeStatus[] NotOpen = [ChangeStatus.Draft, ChangeStatus.Closed, ChangeStatus.Rejected, ChangeStatus.Cancelled, ChangeStatus.RolledBack];

    public async Task<IReadOnlyList<TouchingChangeRow>> ListAsync(ItemKind kind, int targetId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db.Changes.Where(c => c.Items.Any(i => i.Kind == kind && i.TargetId == targetId))).ToListAsync(cancellationToken);
    }

    /// <summary>What names a data source, or touches the equipment it describes or the device it lives on, each change once.</summary>
    public async Task<IReadOnlyList<TouchingChangeRow>> ListForSourceAsync(int sourceId, int equipmentId, int? deviceId, CancellationToken cancellationToken)
    {
        var onSource = await ListAsync(ItemKind.DataSource, sourceId, cancellationToken);
        var onEquipment = await ListForEquipmentAsync(equipmentId, cancellationToken);
        var onDevice = deviceId is { } device ? await ListAsync(ItemKind.Device, device, cancellationToken) : [];
        return [.. onSource.Concat(onEquipment).Concat(onDevice).DistinctBy(change => change.Number).OrderBy(change => change.Number, StringComparer.Ordinal)];
    }

    /// <summary>On the node itself, on an asset mounted there now, or on a device that belongs to it.</summary>
    public async Task<IReadOnlyList<TouchingChangeRow>> ListForEquipmentAsync(int equipmentId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var assets = db.Mountings.Where(m => m.EquipmentId == equipmentId && m.To == null).Select(m => m.AssetId);
        var devices = db.Devices.Where(d => d.EquipmentId == equipmentId).Select(d => d.Id);
        return await ToRows(db.Changes.Where(c => c.Items.Any(i =>
            (i.Kind == ItemKind.Equipment && i.TargetId == equipmentId)
            || (i.Kind == ItemKind.Asset && assets.Contains(i.TargetId))
            || (i.Kind == ItemKind.Device && devices.Contains(i.TargetId))))).ToListAsync(cancellationToken);
    }

    private static IQueryable<TouchingChangeRow> ToRows(IQueryable<ChangeRequest> changes) => changes.AsNoTracking()
        .Where(c => !NotOpen.Contains(c.Status))
        .OrderBy(c => c.Number)
        .Select(c => new TouchingChangeRow(c.Number, c.Content.Title, c.Status, c.Content.PlannedStart, c.Site.TimeZone ?? ""));
}

/// <summary>An open change as the page of a thing it acts on lists it.</summary>
/// <param name="TimeZone">The site's zone, in which the planned start is shown.</param>
public sealed record TouchingChangeRow(string Number, string Title, ChangeStatus Status, Instant? PlannedStart, string TimeZone);
