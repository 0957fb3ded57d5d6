using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class OccurrenceReadsTests
{
    private static readonly Instant From = Instant.FromUtc(2026, 11, 7, 0, 0);
    private static readonly Instant To = Instant.FromUtc(2026, 11, 14, 0, 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_SeveralWindows_IsOrderedByStart()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LATE", "BER", start: "2026-11-12T02:00");
        await portal.AddWindowAsync("EARLY", "BER", start: "2026-11-07T02:00");

        var list = await ListAsync(portal, null);

        list.Select(o => o.Title).ShouldBe(["Title of EARLY", "Line 2 Sunday night", "Title of LATE"]);
        list[1].Start.ShouldBe(Instant.FromUtc(2026, 11, 8, 1, 0));
    }

    [Fact]
    public async Task List_MovedOccurrence_IsWhereItWasMovedTo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("MOVED", "BER", start: "2026-11-05T02:00", rule: "FREQ=DAILY;INTERVAL=5", adjust: window => window.MovedDates = "2026-11-10T02:00>2026-11-11T04:00/90");

        var list = await ListAsync(portal, null);

        var moved = list.Single(o => o.Title == "Title of MOVED");
        (moved.Start, moved.End).ShouldBe((Instant.FromUtc(2026, 11, 11, 3, 0), Instant.FromUtc(2026, 11, 11, 4, 30)));
    }

    [Theory]
    [InlineData("BER/PACK/LINE2", "ENTERPRISE,SITE,AREA,LINE,FILLER,LABELER")]
    [InlineData("BER/PACK/LINE2/FILLER", "ENTERPRISE,SITE,AREA,LINE,FILLER")]
    [InlineData("BER/ADMIN", "ENTERPRISE,SITE")]
    [InlineData("BER", "ENTERPRISE,SITE,AREA,LINE,FILLER,LABELER,SEGMENT,CELL,OUTER,OFFICE-SEGMENT")]
    [InlineData("ACME", "ENTERPRISE,SITE,AREA,LINE,FILLER,LABELER,SEGMENT,CELL,OUTER,OFFICE-SEGMENT,CHICAGO")]
    [InlineData("BER:VLAN210", "ENTERPRISE,SITE,SEGMENT,CELL,OUTER")]
    [InlineData("BER:CELL-PACK", "ENTERPRISE,SITE,SEGMENT,CELL,OUTER")]
    [InlineData("BER:IDMZ", "ENTERPRISE,SITE,SEGMENT,CELL,OUTER")]
    [InlineData("BER:OFFICE", "ENTERPRISE,SITE,OFFICE-SEGMENT")]
    public async Task List_OfAPartOfThePlant_TakesInWhatLiesAboveAndBelow(string scope, string expected)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await AddWindowsEverywhereAsync(portal);
        var part = await portal.Get<WindowScopeReads>().FindAsync(scope, Token);

        var list = await ListAsync(portal, part.Value);

        list.Select(o => o.Title.Replace("Title of ", "", StringComparison.Ordinal)).Order().ShouldBe(expected.Split(',').Order());
    }

    [Fact]
    public async Task List_NoTimeAtAll_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var list = await portal.Get<OccurrenceReads>().ListAsync(From, From, null, Token);

        list.Error.ShouldBe(OccurrenceErrors.EndsBeforeStart);
    }

    [Fact]
    public async Task List_OneMinuteOverFourHundredDays_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var list = await portal.Get<OccurrenceReads>().ListAsync(From, From + Duration.FromDays(400) + Duration.FromMinutes(1), null, Token);

        list.Error.ShouldBe(OccurrenceErrors.TooLong);
    }

    [Fact]
    public async Task List_MoreThanTenThousandOccurrences_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        for (var hour = 0; hour < 24; hour++) await portal.AddWindowAsync($"H{hour}", "BER", start: $"2026-11-01T{hour:00}:00", minutes: 30, rule: "FREQ=DAILY");
        for (var hour = 0; hour < 2; hour++) await portal.AddWindowAsync($"X{hour}", "BER", start: $"2026-11-01T{hour:00}:30", minutes: 30, rule: "FREQ=DAILY");

        var list = await portal.Get<OccurrenceReads>().ListAsync(From, From + Duration.FromDays(400), null, Token);

        list.Error.ShouldBe(OccurrenceErrors.TooMany);
    }

    [Fact]
    public async Task List_WindowWhoseTimesAreLost_NamesIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LOST", "BER", WindowKind.Freeze, zone: "Mars/Olympus");

        var list = await portal.Get<OccurrenceReads>().ListAsync(From, To, null, Token);

        list.Value.Unreadable.ShouldBe(["Title of LOST"]);
        list.Value.Items.ShouldHaveSingleItem();
    }

    private static async Task<IReadOnlyList<WindowOccurrence>> ListAsync(TestPortal portal, WindowScope? scope) => (await portal.Get<OccurrenceReads>().ListAsync(From, To, scope, Token)).Value.Items;

    private static async Task AddWindowsEverywhereAsync(TestPortal portal)
    {
        await portal.NestZoneAsync("CELL-PACK", "IDMZ");
        await portal.AddChicagoAsync();
        await portal.AddWindowAsync("ENTERPRISE", "ACME");
        await portal.AddWindowAsync("SITE", "BER");
        await portal.AddWindowAsync("AREA", "BER/PACK");
        await portal.AddWindowAsync("FILLER", "BER/PACK/LINE2/FILLER");
        await portal.AddWindowAsync("LABELER", "BER/PACK/LINE2/LABELER");
        await portal.AddWindowAsync("SEGMENT", "segment=VLAN210");
        await portal.AddWindowAsync("CELL", "zone=CELL-PACK");
        await portal.AddWindowAsync("OUTER", "zone=IDMZ");
        await portal.AddWindowAsync("OFFICE-SEGMENT", "segment=VLAN10");
        await using var db = portal.Db();
        foreach (var window in db.Windows)
        {
            if (window.Code == "MW-LINE2-SUN") window.Title = "LINE";
            if (window.Code == "CHI-MW") window.Title = "CHICAGO";
        }
        await db.SaveChangesAsync();
    }
}
