using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ConvergencePortal.Benchmarks;

/// <summary>
/// The portal's own work in a sign-in with the company account: the question to the provider, and the answer with code, token, checks, person, rights, session and ledger. What a provider beside it takes is
/// measured there and taken off.
/// </summary>
internal static class SignInBenchmark
{
    private const int WarmUp = 30;
    private const int Rounds = 200;

    public static async Task RunAsync(FigureTable table)
    {
        var folder = Directory.CreateTempSubdirectory("portal-benchmark-sign-in-").FullName;
        await using var provider = await BenchmarkProvider.StartAsync();
        await using var host = await HostProcess.StartAsync($"Data Source={Path.Combine(folder, "portal.db")}", loadDemoPlant: true, new()
        {
            ["Demo__HistoryWeeks"] = "0", ["Authentication__Mode"] = "EntraId", ["AzureAd__Authority"] = provider.Address, ["AzureAd__ClientId"] = "portal", ["AzureAd__ClientSecret"] = "secret",
        });
        var samples = new List<double>();
        for (var i = 0; i < WarmUp + Rounds; i++)
        {
            var own = await SignInAsync(new Uri(host.Address), provider, $"somebody-{i % 20}");
            if (i >= WarmUp) samples.Add(own.TotalMilliseconds);
        }
        table.AddMilliseconds("sign-in with the company account, own work", samples, "20 ms");
    }

    private static async Task<TimeSpan> SignInAsync(Uri host, BenchmarkProvider provider, string subject)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = host };
        var began = Stopwatch.GetTimestamp();
        using var asked = await client.GetAsync(new Uri("/sign-in/start?returnUrl=%2Fhealthz", UriKind.Relative));
        var asking = Stopwatch.GetElapsedTime(began);
        var query = HttpUtility.ParseQueryString(asked.Headers.Location!.Query);

        (provider.Subject, provider.Nonce) = (subject, query["nonce"]!);
        using var answer = new HttpRequestMessage(HttpMethod.Get, $"/signin-oidc?code=c&state={Uri.EscapeDataString(query["state"]!)}");
        answer.Headers.Add("Cookie", string.Join("; ", asked.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
        began = Stopwatch.GetTimestamp();
        using var opened = await client.SendAsync(answer);
        var answering = Stopwatch.GetElapsedTime(began);
        if (opened.StatusCode != HttpStatusCode.Redirect || opened.Headers.Location?.OriginalString != "/healthz") throw new InvalidOperationException($"Nobody was let in: {opened.Headers.Location}");

        return asking + answering - provider.Took;
    }
}

/// <summary>A provider that vouches for whomever it is told.</summary>
internal sealed class BenchmarkProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SigningCredentials _key;

    private BenchmarkProvider()
    {
        var rsa = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k" };
        _key = new SigningCredentials(rsa, SecurityAlgorithms.RsaSha256);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var jwk = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(rsa.Rsa.ExportParameters(false)) { KeyId = "k" });
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, authorization_endpoint = $"{Address}/authorize", token_endpoint = $"{Address}/token", jwks_uri = $"{Address}/keys" }));
        _app.MapGet("/keys", () => Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = "k", n = jwk.N, e = jwk.E } } }));
        _app.MapPost("/token", (HttpRequest _) =>
        {
            var began = Stopwatch.GetTimestamp();
            var token = Token();
            Took = Stopwatch.GetElapsedTime(began);
            return Results.Json(new { access_token = "a", token_type = "Bearer", id_token = token });
        });
    }

    public string Address => _app.Urls.First();
    public string Subject { get; set; } = "";
    public string Nonce { get; set; } = "";

    /// <summary>What making the last token took.</summary>
    public TimeSpan Took { get; private set; }

    public static async Task<BenchmarkProvider> StartAsync()
    {
        var provider = new BenchmarkProvider();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private string Token() => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address, Audience = "portal", SigningCredentials = _key,
        Claims = new Dictionary<string, object> { ["sub"] = Subject, ["nonce"] = Nonce, ["name"] = Subject, ["preferred_username"] = $"{Subject}@plant.example" },
    });
}
