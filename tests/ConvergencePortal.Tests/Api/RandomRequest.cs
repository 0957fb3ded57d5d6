using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace ConvergencePortal.Tests.Api;

/// <summary>An address that requests are made up for: its method, its route, what it reads from the query, and the type of its body.</summary>
internal sealed record RandomTarget(string Method, string Pattern, IReadOnlyList<(string Name, Type Type)> Query, Type? Body, bool TakesForm)
{
    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public static IReadOnlyList<RandomTarget> Of(TestHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET", "POST"]).Where(method => method == "GET" || endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null).Select(method => From(endpoint, method))),
    ];

    private static RandomTarget From(RouteEndpoint endpoint, string method)
    {
        var parameters = endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? [];
        var body = parameters.Select(parameter => parameter.ParameterType).FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(JsonBody<>))?.GetGenericArguments()[0];
        var plain = parameters.Where(parameter => IsText(parameter.ParameterType)).Select(parameter => (parameter.Name!, parameter.ParameterType));
        var gathered = parameters.Where(parameter => parameter.GetCustomAttribute<AsParametersAttribute>() is not null).SelectMany(parameter => parameter.ParameterType.GetProperties()).Where(p => IsText(p.PropertyType)).Select(p => (p.Name, p.PropertyType));
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type.GetProperties().Where(p => p.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null).Select(p => (p.Name, p.PropertyType)) ?? [];
        var pattern = "/" + (endpoint.RoutePattern.RawText ?? "").TrimStart('/');
        return new(method, pattern, [.. plain.Concat(gathered).Concat(page).DistinctBy(read => read.Item1, StringComparer.OrdinalIgnoreCase)], body, !pattern.StartsWith("/api/", StringComparison.Ordinal) && method == "POST");
    }

    private static bool IsText(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { } plain && (plain.IsPrimitive || plain.IsEnum || plain == typeof(string) || plain == typeof(string[]));
}

/// <summary>One made-up request: the same number makes the same request again.</summary>
internal static partial class RandomRequest
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "QUERY"];
    private static readonly string[] MediaTypes =
    [
        "application/json", "application/json; charset=utf-16", "text/csv", "text/calendar", "application/yaml", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x",
        "multipart/form-data", "application/octet-stream", "application/json; charset=nonsense",
    ];

    private const string Contract = "apiVersion: v3.1.0\nkind: DataContract\nid: plan\nversion: 1.0.0\nstatus: active\nschema:\n  - name: fills\n    properties:\n      - name: at\n        logicalType: date\nslaProperties:\n  - property: freshness\n    value: 60\n    unit: min\n";
    private const string Traffic = "source,destination,protocol,port,first,last,bytes\n10.20.10.11,10.20.90.4,tcp,443,2026-11-01T00:00:00Z,2026-11-02T00:00:00Z,100\n10.10.0.21,10.20.10.2,udp,161,,,\n";

    public static HttpRequestMessage Make(Random random, RandomTarget target, IReadOnlyDictionary<string, string> files, IReadOnlyDictionary<string, string>? formTokens)
    {
        var method = random.OneIn(25) ? random.Of(Methods) : target.Method;
        var file = target.Pattern == "/api/v1/import/{kind}" && !random.OneIn(6) ? random.Of([.. files.Keys.Order(StringComparer.Ordinal)]) : null;
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Address(random, target, file), UriKind.Relative));
        if (!random.OneIn(15)) request.Headers.Add(PortalApi.RequestHeader, "1");
        if (method is "POST" or "PUT" or "PATCH" || random.OneIn(25)) request.Content = file is not null ? File(random, files[file], "text/csv") : Content(random, target, formTokens);
        AddHeaders(random, request);
        return request;
    }

    /// <summary>What stands for a parameter of this name, mostly something that the test plant has.</summary>
    private static string Fill(Random random, string parameter) => random.OneIn(5) ? Part(random) : parameter.Split(':')[0].ToLowerInvariant() switch
    {
        "kind" or "kindname" => random.Of(["zones", "windows", "data-sources", "equipment", "devices", "absences", "device-types"]),
        "number" => random.Of(["CR-2026-0001", "CR-2026-0002", "CR-2026-0003", "DEL-2026-0001", "1"]),
        "site" or "sitename" => "BER",
        "week" or "isoweek" => random.Of(["2026-W44", "2026-W45"]),
        "messageid" => Guid.Empty.ToString(),
        "id" => $"{random.Next(1, 6)}",
        _ => Part(random),
    };

    /// <param name="kind">Of the file that is sent along.</param>
    private static string Address(Random random, RandomTarget target, string? kind)
    {
        // Who is who stays as it is, or nobody would be left to send the rest.
        if (kind is not null) return $"/api/v1/import/{kind}?dryRun={(kind is "people" or "memberships" || random.OneIn(2) ? "true" : "false")}";

        var path = random.OneIn(40)
            ? "/" + string.Join('/', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Part(random)))
            : Parameter().Replace(target.Pattern, match => Fill(random, match.Groups[1].Value));
        if (random.OneIn(30)) path += random.Of(["/", "//", "/..", "%2f", ";x=y", ".ics", ".csv", "?", "%ff%fe", "%c0%ae"]);
        // The client of the tests sends neither; Kestrel answers them with 400 itself.
        path = path.Replace("%00", "%01", StringComparison.Ordinal);
        if (path.StartsWith("//", StringComparison.Ordinal)) path = "/x" + path;

        var query = target.Query.Where(_ => random.OneIn(3)).Select(read => $"{read.Name}={Escape(random, RandomValues.Query(random, read.Type))}").ToList();
        if (random.OneIn(10)) query.Add($"{Part(random)}={Part(random)}");
        if (random.OneIn(30)) query.AddRange(Enumerable.Range(0, 200).Select(i => $"status={i}"));
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static string Part(Random random) => Escape(random, RandomValues.Text(random)) is { Length: > 0 } part and not ("." or "..") ? part : "1";

    /// <summary>Mostly as it should be, and now and then with bytes that are no UTF-8.</summary>
    private static string Escape(Random random, string text) =>
        (random.OneIn(25) ? "%ff%80" : "") + Uri.EscapeDataString(string.Concat(text.Select(letter => char.IsSurrogate(letter) ? '?' : letter)));

    private static HttpContent Content(Random random, RandomTarget target, IReadOnlyDictionary<string, string>? formTokens)
    {
        if (target.TakesForm && !random.OneIn(4)) return Form(random, target, formTokens);

        if (target.Pattern.EndsWith("/contracts", StringComparison.Ordinal) && !random.OneIn(4)) return File(random, Contract, random.Of(["application/yaml", "application/json"]));
        if (target.Pattern.EndsWith("/observed-flows", StringComparison.Ordinal) && !random.OneIn(4)) return File(random, Traffic, "text/csv");

        var bytes = random.Next(40) switch
        {
            0 => Encoding.UTF8.GetBytes("--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"" + RandomValues.Text(random) + "\"\r\n\r\nx\r\n--x"),
            1 => Encoding.UTF8.GetBytes($"code,name,site\n{RandomValues.Text(random)},{RandomValues.Text(random)},BER\n\"unclosed"),
            2 => Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:{RandomValues.Text(random)}\r\nRRULE:{RandomValues.Text(random)}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"),
            3 => Encoding.UTF8.GetBytes("a: &a [*a, *a]\nb: !!binary x\n" + RandomValues.Text(random)),
            4 when random.OneIn(12) => new byte[1_200_000],
            _ => RandomValues.Bytes(random, !random.OneIn(3) && RandomBodies.For(random, target) is { } nearly ? nearly : target.Body is { } body ? RandomValues.Json(random, body) : new JsonObject { ["reason"] = "text", ["revision"] = 1 }),
        };
        var content = new ByteArrayContent(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", random.OneIn(12) ? random.Of(MediaTypes) : MediaTypes[0]);
        return content;
    }

    private static ByteArrayContent File(Random random, string file, string mediaType) =>
        new(RandomValues.Spoil(random, file)) { Headers = { ContentType = new MediaTypeHeaderValue(random.OneIn(20) ? "text/plain" : mediaType) } };

    private static FormUrlEncodedContent Form(Random random, RandomTarget target, IReadOnlyDictionary<string, string>? formTokens)
    {
        var fields = new List<KeyValuePair<string, string>>(formTokens is not null && !random.OneIn(6) ? formTokens.Where(token => token.Key != "Cookie") : []);
        foreach (var name in target.Query.Select(read => read.Name).Append("returnUrl").Where(_ => !random.OneIn(4))) fields.Add(new(name, RandomValues.Text(random)));
        if (random.OneIn(10)) fields.AddRange(Enumerable.Range(0, 1200).Select(i => new KeyValuePair<string, string>($"f{i}", "x")));
        return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, string.Concat(field.Value.Select(letter => char.IsSurrogate(letter) ? '?' : letter)))));
    }

    private static void AddHeaders(Random random, HttpRequestMessage request)
    {
        if (random.OneIn(4)) request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, random.OneIn(2) ? new Guid(random.Next(), 1, 2, [1, 2, 3, 4, 5, 6, 7, 8]).ToString() : Ascii(random));
        if (random.OneIn(8)) request.Headers.TryAddWithoutValidation(random.Of(["Accept", "Accept-Language", "If-None-Match", "If-Modified-Since", "Range", "Referer", "Origin", "X-Forwarded-For", "X-Forwarded-Host", "X-HTTP-Method-Override",
            "Content-Encoding", "X-Requested-With", "Expect", "Upgrade"]), Ascii(random));
        if (random.OneIn(10)) request.Headers.TryAddWithoutValidation("Accept-Language", random.Of(["de", "de-AT;q=0.5, en;q=2", "xx-YY", "*"]));
        if (random.OneIn(20)) request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", random.Of(["cross-site", "same-origin", "none", "nonsense"]));
        if (random.OneIn(80)) request.Headers.TryAddWithoutValidation(ApiKeyHandler.Header, random.Of(["cp_", "cp_" + new string('A', 43), Ascii(random)]));
        if (random.OneIn(80)) request.Headers.Authorization = AuthenticationHeaderValue.TryParse($"Bearer {Ascii(random)}", out var bearer) ? bearer : null;
    }

    private static string Ascii(Random random) => string.Concat(RandomValues.Text(random).Where(letter => letter is > ' ' and < '\u007f')) is { Length: > 0 } text ? text : "x";

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Parameter();
}

