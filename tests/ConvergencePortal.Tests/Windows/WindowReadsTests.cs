using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class WindowReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_WeeklyWindow_IsSaidInWordsWithItsNextOccurrence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(), null, null, Token);

        var window = page.Items.ShouldHaveSingleItem();
        window.Key.ShouldBe("BER:MW-LINE2-SUN");
        window.Scope.ShouldBe("BER/PACK/LINE2");
        window.Words.ShouldBe("every Sunday, 02:00 to 06:00, Europe/Berlin");
        window.Next.ShouldBe(new Occurrence(Instant.FromUtc(2026, 11, 8, 1, 0), Instant.FromUtc(2026, 11, 8, 5, 0)));
        window.IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task List_WindowThatRunsNow_ShowsTheRunningOccurrence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        portal.Clock.Set(Instant.FromUtc(2026, 11, 8, 4, 59));

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(), null, null, Token);

        page.Items[0].IsRunning.ShouldBeTrue();
        page.Items[0].Next!.Value.End.ShouldBe(Instant.FromUtc(2026, 11, 8, 5, 0));
    }

    [Fact]
    public async Task List_WindowThatIsOver_HasNoNextOccurrence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("OLD", "BER", start: "2026-11-01T02:00");

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(Search: "OLD"), null, null, Token);

        page.Items.ShouldHaveSingleItem().Next.ShouldBeNull();
    }

    [Fact]
    public async Task List_OfOneKind_LeavesOutTheOthers()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("FRZ", "BER", WindowKind.Freeze);

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(), null, WindowKind.Freeze, Token);

        page.Items.ShouldHaveSingleItem().Code.ShouldBe("FRZ");
        page.Total.ShouldBe(1);
    }

    [Fact]
    public async Task List_OfOneSite_LeavesOutTheOther()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddChicagoAsync();

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(), "chi", null, Token);

        var window = page.Items.ShouldHaveSingleItem();
        window.Key.ShouldBe("CHI:CHI-MW");
        window.SiteZone.ShouldBe("America/Chicago");
    }

    [Theory]
    [InlineData("line2-sun")]
    [InlineData("sunday NIGHT")]
    [InlineData("ber/pack")]
    public async Task List_Search_FindsByCodeTitleAndScope(string typed)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("OTHER", "BER/ADMIN");

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(Search: typed), null, null, Token);

        page.Items.ShouldHaveSingleItem().Code.ShouldBe("MW-LINE2-SUN");
    }

    [Fact]
    public async Task List_WindowsOnSegmentAndZone_NamesThemBySiteAndCode()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("ON-SEGMENT", "segment=VLAN210");
        await portal.AddWindowAsync("ON-ZONE", "zone=CELL-PACK");

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(Search: "ON-"), null, null, Token);

        page.Items.Select(w => (w.ScopeKind, w.Scope)).ShouldBe([(WindowScopeKind.Segment, "BER:VLAN210"), (WindowScopeKind.Zone, "BER:CELL-PACK")]);
    }

    [Fact]
    public async Task List_StoredZoneThatNobodyKnowsAnyMore_SaysSoInsteadOfFailing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LOST", "BER", zone: "Mars/Olympus");

        var page = await portal.Get<WindowReads>().ListAsync(new PageRequest(Search: "LOST"), null, null, Token);

        page.Items.ShouldHaveSingleItem().Words.ShouldContain("Mars/Olympus");
    }

    [Fact]
    public async Task Find_WindowWithExceptions_GivesThemToTheEditor()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var id = await portal.AddWindowAsync("EXC", "BER", rule: "FREQ=WEEKLY", adjust: w => w.ExceptDates = "2026-11-15T02:00:00");

        var window = await portal.Get<WindowReads>().FindAsync(id, Token);

        window!.ExceptDates.ShouldBe("2026-11-15T02:00:00");
        window.Row.Rule.ShouldBe("FREQ=WEEKLY");
    }

    [Fact]
    public async Task Find_NoSuchWindow_IsNull()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<WindowReads>().FindAsync(4711, Token)).ShouldBeNull();
    }
}
