using Bunit;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class ApiKeysPageTests : ComponentTest
{
    public ApiKeysPageTests() => Services.AddSingleton(new ApiScopes(new DefaultEndpointDataSource(Endpoint("GET", "/api/v1/changes"), Endpoint("GET", "/api/v1/windows.ics"), Endpoint("POST", "/api/v1/import/{kind}"))));

    [Fact]
    public async Task Page_NoServiceAccount_SaysWhatComesFirst()
    {
        var page = await OpenAsync("admin");

        page.Markup.ShouldContain("There is no service account yet.");
        page.Find(".empty").TextContent.ShouldContain("There is no key yet");
    }

    [Fact]
    public async Task Make_AKey_ShowsItOnceWithWhatItMay()
    {
        await Portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        var page = await OpenAsync("admin");

        page.FindAll("select")[0].Change("mes");
        page.Find("#key-name").Change("Line boards");
        page.Find("[data-scope='changes:read']").Change(true);
        page.Find("[data-scope='import:write']").Change(true);
        await page.Find("button[type=submit]").ClickAsync(new());

        var secret = page.WaitForElement("#new-key-field", Patience).GetAttribute("value")!;
        secret.ShouldMatch("^cp_[A-Za-z0-9_-]{43}$");
        page.Find("[data-copies]").GetAttribute("data-copies").ShouldBe("new-key-field");
        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("import:write"), Patience);
        page.Find("tbody tr").TextContent.ShouldSatisfyAllConditions(row => row.ShouldContain("Line boards"), row => row.ShouldContain("Never"), row => row.ShouldContain("Live"));
        var caller = await Portal.Get<ApiKeyReads>().FindCallerAsync(secret, Token);
        caller!.Scopes.ShouldBe(["changes:read", "import:write"]);
        await using var db = Portal.Db();
        (await db.ApiKeys.SingleAsync(Token)).ExpiresAt.ShouldBe(Portal.Clock.GetCurrentInstant() + ApiKey.SuggestedLife);
        (await OpenAsync("admin")).Markup.ShouldNotContain(secret);
    }

    [Fact]
    public async Task Make_WithoutAScope_SaysSoBesideThemAndKeepsWhatWasTyped()
    {
        await Portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        var page = await OpenAsync("admin");

        page.Find("#key-name").Change("Line boards");
        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("#scopes-refusal").TextContent.ShouldContain("Choose at least one scope"), Patience);
        page.Find("#key-name").GetAttribute("value").ShouldBe("Line boards");
    }

    [Fact]
    public async Task Revoke_AKey_AsksOnceAndSaysSoInTheList()
    {
        await MakeAsync();
        var page = await OpenAsync("admin");

        await page.Find("tbody button").ClickAsync(new());
        await page.Find("tbody .button-bad").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("Revoked"), Patience);
        page.FindAll("tbody button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_ForAnAuditor_ShowsTheKeysAndOffersNothing()
    {
        await MakeAsync();

        var page = await OpenAsync("auditor");

        page.FindAll("tbody tr").Count.ShouldBe(1);
        page.FindAll("tbody button, button[type=submit]").ShouldBeEmpty();
        page.FindAll(".tabs a").Select(tab => tab.TextContent).ShouldContain("API keys");
    }

    [Fact]
    public async Task Page_ForSomebodyElse_SaysWhoKeepsThem()
    {
        await MakeAsync();

        var page = await OpenAsync("it.berlin");

        page.Find(".notice").TextContent.ShouldContain("kept by administrators");
        page.FindAll("table, form").ShouldBeEmpty();
        page.FindAll(".tabs a").Select(tab => tab.TextContent).ShouldNotContain("API keys");
    }

    private async Task MakeAsync()
    {
        await Portal.AddPersonAsync("mes", PersonKind.Service, Function.IT);
        var made = await Portal.Get<CreateApiKey>().RunAsync(new("mes", "Line boards", ["changes:read"], null, ["changes:read"], Command.New()), await Portal.ActorAsync("admin"), Token);
        made.IsSuccess.ShouldBeTrue();
    }

    private async Task<IRenderedComponent<ApiKeysPage>> OpenAsync(string persona)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(PeopleAddress.Keys);
        var page = await RenderAsync<ApiKeysPage>(persona);
        page.WaitForElement(".empty, tbody tr, .notice", Patience);
        return page;
    }

    private static RouteEndpoint Endpoint(string method, string address) =>
        new(_ => Task.CompletedTask, RoutePatternFactory.Parse(address), 0, new EndpointMetadataCollection(new HttpMethodMetadata([method])), address);
}
