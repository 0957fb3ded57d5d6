using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A site, and the zone by which its days begin.</summary>
public sealed record PlantSite(int Id, string Code, string TimeZone);

/// <summary>A node of the hierarchy with its own flags; what holds for it through the nodes above is asked of the snapshot.</summary>
public sealed record PlantNode(string Path, EquipmentLevel Level, Criticality Criticality, bool IsSafetyRelated, bool IsHazardousProcess);

/// <summary>A thing that can be mounted.</summary>
/// <param name="EquipmentPath">Null when it is mounted nowhere.</param>
public sealed record PlantAsset(string Tag, string Name, AssetStatus Status, string? EquipmentPath);

/// <summary>A zone with what ZCR 6.4 asks of it, as far as the portal keeps it.</summary>
public sealed record PlantZone(string Key, string Site, string Code, ZoneKind Kind, bool IsSafetyDesignated, Function Owner, SecurityLevels? Target, SecurityLevels? Achieved, string? TargetRationale,
    string? LogicalBoundary, string? PhysicalBoundary);

/// <summary>A conduit with its rules.</summary>
public sealed record PlantConduit(string Key, string Site, string Code, string ZoneA, string ZoneB, ConduitDirection Direction, Function Owner, SecurityLevels? Target, LocalDate? ReviewDueOn,
    LocalDate? EffectiveFrom, IReadOnlyList<PlantRule> Rules);

/// <summary>One permission through a conduit.</summary>
public sealed record PlantRule(string Protocol, int? Port, string Source, string Destination, string Reason, string? ApprovedByChange, LocalDate? ExpiresOn);

/// <summary>A segment; its zone may have ended.</summary>
public sealed record PlantSegment(string Key, string Site, string Code, int? VlanId, string? Cidr, string ZoneKey, int? MaxDevices);

/// <summary>A device with its connections.</summary>
public sealed record PlantDevice(string Key, string Site, string Code, DeviceRole Role, string EquipmentPath, int? LevelTenths, RemoteAccess RemoteAccess, bool IsTransient, bool IsWireless, bool IsExternal,
    string? EnforcedConduit, IReadOnlyList<PlantInterface> Interfaces);

/// <summary>A device's connection to a segment, which may have ended.</summary>
public sealed record PlantInterface(string Name, string SegmentKey, string? Ip, string? Mac, bool IsGateway);

/// <summary>A data source with everybody who answers for it on the day.</summary>
/// <param name="ReviewedOn">Of a person, the day on which somebody last asked.</param>
public sealed record PlantSource(string Key, string Site, string Code, string Name, DataSourceKind Kind, string EquipmentPath, string? DeviceKey, OperationsType Operations, LifecycleStage Stage,
    string? NamespacePath, string? SparkplugId, LocalDate? ReviewedOn, string? KnownBy, bool HasBackup, IReadOnlyList<PlantOwner> Owners);

/// <summary>Somebody who answers for a source today.</summary>
/// <param name="Home">The person's home function.</param>
public sealed record PlantOwner(OwnershipType Type, int? PersonId, string? PersonName, bool IsActive, Function? Home, Function? Team);

/// <summary>A flow from a source.</summary>
public sealed record PlantFlow(string Key, string Site, string Code, string FromKey, string? ToKey, Function? ConsumerFunction, FlowTransport Transport, int? Port, string? ConduitKey);

/// <summary>What a source promises.</summary>
public sealed record PlantContract(string SourceKey, string ContractId, ContractStatus Status, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, int? FreshnessMinutes, int? MeasuredFreshnessMinutes);

/// <summary>A use of sources.</summary>
public sealed record PlantUse(string Key, Function ConsumerFunction, UseCaseState State, IReadOnlyList<string> SourceKeys);

/// <summary>Traffic that was seen; the ends are addresses or codes of devices.</summary>
public sealed record PlantTraffic(string Site, string Source, string Destination, string Protocol, int? Port);

/// <summary>A waiver as the checks need it.</summary>
public sealed record WaiverView(string Number, string? Site, string Title, Function Owner, LocalDate EndsOn, int Extensions);

/// <summary>A time-boxed pilot as the checks need it, until it is decided.</summary>
public sealed record PilotView(string Number, string? Site, string Title, Function Owner, LocalDate EndsOn, string? ExitCriteria, int Extensions);

/// <summary>An effective standard as the checks need it.</summary>
/// <param name="ApprovedBy">Functions that signed it.</param>
/// <param name="Concerned">Functions whose things it applies to today.</param>
public sealed record StandardView(string Code, string Title, string? Site, Function Owner, LocalDate? ReviewDueOn, IReadOnlyList<Function> ApprovedBy, IReadOnlyList<Function> Concerned)
{
    /// <summary>Numbers that it gives to checks in place of our defaults.</summary>
    public IReadOnlyList<StandardNumber> Numbers { get; init; } = [];

    /// <summary>How bad it calls what checks find, in place of their own severity.</summary>
    public IReadOnlyList<StandardSeverity> Severities { get; init; } = [];
}

/// <summary>A number that a standard gives to a check.</summary>
public sealed record StandardNumber(string Check, string Name, int Value);

/// <summary>A severity that a standard gives to a check.</summary>
public sealed record StandardSeverity(string Check, CheckSeverity Severity);
