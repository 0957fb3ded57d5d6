using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>What a window means for a change on its scope.</summary>
public enum WindowKind
{
    /// <summary>The agreed time for work; a change lies wholly inside.</summary>
    Maintenance,

    /// <summary>The scope is producing; an overlap needs production's consent or another slot.</summary>
    Production,

    /// <summary>No change at all; only an emergency passes, with a named authorizer.</summary>
    Freeze,

    /// <summary>People are away; a warning.</summary>
    Holiday,
}

/// <summary>A recurring or single stretch of time on a part of the plant. Its rule is local to its zone; occurrences are instants.</summary>
public sealed class Window
{
    private Window() { }

    public Window(EquipmentNode site, string code, WindowKind kind, string title) => (Site, Code, Kind, Title) = (site, code, kind, title);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site; the UID of an imported calendar entry.</summary>
    public string Code { get; private set; } = "";

    public WindowKind Kind { get; set; }
    public string Title { get; set; } = "";

    /// <summary>Exactly one of the three scopes is set.</summary>
    public int? EquipmentId { get; private set; }

    public EquipmentNode? Equipment { get; private set; }
    public int? SegmentId { get; private set; }
    public Segment? Segment { get; private set; }
    public int? ZoneId { get; private set; }
    public Zone? Zone { get; private set; }

    /// <summary>Wall-clock start in <see cref="TimeZone"/>.</summary>
    public LocalDateTime StartsAt { get; set; }

    /// <summary>Elapsed minutes of one occurrence.</summary>
    public int Minutes { get; set; }

    /// <summary>RFC 5545 RRULE; null for a one-off.</summary>
    public string? Rule { get; set; }

    /// <summary>Local starts that do not happen, ISO date-times separated by ";".</summary>
    public string? ExceptDates { get; set; }

    /// <summary>Local starts that happen besides the rule, ISO date-times separated by ";".</summary>
    public string? ExtraDates { get; set; }

    /// <summary>Single occurrences that were moved: "original start&gt;new start/minutes", local ISO date-times, separated by ";".</summary>
    public string? MovedDates { get; set; }

    /// <summary>IANA zone the rule is written in; the site's unless an imported calendar said otherwise.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>Occurrences that start before this instant do not count.</summary>
    public Instant? EffectiveFrom { get; set; }

    /// <summary>Occurrences that start at or after this instant do not count.</summary>
    public Instant? EffectiveTo { get; set; }

    public Function Owner { get; set; } = Function.Maintenance;

    /// <summary>Production windows: what is made, for whom to read.</summary>
    public string? Product { get; set; }

    public string? OrderNumber { get; set; }

    /// <summary>Production windows: what a minute of the run yields, in the plant's own units; the site's default when it is not known.</summary>
    public int? RatePerMinute { get; set; }

    /// <summary>Production windows: how many minutes earlier the run may start. Lost minutes are taken from this slack first.</summary>
    public int? EarlierMinutes { get; set; }

    /// <summary>Production windows: how many minutes later the run may end.</summary>
    public int? LaterMinutes { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;

    public void CoverEquipment(EquipmentNode equipment) => (Equipment, Segment, SegmentId, Zone, ZoneId) = (equipment, null, null, null, null);
    public void CoverSegment(Segment segment) => (Segment, Equipment, EquipmentId, Zone, ZoneId) = (segment, null, null, null, null);
    public void CoverZone(Zone zone) => (Zone, Equipment, EquipmentId, Segment, SegmentId) = (zone, null, null, null, null);
}
