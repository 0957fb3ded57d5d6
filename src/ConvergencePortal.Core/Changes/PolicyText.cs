using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// Conditions and effects as text. Written in one way only, so that equal rows are equal texts; read leniently, so that a value nobody knows any more does not vanish but is marked as unread.
/// </summary>
public static class PolicyText
{
    // Readable umlauts in the store; pages encode what they show.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(ApprovalConditions when) => JsonSerializer.Serialize(new StoredConditions
    {
        Types = Names(RuleCondition.Types, when.Types, when), Natures = Names(RuleCondition.Natures, when.Natures, when), Permanences = Names(RuleCondition.Permanences, when.Permanences, when),
        ItemKinds = Names(RuleCondition.ItemKinds, when.ItemKinds, when), Sites = when.Sites.Count == 0 ? null : [.. when.Sites.Order(StringComparer.OrdinalIgnoreCase)],
        Reach = when.Reach?.ToString(), Criticalities = Names(null, when.Criticalities, when), Levels = Names(null, when.Levels, when), Flags = Names(RuleCondition.Equipment, when.Flags, when),
        ExceptInKind = OrNull(when.ExceptInKind), ZoneKinds = Names(RuleCondition.Zones, when.ZoneKinds, when), SafetyZone = OrNull(when.IsSafetyZone),
        DeviceRoles = Names(RuleCondition.Devices, when.DeviceRoles, when), DirectAccess = OrNull(when.HasDirectAccess), ProductionMinutes = when.ProductionMinutes,
        QualityImpact = OrNull(when.StatesQualityImpact), SecurityImpact = OrNull(when.StatesSecurityImpact), AffectsData = OrNull(when.AffectsData), Conflicts = Names(RuleCondition.Conflicts, when.Conflicts, when),
    }, Json);

    public static string Write(RuleEffect then) => JsonSerializer.Serialize(new StoredEffect
    {
        Functions = then.Functions.Count == 0 ? null : [.. then.Functions.Distinct().Order().Select(f => f.ToString())], ZoneOwners = OrNull(then.AsksZoneOwners), DataOwners = OrNull(then.AsksDataOwners),
        People = then.Quorum.People, Percent = then.Quorum.Percent == 0 ? null : then.Quorum.Percent, Veto = then.HasVeto,
        Competencies = then.Competencies.Count == 0 ? null : [.. then.Competencies.Distinct().Order(StringComparer.Ordinal)], Meaning = then.Meaning.ToString(), DeadlineHours = then.DeadlineHours,
        Covers = then.Covers == FieldGroups.None ? null : then.Covers.ToString(), Forbids = then.Forbids,
    }, Json);

    public static ApprovalConditions ReadConditions(string text)
    {
        var unread = new List<UnreadValue>();
        if (Read<StoredConditions>(text) is not { } stored) return new ApprovalConditions { Unread = [new(RuleCondition.Whole, "")] };

        return new ApprovalConditions
        {
            Types = Parse<ChangeType>(stored.Types, RuleCondition.Types, unread), Natures = Parse<ChangeNature>(stored.Natures, RuleCondition.Natures, unread),
            Permanences = Parse<Permanence>(stored.Permanences, RuleCondition.Permanences, unread), ItemKinds = Parse<ItemKind>(stored.ItemKinds, RuleCondition.ItemKinds, unread),
            Sites = stored.Sites ?? [], Reach = stored.Reach is null ? null : Parse<EquipmentReach>([stored.Reach], RuleCondition.Equipment, unread) is [var reach] ? reach : null,
            Criticalities = Parse<Criticality>(stored.Criticalities, RuleCondition.Equipment, unread), Levels = Parse<EquipmentLevel>(stored.Levels, RuleCondition.Equipment, unread),
            Flags = Parse<EquipmentFlag>(stored.Flags, RuleCondition.Equipment, unread), ExceptInKind = stored.ExceptInKind ?? false,
            ZoneKinds = Parse<ZoneKind>(stored.ZoneKinds, RuleCondition.Zones, unread), IsSafetyZone = stored.SafetyZone ?? false,
            DeviceRoles = Parse<DeviceRole>(stored.DeviceRoles, RuleCondition.Devices, unread), HasDirectAccess = stored.DirectAccess ?? false, ProductionMinutes = stored.ProductionMinutes,
            StatesQualityImpact = stored.QualityImpact ?? false, StatesSecurityImpact = stored.SecurityImpact ?? false, AffectsData = stored.AffectsData ?? false,
            Conflicts = Parse<ConflictCode>(stored.Conflicts, RuleCondition.Conflicts, unread), Unread = unread,
        };
    }

    /// <summary>An effect that names an unknown function asks every function; one that cannot be read at all does so too.</summary>
    public static RuleEffect ReadEffect(string text)
    {
        var unread = new List<UnreadValue>();
        if (Read<StoredEffect>(text) is not { } stored) return RuleEffect.Ask() with { IsUnread = true };

        var functions = Parse<Function>(stored.Functions, RuleCondition.Whole, unread);
        var isUnread = unread.Count > 0;
        return new RuleEffect
        {
            Functions = functions, IsUnread = isUnread, AsksZoneOwners = stored.ZoneOwners ?? false, AsksDataOwners = stored.DataOwners ?? false, Quorum = new SeatQuorum(Math.Max(1, stored.People), stored.Percent ?? 0), HasVeto = stored.Veto,
            Competencies = stored.Competencies ?? [], Meaning = Parse<SignatureMeaning>([stored.Meaning], RuleCondition.Whole, unread) is [var meaning] ? meaning : SignatureMeaning.Approved,
            DeadlineHours = stored.DeadlineHours, Covers = Enum.TryParse<FieldGroups>(stored.Covers, out var covers) ? covers : FieldGroups.None, Forbids = stored.Forbids,
        };
    }

    private static T? Read<T>(string text) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool? OrNull(bool value) => value ? true : null;

    private static string[]? Names<T>(RuleCondition? condition, IReadOnlyList<T> values, ApprovalConditions when) where T : struct, Enum
    {
        string[] names = [.. values.Distinct().Order().Select(value => value.ToString()), .. when.Unread.Where(value => value.Condition == condition).Select(value => value.Text)];
        return names.Length == 0 ? null : names;
    }

    private static List<T> Parse<T>(IReadOnlyList<string>? names, RuleCondition condition, List<UnreadValue> unread) where T : struct, Enum
    {
        var values = new List<T>();
        foreach (var name in names ?? [])
        {
            // A number is no name: what it meant moves when a value is added.
            if (Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) && value.ToString() == name) values.Add(value);
            else unread.Add(new UnreadValue(condition, name));
        }
        return values;
    }

    private sealed record StoredConditions
    {
        public string[]? Types { get; init; }
        public string[]? Natures { get; init; }
        public string[]? Permanences { get; init; }
        public string[]? ItemKinds { get; init; }
        public string[]? Sites { get; init; }
        public string? Reach { get; init; }
        public string[]? Criticalities { get; init; }
        public string[]? Levels { get; init; }
        public string[]? Flags { get; init; }
        public bool? ExceptInKind { get; init; }
        public string[]? ZoneKinds { get; init; }
        public bool? SafetyZone { get; init; }
        public string[]? DeviceRoles { get; init; }
        public bool? DirectAccess { get; init; }
        public int? ProductionMinutes { get; init; }
        public bool? QualityImpact { get; init; }
        public bool? SecurityImpact { get; init; }
        public bool? AffectsData { get; init; }
        public string[]? Conflicts { get; init; }
    }

    private sealed record StoredEffect
    {
        public string[]? Functions { get; init; }
        public bool? ZoneOwners { get; init; }
        public bool? DataOwners { get; init; }
        public int People { get; init; } = 1;
        public int? Percent { get; init; }
        public bool Veto { get; init; } = true;
        public string[]? Competencies { get; init; }
        public string Meaning { get; init; } = nameof(SignatureMeaning.Approved);
        public int? DeadlineHours { get; init; }
        public string? Covers { get; init; }
        public string? Forbids { get; init; }
    }
}
