using ConvergencePortal.Core.Import;

namespace ConvergencePortal.Web.Changes;

/// <summary>One record as it will be, as the API takes it: a kind such as "devices", and fields named like the columns of the import files. Columns left out stay as they are.</summary>
public sealed record PlannedRecordBody(string? Kind, IReadOnlyDictionary<string, string?>? Fields)
{
    public static IReadOnlyList<PlannedRecord> ToRecords(IEnumerable<PlannedRecordBody?> records) =>
        [.. records.Select(record => new PlannedRecord(record?.Kind ?? "", (record?.Fields ?? new Dictionary<string, string?>()).ToDictionary(f => f.Key, f => f.Value ?? "")))];
}
