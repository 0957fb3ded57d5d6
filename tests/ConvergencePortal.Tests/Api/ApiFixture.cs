using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>One host on the test plant for all tests of a class: each works on a change of its own.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Task<HttpClient>> _clients = new();
    private TestHost? _host;

    public TestPortal Portal { get; private set; } = null!;
    public TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPlant.CreatePortalAsync();
        _host = new TestHost(Portal);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values) (await client).Dispose();
        if (_host is not null) await _host.DisposeAsync();
        await Portal.DisposeAsync();
    }

    /// <summary>A signed-in client, kept for the class.</summary>
    public Task<HttpClient> AsAsync(string persona) => _clients.GetOrAdd(persona, Host.SignInAsync);

    public async Task<ApiReply> SendAsync(string persona, HttpMethod method, string address, string? body = null, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"/api/v1/{address}", UriKind.Relative));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (idempotencyKey is not null) request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var answer = await (await AsAsync(persona)).SendAsync(request);
        return await ApiReply.ReadAsync(answer);
    }

    public Task<ApiReply> PostAsync(string persona, string address, string? body = null, string? idempotencyKey = null) =>
        SendAsync(persona, HttpMethod.Post, address, body, idempotencyKey);

    public Task<ApiReply> GetAsync(string persona, string address) => SendAsync(persona, HttpMethod.Get, address);

    /// <summary>A new draft on the filler's PLC by ot.berlin; answers its number.</summary>
    public async Task<string> DraftAsync(string? body = null)
    {
        var answer = await PostAsync("ot.berlin", "changes", body ?? ChangeJson.Simple);
        answer.Status.ShouldBe(201, answer.Text);
        return answer.Json.GetProperty("number").GetString().ShouldNotBeNull();
    }

    /// <summary>A change on which IT, OT and maintenance have stated their impact, ready to be signed.</summary>
    public async Task<string> AuthorizingAsync(string? body = null)
    {
        var number = await DraftAsync(body);
        (await PostAsync("ot.berlin", $"changes/{number}/submit")).Status.ShouldBe(200);
        foreach (var (person, function) in ChangeJson.Signers) (await PostAsync(person, $"changes/{number}/assess", ChangeJson.Assess(function))).Status.ShouldBe(200);
        return number;
    }

    public async Task<string> ApprovedAsync(string? body = null)
    {
        var number = await AuthorizingAsync(body);
        foreach (var (person, function) in ChangeJson.Signers) (await PostAsync(person, $"changes/{number}/decide", ChangeJson.Approve(function))).Status.ShouldBe(200);
        return number;
    }
}

/// <summary>An answer of the API, read.</summary>
public sealed record ApiReply(int Status, string Text, string? MediaType, Uri? Location)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The code of a problem; null when the answer names none.</summary>
    public string? Code => MediaType == "application/problem+json" ? Json.GetProperty("code").GetString() : null;

    public static async Task<ApiReply> ReadAsync(HttpResponseMessage answer) =>
        new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType, answer.Headers.Location);
}

/// <summary>Bodies that the API tests send.</summary>
public static class ChangeJson
{
    public const string Simple =
        """{"title":"Patch the filler's PLC","nature":"Network","purpose":"Close an advisory","items":["BER:PLC-FILLER"],"implementationPlan":"Load firmware","backoutPlan":"Load the old firmware","work":60,"test":30,"rollback":60}""";

    public static readonly (string Person, string Function)[] Signers = [("it.berlin", "IT"), ("ot2.berlin", "OT"), ("maintenance.berlin", "Maintenance")];

    public static string Approve(string function, int revision = 1) => $$"""{"revision":{{revision}},"function":"{{function}}","verdict":"Approve","pin":"2468"}""";
    public static string Assess(string function) => $$"""{"function":"{{function}}","statement":"none"}""";

    /// <summary>The simple body with one field set or replaced; the value is JSON.</summary>
    public static string With(string field, string value)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(Simple)!.AsObject();
        body[field] = System.Text.Json.Nodes.JsonNode.Parse(value);
        return body.ToJsonString();
    }
}
