using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

public sealed class CircuitCapTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const int Person = 7;

    private static readonly PortalLimits TwoPages = PortalLimits.Default with { CircuitsPerPerson = 2 };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Circuit_OpenedAndClosed_IsCountedOnceAndForgotten()
    {
        var open = new OpenCircuits();
        var (first, second) = (Circuit(open, Person), Circuit(open, Person));

        await first.OnCircuitOpenedAsync(null!, Token);
        await second.OnCircuitOpenedAsync(null!, Token);
        open.PagesOf(Person).ShouldBe(2);
        await first.OnConnectionDownAsync(null!, Token);
        open.PagesOf(Person).ShouldBe(2, "a page whose connection is lost is kept for a while");
        await first.OnCircuitClosedAsync(null!, Token);
        await first.OnCircuitClosedAsync(null!, Token);

        open.PagesOf(Person).ShouldBe(1);
        open.PagesOf(Person + 1).ShouldBe(0);
    }

    [Fact]
    public async Task Circuit_AboveTheHardStop_DoesNotStartAndIsNotCounted()
    {
        var open = new OpenCircuits();
        for (var i = 0; i < 4; i++) await Circuit(open, Person).OnCircuitOpenedAsync(null!, Token);
        var refused = Circuit(open, Person);

        await Should.ThrowAsync<InvalidOperationException>(() => refused.OnCircuitOpenedAsync(null!, Token));
        await refused.OnCircuitClosedAsync(null!, Token);

        open.PagesOf(Person).ShouldBe(4);
    }

    [Fact]
    public async Task Circuit_OfNobody_IsNotCounted()
    {
        var open = new OpenCircuits();

        await Circuit(open, null).OnCircuitOpenedAsync(null!, Token);

        open.PagesOf(0).ShouldBe(0);
    }

    [Fact]
    public async Task Page_OneTooMany_IsASentenceUntilAnotherIsClosed()
    {
        await using var host = new TestHost(api.Portal, ("Limits:CircuitsPerPerson", "2"));
        using var client = await host.SignInAsync("it.berlin");
        using var other = await host.SignInAsync("ot.berlin");
        var (open, person) = (host.Services.GetRequiredService<OpenCircuits>(), (await api.Portal.ActorAsync("it.berlin")).PersonId);
        open.TryOpen(person, 2).ShouldBeTrue();
        (await StatusAsync(client, "/")).ShouldBe(HttpStatusCode.OK);
        open.TryOpen(person, 2).ShouldBeTrue();

        using var refused = await client.GetAsync(new Uri("/changes", UriKind.Relative), Token);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var html = await refused.Content.ReadAsStringAsync(Token);
        html.ShouldContain("You have 2 pages of the portal open. Close some of them, then reload.");
        html.ShouldNotContain("<script");
        (await StatusAsync(client, "/api/v1/changes")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(client, "/not-allowed")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(other, "/changes")).ShouldBe(HttpStatusCode.OK);
        open.Close(person);
        (await StatusAsync(client, "/changes")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Connection_AboveTheHardStop_IsRefusedUntilAnotherEnds()
    {
        await using var host = new TestHost(api.Portal, ("Limits:CircuitsPerPerson", "1"));
        var cookie = await Sessions.CookieOfAsync(host, "it.berlin");
        using var first = await ConnectAsync(host, cookie);
        using var second = await ConnectAsync(host, cookie);

        (await Should.ThrowAsync<InvalidOperationException>(() => ConnectAsync(host, cookie))).Message.ShouldContain("429");
        using var another = await ConnectAsync(host, await Sessions.CookieOfAsync(host, "ot.berlin"));

        first.Abort();
        using var again = await WhenThereIsRoomAsync(host, cookie);
        again.State.ShouldBe(WebSocketState.Open);
    }

    private static CountedCircuit Circuit(OpenCircuits open, int? person) => new(open, TwoPages, new SignedIn(person));

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private static Task<WebSocket> ConnectAsync(TestHost host, string cookie)
    {
        var client = host.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => (request.Headers.Cookie, request.Headers.Origin) = (cookie, "http://localhost");
        return client.ConnectAsync(new Uri($"http://localhost{OwnOrigin.Circuit}"), Token);
    }

    /// <summary>The host learns of an end a moment after it.</summary>
    private static async Task<WebSocket> WhenThereIsRoomAsync(TestHost host, string cookie)
    {
        while (true)
        {
            try
            {
                return await ConnectAsync(host, cookie);
            }
            catch (InvalidOperationException) when (!Token.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
            }
        }
    }

    private sealed class SignedIn(int? person) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(person is { } id ? PortalClaims.ForSession(new SessionState(Guid.NewGuid(), id, "code", "Name", SignInWay.Demo, HasRights: true)) : new ClaimsPrincipal(new ClaimsIdentity())));
    }
}
