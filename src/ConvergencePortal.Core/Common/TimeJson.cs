using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Common;

/// <summary>Instants travel as ISO 8601 in UTC with "Z"; an offset is accepted on the way in.</summary>
public sealed class InstantJsonConverter : JsonConverter<Instant>
{
    // The calendar's first and last years are left out: with an offset they name no instant.
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        OffsetDateTimePattern.ExtendedIso.Parse(reader.GetString() ?? "") is { Success: true, Value.Year: > 0 and < 9999 } parsed
            ? parsed.Value.ToInstant()
            : throw new JsonException("A time is written like 2026-11-28T22:00:00Z.");

    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
}

/// <summary>Days travel as 2026-11-28.</summary>
public sealed class LocalDateJsonConverter : JsonConverter<LocalDate>
{
    public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        LocalDatePattern.Iso.Parse(reader.GetString() ?? "") is { Success: true, Value.Year: > 0 } parsed ? parsed.Value : throw new JsonException("A day is written like 2026-11-28.");

    public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
}
