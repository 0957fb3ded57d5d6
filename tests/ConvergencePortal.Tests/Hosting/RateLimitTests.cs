using System.Net;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

public sealed class RateLimitTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SignIn_EleventhTimeInAMinuteFromOneAddress_IsAskedToWait()
    {
        await using var host = new TestHost(api.Portal, ("Limits:SignInPerMinute", ""));
        using var client = host.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        for (var i = 0; i < 10; i++) (await TryAsync(client, i % 2 == 0 ? "/sign-in/demo" : "/Sign-In/Demo/")).Status.ShouldBe(HttpStatusCode.NotFound);

        var refused = await TryAsync(client, "/sign-in/demo");

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.RetryAfter.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 60);
        refused.Text.ShouldContain("Too many sign-ins came from your address.");
        foreach (var other in new[] { "/sign-in/start", "/sign-in/again", "/signin-oidc" })
        {
            using var answer = await client.GetAsync(new Uri(other, UriKind.Relative), Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests, other);
        }
        using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Token);
        page.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Api_CalledTooOftenByOnePerson_AsksThemToWaitAndNobodyElse()
    {
        await using var host = new TestHost(api.Portal, ("Limits:ApiPerMinute", "3"));
        using var busy = await host.SignInAsync("it.berlin");
        using var calm = await host.SignInAsync("ot.berlin");
        for (var i = 0; i < 3; i++) (await GetAsync(busy, i % 2 == 0 ? "/api/v1/changes" : "/API/v1/changes")).Status.ShouldBe(200);

        using var answer = await busy.GetAsync(new Uri("/api/v1/changes", UriKind.Relative), Token);

        answer.Headers.RetryAfter.ShouldNotBeNull().Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 60);
        (await ApiReply.ReadAsync(answer)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(429), r => r.Code.ShouldBe("request.tooMany"));
        (await GetAsync(calm, "/api/v1/changes")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    public void ClientAddress_OfACaller_IsTheAddressOrItsNetwork(string address, string name) => ClientAddress.Of(IPAddress.Parse(address)).ShouldBe(name);

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("1.5")]
    [InlineData(" ")]
    public void Limits_ThatAreNone_KeepTheHostFromStarting(string text)
    {
        foreach (var key in new[] { "Limits:SignInPerMinute", "Limits:ApiPerMinute", "Limits:CircuitsPerPerson" })
            Should.Throw<InvalidOperationException>(() => PortalLimits.From(Settings((key, text)))).Message.ShouldStartWith($"{key} is '{text}'; it is a whole number, 1 or more.");
    }

    [Fact]
    public void Limits_LeftOut_AreTheDefaults() => PortalLimits.From(Settings()).ShouldBe(new PortalLimits(10, 3000, 25));

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => setting.Value)).Build();

    private static async Task<(HttpStatusCode Status, TimeSpan? RetryAfter, string Text)> TryAsync(HttpClient client, string address)
    {
        using var form = new FormUrlEncodedContent([new("persona", "nobody")]);
        using var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form, Token);
        return (answer.StatusCode, answer.Headers.RetryAfter?.Delta, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task<ApiReply> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
        return await ApiReply.ReadAsync(answer);
    }
}
