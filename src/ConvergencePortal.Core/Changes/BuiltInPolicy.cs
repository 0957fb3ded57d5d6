using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Changes;

/// <summary>Version 1 of the approval policy: what holds until an organization writes its own. It sets no deadlines: the site's own count.</summary>
public static class BuiltInPolicy
{
    public const int Number = 1;

    public static IReadOnlyList<ApprovalRule> Rows { get; } =
    [
        new("Parts of the network", new() { ItemKinds = [ItemKind.Device, ItemKind.Segment, ItemKind.Zone, ItemKind.Conduit] }, RuleEffect.Ask(Function.IT)),
        new("Network and data changes", new() { Natures = [ChangeNature.Network, ChangeNature.Data] }, RuleEffect.Ask(Function.IT)),
        new("Equipment that is touched", new() { Reach = EquipmentReach.FromTheLineDown }, RuleEffect.Ask(Function.OT, Function.Maintenance)),
        new("Equipment and procedure changes", new() { Natures = [ChangeNature.Equipment, ChangeNature.Procedure] }, RuleEffect.Ask(Function.OT, Function.Maintenance)),
        new("Production at risk", new() { ProductionMinutes = 1 }, RuleEffect.Ask(Function.Production)),
        new("Critical equipment", new() { Criticalities = [Criticality.A] }, RuleEffect.Ask(Function.Production)),
        new("GxP relevant equipment", new() { Flags = [EquipmentFlag.GxpRelevant] }, RuleEffect.Ask(Function.Quality)),
        new("A stated impact on quality", new() { StatesQualityImpact = true }, RuleEffect.Ask(Function.Quality)),
        new("Safety functions", new() { Flags = [EquipmentFlag.SafetyRelated] }, RuleEffect.Ask(Function.ProcessSafety)),
        new("Covered processes, unless replaced in kind", new() { Flags = [EquipmentFlag.HazardousProcess], ExceptInKind = true }, RuleEffect.Ask(Function.ProcessSafety)),
        new("Safety zones", new() { ZoneKinds = [ZoneKind.Safety] }, RuleEffect.Ask(Function.ProcessSafety)),
        new("Zones designated as safety-related", new() { IsSafetyZone = true }, RuleEffect.Ask(Function.ProcessSafety)),
        new("Zone boundaries and segments", new() { ItemKinds = [ItemKind.Segment, ItemKind.Zone, ItemKind.Conduit] }, RuleEffect.Ask(Function.Cybersecurity)),
        new("Devices that separate zones or let people in", new() { DeviceRoles = [DeviceRole.Firewall, DeviceRole.Router, DeviceRole.VPNServer, DeviceRole.JumpHost] }, RuleEffect.Ask(Function.Cybersecurity)),
        new("Devices reached from outside", new() { HasDirectAccess = true }, RuleEffect.Ask(Function.Cybersecurity)),
        new("A stated impact on security", new() { StatesSecurityImpact = true }, RuleEffect.Ask(Function.Cybersecurity)),
        // Domain rule A5: a conduit or segment is changed with the agreement of the owners of the zones it joins.
        new("Zone owners", new() { ItemKinds = [ItemKind.Segment, ItemKind.Zone, ItemKind.Conduit] }, RuleEffect.Ask() with { AsksZoneOwners = true }),
        // Only what the change touches or stops: whoever merely gets less data from there is shown, not asked.
        new("Owners of affected data", new() { AffectsData = true }, RuleEffect.Ask() with { AsksDataOwners = true }),
    ];

    public static PolicyEngine Engine { get; } = PolicyEngine.Compile(Number, Rows);
}
