using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>A VLAN with its address range; it lies in exactly one zone (invariant N1).</summary>
public sealed class Segment
{
    private Segment() { }

    public Segment(EquipmentNode site, string code, string name, Zone zone) => (Site, Code, Name, Zone) = (site, code, name, zone);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";

    /// <summary>1 to 4094; null for a segment without VLAN tagging.</summary>
    public int? VlanId { get; set; }

    /// <summary>Address range, for example "10.20.30.0/24"; null for a segment without IP.</summary>
    public string? Cidr { get; set; }

    public int ZoneId { get; private set; }
    public Zone Zone { get; set; } = null!;
    public int? MaxDevices { get; set; }
    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }

    public void Touch() => Version++;
}
