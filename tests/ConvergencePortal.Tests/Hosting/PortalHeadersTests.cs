using System.Net;
using System.Text;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>Every page, link and address of the host, asked by a stranger and by an administrator: what each answer says to the browser.</summary>
public sealed class PortalHeadersTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly WebApplicationFactoryClientOptions Plain = new() { AllowAutoRedirect = false, HandleCookies = false };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryAddress_Asked_AnswersWithEveryHeader(bool isSignedIn)
    {
        using var client = api.Host.CreateClient(Plain);
        if (isSignedIn) await SignInAsync(client);
        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        var endpoints = HostEndpoints.Of(api.Host);
        var (wrong, nonces, pages) = (new List<string>(), new HashSet<string?>(), 0);

        foreach (var endpoint in endpoints)
        {
            using var request = new HttpRequestMessage(endpoint.Method, new Uri(endpoint.Address, UriKind.Relative));
            if (endpoint.Method != HttpMethod.Get && endpoint.Method != HttpMethod.Head) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);

            var faults = SentHeaders.WrongWith(answer, endpoint.IsAsset).ToList();
            if (!nonces.Add(SentHeaders.NonceOf(answer))) faults.Add("the nonce was used before");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html")
            {
                pages++;
                faults.AddRange(SentHeaders.ScriptsWithoutNonce(await answer.Content.ReadAsStringAsync(Token), SentHeaders.NonceOf(answer)));
            }
            if ((int)answer.StatusCode >= 500) faults.Add($"fails with {(int)answer.StatusCode}");
            wrong.AddRange(faults.Select(fault => $"{endpoint.Method} {endpoint.Address}: {fault}"));
        }

        wrong.ShouldBeEmpty();
        endpoints.Count.ShouldBeGreaterThan(200);
        pages.ShouldBeGreaterThan(isSignedIn ? 40 : 1);
    }

    [Fact]
    public async Task Page_ForAPerson_RunsNothingButItsThreeScripts()
    {
        using var client = api.Host.CreateClient(Plain);
        await SignInAsync(client);

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), Token);

        var html = await answer.Content.ReadAsStringAsync(Token);
        html.Split("<script ").Length.ShouldBe(4);
        html.Split($"<script nonce=\"{SentHeaders.NonceOf(answer)}\" src=\"").Length.ShouldBe(4);
    }

    [Theory]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/changes?page=x", HttpStatusCode.BadRequest)]
    [InlineData("/_blazor", HttpStatusCode.BadRequest)]
    public async Task Refusal_WhoeverMadeIt_HasTheHeaders(string address, HttpStatusCode status)
    {
        using var client = api.Host.CreateClient(Plain);
        await SignInAsync(client);
        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(status);
        SentHeaders.WrongWith(answer, isAsset: false).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/v1/changes")]
    [InlineData("/sign-in")]
    public async Task Failure_OnOurSide_HasTheHeaders(string address)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlRawAsync(TestPortal.SqlServer is null ? "ALTER TABLE \"People\" RENAME TO \"Nobody\"" : "EXEC sp_rename 'People', 'Nobody'", Token);

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        SentHeaders.WrongWith(answer, isAsset: false).ShouldBeEmpty();
        answer.Content.Headers.ContentType.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("https://portal.example/", "max-age=31536000; includeSubDomains")]
    [InlineData("http://portal.example/", null)]
    public async Task Production_OverTls_AsksForTlsFromNowOn(string portal, string? header)
    {
        await using var host = api.Host.WithWebHostBuilder(builder => builder.UseEnvironment("Production").UseSetting("Authentication:Mode", "Demo").UseSetting("Authentication:AllowDemo", "true"));
        using var client = host.CreateClient(Plain);

        using var answer = await client.GetAsync(new Uri($"{portal}healthz"), Token);

        SentHeaders.Of(answer, "Strict-Transport-Security").ShouldBe(header);
    }

    [Fact]
    public async Task Policy_WithAnIdentityProvider_LetsFormsLeadThere()
    {
        await using var host = api.Host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddSingleton(new FormTargets(["https://login.example"]))));
        using var client = host.CreateClient(Plain);

        using var answer = await client.GetAsync(new Uri("/healthz", UriKind.Relative), Token);

        SentHeaders.Of(answer, "Content-Security-Policy").ShouldNotBeNull().ShouldContain("form-action 'self' https://login.example; ");
    }

    /// <summary>Keeps the session whatever an answer says about the cookie.</summary>
    private async Task SignInAsync(HttpClient client) => client.DefaultRequestHeaders.Add("Cookie", await Sessions.CookieOfAsync(api.Host, "admin"));
}
