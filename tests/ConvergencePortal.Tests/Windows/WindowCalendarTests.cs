using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Windows taken out of the portal as calendar files.</summary>
public sealed class WindowCalendarTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_SiteByLink_IsACalendarFileOfItsWindows()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddChicagoAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");
        client.DefaultRequestHeaders.Clear();

        using var answer = await client.GetAsync(new Uri("/export/windows.ics?site=BER", UriKind.Relative), Token);

        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("windows-BER.ics");
        var file = await answer.Content.ReadAsStringAsync(Token);
        file.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBe(["UID:MW-LINE2-SUN"]);
    }

    [Theory]
    [InlineData("site=BER&kind=freeze", "UID:FZ")]
    [InlineData("site=BER&search=audit", "UID:FZ")]
    [InlineData("site=ber&kind=Maintenance", "UID:MW-LINE2-SUN")]
    public async Task Get_Filtered_HoldsWhatTheListShows(string filter, string uid)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FZ", "BER", WindowKind.Freeze, adjust: window => window.Title = "Audit");
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var file = await client.GetStringAsync(new Uri($"/api/v1/windows.ics?{filter}", UriKind.Relative), Token);

        file.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBe([uid]);
    }

    [Fact]
    public async Task Get_OneWindow_HoldsItWithItsMovedOccurrences()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var id = await portal.AddWindowAsync("MW/7 ü", "BER", rule: "FREQ=WEEKLY;COUNT=2", adjust: window => window.MovedDates = "2026-11-15T02:00>2026-11-16T02:00/60");
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await client.GetAsync(new Uri($"/export/windows/{id}.ics", UriKind.Relative), Token);

        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("windows-MW7.ics");
        var (events, _) = await Calendars.ReadAsync(await answer.Content.ReadAsByteArrayAsync(Token));
        events[0].Uid.ShouldBe("MW/7 ü");
        events[0].Schedule!.Local(9).ShouldBe(["2026-11-08T02:00", "2026-11-16T02:00"]);
    }

    [Theory]
    [InlineData("windows.ics", HttpStatusCode.UnprocessableEntity, "windowCalendar.site")]
    [InlineData("windows.ics?site=XXX", HttpStatusCode.NotFound, "windowCalendar.unknownSite")]
    [InlineData("windows.ics?site=BER/PACK", HttpStatusCode.NotFound, "windowCalendar.unknownSite")]
    [InlineData("windows.ics?site=BER&kind=Party", HttpStatusCode.UnprocessableEntity, "window.unknownKind")]
    [InlineData("windows/4711.ics", HttpStatusCode.NotFound, "windowCalendar.window")]
    public async Task Get_WhatIsNotThere_IsRefusedWithACode(string address, HttpStatusCode status, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Get_WindowWhoseZoneIsLost_IsRefusedNamingIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FZ", "BER", zone: "Mars/Olympus");

        var calendar = await portal.Get<WindowCalendarReads>().ListAsync("BER", null, null, Token);

        calendar.Error!.Code.ShouldBe("windowCalendar.unreadable");
        calendar.Error.Message.ShouldContain("Title of FZ");
    }

    [Fact]
    public async Task Get_Stranger_IsSentToSignIn()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var stranger = host.CreateClient(new() { AllowAutoRedirect = false });

        using var answer = await stranger.GetAsync(new Uri("/export/windows.ics?site=BER", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task ExportImportExport_OfTheDemoPlant_IsTheSameFileByteForByte()
    {
        await using var portal = await TestPortal.CreateAsync();
        foreach (var kind in portal.Get<Core.Import.RecordKinds>().All)
            await portal.HasAsync(kind.Name, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "demo", $"{kind.Name}.csv"), Token));
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("admin");
        var exported = await ExportAsync(client);
        await ImportAsync(client, exported);

        var first = await ExportAsync(client);
        portal.Clock.Advance(Duration.FromHours(5));
        var report = await ImportAsync(client, first);
        var second = await ExportAsync(client);

        first.ShouldContain("RECURRENCE-ID");
        second.ShouldBe(first);
        (report.GetProperty("new").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("warnings").GetArrayLength()).ShouldBe((0, 0, 0));
        WithoutStamps(first).ShouldBe(WithoutStamps(exported));
    }

    private static Task<string> ExportAsync(HttpClient client) => client.GetStringAsync(new Uri("/api/v1/windows.ics?site=BER&kind=Maintenance", UriKind.Relative), Token);

    private static async Task<JsonElement> ImportAsync(HttpClient client, string file)
    {
        using var body = new StringContent(file, Encoding.UTF8);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("text/calendar");
        using var answer = await client.PostAsync(new Uri("/api/v1/import/windows?windowKind=maintenance&scope=BER/PACK/LINE2", UriKind.Relative), body, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static IEnumerable<string> WithoutStamps(string file) => file.Split("\r\n").Where(line => !line.StartsWith("DTSTAMP", StringComparison.Ordinal));
}
