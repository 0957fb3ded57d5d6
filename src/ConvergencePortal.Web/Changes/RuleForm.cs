using System.Globalization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Web.Changes;

/// <summary>A row of the policy while it is written: numbers stay as they are typed until they are saved.</summary>
public sealed class RuleForm
{
    public RuleForm(ApprovalRule rule)
    {
        var (when, then) = (rule.When, rule.Then);
        Name = rule.Name;
        (Types, Natures, Permanences, ItemKinds) = ([.. when.Types], [.. when.Natures], [.. when.Permanences], [.. when.ItemKinds]);
        Sites = new HashSet<string>(when.Sites, StringComparer.OrdinalIgnoreCase);
        (Reach, Criticalities, Levels, Flags, ExceptInKind) = (when.Reach, [.. when.Criticalities], [.. when.Levels], [.. when.Flags], when.ExceptInKind);
        (ZoneKinds, IsSafetyZone, DeviceRoles, HasDirectAccess) = ([.. when.ZoneKinds], when.IsSafetyZone, [.. when.DeviceRoles], when.HasDirectAccess);
        (ProductionMinutes, StatesQualityImpact, StatesSecurityImpact, AffectsData, Conflicts) = (Write(when.ProductionMinutes), when.StatesQualityImpact, when.StatesSecurityImpact, when.AffectsData, [.. when.Conflicts]);
        (Functions, AsksZoneOwners, AsksDataOwners, People, Percent, HasVeto) = ([.. then.Functions], then.AsksZoneOwners, then.AsksDataOwners, Write(then.Quorum.People), Write(then.Quorum.Percent), then.HasVeto);
        (Competencies, Meaning, DeadlineHours) = (string.Join(", ", then.Competencies), then.Meaning, Write(then.DeadlineHours));
        Covers = [.. Enum.GetValues<FieldGroups>().Where(group => group != FieldGroups.None && then.Covers.HasFlag(group))];
        (IsForbidding, Forbids) = (then.Forbids is not null, then.Forbids ?? "");
    }

    /// <summary>Keeps a row's place on the page while rows are moved.</summary>
    public Guid Key { get; } = Guid.NewGuid();

    public string Name { get; set; }
    public HashSet<ChangeType> Types { get; }
    public HashSet<ChangeNature> Natures { get; }
    public HashSet<Permanence> Permanences { get; }
    public HashSet<ItemKind> ItemKinds { get; }
    public HashSet<string> Sites { get; }
    public EquipmentReach? Reach { get; set; }
    public HashSet<Criticality> Criticalities { get; }
    public HashSet<EquipmentLevel> Levels { get; }
    public HashSet<EquipmentFlag> Flags { get; }
    public bool ExceptInKind { get; set; }
    public HashSet<ZoneKind> ZoneKinds { get; }
    public bool IsSafetyZone { get; set; }
    public HashSet<DeviceRole> DeviceRoles { get; }
    public bool HasDirectAccess { get; set; }
    public string? ProductionMinutes { get; set; }
    public bool StatesQualityImpact { get; set; }
    public bool StatesSecurityImpact { get; set; }
    public bool AffectsData { get; set; }
    public HashSet<ConflictCode> Conflicts { get; }
    public bool IsForbidding { get; set; }
    public string Forbids { get; set; }
    public HashSet<Function> Functions { get; }
    public bool AsksZoneOwners { get; set; }
    public bool AsksDataOwners { get; set; }
    public string? People { get; set; }
    public string? Percent { get; set; }
    public bool HasVeto { get; set; }
    public string Competencies { get; set; }
    public SignatureMeaning Meaning { get; set; }
    public string? DeadlineHours { get; set; }
    public HashSet<FieldGroups> Covers { get; }

    public static RuleForm New() => new(new ApprovalRule("", new ApprovalConditions(), RuleEffect.Ask()));

    /// <summary>What was typed as numbers and is none; empty when the row can be read.</summary>
    /// <param name="place">Of the row, from 0.</param>
    public IReadOnlyList<FieldError> Unreadable(int place) =>
    [
        .. new[] { ("people", People), ("percent", Percent), ("deadlineHours", DeadlineHours), ("productionMinutes", ProductionMinutes) }
            .Where(field => !string.IsNullOrWhiteSpace(field.Item2) && Read(field.Item2) is null)
            .Select(field => new FieldError(PolicyRowRules.FieldOf(place, field.Item1), "This is a whole number.")),
    ];

    /// <summary>The row as it would be saved; a number that cannot be read counts as left out.</summary>
    public ApprovalRule ToRule() => new(Name.Trim(), new ApprovalConditions
    {
        Types = [.. Types], Natures = [.. Natures], Permanences = [.. Permanences], ItemKinds = [.. ItemKinds], Sites = [.. Sites], Reach = Reach, Criticalities = [.. Criticalities], Levels = [.. Levels],
        Flags = [.. Flags], ExceptInKind = ExceptInKind, ZoneKinds = [.. ZoneKinds], IsSafetyZone = IsSafetyZone, DeviceRoles = [.. DeviceRoles], HasDirectAccess = HasDirectAccess,
        ProductionMinutes = Read(ProductionMinutes), StatesQualityImpact = StatesQualityImpact, StatesSecurityImpact = StatesSecurityImpact, AffectsData = AffectsData, Conflicts = [.. Conflicts],
    }, IsForbidding ? new RuleEffect { Forbids = Forbids.Trim() } : new RuleEffect
    {
        Functions = [.. Functions], AsksZoneOwners = AsksZoneOwners, AsksDataOwners = AsksDataOwners, Quorum = new SeatQuorum(Read(People) ?? 1, Read(Percent) ?? 0), HasVeto = HasVeto,
        Competencies = [.. Competencies.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Meaning = Meaning, DeadlineHours = Read(DeadlineHours),
        Covers = Covers.Aggregate(FieldGroups.None, (all, group) => all | group),
    });

    private static int? Read(string? typed) => int.TryParse(typed, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Write(int? number) => number is null or 0 ? null : number.Value.ToString(CultureInfo.InvariantCulture);
}
