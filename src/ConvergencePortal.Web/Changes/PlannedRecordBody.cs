using ConvergencePortal.Core.Import;

namespace ConvergencePortal.Web.Changes;

/// <summary>One record as it will be, as the API takes it: a kind such as "devices", and fields named like the columns of the import files. Columns left out stay as they are.</summary>
public sealed record PlannedRecordBody(string? Kind, IReadOnlyDictionary<string, string?>? Fields)
{
    public static IReadOnlyList<PlannedRecord> ToRecords(IEnumerable<PlannedRecordBody?> records) =>
        [.. records.Select(record => new PlannedRecord(record?.Kind ?? "", FieldsOf(record?.Fields ?? new Dictionary<string, string?>())))];

    /// <summary>Columns are found without regard to case; of one that stands twice the last counts.</summary>
    private static Dictionary<string, string> FieldsOf(IReadOnlyDictionary<string, string?> given)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in given) fields[key.Trim().ToLowerInvariant()] = value ?? "";
        return fields;
    }
}
