using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>What an integration sees of windows and of when they happen.</summary>
public sealed class WindowApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetWindows_WeeklyWindow_SaysItInWordsAndInFields()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var page = await GetAsync(client, "/api/v1/windows");

        page.GetProperty("total").GetInt32().ShouldBe(1);
        var window = page.GetProperty("items")[0];
        window.GetProperty("code").GetString().ShouldBe("BER:MW-LINE2-SUN");
        window.GetProperty("kind").GetString().ShouldBe("Maintenance");
        window.GetProperty("scope").GetString().ShouldBe("BER/PACK/LINE2");
        window.GetProperty("start").GetString().ShouldBe("2026-01-04T02:00");
        window.GetProperty("minutes").GetInt32().ShouldBe(240);
        window.GetProperty("words").GetString().ShouldBe("every Sunday, 02:00 to 06:00, Europe/Berlin");
        window.GetProperty("next").GetProperty("start").GetString().ShouldBe("2026-11-08T01:00:00Z");
    }

    [Fact]
    public async Task GetWindows_ProductionRun_SaysWhatItYieldsAndItsSlack()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("RUN", "BER/PACK/LINE2", WindowKind.Production, adjust: window => (window.RatePerMinute, window.EarlierMinutes, window.LaterMinutes) = (300, 60, 120));
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var run = (await GetAsync(client, "/api/v1/windows?kind=production")).GetProperty("items")[0];

        (run.GetProperty("ratePerMinute").GetInt32(), run.GetProperty("earlierMinutes").GetInt32(), run.GetProperty("laterMinutes").GetInt32()).ShouldBe((300, 60, 120));
    }

    [Fact]
    public async Task GetWindows_OfAKindInLowerCase_LeavesOutTheOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze);
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var page = await GetAsync(client, "/api/v1/windows?kind=freeze&site=BER");

        page.GetProperty("items").EnumerateArray().Select(w => w.GetProperty("code").GetString()).ShouldBe(["BER:FRZ"]);
    }

    [Fact]
    public async Task GetOccurrences_OfALine_AreOrderedByStartInUtc()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze, start: "2026-11-07T00:00", minutes: 1440);
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var occurrences = await GetAsync(client, "/api/v1/windows/occurrences?from=2026-11-06&to=2026-11-10T00:00:00Z&scope=BER/PACK/LINE2");

        occurrences.EnumerateArray().Select(o => $"{o.GetProperty("kind")} {o.GetProperty("start")} {o.GetProperty("end")}").ShouldBe(
        [
            "Freeze 2026-11-06T23:00:00Z 2026-11-07T23:00:00Z",
            "Maintenance 2026-11-08T01:00:00Z 2026-11-08T05:00:00Z",
        ]);
        occurrences[1].GetProperty("scope").GetString().ShouldBe("BER/PACK/LINE2");
        occurrences[1].GetProperty("windowId").GetInt32().ShouldBePositive();
    }

    [Theory]
    [InlineData("windows?kind=Party", HttpStatusCode.UnprocessableEntity, "window.unknownKind")]
    [InlineData("windows?kind=7", HttpStatusCode.UnprocessableEntity, "window.unknownKind")]
    [InlineData("windows?page=0", HttpStatusCode.UnprocessableEntity, "page.number")]
    [InlineData("windows/occurrences?to=2026-11-10", HttpStatusCode.UnprocessableEntity, "occurrences.notATime")]
    [InlineData("windows/occurrences?from=yesterday&to=2026-11-10", HttpStatusCode.UnprocessableEntity, "occurrences.notATime")]
    [InlineData("windows/occurrences?from=9999-12-31T23:59:59-14:00&to=9999-12-31", HttpStatusCode.UnprocessableEntity, "occurrences.notATime")]
    [InlineData("windows/occurrences?from=2026-11-10&to=2026-11-09", HttpStatusCode.UnprocessableEntity, "occurrences.endsBeforeStart")]
    [InlineData("windows/occurrences?from=2026-01-01&to=2027-06-01", HttpStatusCode.UnprocessableEntity, "occurrences.tooLong")]
    [InlineData("windows/occurrences?from=0001-01-01&to=9999-12-31", HttpStatusCode.UnprocessableEntity, "occurrences.tooLong")]
    [InlineData("windows/occurrences?from=2026-11-06&to=2026-11-10&scope=BER/NOWHERE", HttpStatusCode.NotFound, "scope.unknown")]
    public async Task Get_WhatCannotBeMeant_IsRefusedWithACode(string address, HttpStatusCode status, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await client.GetAsync(new Uri($"/api/v1/{address}", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Theory]
    [InlineData("0001-01-01", "0001-02-01")]
    [InlineData("9999-11-30", "9999-12-31")]
    public async Task GetOccurrences_AtTheEdgeOfTheCalendar_IsAnEmptyOrShortList(string from, string to)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var occurrences = await GetAsync(client, $"/api/v1/windows/occurrences?from={from}&to={to}");

        occurrences.GetArrayLength().ShouldBeLessThan(6);
    }

    private static Task<JsonElement> GetAsync(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Token);
}
