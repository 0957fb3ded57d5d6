using System.Globalization;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A requirement that both versions have and that reads otherwise.</summary>
/// <param name="Moved">Level, clauses, check and its numbers.</param>
public sealed record ChangedRequirement(RequirementContent Before, RequirementContent After, IReadOnlyList<MovedField> Moved)
{
    /// <summary>The text word for word; empty when it did not move. Found when it is asked for: a save only wants to know whether.</summary>
    public IReadOnlyList<WordSpan> Words => IsReworded ? WordDiff.Between(Before.Text, After.Text) : [];

    internal bool IsReworded => Before.Text != After.Text;
}

/// <summary>How one version of a standard differs from another. Requirements are the same when their key is, wherever they stand.</summary>
/// <param name="Moved">What it applies to and its dates.</param>
public sealed record StandardDiff(IReadOnlyList<RequirementContent> Added, IReadOnlyList<RequirementContent> Removed, IReadOnlyList<ChangedRequirement> Changed, IReadOnlyList<MovedField> Moved)
{
    /// <summary>Longest part of a text in the ledger; the version itself keeps the whole.</summary>
    private const int LongestInLedger = 1000;

    public bool ChangesNothing => Added.Count == 0 && Removed.Count == 0 && Changed.Count == 0 && Moved.Count == 0;

    public static StandardDiff Between(StandardContent before, StandardContent after)
    {
        var (old, now) = (Keyed(before), Keyed(after));
        return new StandardDiff(
            [.. after.Requirements.Where(r => r.Key is null || !old.ContainsKey(r.Key))],
            [.. before.Requirements.Where(r => !now.ContainsKey(r.Key!))],
            [.. after.Requirements.Where(r => r.Key is not null && old.ContainsKey(r.Key)).Select(r => Compare(old[r.Key!], r)).OfType<ChangedRequirement>()],
            [.. Fields(before, after, isWhole: false)]);
    }

    /// <summary>Everything that a save moved, for the ledger.</summary>
    internal static IReadOnlyList<MovedField> FieldsOf(StandardContent before, StandardContent after)
    {
        var diff = Between(before, after);
        var order = before.Requirements.Select(r => r.Key).SequenceEqual(after.Requirements.Select(r => r.Key)) ? [] : new[] { new MovedField("Order", Order(before), Order(after)) };
        return
        [
            .. Fields(before, after, isWhole: true),
            .. diff.Added.Select(r => new MovedField(r.Key ?? "New requirement", null, Cut(r.Text))),
            .. diff.Removed.Select(r => new MovedField(r.Key!, Cut(r.Text), null)),
            .. diff.Changed.SelectMany(c => c.IsReworded ? c.Moved.Prepend(new MovedField(c.Before.Key!, Cut(c.Before.Text), Cut(c.After.Text))) : c.Moved),
            .. order,
        ];
    }

    private static Dictionary<string, RequirementContent> Keyed(StandardContent content) => content.Requirements.Where(r => r.Key is not null).DistinctBy(r => r.Key).ToDictionary(r => r.Key!);

    private static ChangedRequirement? Compare(RequirementContent before, RequirementContent after)
    {
        List<MovedField> moved = [];
        Add("Level", before.Level, after.Level);
        Add("Clauses", string.Join(", ", before.RegimeRefs), string.Join(", ", RequirementText.ReadRefs(RequirementText.WriteRefs(after.RegimeRefs))));
        Add("Check", before.CheckCode, CheckCatalog.Find(after.CheckCode)?.Code ?? after.CheckCode);
        Add("Numbers of the check", RequirementText.Say(before.Parameters), RequirementText.Say(after.Parameters));
        Add("Severity", before.Severity, after.Severity);
        var changed = new ChangedRequirement(before, after, moved);
        return moved.Count == 0 && !changed.IsReworded ? null : changed;

        void Add(string field, object? from, object? to)
        {
            if ($"{from}" != $"{to}") moved.Add(new MovedField($"{before.Key} {field}", Text(from), Text(to)));
        }
    }

    /// <param name="isWhole">With what belongs to a version by its nature and differs always: its number and note.</param>
    private static IEnumerable<MovedField> Fields(StandardContent before, StandardContent after, bool isWhole)
    {
        var (old, now) = (before.AppliesTo, after.AppliesTo);
        (string Field, object? From, object? To)[] fields =
        [
            .. isWhole ? [("Version", before.SemVer, after.SemVer), ("What is new", before.ChangeNote, after.ChangeNote)] : Array.Empty<(string, object?, object?)>(),
            ("Takes effect on", Day(before.PlannedFrom), Day(after.PlannedFrom)), ("Ends on", Day(before.PlannedTo), Day(after.PlannedTo)),
            ("Equipment", old.Scope, now.Scope), ("Kind of zone", old.ZoneKind, now.ZoneKind), ("Lowest level", Level(old.LevelFromTenths), Level(now.LevelFromTenths)),
            ("Highest level", Level(old.LevelToTenths), Level(now.LevelToTenths)), ("Role of device", old.DeviceRole, now.DeviceRole), ("Operations", old.OperationsType, now.OperationsType),
            ("Hazardous process", Yes(old.IsHazardousProcess), Yes(now.IsHazardousProcess)), ("GxP relevant", Yes(old.IsGxpRelevant), Yes(now.IsGxpRelevant)),
            ("Safety-related", Yes(old.IsSafetyRelated), Yes(now.IsSafetyRelated)),
        ];
        return fields.Where(f => $"{f.From}" != $"{f.To}").Select(f => new MovedField(f.Field, Text(f.From), Text(f.To)));
    }

    private static string? Text(object? value) => value?.ToString() is { Length: > 0 } text ? text : null;

    private static string? Yes(bool value) => value ? "yes" : null;

    private static string? Level(int? tenths) => tenths is { } level ? (level / 10m).ToString("0.#", CultureInfo.InvariantCulture) : null;

    private static string? Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static string Order(StandardContent content) => string.Join(", ", content.Requirements.Select(r => r.Key ?? "new"));

    private static string Cut(string text) => text.Length <= LongestInLedger ? text : text[..LongestInLedger] + "…";
}
