using System.Net;
using System.Net.Http.Headers;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>On a real server on loopback, since the test server has no limits.</summary>
public sealed class BodyLimitTests
{
    private static readonly byte[] TwoMegabytes = [.. "theme="u8, .. new byte[2 * 1024 * 1024]];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/v1/changes", "application/json", "application/problem+json")]
    [InlineData("/api/v1/data-sources/BER/MES/contracts", "application/yaml", "application/problem+json")]
    [InlineData("/preferences/theme", "application/x-www-form-urlencoded", "text/html")]
    [InlineData("/sign-in/demo", "application/x-www-form-urlencoded", "text/html")]
    [InlineData("/", "text/plain", "text/html")]
    public async Task Body_LargerThanTheAddressTakes_IsAnsweredPlainly(string address, string sends, string getsBack)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await ListenAsync(host);
        using var content = new ByteArrayContent(TwoMegabytes) { Headers = { ContentType = new MediaTypeHeaderValue(sends) } };

        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(getsBack);
        SentHeaders.WrongWith(answer, isAsset: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/changes", "application/json", 413)]
    [InlineData("/preferences/theme", "application/x-www-form-urlencoded", 400)]
    [InlineData("/sign-in/demo", "application/x-www-form-urlencoded", 413)]
    public async Task Body_OfUnknownLength_IsCutOffOnTheWay(string address, string sends, int status)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await ListenAsync(host);
        using var content = new StreamContent(new UnknownLength(TwoMegabytes)) { Headers = { ContentType = new MediaTypeHeaderValue(sends) } };

        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), content, Token);

        ((int)answer.StatusCode).ShouldBe(status);
        SentHeaders.WrongWith(answer, isAsset: false).ShouldBeEmpty();
    }

    private static async Task<HttpClient> ListenAsync(TestHost host)
    {
        host.UseKestrel(0);
        host.StartServer();
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.ClientOptions.BaseAddress };
        client.DefaultRequestHeaders.Add("Cookie", await Sessions.CookieOfAsync(client, "admin"));
        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        return client;
    }

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
