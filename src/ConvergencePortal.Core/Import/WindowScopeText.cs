using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;

namespace ConvergencePortal.Core.Import;

/// <summary>A window's scope between its text and the parts of the loaded plant: "BER/PACK/LINE2", "BER:VLAN210", "segment=BER:VLAN210", "zone=BER:CELL-PACK".</summary>
internal static class WindowScopeText
{
    /// <summary>Segments and zones always with the word in front, since a segment and a zone may share a code tomorrow.</summary>
    public static string Write(Window window) =>
        window.Segment is { } segment ? WindowScope.SegmentPrefix + SiteCode.Of(segment.Site.Code, segment.Code)
        : window.Zone is { } zone ? WindowScope.ZonePrefix + SiteCode.Of(zone.Site.Code, zone.Code)
        : window.Equipment?.Path ?? "";

    public static Result<Action<Window>> Read(string? text, RecordRow row)
    {
        var asked = text ?? "";
        var name = asked[(asked.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim();
        var isSegment = asked.StartsWith(WindowScope.SegmentPrefix, StringComparison.OrdinalIgnoreCase);
        var isZone = asked.StartsWith(WindowScope.ZonePrefix, StringComparison.OrdinalIgnoreCase);
        var equipment = !isSegment && !isZone && row.Plant.Equipment.GetValueOrDefault(name) is { Level: not EquipmentLevel.Enterprise } node ? node : null;
        var segment = isZone ? null : row.Plant.Segments.GetValueOrDefault(name);
        var zone = isSegment ? null : row.Plant.Zones.GetValueOrDefault(name);
        if (segment is not null && zone is not null) return WindowScopeErrors.Ambiguous(name);

        var site = segment?.Site ?? zone?.Site ?? (equipment is null ? null : row.Plant.SiteOf(equipment));
        if (site is null) return WindowScopeErrors.Unknown(asked);
        if (site != row.Site) return WindowErrors.ScopeElsewhere(name, row.Site);

        Action<Window> cover = segment is not null ? window => window.CoverSegment(segment) : zone is not null ? window => window.CoverZone(zone) : window => window.CoverEquipment(equipment!);
        return cover;
    }
}
