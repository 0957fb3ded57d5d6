using System.Text.Encodings.Web;
using System.Text.Json;

namespace ConvergencePortal.Core.Ledger;

/// <summary>A field that moved, as people read it.</summary>
public sealed record MovedField(string Field, string? From, string? To)
{
    // Readable umlauts in the ledger; the text is shown encoded by the page, never as markup.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The form in which <see cref="LedgerEntry.FieldChanges"/> keeps them.</summary>
    public static string ToJson(IReadOnlyList<MovedField> moved) => JsonSerializer.Serialize(moved, Json);

    /// <summary>Whatever stands in a row's field changes: none where it is no list of fields, and the older names of old and new are understood.</summary>
    public static IReadOnlyList<MovedField> ReadAny(string? json)
    {
        if (json is null || !json.StartsWith('[')) return [];

        using var fields = JsonDocument.Parse(json);
        return [.. fields.RootElement.EnumerateArray().Where(field => field.ValueKind == JsonValueKind.Object)
            .Select(field => new MovedField(Read(field, "field", "Column") ?? "", Read(field, "from", "Old"), Read(field, "to", "New")))];
    }

    private static string? Read(JsonElement field, string name, string older) =>
        (field.TryGetProperty(name, out var value) || field.TryGetProperty(older, out value)) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static IReadOnlyList<MovedField> FromJson(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<MovedField>>(json, Json) ?? [];
}
