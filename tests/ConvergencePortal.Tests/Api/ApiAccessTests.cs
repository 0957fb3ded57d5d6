using System.Text;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

public sealed class ApiAccessTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly WebApplicationFactoryClientOptions NoRedirects = new() { AllowAutoRedirect = false };

    [Fact]
    public async Task EveryAddress_WithoutASession_AnswersSignInFirst()
    {
        using var stranger = api.Host.CreateClient(NoRedirects);
        stranger.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");

        (await RefusalsAsync(stranger)).ShouldAllBe(r => r.EndsWith(" 401 signIn.required", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryAddress_WithACookieButWithoutTheHeader_IsRefused()
    {
        using var browser = await api.Host.SignInAsync("admin");
        browser.DefaultRequestHeaders.Remove(PortalApi.RequestHeader);

        (await RefusalsAsync(browser)).ShouldAllBe(r => r.EndsWith(" 403 api.header", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("none")]
    public async Task Get_FromAForeignPage_IsRefused(string site)
    {
        using var browser = await api.Host.SignInAsync("it.berlin");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);

        using var answer = await browser.GetAsync(new Uri("/api/v1/changes", UriKind.Relative));

        (await ApiReply.ReadAsync(answer)).Code.ShouldBe("api.origin");
    }

    [Fact]
    public async Task Get_FromOurOwnPage_IsAnswered()
    {
        using var browser = await api.Host.SignInAsync("it.berlin");
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");

        using var answer = await browser.GetAsync(new Uri("/api/v1/changes", UriKind.Relative));

        ((int)answer.StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task Get_AfterThePersonWasSwitchedOff_EndsTheSession()
    {
        using var browser = await api.Host.SignInAsync("cyber2.berlin");
        await api.Portal.ChangePersonAsync("cyber2.berlin", person => person.IsActive = false);

        using var answer = await browser.GetAsync(new Uri("/api/v1/changes", UriKind.Relative));

        (await ApiReply.ReadAsync(answer)).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(401), r => r.Code.ShouldBe("signIn.ended"));
    }

    [Fact]
    public async Task Problem_OfAnyRefusal_HasStatusTitleDetailAndCode()
    {
        var problem = await api.GetAsync("it.berlin", "changes/CR-1999-0001");

        problem.MediaType.ShouldBe("application/problem+json");
        problem.Json.GetProperty("status").GetInt32().ShouldBe(404);
        problem.Json.GetProperty("title").GetString().ShouldBe("Not found");
        problem.Json.GetProperty("detail").GetString().ShouldBe("There is no change CR-1999-0001.");
        problem.Json.GetProperty("code").GetString().ShouldBe("change.unknown");
    }

    /// <summary>What each address of the API answers to this client: "POST /api/v1/changes 401 signIn.required".</summary>
    private async Task<List<string>> RefusalsAsync(HttpClient client)
    {
        var answers = new List<string>();
        foreach (var (method, address) in ApiEndpoints.Of(api.Host))
        {
            using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
            if (method != HttpMethod.Get) request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request);
            var reply = await ApiReply.ReadAsync(answer);
            answers.Add($"{method} {address} {reply.Status} {reply.Code}");
        }
        answers.Count.ShouldBeGreaterThan(20);
        return answers;
    }
}
