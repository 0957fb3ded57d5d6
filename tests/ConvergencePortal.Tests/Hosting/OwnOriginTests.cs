using System.Net;
using System.Net.WebSockets;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>Only pages of the host itself open a circuit, even with somebody's cookie.</summary>
public sealed class OwnOriginTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly WebApplicationFactoryClientOptions Plain = new() { AllowAutoRedirect = false, HandleCookies = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("HTTP://LOCALHOST:80")]
    public async Task Handshake_OfAnOwnPage_IsTaken(string origin)
    {
        using var socket = await ConnectAsync(api.Host, origin);

        socket.State.ShouldBe(WebSocketState.Open);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("https://localhost")]
    [InlineData("http://localhost:8080")]
    [InlineData("http://evil.example")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("http://localhost@evil.example")]
    [InlineData("http://localhost, http://evil.example")]
    public async Task Handshake_OfAnotherPageOrOfNone_IsRefused(string? origin) =>
        (await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(api.Host, origin))).Message.ShouldContain("403");

    [Theory]
    [InlineData("https://portal.example", true)]
    [InlineData("http://portal.example", false)]
    [InlineData("https://other.example", false)]
    public async Task Handshake_BehindAProxyWithTls_IsJudgedByWhatTheBrowserSees(string origin, bool isTaken)
    {
        await using var host = new TestHost(api.Portal, ("ForwardedHeaders_Enabled", "true"));
        var connecting = ConnectAsync(host, origin, "portal.example", "https");

        if (isTaken) (await connecting).Dispose();
        else await Should.ThrowAsync<InvalidOperationException>(() => connecting);
    }

    [Theory]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task Negotiation_ByItsOrigin_IsAnsweredOrRefused(string? origin, HttpStatusCode status)
    {
        using var client = api.Host.CreateClient(Plain);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        request.Headers.Add("Cookie", await Sessions.CookieOfAsync(api.Host, "it.berlin"));
        if (origin is not null) request.Headers.Add("Origin", origin);

        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.Forbidden) answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    private static async Task<WebSocket> ConnectAsync(TestHost host, string? origin, string name = "localhost", string? forwardedScheme = null)
    {
        var cookie = await Sessions.CookieOfAsync(host, "it.berlin");
        var client = host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookie;
            if (origin is not null) request.Headers.Origin = origin;
            if (forwardedScheme is not null) request.Headers["X-Forwarded-Proto"] = forwardedScheme;
        };
        return await client.ConnectAsync(new Uri($"http://{name}{OwnOrigin.Circuit}"), Token);
    }
}
