using System.Globalization;
using System.Reflection;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Compares two contents field by field, for the history and to see whether an edit edits anything.</summary>
public static class ContentDiff
{
    private static readonly PropertyInfo[] Fields = [.. typeof(ChangeContent).GetProperties().Where(p => p.CanWrite)];

    public static IReadOnlyList<MovedField> Between(ChangeContent before, IEnumerable<ChangeItem> itemsBefore, ChangeContent after, IEnumerable<ChangeItem> itemsAfter)
    {
        var moved = Fields
            .Select(field => new MovedField(field.Name, Text(field.GetValue(before)), Text(field.GetValue(after))))
            .Where(field => field.From != field.To)
            .Select(field => field.Field == nameof(ChangeContent.PlannedRecords) ? field with { From = PlannedRecords.Say(field.From), To = PlannedRecords.Say(field.To) } : field)
            .ToList();
        var (from, to) = (Text(itemsBefore), Text(itemsAfter));
        if (from != to) moved.Add(new MovedField("Items", from, to));
        return moved;
    }

    /// <summary>Ids of the people that the fields name.</summary>
    public static IEnumerable<int> PeopleIn(IReadOnlyList<MovedField> moved) => moved.Where(NamesAPerson).SelectMany(m => IdsOf(m.From).Concat(IdsOf(m.To)));

    /// <summary>The ledger keeps ids, which outlive a rename; people read names.</summary>
    public static IReadOnlyList<MovedField> WithNames(IReadOnlyList<MovedField> moved, Func<int, string?> nameOf)
    {
        return [.. moved.Select(m => NamesAPerson(m) ? m with { From = Name(m.From), To = Name(m.To) } : m)];

        string? Name(string? ids) => ids is null ? null : string.Join(", ", ids.Split(", ").Select(id => IdsOf(id).Select(nameOf).SingleOrDefault() ?? id));
    }

    private static bool NamesAPerson(MovedField moved) => moved.Field is nameof(ChangeContent.ImplementerId) or nameof(ChangeContent.EmergencyAuthorizerId)
        or nameof(ChangeContent.RequiredPersonIds);

    private static IEnumerable<int> IdsOf(string? text) => (text ?? "").Split(", ").Select(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : (int?)null).OfType<int>();

    internal static string Text(IEnumerable<ChangeItem> items) =>
        string.Join(", ", items.Select(i => i.ReplacementLabel is null ? $"{i.Kind} {i.Label}" : $"{i.Kind} {i.Label} → {i.ReplacementLabel}").Order(StringComparer.Ordinal));

    /// <summary>A value as the ledger and the signatures keep it: invariant, null for nothing.</summary>
    internal static string? Text(object? value) => value switch
    {
        null or "" => null,
        IReadOnlyList<int> ids => ids.Count == 0 ? null : string.Join(", ", ids),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
