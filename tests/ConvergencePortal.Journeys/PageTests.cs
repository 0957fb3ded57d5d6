using ConvergencePortal.Journeys.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Journeys;

/// <summary>Every page of the demo plant: accessible in both themes, no wider than a phone, and photographed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PageTests(Browser browser, PageTests.DemoHost demo) : IClassFixture<PageTests.DemoHost>
{
    private const int PhoneWidth = 360;

    public static TheoryData<string, string> Pages => new()
    {
        { "my-desk", "/" }, { "dashboard", "/dashboard" }, { "rounds", "/rounds" }, { "changes", "/changes" }, { "new-change", "/changes/new" }, { "calendar", "/calendar" }, { "calendar-feeds", "/calendar/feeds" }, { "windows", "/windows" },
        { "plant", "/plant" }, { "network", "/network" }, { "people", "/people" }, { "pulse", "/pulse" }, { "shifts", "/people/shifts" }, { "import", "/import" }, { "health", "/health" },
        { "policies", "/policies" }, { "policy", "/policies/1" }, { "templates", "/templates" }, { "temporary", "/temporary" }, { "delegations", "/delegations" }, { "approval-settings", "/approvals/settings?site=BER" },
        { "signing-pin", "/people/maintenance.berlin" }, { "ledger", "/ledger" },
        { "data-sources", "/data-sources" }, { "people-know", "/data-sources/people" }, { "data-source", "/data-sources/BER/HIST-PLANT" }, { "knowledge", "/data-sources/BER/EAR-PUMP" },
        { "glossary", "/glossary?search=shutdown%20slot" }, { "term", "/glossary/Maintenance%20window" },
        { "flows", "/flows?site=BER" }, { "flow", "/flows/BER/F-HIST-COPY" }, { "hurt", "/flows/hurt?thing=BER:HIST-01" }, { "standards", "/standards" }, { "standard", "/standards/NET-01" }, { "findings", "/findings" },
        { "waivers", "/waivers" }, { "waiver", "/waivers/WV-2026-0001" }, { "new-waiver", "/waivers/new" }, { "pilots", "/pilots" }, { "new-pilot", "/pilots/new" }, { "contract-import", "/contracts/import?site=BER&source=HIST-PLANT" },
        { "objectives", "/objectives" }, { "use-cases", "/use-cases" }, { "use-case-worth", "/use-cases?view=value" }, { "use-case", "/use-cases/BER/UC-TORQUE" }, { "context", "/plant/context?path=BER/PACK/LINE2" },
        { "reviews", "/reviews" }, { "actions", "/actions" }, { "review-rules", "/reviews/settings?site=BER" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InBothThemesAndOnAPhone_HasNoSeriousFindingAndDoesNotOverflow(string name, string path)
    {
        var page = await browser.OpenAsync(demo.Host.Address);
        await page.SignInAsync(path == "/ledger" ? "auditor" : "maintenance.berlin", path);

        await page.ScreenshotAsync($"{name}-light");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.SetViewportSizeAsync(PhoneWidth, 800);
        await page.GoToAsync(path);
        await page.ScreenshotAsync($"{name}-phone");
        (await page.OverflowAsync()).ShouldBeLessThanOrEqualTo(0);
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();

        await page.Context.AddCookiesAsync([new() { Name = "portal-theme", Value = "dark", Url = demo.Host.Address }]);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GoToAsync(path);
        await page.ScreenshotAsync($"{name}-dark");
        (await page.SeriousFindingsAsync()).ShouldBeEmpty();
        await page.Context.CloseAsync();
    }

    public sealed class DemoHost : IAsyncLifetime
    {
        public PortalHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Host = await PortalHost.StartAsync(loadDemoPlant: true);
        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
