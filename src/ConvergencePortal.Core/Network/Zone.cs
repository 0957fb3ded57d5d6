using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>What a zone separates, after IEC 62443-3-2 ZCR 3.2 to 3.6.</summary>
public enum ZoneKind
{
    /// <summary>Office and enterprise systems.</summary>
    Business,

    /// <summary>Industrial demilitarized zone between business and control.</summary>
    IDMZ,

    /// <summary>Plant-wide control systems: historian, engineering stations.</summary>
    SiteOperations,

    /// <summary>Control of one cell, line or area.</summary>
    CellArea,

    /// <summary>Safety instrumented systems.</summary>
    Safety,

    /// <summary>Wireless devices.</summary>
    Wireless,

    /// <summary>Devices that are connected for a time.</summary>
    TemporaryDevice,

    /// <summary>Networks of others: vendors, providers, the Internet.</summary>
    ExternalNetwork,
}

/// <summary>A group of devices with the same security needs (IEC 62443-3-2). Rules are written on zones, not on levels.</summary>
public sealed class Zone
{
    private Zone() { }

    public Zone(EquipmentNode site, string code, string name, ZoneKind kind) => (Site, Code, Name, Kind) = (site, code, name, kind);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public ZoneKind Kind { get; set; }
    public int? ParentZoneId { get; private set; }
    public Zone? ParentZone { get; set; }

    /// <summary>The whole zone is designated safety-related (ZCR 3.3).</summary>
    public bool IsSafetyDesignated { get; set; }

    /// <summary>The function that answers for the zone and must agree when its conduits or segments change.</summary>
    public Function Owner { get; set; } = Function.OT;

    public SecurityLevels? Target { get; set; }
    public SecurityLevels? Achieved { get; set; }
    public string? TargetRationale { get; set; }
    public string? LogicalBoundary { get; set; }
    public string? PhysicalBoundary { get; set; }
    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }

    public void Touch() => Version++;
}
