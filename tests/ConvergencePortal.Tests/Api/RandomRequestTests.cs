using System.Text;
using ConvergencePortal.Web.Hosting;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>Random garbage at every address: whatever comes, it is the sender's fault.</summary>
public sealed class RandomRequestTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int RequestsPerAddress = 6;

    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e999", "2147483648", "\"\"", "\"\\u0000\"", "\"\\ud800\"", "[]", "{}", "[[[[[[]]]]]]", "\"2026-13-45T99:99:99Z\"", "\"+275760-09-13T00:00:00Z\"", "\"BER:PLC-FILLER\"", "[null]",
        "\"Approve, Refuse\"", "\"-0001-01-01\"", "9223372036854775808", "\"'; DROP TABLE Changes\"", "\"\\u202e\"",
    ];

    private static readonly string[] Fields =
    [
        "title", "nature", "type", "items", "work", "rollback", "plannedStart", "plannedEnd", "temporaryUntil", "implementer", "requiredPeople", "version", "revision", "function", "verdict", "comment", "statement", "start",
        "result", "peopleInformed", "outcome", "productionMinutesLost", "reason", "site", "person", "name",
    ];

    private static readonly string[] Queries =
    [
        "page=%00", "page=-1&pageSize=1e9", "search=%25%5F%5B%5D%00", "status=%F0%9F%92%A5", "from=x&to=y", "from=0001-01-01T00:00:00Z&to=9999-12-31T23:59:59Z", "dryRun=perhaps", "scope=%2F%2F", "kind=%3Cscript%3E",
        "zone=Mars/Olympus&scope=BER&windowKind=Freeze",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task EveryAddress_SentGarbage_NeverFailsOnOurSide(int seed)
    {
        var random = new Random(seed);
        var client = await api.AsAsync("ot.berlin");
        var failures = new List<string>();
        var number = await api.AuthorizingAsync();

        foreach (var (method, pattern) in ApiEndpoints.Of(api.Host))
        for (var i = 0; i < RequestsPerAddress; i++)
        {
            var address = pattern.Replace("/1", $"/{(random.Next(2) == 0 ? number : Uri.EscapeDataString("\u0001‮'\"<%"))}", StringComparison.Ordinal) + (random.Next(2) == 0 ? "?" + Queries[random.Next(Queries.Length)] : "");
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
            var body = Body(random);
            if (method != HttpMethod.Get) request.Content = new ByteArrayContent(body) { Headers = { ContentType = new(random.Next(4) == 0 ? "text/csv" : "application/json") } };
            if (random.Next(3) == 0) request.Headers.TryAddWithoutValidation(IdempotencyKey.Header, random.Next(2) == 0 ? Guid.NewGuid().ToString() : "not a guid");

            using var answer = await client.SendAsync(request);
            if ((int)answer.StatusCode >= 500) failures.Add($"{method} {address} {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
        }

        failures.ShouldBeEmpty();
    }

    private static byte[] Body(Random random)
    {
        if (random.Next(6) == 0)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            return bytes;
        }
        var fields = Fields.Where(_ => random.Next(3) == 0).Select(field => $"\"{field}\":{(random.Next(4) == 0 ? Values[random.Next(Values.Length)] : Sane(field))}");
        var json = $"{{{string.Join(',', fields)}}}";
        return Encoding.UTF8.GetBytes(random.Next(8) == 0 ? json[..random.Next(json.Length)] : json);
    }

    private static string Sane(string field) => field switch
    {
        "items" => "[\"BER:PLC-FILLER\",{\"code\":\"DRV-001\",\"replacement\":\"DRV-002\"}]",
        "nature" => "\"Network\"",
        "type" => "\"Emergency\"",
        "function" => "\"IT\"",
        "verdict" => "\"Approve\"",
        "outcome" => "\"Successful\"",
        "work" or "rollback" or "version" or "revision" or "productionMinutesLost" => "1",
        "plannedStart" or "start" => "\"2026-11-08T01:00:00Z\"",
        "plannedEnd" => "\"2026-11-08T01:02:00Z\"",
        "temporaryUntil" => "\"2026-12-01\"",
        "peopleInformed" => "true",
        "site" => "\"BER\"",
        "implementer" => "\"it.berlin\"",
        "requiredPeople" => "[\"it2.berlin\"]",
        _ => "\"text\"",
    };
}
