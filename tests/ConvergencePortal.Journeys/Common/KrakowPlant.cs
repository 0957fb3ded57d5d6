using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Journeys.Common;

/// <summary>A bakery that the portal has never seen, on paper: its files, a change of its kneader, and the people who agree to it.</summary>
public static class KrakowPlant
{
    /// <summary>With which everybody of the bakery signs.</summary>
    public const string Pin = "1357";

    public const string ChangeTitle = "Patch the kneader controller";

    private static readonly string[] Kinds = ["sites", "equipment", "assets", "zones", "conduits", "segments", "devices", "interfaces", "people", "memberships"];
    private static readonly string[] Signers = ["it.krakow", "ot2.krakow", "maintenance.krakow"];
    private static readonly LocalDateTimePattern Typed = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The host lives by the real clock, so the windows of this plant are laid around the present minute.</summary>
    public static LocalDateTime Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InZone(DateTimeZoneProviders.Tzdb["Europe/Warsaw"]).LocalDateTime;

    /// <summary>As a file and a date-time field hold it.</summary>
    public static string Type(LocalDateTime time) => Typed.Format(time);

    /// <param name="windows">Lines of "site,code,kind,title,scope,start,minutes,rule".</param>
    public static async Task ImportAsync(Browser browser, PortalHost host, params string[] windows)
    {
        var page = await browser.OpenAsync(host.Address);
        await page.SignInAsync("admin", "/import");
        foreach (var kind in Kinds) await ImportAsync(page, kind, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "plant", $"{kind}.csv")));
        await ImportAsync(page, "windows", $"site,code,kind,title,scope,start,minutes,rule\n{string.Join('\n', windows)}\n");
        await page.Context.CloseAsync();
    }

    /// <summary>Chooses a file and waits for what it would do.</summary>
    public static async Task UploadAsync(IPage page, string kind, string file)
    {
        // Playwright chooses files for fields that nobody could use yet.
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = $"{kind}.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(file) });
        await Assertions.Expect(page.Locator("#result-title")).ToContainTextAsync($"{kind}.csv");
    }

    /// <summary>Goes through the steps of a new change of 20 minutes' work and 10 minutes' reserve, and submits it; answers its address.</summary>
    public static async Task<string> RaiseAsync(IPage page)
    {
        await page.GoToAsync("/changes/new");
        await page.Locator("#title").FillAsync(ChangeTitle);
        await page.GetByLabel("Search and add").PressSequentiallyAsync("KNEAD-1");
        await page.Locator("button.hit", new() { HasText = "KRK:PLC-KNEAD-1" }).ClickAsync();
        await NextAsync(page, step: 2);
        await page.Locator("#purpose").FillAsync("Close a security advisory of the maker.");
        await NextAsync(page, step: 3);
        await FillMinutesAsync(page, "work", "20");
        await FillMinutesAsync(page, "rollback", "10");
        await page.Locator("#implementationPlan").FillAsync("Stop the kneader, load firmware 3.1.4, start.");
        await page.Locator("#backoutPlan").FillAsync("Load firmware 3.1.2 again.");
        await NextAsync(page, step: 4);
        await NextAsync(page, step: 5);
        await page.ScreenshotAsync("new-change-check");
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/changes/CR-[0-9-]+$"));
        await Assertions.Expect(page.Locator(".change-head")).ToContainTextAsync("revision 1");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Three people state and sign at once, each in a browser of their own, which are left open.</summary>
    public static async Task<IPage[]> AgreeAsync(Browser browser, PortalHost host, string address, Func<Task>? seatsAreOpen = null)
    {
        var signers = await Task.WhenAll(Signers.Select(async persona =>
        {
            var page = await browser.OpenAsync(host.Address);
            await page.SignInAsync(persona, $"/people/{persona}");
            await page.Locator("#pin-new").FillAsync(Pin);
            await page.GetByRole(AriaRole.Button, new() { Name = "Set the PIN" }).ClickAsync();
            await Assertions.Expect(page.Locator("#signing-pin")).ToContainTextAsync("Your signing PIN is set.");
            await page.GoToAsync("/");
            await Assertions.Expect(page.Locator("main")).ToContainTextAsync(ChangeTitle);
            await page.GoToAsync(address);
            return page;
        }));
        await Task.WhenAll(signers.Select(page => page.GetByRole(AriaRole.Button, new() { Name = "No impact" }).ClickAsync()));
        // Nobody reloads: the last statement opens the seats in every browser.
        await Task.WhenAll(signers.Select(page => Assertions.Expect(page.Locator("#decide")).ToBeVisibleAsync()));
        if (seatsAreOpen is not null) await seatsAreOpen();
        await Task.WhenAll(signers.Select(SignAsync));
        return signers;
    }

    /// <summary>Signs what the page shows, with the PIN.</summary>
    public static async Task SignAsync(IPage page)
    {
        await page.Locator("#decide").GetByLabel("Signing PIN").FillAsync(Pin);
        await page.Locator("#decide").GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
    }

    private static async Task ImportAsync(IPage page, string kind, string file)
    {
        await page.GoToAsync($"/import?kind={kind}");
        await UploadAsync(page, kind, file);
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator("main .notice-good")).ToContainTextAsync("Imported:");
    }

    private static async Task NextAsync(IPage page, int step)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Next:" }).ClickAsync();
        await page.WaitForURLAsync(new Regex($"step={step}$"));
        await Assertions.Expect(page.Locator(".step-list [aria-current]")).ToContainTextAsync(step.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task FillMinutesAsync(IPage page, string phase, string minutes)
    {
        await page.Locator($"#{phase}").FillAsync(minutes);
        await page.Locator($"#{phase}").BlurAsync();
    }
}
