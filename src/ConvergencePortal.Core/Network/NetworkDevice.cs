using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Something with a network connection. It hangs below the equipment node it belongs to.</summary>
public sealed class NetworkDevice
{
    private readonly List<DeviceInterface> _interfaces = [];

    private NetworkDevice() { }

    public NetworkDevice(EquipmentNode site, string code, string name, DeviceRole role, EquipmentNode equipment) =>
        (Site, Code, Name, Role, Equipment) = (site, code, name, role, equipment);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public DeviceRole Role { get; set; }
    public int EquipmentId { get; private set; }
    public EquipmentNode Equipment { get; set; } = null!;
    public int? AssetId { get; private set; }
    public PhysicalAsset? Asset { get; set; }

    /// <summary>Purdue level in tenths (35 is level 3.5): a default for people, never a security boundary.</summary>
    public int? LevelTenths { get; set; }

    public RemoteAccess RemoteAccess { get; set; }

    /// <summary>Connected for a time only, a service laptop for example (ZCR 3.4).</summary>
    public bool IsTransient { get; set; }

    /// <summary>Reaches the plant by radio (ZCR 3.5).</summary>
    public bool IsWireless { get; set; }

    /// <summary>Belongs to or is connected by others, a vendor's modem for example (ZCR 3.6).</summary>
    public bool IsExternal { get; set; }

    /// <summary>Protocols it speaks, separated by comma.</summary>
    public string? Protocols { get; set; }

    public int? RedundancyGroupId { get; private set; }
    public RedundancyGroup? RedundancyGroup { get; set; }

    /// <summary>The conduit whose rules this device enforces, if it is a boundary device.</summary>
    public int? EnforcedConduitId { get; private set; }

    public Conduit? EnforcedConduit { get; set; }
    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }
    public IReadOnlyList<DeviceInterface> Interfaces => _interfaces;

    public void Touch() => Version++;

    public void Connect(DeviceInterface deviceInterface) => _interfaces.Add(deviceInterface);
}

/// <summary>A device's connection to exactly one segment (invariant N1).</summary>
public sealed class DeviceInterface
{
    private DeviceInterface() { }

    public DeviceInterface(string name, Segment segment) => (Name, Segment) = (name, segment);

    public int Id { get; private set; }
    public int DeviceId { get; private set; }

    /// <summary>Unique on the device, for example "eth0".</summary>
    public string Name { get; private set; } = "";

    public int SegmentId { get; private set; }
    public Segment Segment { get; set; } = null!;
    public string? IpAddress { get; set; }

    /// <summary>Upper-case hexadecimal pairs joined by colons.</summary>
    public string? MacAddress { get; set; }

    /// <summary>This interface routes for the segment.</summary>
    public bool IsGateway { get; set; }

    /// <summary>First day on which the connection no longer exists; null while it does.</summary>
    public LocalDate? EffectiveTo { get; set; }
}

/// <summary>Devices of which one must always stay untouched, a ring's switches for example.</summary>
public sealed class RedundancyGroup
{
    private RedundancyGroup() { }

    public RedundancyGroup(EquipmentNode site, string code) => (Site, Code, Name) = (site, code, code);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;
    public string Code { get; private set; } = "";
    public string Name { get; set; } = "";
}
