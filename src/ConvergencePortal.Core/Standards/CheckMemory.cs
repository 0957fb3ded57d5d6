using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>The plant as the last run of this process saw it and what it found there, so that an edit costs what it touches and not the whole.</summary>
public sealed class CheckMemory
{
    /// <summary>One run at a time in a process; other processes meet at the database.</summary>
    internal SemaphoreSlim Turn { get; } = new(1, 1);

    internal KeptRun? Kept { get; set; }
}

/// <summary>What a run leaves for the next.</summary>
/// <param name="PlantVersion">As read before the plant was: what is kept can be newer than its label, never older.</param>
internal sealed record KeptRun(PlantSnapshot Plant, int PlantVersion, IReadOnlyDictionary<FindingKey, Violation> Violations);

/// <summary>Which parts of the snapshot a save touches, and how they are read again.</summary>
internal static class TouchedParts
{
    public static SnapshotParts Of(Saved saved) => saved.RecordType switch
    {
        RecordTypes.Network => SnapshotParts.Network,
        RecordTypes.Plant => SnapshotParts.Equipment | SnapshotParts.Assets,
        RecordTypes.DataSource => SnapshotParts.Sources,
        RecordTypes.DataFlow => SnapshotParts.Flows,
        RecordTypes.Contract => SnapshotParts.Contracts,
        RecordTypes.UseCase => SnapshotParts.Uses,
        RecordTypes.ObservedFlows => SnapshotParts.Traffic,
        // Memberships tell whose sources, changes and measures are.
        RecordTypes.Person => SnapshotParts.Sources | SnapshotParts.Changes | SnapshotParts.Measures,
        RecordTypes.Change => SnapshotParts.Changes,
        RecordTypes.Measure => SnapshotParts.Measures,
        RecordTypes.Waiver or RecordTypes.Pilot or RecordTypes.Standard => SnapshotParts.Governance,
        _ => SnapshotParts.None,
    };

    /// <summary>Whether the save raised the version of the plant; the others leave it, so that none of them may stand for one that did.</summary>
    public static bool RaisesPlant(Saved saved) => saved.RecordType is RecordTypes.Network or RecordTypes.Plant or RecordTypes.DataSource or RecordTypes.DataFlow or RecordTypes.Person or RecordTypes.ObservedFlows;

    /// <summary>Which parts came out otherwise.</summary>
    public static SnapshotParts Between(PlantSnapshot before, SnapshotRows after)
    {
        var rows = before.Rows;
        return If(rows.Equipment, after.Equipment, SnapshotParts.Equipment) | If(rows.Assets, after.Assets, SnapshotParts.Assets) | If(rows.Zones, after.Zones, SnapshotParts.Zones)
            | If(rows.Conduits, after.Conduits, SnapshotParts.Conduits) | If(rows.Segments, after.Segments, SnapshotParts.Segments) | If(rows.Devices, after.Devices, SnapshotParts.Devices)
            | (MovesConnections(before, after) ? SnapshotParts.Connections : SnapshotParts.None) | If(rows.Sources, after.Sources, SnapshotParts.Sources) | If(rows.Flows, after.Flows, SnapshotParts.Flows)
            | If(rows.Contracts, after.Contracts, SnapshotParts.Contracts) | If(rows.Uses, after.Uses, SnapshotParts.Uses) | If(rows.Traffic, after.Traffic, SnapshotParts.Traffic)
            | If(rows.Waivers, after.Waivers, SnapshotParts.Governance) | If(rows.Pilots, after.Pilots, SnapshotParts.Governance) | If(rows.Standards, after.Standards, SnapshotParts.Governance)
            | If(rows.Changes, after.Changes, SnapshotParts.Changes) | If(rows.Measures, after.Measures, SnapshotParts.Measures);
    }

    private static SnapshotParts If(object before, object after, SnapshotParts part) => ReferenceEquals(before, after) ? SnapshotParts.None : part;

    private static bool MovesConnections(PlantSnapshot before, SnapshotRows after) => !ReferenceEquals(before.Rows.Devices, after.Devices)
        && (before.Rows.Devices.Count != after.Devices.Count || after.Devices.Any(device => !before.Devices.TryGetValue(device.Key, out var old) || !IsConnectedAlike(old, device)));

    private static bool IsConnectedAlike(PlantDevice old, PlantDevice device) =>
        ReferenceEquals(old, device) || (old.Role == device.Role && old.EnforcedConduit == device.EnforcedConduit && old.Interfaces.SequenceEqual(device.Interfaces));

    /// <summary>A save of one device, segment, zone, conduit or source reads that one again; any other reads its part whole.</summary>
    public static async Task<SnapshotRows> ReadAsync(PortalDb db, SnapshotRows rows, IReadOnlyCollection<Saved> saved, StandardSites sites, LocalDate today, CancellationToken cancellationToken)
    {
        var whole = SnapshotParts.None;
        foreach (var one in saved.Distinct())
        {
            var parts = one.Number.Split(':');
            if (parts.Length < 2 || one.RecordType is not (RecordTypes.Network or RecordTypes.DataSource)) whole |= Of(one);
            else if (one.RecordType == RecordTypes.Network) rows = await ReadNetworkItemAsync(db, rows, parts[0], parts[1], today, cancellationToken);
            else rows = rows with { Sources = Replace(rows.Sources, s => s.Key, SiteCode.Of(parts[0], parts[1]),
                await CatalogParts.SourcesAsync(db, Of(db.DataSources, parts[0], parts[1]), today, cancellationToken)) };
        }
        return await SnapshotReads.ReadAsync(db, rows, whole, sites, today, cancellationToken);
    }

    private static async Task<SnapshotRows> ReadNetworkItemAsync(PortalDb db, SnapshotRows rows, string site, string code, LocalDate today, CancellationToken cancellationToken)
    {
        var key = SiteCode.Of(site, code);
        return rows with
        {
            Zones = Replace(rows.Zones, z => z.Key, key, await NetworkParts.ZonesAsync(db.Zones.Where(z => z.Site.Code == site && z.Code == code), today, cancellationToken)),
            Conduits = Replace(rows.Conduits, c => c.Key, key, await NetworkParts.ConduitsAsync(db, db.Conduits.Where(c => c.Site.Code == site && c.Code == code), today, cancellationToken)),
            Segments = Replace(rows.Segments, s => s.Key, key, await NetworkParts.SegmentsAsync(db.Segments.Where(s => s.Site.Code == site && s.Code == code), today, cancellationToken)),
            Devices = Replace(rows.Devices, d => d.Key, key, await NetworkParts.DevicesAsync(db, db.Devices.Where(d => d.Site.Code == site && d.Code == code), today, cancellationToken)),
        };
    }

    private static IQueryable<DataSources.DataSource> Of(IQueryable<DataSources.DataSource> sources, string site, string code) => sources.Where(s => s.Site.Code == site && s.Code == code);

    private static IReadOnlyList<T> Replace<T>(IReadOnlyList<T> rows, Func<T, string> keyOf, string key, List<T> found) =>
        found.Count == 0 && !rows.Any(row => keyOf(row).Equals(key, StringComparison.OrdinalIgnoreCase)) ? rows
        : [.. rows.Where(row => !keyOf(row).Equals(key, StringComparison.OrdinalIgnoreCase)), .. found];
}
