namespace ConvergencePortal.Core.Standards;

/// <summary>Which parts of the plant a check reads. An edit of one part leaves the findings of checks that do not read it as they are.</summary>
[Flags]
public enum SnapshotParts
{
    None = 0,
    Equipment = 1,
    Assets = 2,

    Zones = 4,
    Conduits = 8,
    Segments = 16,
    Devices = 32,

    /// <summary>Where devices are connected and whether they stand between zones: of the edits of a device the few that move traffic.</summary>
    Connections = 64,

    Network = Zones | Conduits | Segments | Devices | Connections,

    /// <summary>Data sources with who answers for them.</summary>
    Sources = 128,

    Flows = 256,
    Contracts = 512,
    Uses = 1024,
    Traffic = 2048,

    /// <summary>Waivers, pilots and standards.</summary>
    Governance = 4096,

    Changes = 8192,
    Measures = 16_384,
    All = 32_767,
}

/// <summary>A check of the catalogue with the pure function that evaluates it.</summary>
public sealed record RunnableCheck(string Code, SnapshotParts Reads, Func<PlantSnapshot, CheckParameters, CheckScope, IEnumerable<Violation>> Run);

/// <summary>Runs checks over a snapshot. The same plant gives the same violations in the same order, in whatever order it was read.</summary>
public static class CheckRun
{
    /// <summary>Every check that the portal's data can decide, in the order of the catalogue.</summary>
    public static IReadOnlyList<RunnableCheck> Checks { get; } =
    [
        new("NC-01", SnapshotParts.Network, RouteChecks.BusinessPath),
        new("NC-02", SnapshotParts.Zones | SnapshotParts.Conduits | SnapshotParts.Segments | SnapshotParts.Connections | SnapshotParts.Traffic, RouteChecks.MissingConduit),
        new("NC-03", SnapshotParts.Zones | SnapshotParts.Conduits | SnapshotParts.Segments | SnapshotParts.Connections | SnapshotParts.Traffic, ConduitChecks.TrafficWithoutRule),
        new("NC-04", SnapshotParts.Conduits, ConduitChecks.LooseRule),
        new("NC-05", SnapshotParts.Zones | SnapshotParts.Conduits, ZoneChecks.Incomplete),
        new("NC-06", SnapshotParts.Zones, ZoneChecks.BelowTarget),
        new("NC-07", SnapshotParts.Network | SnapshotParts.Equipment, DeviceChecks.SafetyMixed),
        new("NC-08", SnapshotParts.Network, DeviceChecks.GuestInCell),
        new("NC-09", SnapshotParts.Network | SnapshotParts.Equipment, SegmentChecks.TooLarge),
        new("NC-10", SnapshotParts.Network | SnapshotParts.Assets, PlacementChecks.Misplaced),
        new("NC-11", SnapshotParts.Network, DeviceChecks.DirectAccess),
        new("NC-12", SnapshotParts.Network, DeviceChecks.DualHomed),
        new("DS-18", SnapshotParts.Sources, SourceChecks.NoOwner),
        new("DS-19", SnapshotParts.Sources | SnapshotParts.Uses, SourceChecks.Neglected),
        new("DS-20", SnapshotParts.Sources | SnapshotParts.Flows | SnapshotParts.Network, FlowChecks.NoPermittedConduit),
        new("DS-21", SnapshotParts.Sources | SnapshotParts.Flows | SnapshotParts.Uses | SnapshotParts.Contracts, SourceChecks.NoContract),
        new("DS-22", SnapshotParts.Sources, NamespaceChecks.OffPath),
        new("ST-23", SnapshotParts.Governance, GovernanceChecks.Ending),
        new("ST-24", SnapshotParts.Governance, GovernanceChecks.NotReviewed),
        new("CH-25", SnapshotParts.Changes | SnapshotParts.Network | SnapshotParts.Equipment | SnapshotParts.Assets, ChangeChecks.SafetyUnsigned),
        new("CH-26", SnapshotParts.Changes | SnapshotParts.Network | SnapshotParts.Equipment | SnapshotParts.Assets, ChangeChecks.HazardUnknown),
        new("CH-27", SnapshotParts.Changes, ChangeChecks.SlotBlocked),
        new("CH-28", SnapshotParts.Changes, ChangeChecks.NoWayBack),
        new("CH-29", SnapshotParts.Changes, ChangeChecks.ControlsUnknown),
        new("CH-30", SnapshotParts.Changes | SnapshotParts.Network | SnapshotParts.Equipment | SnapshotParts.Assets, ChangeChecks.NotTested),
        new("CH-31", SnapshotParts.Changes, ChangeChecks.SoftwareUnverified),
        new("CH-32", SnapshotParts.Changes, ChangeChecks.EmergencyLeft),
        new("CH-33", SnapshotParts.Changes, ChangeChecks.SignatureWrong),
        new("CH-34", SnapshotParts.Measures | SnapshotParts.Governance, ChangeChecks.PastItsEnd),
    ];

    public static List<Violation> Of(PlantSnapshot plant, CheckParameters parameters, CheckScope? scope = null, SnapshotParts touching = SnapshotParts.All, CancellationToken cancellationToken = default)
    {
        var found = new List<Violation>();
        foreach (var check in Checks.Where(check => (check.Reads & touching) != 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            found.AddRange(Of(check, plant, parameters, scope));
        }
        return found;
    }

    /// <summary>By thing, then by what tells violations of one thing apart; a check that says one thing twice says it once.</summary>
    public static IEnumerable<Violation> Of(RunnableCheck check, PlantSnapshot plant, CheckParameters parameters, CheckScope? scope = null) =>
        check.Run(plant, parameters, scope ?? CheckScope.Whole).DistinctBy(v => v.Key).Select(parameters.Weigh)
            .OrderBy(v => v.Subject.Kind).ThenBy(v => v.Subject.Key, StringComparer.Ordinal).ThenBy(v => v.Key.ParametersHash, StringComparer.Ordinal);
}
