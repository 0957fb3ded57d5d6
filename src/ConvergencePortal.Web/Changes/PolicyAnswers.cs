using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Web.Changes;

/// <summary>A version of the approval policy in the list.</summary>
public sealed record PolicyVersionAnswer(int Number, PolicyStatus Status, string Note, int Rows, string? Author, Instant? CreatedAt, Instant? EffectiveAt, Instant? EndedAt)
{
    public static PolicyVersionAnswer From(PolicyVersionRow row) => new(row.Number, row.Status, row.Note, row.Rows, row.AuthorName, row.CreatedAt, row.EffectiveAt, row.EndedAt);
}

/// <summary>A version of the approval policy whole.</summary>
/// <param name="Words">Each row as a sentence.</param>
/// <param name="Round">Who signs it; null before it was submitted.</param>
public sealed record PolicyAnswer(int Number, PolicyStatus Status, int Version, int BasedOn, string Note, string? Author, Instant? EffectiveAt, string? ContentHash, IReadOnlyList<RuleBody> Rows, IReadOnlyList<string> Words,
    RoundDetail? Round)
{
    public static PolicyAnswer From(PolicyDetail detail, RoundDetail? round) => new(detail.Row.Number, detail.Row.Status, detail.Version, detail.BasedOn, detail.Row.Note, detail.Row.AuthorName, detail.Row.EffectiveAt,
        detail.ContentHash, [.. detail.Rules.Select(RuleBody.From)], [.. detail.Rules.Select(rule => $"When {PolicyWords.English.When(rule.When)}: {PolicyWords.English.Then(rule.Then)}")], round);
}

/// <summary>The rows of a draft as a program writes them.</summary>
public sealed record PolicyBody(int? Version, string? Note, IReadOnlyList<RuleBody?>? Rows);

/// <summary>A step with a version of the policy, on the record that was looked at.</summary>
public sealed record PolicyStepBody(int? Version);

/// <summary>Which changes a replay looks at.</summary>
public sealed record ReplayBody(int? Last, int? Days);

/// <summary>A row of the approval policy, read and written in the same form; what is left out is no condition, or the default term.</summary>
public sealed record RuleBody
{
    public string? Name { get; init; }
    public IReadOnlyList<ChangeType>? Types { get; init; }
    public IReadOnlyList<ChangeNature>? Natures { get; init; }
    public IReadOnlyList<Permanence>? Permanences { get; init; }
    public IReadOnlyList<ItemKind>? ItemKinds { get; init; }
    public IReadOnlyList<string>? Sites { get; init; }
    public EquipmentReach? Reach { get; init; }
    public IReadOnlyList<Criticality>? Criticalities { get; init; }
    public IReadOnlyList<EquipmentLevel>? Levels { get; init; }
    public IReadOnlyList<EquipmentFlag>? Flags { get; init; }
    public bool? ExceptInKind { get; init; }
    public IReadOnlyList<ZoneKind>? ZoneKinds { get; init; }
    public bool? SafetyZone { get; init; }
    public IReadOnlyList<DeviceRole>? DeviceRoles { get; init; }
    public bool? DirectAccess { get; init; }
    public int? ProductionMinutes { get; init; }
    public bool? QualityImpact { get; init; }
    public bool? SecurityImpact { get; init; }
    public bool? AffectsData { get; init; }
    public IReadOnlyList<ConflictCode>? Conflicts { get; init; }
    public IReadOnlyList<Function>? Functions { get; init; }
    public bool? ZoneOwners { get; init; }
    public bool? DataOwners { get; init; }
    public int? People { get; init; }
    public int? Percent { get; init; }
    public bool? Veto { get; init; }
    public IReadOnlyList<string>? Competencies { get; init; }
    public SignatureMeaning? Meaning { get; init; }
    public int? DeadlineHours { get; init; }
    public IReadOnlyList<FieldGroups>? Covers { get; init; }

    /// <summary>The sentence for the requester; then the row asks nobody.</summary>
    public string? Forbids { get; init; }

    public static RuleBody From(ApprovalRule rule)
    {
        var (when, then) = (rule.When, rule.Then);
        return new RuleBody
        {
            Name = rule.Name, Types = when.Types, Natures = when.Natures, Permanences = when.Permanences, ItemKinds = when.ItemKinds, Sites = when.Sites, Reach = when.Reach, Criticalities = when.Criticalities,
            Levels = when.Levels, Flags = when.Flags, ExceptInKind = when.ExceptInKind, ZoneKinds = when.ZoneKinds, SafetyZone = when.IsSafetyZone, DeviceRoles = when.DeviceRoles, DirectAccess = when.HasDirectAccess,
            ProductionMinutes = when.ProductionMinutes, QualityImpact = when.StatesQualityImpact, SecurityImpact = when.StatesSecurityImpact, AffectsData = when.AffectsData, Conflicts = when.Conflicts, Functions = then.Functions,
            ZoneOwners = then.AsksZoneOwners, DataOwners = then.AsksDataOwners, People = then.Quorum.People, Percent = then.Quorum.Percent, Veto = then.HasVeto, Competencies = then.Competencies, Meaning = then.Meaning, DeadlineHours = then.DeadlineHours,
            Covers = [.. Enum.GetValues<FieldGroups>().Where(group => group != FieldGroups.None && then.Covers.HasFlag(group))], Forbids = then.Forbids,
        };
    }

    internal ApprovalRule ToRule() => new((Name ?? "").Trim(), new ApprovalConditions
    {
        Types = Types ?? [], Natures = Natures ?? [], Permanences = Permanences ?? [], ItemKinds = ItemKinds ?? [], Sites = [.. (Sites ?? []).Select(site => site ?? "")], Reach = Reach, Criticalities = Criticalities ?? [],
        Levels = Levels ?? [], Flags = Flags ?? [], ExceptInKind = ExceptInKind ?? false, ZoneKinds = ZoneKinds ?? [], IsSafetyZone = SafetyZone ?? false, DeviceRoles = DeviceRoles ?? [],
        HasDirectAccess = DirectAccess ?? false, ProductionMinutes = ProductionMinutes, StatesQualityImpact = QualityImpact ?? false, StatesSecurityImpact = SecurityImpact ?? false, AffectsData = AffectsData ?? false, Conflicts = Conflicts ?? [],
    }, new RuleEffect
    {
        Functions = Functions ?? [], AsksZoneOwners = ZoneOwners ?? false, AsksDataOwners = DataOwners ?? false, Quorum = new SeatQuorum(People ?? 1, Percent ?? 0), HasVeto = Veto ?? true, Competencies = [.. (Competencies ?? []).Select(code => code ?? "")],
        Meaning = Meaning ?? SignatureMeaning.Approved, DeadlineHours = DeadlineHours, Covers = (Covers ?? []).Aggregate(FieldGroups.None, (all, group) => all | group), Forbids = Forbids,
    });
}
