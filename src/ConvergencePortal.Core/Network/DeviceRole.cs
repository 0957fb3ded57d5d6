namespace ConvergencePortal.Core.Network;

/// <summary>What a device does on the network, in the words of the MITRE ATT&amp;CK for ICS assets.</summary>
public enum DeviceRole
{
    ControlServer,
    ApplicationServer,
    DataHistorian,
    DataGateway,
    Workstation,
    EngineeringStation,
    HMI,
    PLC,
    RTU,
    SafetyController,
    IED,
    FieldIO,
    Drive,
    Sensor,
    Camera,
    Printer,
    JumpHost,
    Router,
    Switch,
    Firewall,
    AccessPoint,
    VPNServer,
    Gateway,
    Other,
}

/// <summary>How a device can be reached from outside the plant.</summary>
public enum RemoteAccess
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Through a jump host or intermediate system (CIP-005 R2.1).</summary>
    ViaIntermediateSystem,

    /// <summary>Directly; a finding in itself.</summary>
    Direct,
}

/// <summary>Which roles serve others: a change to them reaches every node with a device on one of their segments (scheduling rules, "What a network change reaches").</summary>
public static class DeviceRoles
{
    public static bool IsInfrastructure(this DeviceRole role) => role is
        DeviceRole.Router or DeviceRole.Switch or DeviceRole.Firewall or DeviceRole.AccessPoint or DeviceRole.VPNServer or DeviceRole.Gateway
        or DeviceRole.DataGateway or DeviceRole.ControlServer or DeviceRole.ApplicationServer or DeviceRole.DataHistorian;

    /// <summary>Whether what others send passes through it; a server serves others too, but they reach each other without it.</summary>
    public static bool CarriesTraffic(this DeviceRole role) => role is
        DeviceRole.Router or DeviceRole.Switch or DeviceRole.Firewall or DeviceRole.AccessPoint or DeviceRole.VPNServer or DeviceRole.Gateway;
}
