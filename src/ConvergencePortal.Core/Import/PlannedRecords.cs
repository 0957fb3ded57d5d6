using System.Text.Encodings.Web;
using System.Text.Json;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Import;

/// <summary>One record as it will be: the kind and its fields by column name. Columns left out stay as they are.</summary>
public sealed record PlannedRecord(string Kind, IReadOnlyDictionary<string, string> Fields);

/// <summary>How planned records lie in a change: one text, the same for the same records, so that a signature can be bound to it.</summary>
public static class PlannedRecords
{
    public const int MostRows = 200;
    public const int LongestText = 100_000;

    /// <summary>Kinds whose records checks look at.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["equipment", "assets", "zones", "conduits", "segments", "devices", "interfaces", "data-sources", "ownership", "data-flows", "use-cases"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null for none. Empty fields are kept: they empty a column.</summary>
    public static string? Write(IEnumerable<PlannedRecord> records)
    {
        var written = records.Select(record => new Stored(record.Kind.Trim().ToLowerInvariant(), new(record.Fields.ToDictionary(f => f.Key.Trim().ToLowerInvariant(), f => f.Value.Trim()), StringComparer.Ordinal))).ToList();
        return written.Count == 0 ? null : JsonSerializer.Serialize(written, Json);
    }

    public static IReadOnlyList<PlannedRecord> Read(string? text) =>
        string.IsNullOrEmpty(text) ? [] : [.. (JsonSerializer.Deserialize<List<Stored>>(text, Json) ?? []).Select(record => new PlannedRecord(record.Kind, record.Fields))];

    /// <summary>A line a record, for whoever reads the history.</summary>
    public static string? Say(string? text) => string.IsNullOrEmpty(text) ? null : string.Join('\n', Read(text).Select(record => $"{record.Kind}: {Say(record)}"));

    /// <summary>Every field, the empty ones too: they are what a signer must see.</summary>
    public static string Say(PlannedRecord record) => string.Join(", ", record.Fields.Select(f => $"{f.Key} {(f.Value.Length == 0 ? "–" : f.Value)}"));

    private sealed record Stored(string Kind, SortedDictionary<string, string> Fields);
}

/// <summary>A planned record beside what is there today.</summary>
/// <param name="Row">Its place in the list, from 0.</param>
/// <param name="Changes">Old and new of the fields that move; of a new record, every field it has.</param>
public sealed record PlannedRow(int Row, string Kind, string Title, string Key, RowVerdict Verdict, IReadOnlyList<FieldChange> Changes);

/// <summary>Why planned records are refused.</summary>
public static class PlannedRecordErrors
{
    public const string Field = "plannedRecords";

    public static readonly Error TooMany = Error.Invalid("plannedRecords.tooMany", $"A change states at most {PlannedRecords.MostRows} records as they will be.", Field);
    public static readonly Error TooLong = Error.Invalid("plannedRecords.tooLong", $"The records as they will be have together at most {PlannedRecords.LongestText} characters.", Field);

    public static FieldError UnknownKind(int row, string kind) =>
        new($"{Field}[{row}].kind", $"Record {row + 1}: \"{(kind.Length <= 40 ? kind : kind[..40] + "…")}\" is no kind that can be planned. Choose one of {string.Join(", ", PlannedRecords.Kinds)}.");

    public static Error Wrong(IReadOnlyList<FieldError> fields) => Error.Invalid("plannedRecords.wrong", string.Join(" ", fields.Take(3).Select(f => f.Message)), fields[0].Field) with { Fields = fields };
}
