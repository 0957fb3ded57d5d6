using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.Changes;

/// <summary>A thing that a change acts on: its code alone, or with its kind where a code names several, and the tag of the asset that takes its place.</summary>
[JsonConverter(typeof(ItemBodyConverter))]
public sealed record ItemBody(string? Code, string? Replacement = null, ItemKind? Kind = null)
{
    public ItemInput ToInput() => new(Kind is null ? Code ?? "" : $"{Kind}={Code}", Replacement);
}

/// <summary>Reads an item written as a text or as an object.</summary>
public sealed class ItemBodyConverter : JsonConverter<ItemBody>
{
    private sealed record Written(string? Code, string? Replacement, ItemKind? Kind);

    public override ItemBody Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType switch
            {
                JsonTokenType.String => new ItemBody(reader.GetString()),
                JsonTokenType.StartObject when JsonSerializer.Deserialize<Written>(ref reader, options) is { } written => new ItemBody(written.Code, written.Replacement, written.Kind),
                _ => throw new JsonException("An item is a text or an object."),
            };
        }
        catch (JsonException exception) when (exception.Path is not null)
        {
            // The path within the item would hide from the sender that it is the items that cannot be read.
            throw new JsonException(exception.Message);
        }
    }

    public override void Write(Utf8JsonWriter writer, ItemBody value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, new Written(value.Code, value.Replacement, value.Kind), options);
}
