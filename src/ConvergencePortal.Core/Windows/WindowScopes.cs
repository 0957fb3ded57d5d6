using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Windows;

/// <summary>What a window can cover.</summary>
public enum WindowScopeKind
{
    /// <summary>An equipment node and all below it.</summary>
    Equipment,

    Segment,

    /// <summary>A zone and the zones nested in it.</summary>
    Zone,
}

/// <summary>A part of the plant that a window covers, or that occurrences are asked for.</summary>
/// <param name="Label">Equipment path, or site and code of a segment or zone ("BER:VLAN210").</param>
/// <param name="Site">Code of its site; the node's own code for an enterprise, which has no site and no zone.</param>
/// <param name="TimeZone">IANA zone of its site.</param>
public sealed record WindowScope(WindowScopeKind Kind, int Id, string Label, string Name, string Site, string? TimeZone)
{
    public const string SegmentPrefix = "segment=";
    public const string ZonePrefix = "zone=";

    /// <summary>The name that cannot be mistaken where a segment and a zone share a code.</summary>
    public string Reference => Kind switch
    {
        WindowScopeKind.Equipment => Label,
        WindowScopeKind.Segment => SegmentPrefix + Label,
        WindowScopeKind.Zone => ZonePrefix + Label,
        _ => throw new InvalidOperationException($"A scope of kind {Kind} has no name."),
    };
}

/// <summary>Finds parts of the plant by the names people and programs use for them.</summary>
public sealed class WindowScopeReads(IDbContextFactory<PortalDb> factory)
{
    private const int MostFound = 20;

    /// <summary>Reads "BER/PACK/LINE2", "BER:VLAN210", "segment=BER:VLAN210" or "zone=BER:CELL".</summary>
    public async Task<Result<WindowScope>> FindAsync(string reference, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var asked = reference.Trim();
        var isSegment = asked.StartsWith(WindowScope.SegmentPrefix, StringComparison.OrdinalIgnoreCase);
        var isZone = asked.StartsWith(WindowScope.ZonePrefix, StringComparison.OrdinalIgnoreCase);
        var name = asked[(asked.IndexOf('=', StringComparison.Ordinal) + 1)..];

        var found = SiteCode.TryRead(name, out var site, out var code)
            ? await FindInNetworkAsync(db, site, code, segments: !isZone, zones: !isSegment, cancellationToken)
            : await EquipmentAsync(db, db.Equipment.Where(e => e.Path == name), cancellationToken);
        return found switch
        {
            [] => WindowScopeErrors.Unknown(reference),
            [var only] => only,
            _ => WindowScopeErrors.Ambiguous(name),
        };
    }

    /// <summary>The first few parts whose code, path or name holds what was typed, equipment first.</summary>
    /// <param name="site">Code of a site to stay in; null for every site.</param>
    public async Task<IReadOnlyList<WindowScope>> SearchAsync(string typed, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pattern = SearchText.Contains(typed);
        var below = SearchText.StartsWith($"{site}/");

        var equipment = db.Equipment.Where(e => e.Level != EquipmentLevel.Enterprise && (site == null || e.Path == site || EF.Functions.Like(e.Path, below, SearchText.Escape))
            && (EF.Functions.Like(e.Path, pattern, SearchText.Escape) || EF.Functions.Like(e.Name, pattern, SearchText.Escape)));
        var segments = db.Segments.Where(s => (site == null || s.Site.Code == site)
            && (EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape)));
        var zones = db.Zones.Where(z => (site == null || z.Site.Code == site)
            && (EF.Functions.Like(z.Code, pattern, SearchText.Escape) || EF.Functions.Like(z.Name, pattern, SearchText.Escape)));

        return
        [
            .. await EquipmentAsync(db, equipment.OrderBy(e => e.Path).Take(MostFound), cancellationToken),
            .. await Segments(segments.OrderBy(s => s.Site.Code).ThenBy(s => s.Code).Take(MostFound)).ToListAsync(cancellationToken),
            .. await Zones(zones.OrderBy(z => z.Site.Code).ThenBy(z => z.Code).Take(MostFound)).ToListAsync(cancellationToken),
        ];
    }

    private static async Task<List<WindowScope>> FindInNetworkAsync(PortalDb db, string site, string code, bool segments, bool zones, CancellationToken cancellationToken)
    {
        var found = new List<WindowScope>();
        if (segments) found.AddRange(await Segments(db.Segments.Where(s => s.Site.Code == site && s.Code == code)).ToListAsync(cancellationToken));
        if (zones) found.AddRange(await Zones(db.Zones.Where(z => z.Site.Code == site && z.Code == code)).ToListAsync(cancellationToken));
        return found;
    }

    private static async Task<List<WindowScope>> EquipmentAsync(PortalDb db, IQueryable<EquipmentNode> nodes, CancellationToken cancellationToken)
    {
        var found = await nodes.AsNoTracking().Select(n => new { n.Id, n.Path, n.Name }).ToListAsync(cancellationToken);
        // A path begins with its site's code, and only a site has a zone of time; an enterprise finds none.
        var codes = found.Select(n => SiteOf(n.Path)).Distinct().ToList();
        var zones = await db.Equipment.AsNoTracking().Where(s => s.Level == EquipmentLevel.Site && codes.Contains(s.Path)).ToDictionaryAsync(s => s.Path, s => s.TimeZone, cancellationToken);
        return [.. found.Select(n => new WindowScope(WindowScopeKind.Equipment, n.Id, n.Path, n.Name, SiteOf(n.Path), zones.GetValueOrDefault(SiteOf(n.Path))))];
    }

    private static string SiteOf(string path) => path.Split('/')[0];

    private static IQueryable<WindowScope> Segments(IQueryable<Network.Segment> segments) => segments.AsNoTracking()
        .Select(s => new WindowScope(WindowScopeKind.Segment, s.Id, s.Site.Code + ":" + s.Code, s.Name, s.Site.Code, s.Site.TimeZone));

    private static IQueryable<WindowScope> Zones(IQueryable<Network.Zone> zones) => zones.AsNoTracking()
        .Select(z => new WindowScope(WindowScopeKind.Zone, z.Id, z.Site.Code + ":" + z.Code, z.Name, z.Site.Code, z.Site.TimeZone));
}

/// <summary>Why a part of the plant is not found.</summary>
public static class WindowScopeErrors
{
    public static Error Unknown(string reference) => Error.NotFound("scope.unknown",
        $"There is no equipment, segment or zone named \"{(reference.Length <= 80 ? reference : reference[..80] + "…")}\". Write a path such as BER/PACK/LINE2, or site and code such as BER:VLAN210.", "scope");

    public static Error Ambiguous(string name) => Error.Invalid("scope.ambiguous",
        $"\"{name}\" is a segment and a zone. Write segment={name} or zone={name}.", "scope");
}
