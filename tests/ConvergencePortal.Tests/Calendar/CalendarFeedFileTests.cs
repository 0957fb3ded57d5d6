using System.Text;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Calendar;

/// <summary>What calendar programs get to read.</summary>
public sealed class CalendarFeedFileTests
{
    private static readonly ChangeDraft InSundaySlot = ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_OfALine_HoldsItsWindowsAsRulesAndItsChanges()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync();

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Line, "BER/PACK/LINE2");

        file.ShouldContain("X-WR-CALNAME:Line 2 (BER/PACK/LINE2)\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n");
        var entries = Feeds.Entries(file);
        entries.Count.ShouldBe(2);
        entries[0].ShouldBe(
        [
            "UID:window-1@convergence-portal", "DTSTAMP:20261108T010000Z", "SUMMARY:Maintenance: Line 2 Sunday night", "DESCRIPTION:https://portal.example/windows/1",
            "DTSTART;TZID=Europe/Berlin:20260104T020000", "DURATION:PT4H", "RRULE:FREQ=WEEKLY;BYDAY=SU", "LOCATION:BER/PACK/LINE2", "CATEGORIES:Maintenance", "URL:https://portal.example/windows/1",
            "TRANSP:TRANSPARENT", "SEQUENCE:0",
        ]);
        var number = journey.Number;
        entries[1].Where(line => !line.StartsWith("DTSTAMP", StringComparison.Ordinal) && !line.StartsWith("LAST-MOD", StringComparison.Ordinal) && !line.StartsWith("SEQ", StringComparison.Ordinal)).ShouldBe(
        [
            $"UID:{number}@convergence-portal", $"SUMMARY:{number} Patch the filler's PLC",
            $"DESCRIPTION:Scheduled\\nPoint of no return: 2026-11-08 03:30 Europe/Berlin\\nhttps://portal.example/changes/{number}",
            "DTSTART:20261108T010000Z", "DTEND:20261108T033000Z", "LOCATION:BER/PACK/LINE2/FILLER", "CATEGORIES:Change", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", $"URL:https://portal.example/changes/{number}",
        ]);
    }

    [Fact]
    public async Task File_WindowWithMovedOccurrence_NamesTheOneThatIsMoved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("OFFICE", "BER/ADMIN", start: "2026-11-09T22:00", minutes: 60, rule: "FREQ=WEEKLY", adjust: w => (w.MovedDates, w.ExceptDates) = ("2026-11-16T22:00>2026-11-17T20:00/90", "2026-11-23T22:00"));

        var entries = Feeds.Entries(await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Line, "BER/ADMIN"));

        var (series, moved) = (entries.Single(entry => entry.Contains("RRULE:FREQ=WEEKLY")), entries.Single(entry => entry.Any(line => line.StartsWith("RECURRENCE-ID", StringComparison.Ordinal))));
        series.ShouldContain("EXDATE;TZID=Europe/Berlin:20261123T220000");
        moved.ShouldContain("RECURRENCE-ID;TZID=Europe/Berlin:20261116T220000");
        moved.ShouldContain("DTSTART;TZID=Europe/Berlin:20261117T200000");
        moved.ShouldContain("DURATION:PT1H30M");
        Value(moved, "UID").ShouldBe(Value(series, "UID"));
    }

    [Theory]
    [InlineData("BER/PACK/LINE2/LABELER", "Line 2 Sunday night", "Title of SITE")]
    [InlineData("BER/ADMIN", "Title of SITE", "Title of OFFICE")]
    public async Task File_OfAPart_TakesInWhatLiesAboveAndLeavesOutTheNeighbors(string scope, params string[] titles)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).ScheduledAsync();
        await portal.AddWindowAsync("SITE", "BER", WindowKind.Freeze);
        await portal.AddWindowAsync("OFFICE", "BER/ADMIN");

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Line, scope);

        Feeds.Entries(file).Select(entry => Value(entry, "SUMMARY").Split(": ")[1]).ShouldBe(titles);
    }

    [Fact]
    public async Task File_OfASite_HoldsNothingOfAnotherSite()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddChicagoAsync();
        await new ChangeJourney(portal).ScheduledAsync();

        var entries = Feeds.Entries(await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Site, "CHI"));

        Value(entries.ShouldHaveSingleItem(), "SUMMARY").ShouldBe("Maintenance: Chicago night");
    }

    [Fact]
    public async Task File_ChangeStillBeingDecided_IsTentativeAndWhenGivenUpGone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(InSundaySlot);

        var asked = ChangesOf(await portal.FeedFileAsync("ot.berlin"));
        await journey.CancelAsync();
        var cancelled = ChangesOf(await portal.FeedFileAsync("ot.berlin"));

        Value(asked.ShouldHaveSingleItem(), "STATUS").ShouldBe("TENTATIVE");
        cancelled.ShouldBeEmpty();
    }

    [Fact]
    public async Task File_Draft_IsNowhere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new ChangeJourney(portal).DraftAsync(InSundaySlot);

        ChangesOf(await portal.FeedFileAsync("ot.berlin")).ShouldBeEmpty();
        ChangesOf(await portal.FeedFileAsync("ot.berlin", CalendarFeedKind.Site, "BER")).ShouldBeEmpty();
    }

    [Fact]
    public async Task File_ClosedChange_StaysForThirtyDaysAfterItsSlot()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync();
        await journey.VerifyAsync("it.berlin");
        await journey.CloseAsync();

        portal.Clock.Set(ChangeJourney.Sunday + Duration.FromDays(30));
        var kept = ChangesOf(await portal.FeedFileAsync("ot.berlin"));
        portal.Clock.Set(ChangeJourney.Sunday + Duration.FromDays(31));
        var gone = ChangesOf(await portal.FeedFileAsync("ot.berlin"));

        Value(kept.ShouldHaveSingleItem(), "STATUS").ShouldBe("CONFIRMED");
        gone.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ot.berlin", "OPAQUE")]
    [InlineData("maintenance2.berlin", "OPAQUE")]
    [InlineData("it2.berlin", "TRANSPARENT")]
    [InlineData("quality.berlin", null)]
    public async Task File_OfAPerson_HoldsWhatTheyRaisedWorkOnOrMustSign(string person, string? transparency)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var needed = (await portal.ActorAsync("maintenance2.berlin")).PersonId;
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync(InSundaySlot);
        await using (var db = portal.Db())
        {
            var change = await db.Changes.SingleAsync(Token);
            db.Entry(change).ComplexProperty(c => c.Content).Property(c => c.RequiredPersonIds).CurrentValue = [needed];
            await db.SaveChangesAsync(Token);
        }

        var entries = Feeds.Entries(await portal.FeedFileAsync(person));

        entries.Select(entry => Value(entry, "TRANSP")).SingleOrDefault().ShouldBe(transparency);
    }

    [Fact]
    public async Task File_OfAPerson_HoldsTheirOwnShiftsInTheTimeOfTheirSite()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (own, other) = ((await portal.ActorAsync("ot.berlin")).PersonId, (await portal.ActorAsync("it.berlin")).PersonId);
        await using (var db = portal.Db())
        {
            var site = await db.Equipment.SingleAsync(e => e.Path == "BER", Token);
            db.Shifts.Add(new Shift(site.Id, own, "EARLY") { StartsAt = new LocalDateTime(2026, 1, 5, 6, 0), Minutes = 480, Rule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" });
            db.Shifts.Add(new Shift(site.Id, other, "LATE") { StartsAt = new LocalDateTime(2026, 1, 5, 14, 0), Minutes = 480 });
            await db.SaveChangesAsync(Token);
        }

        var entry = Feeds.Entries(await portal.FeedFileAsync("ot.berlin")).ShouldHaveSingleItem();

        entry.ShouldContain("SUMMARY:Shift: EARLY");
        entry.ShouldContain("DTSTART;TZID=Europe/Berlin:20260105T060000");
        entry.ShouldContain("RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
        entry.ShouldContain("LOCATION:Berlin (BER)");
    }

    [Fact]
    public async Task File_HostileTitle_StaysInItsProperty()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("EVIL", "BER", adjust: window => window.Title = "Wash, rinse; \\dry\r\nEND:VEVENT\r\nBEGIN:VALARM\nX:1\rY");

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Site, "BER");

        file.ShouldContain(@"SUMMARY:Maintenance: Wash\, rinse\; \\dry\nEND:VEVENT\nBEGIN:VALARM\nX:1\nY");
        file.Split("\r\n").ShouldNotContain("BEGIN:VALARM");
        file.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\r');
        file.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain('\n');
    }

    [Fact]
    public async Task File_LongTitleWithUmlauts_IsFoldedAtSeventyFiveOctets()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var title = string.Concat(Enumerable.Repeat("Größenänderung für Füllöl ", 4)).Trim();
        await portal.AddWindowAsync("LONG", "BER", adjust: window => window.Title = title);
        await new ChangeJourney(portal).AuthorizingAsync(InSundaySlot with { Content = InSundaySlot.Content with { Title = title } });

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Site, "BER");

        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Feeds.Entries(file).Count(entry => Value(entry, "SUMMARY").EndsWith(title, StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task File_WindowWhoseTimesAreLost_IsNamedInTheCalendarsDescription()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LOST", "BER", WindowKind.Freeze, zone: "Mars/Olympus");

        var file = await portal.FeedFileAsync("it.berlin", CalendarFeedKind.Site, "BER");

        file.ShouldContain("X-WR-CALDESC:Not shown: Title of LOST\r\n");
        Feeds.Entries(file).ShouldHaveSingleItem();
    }

    private static IReadOnlyList<string[]> ChangesOf(string file) => [.. Feeds.Entries(file).Where(entry => entry[0].StartsWith("UID:CR-", StringComparison.Ordinal))];

    private static string Value(string[] entry, string property) => entry.Single(line => line.StartsWith(property + ":", StringComparison.Ordinal))[(property.Length + 1)..];
}
