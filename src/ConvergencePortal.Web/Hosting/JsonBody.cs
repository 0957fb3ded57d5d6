using System.Reflection;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ConvergencePortal.Web.Hosting;

/// <summary>
/// The JSON object that a caller sent, or a refusal that says what cannot be read. Bound by hand, since the framework answers an unreadable body
/// without a word, and differently in development and in production.
/// </summary>
public sealed class JsonBody<T> : IBindableFromHttpContext<JsonBody<T>>, IEndpointParameterMetadataProvider where T : class
{
    private readonly T? _value;
    private readonly bool _isEmpty;

    private JsonBody(T? value, IResult? refusal, bool isEmpty = false) => (_value, Refusal, _isEmpty) = (value, refusal, isEmpty);

    /// <summary>Null when the body was read.</summary>
    public IResult? Refusal { get; }

    public T Value => _value ?? throw new InvalidOperationException("The body was refused.");

    /// <summary>For actions that need no body: what an empty one means.</summary>
    public JsonBody<T> OrWhenEmpty(T value) => _isEmpty ? new JsonBody<T>(value, null) : this;

    static async ValueTask<JsonBody<T>?> IBindableFromHttpContext<JsonBody<T>>.BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (await BodyBytes.ReadAsync(context.Request) is not { } bytes) return new JsonBody<T>(null, JsonBodyErrors.TooLarge.ToProblem(StatusCodes.Status413PayloadTooLarge));
        if (bytes.Length == 0) return new JsonBody<T>(null, Unreadable(JsonBodyErrors.NoObject), isEmpty: true);

        try
        {
            var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            var value = JsonSerializer.Deserialize<T>(bytes, json);
            return value is null ? new JsonBody<T>(null, Unreadable(JsonBodyErrors.NoObject)) : new JsonBody<T>(value, null);
        }
        catch (JsonException exception)
        {
            return new JsonBody<T>(null, Unreadable(JsonBodyErrors.NotReadable(typeof(T), exception)));
        }
    }

    static void IEndpointParameterMetadataProvider.PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static IResult Unreadable(Error error) => error.ToProblem(StatusCodes.Status400BadRequest);
}

/// <summary>Reads a body up to the largest that the API takes.</summary>
internal static class BodyBytes
{
    public const int Most = 1024 * 1024;

    /// <summary>Null when the body is larger than the API takes; a caller that names no length is cut off on the way.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        if (request.ContentLength > Most) return null;

        using var read = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int count; (count = await request.Body.ReadAsync(part, request.HttpContext.RequestAborted)) > 0;)
        {
            if (read.Length + count > Most) return null;
            read.Write(part, 0, count);
        }
        return read.ToArray();
    }
}

/// <summary>What can be wrong with a body before anybody looks at what it means.</summary>
internal static class JsonBodyErrors
{
    public static readonly Error TooLarge = Error.Invalid("request.tooLarge", "The body is larger than 1 MB.");
    public static readonly Error NoObject = Error.Invalid("request.noObject", "Send a JSON object as the body.");

    /// <summary>Names the field and what may stand there, as far as the reader got that far.</summary>
    public static Error NotReadable(Type body, JsonException exception)
    {
        var name = (exception.Path ?? "").TrimStart('$', '.').Split('.', '[')[0];
        var field = body.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);
        if (field is null) return Error.Invalid("request.notJson", "The body is no JSON object that can be read.");

        return Error.Invalid("request.field", $"\"{name}\" cannot be read. {WhatFits(field.PropertyType)}", name);
    }

    private static string WhatFits(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum) return $"Write one of {string.Join(", ", Enum.GetNames(plain))}.";
        if (plain == typeof(int)) return "Write a whole number.";
        if (plain == typeof(bool)) return "Write true or false.";
        if (plain == typeof(Instant)) return "Write a time like 2026-11-28T22:00:00Z.";
        if (plain == typeof(LocalDate)) return "Write a day like 2026-11-28.";
        return plain == typeof(string) ? "Write a text in quotes." : "Look at the API's description for its form.";
    }
}
