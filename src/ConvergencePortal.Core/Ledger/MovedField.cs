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

    public static IReadOnlyList<MovedField> FromJson(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<MovedField>>(json, Json) ?? [];
}
