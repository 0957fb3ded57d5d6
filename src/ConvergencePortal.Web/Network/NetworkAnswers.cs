using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Web.Network;

/// <summary>A device in the API: the key is "BER:SW-PACK-01"; segments, zones and addresses are those of its interfaces.</summary>
public sealed record DeviceAnswer(string Key, string Site, string Code, string Name, DeviceRole Role, string Equipment, string? Asset, decimal? Level, RemoteAccess RemoteAccess,
    bool Transient, bool Wireless, bool External, string? Protocols, string? RedundancyGroup, string? Enforces, LocalDate? EffectiveFrom, LocalDate? EffectiveTo,
    IReadOnlyList<string> Ips, IReadOnlyList<string> Segments, IReadOnlyList<string> Zones, IReadOnlyList<InterfaceAnswer> Interfaces)
{
    public static DeviceAnswer From(DeviceRow row) => new(row.Key, row.Site, row.Code, row.Name, row.Role, row.EquipmentPath, row.AssetTag, row.Level, row.RemoteAccess,
        row.IsTransient, row.IsWireless, row.IsExternal, row.Protocols, row.RedundancyGroup, row.EnforcedConduit is null ? null : SiteCode.Of(row.Site, row.EnforcedConduit),
        row.EffectiveFrom, row.EffectiveTo,
        [.. row.Interfaces.Select(i => i.IpAddress).OfType<string>()],
        [.. row.Interfaces.Select(i => SiteCode.Of(row.Site, i.Segment)).Distinct()],
        [.. row.Interfaces.Select(i => SiteCode.Of(row.Site, i.Zone)).Distinct()],
        [.. row.Interfaces.Select(i => new InterfaceAnswer(i.Name, SiteCode.Of(row.Site, i.Segment), SiteCode.Of(row.Site, i.Zone), i.IpAddress, i.MacAddress, i.IsGateway))]);
}

/// <summary>An interface in the API.</summary>
public sealed record InterfaceAnswer(string Name, string Segment, string Zone, string? Ip, string? Mac, bool Gateway);

/// <summary>A segment in the API.</summary>
public sealed record SegmentAnswer(string Key, string Site, string Code, string Name, string Zone, int? Vlan, string? Cidr, int? MaxDevices, int Devices,
    LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public static SegmentAnswer From(SegmentRow row) => new(row.Key, row.Site, row.Code, row.Name, SiteCode.Of(row.Site, row.Zone), row.VlanId, row.Cidr, row.MaxDevices, row.DeviceCount,
        row.EffectiveFrom, row.EffectiveTo);
}

/// <summary>A zone in the API; security levels are seven digits in the order of the foundational requirements.</summary>
public sealed record ZoneAnswer(string Key, string Site, string Code, string Name, ZoneKind Kind, string? Parent, bool SafetyDesignated, Function Owner,
    string? SlTarget, string? SlAchieved, string? SlRationale, string? LogicalBoundary, string? PhysicalBoundary, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public static ZoneAnswer From(ZoneRow row) => new(row.Key, row.Site, row.Code, row.Name, row.Kind, row.ParentZone is null ? null : SiteCode.Of(row.Site, row.ParentZone),
        row.IsSafetyDesignated, row.Owner, row.Target?.Digits, row.Achieved?.Digits, row.TargetRationale, row.LogicalBoundary, row.PhysicalBoundary, row.EffectiveFrom, row.EffectiveTo);
}

/// <summary>A conduit in the API with its rules.</summary>
public sealed record ConduitAnswer(string Key, string Site, string Code, string Name, string ZoneA, string ZoneB, ConduitDirection Direction, Function Owner,
    string? SlTarget, LocalDate? ReviewDue, IReadOnlyList<ConduitRuleRow> Rules, LocalDate? EffectiveFrom, LocalDate? EffectiveTo)
{
    public static ConduitAnswer From(ConduitRow row) => new(row.Key, row.Site, row.Code, row.Name, SiteCode.Of(row.Site, row.ZoneA), SiteCode.Of(row.Site, row.ZoneB), row.Direction, row.Owner,
        row.Target?.Digits, row.ReviewDueOn, row.Rules, row.EffectiveFrom, row.EffectiveTo);
}
