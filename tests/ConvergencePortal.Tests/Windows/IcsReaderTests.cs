using System.Text;
using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class IcsReaderTests
{
    [Fact]
    public async Task Events_SeriesInAZone_IsReadWithItsExceptionsAndExtras()
    {
        var read = await Calendars.ReadOneAsync(
            "DTSTART;TZID=America/Chicago:20260105T220000", "DTEND;TZID=America/Chicago:20260106T040000", "RRULE:FREQ=WEEKLY;COUNT=3",
            "EXDATE;TZID=America/Chicago:20260112T220000", "RDATE;TZID=America/Chicago:20260107T220000,20260108T220000");

        read.Notes.ShouldBeEmpty();
        read.Schedule!.Parts.Zone.Id.ShouldBe("America/Chicago");
        read.Schedule.Parts.Minutes.ShouldBe(360);
        read.Schedule.Local(9).ShouldBe(["2026-01-05T22:00", "2026-01-07T22:00", "2026-01-08T22:00", "2026-01-19T22:00"]);
    }

    [Fact]
    public async Task Events_FoldedAndEscapedText_IsJoinedAndUnescaped()
    {
        var read = await Calendars.ReadOneAsync("DTSTART:20260105T220000Z", "DURATION:PT1H", "DESCRIPTION:Filler 2\\, line\\; \\\\ and", "  more\\nnext line");

        read.Description.ShouldBe("Filler 2, line; \\ and more\nnext line");
    }

    [Fact]
    public async Task Events_FoldedInsideALetter_IsOneLetter()
    {
        var file = Encoding.UTF8.GetBytes(Calendars.Entry("DTSTART:20260105T220000Z", "DURATION:PT1H", "DESCRIPTION:Ü"));
        var at = Array.IndexOf(file, (byte)0xC3) + 1;

        var (events, _) = await Calendars.ReadAsync([.. file[..at], (byte)'\n', (byte)' ', .. file[at..]]);

        events.Single().Description.ShouldBe("Ü");
    }

    [Fact]
    public async Task Events_ByteOrderMarkAndBareLineFeeds_AreAccepted()
    {
        var file = "\uFEFF" + Calendars.Entry("DTSTART:20260105T220000Z", "DURATION:PT1H").Replace("\r\n", "\n");

        var (events, fileNotes) = await Calendars.ReadAsync(file);

        events.Single().Schedule.ShouldNotBeNull();
        fileNotes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Events_WindowsZoneName_IsMappedAndSaidSo()
    {
        var read = await Calendars.ReadOneAsync("DTSTART;TZID=\"W. Europe Standard Time\":20260105T220000", "DURATION:PT1H");

        read.Schedule!.Parts.Zone.Id.ShouldBe("Europe/Berlin");
        read.Notes.ShouldHaveSingleItem().Message.ShouldBe("The zone \"W. Europe Standard Time\" is read as Europe/Berlin.");
    }

    [Fact]
    public async Task Events_ZoneWithAProgramsPrefix_IsFoundByItsEnd() =>
        (await Calendars.ReadOneAsync("DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Salta:20260105T220000", "DURATION:PT1H"))
            .Schedule!.Parts.Zone.Id.ShouldBe("America/Argentina/Salta");

    [Fact]
    public async Task Events_UnknownZone_IsWrongNamingLinePropertyAndZone()
    {
        var read = await Calendars.ReadOneAsync("DTSTART;TZID=Plant/North:20260105T220000", "DURATION:PT1H");

        read.Schedule.ShouldBeNull();
        read.Notes.ShouldHaveSingleItem().ShouldBe(new IcsNote(IcsNoteKind.Wrong, 6, "DTSTART", "20260105T220000",
            "\"Plant/North\" is not a known time zone. Use a name such as Europe/Berlin."));
    }

    [Fact]
    public async Task Events_TimeWithoutAZone_IsThePlantsTimeAndSaidSo()
    {
        var read = await Calendars.ReadOneAsync("DTSTART:20260705T220000", "DTEND:20260706T040000");

        read.Schedule!.All().Utc().ShouldBe(["2026-07-05T20:00Z–2026-07-06T02:00Z"]);
        read.Notes.ShouldHaveSingleItem().Message.ShouldContain("Europe/Berlin");
    }

    [Fact]
    public async Task Events_SingleTimeInUtc_IsShownInThePlantsZone() =>
        (await Calendars.ReadOneAsync("DTSTART:20260705T200000Z", "DURATION:PT1H")).Schedule!.Local(1).ShouldBe(["2026-07-05T22:00"]);

    [Fact]
    public async Task Events_SeriesInUtc_StaysInUtcOverTheClockChange() =>
        (await Calendars.ReadOneAsync("DTSTART:20260328T010000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")).Schedule!.All().Utc()
            .ShouldBe(["2026-03-28T01:00Z–2026-03-28T02:00Z", "2026-03-29T01:00Z–2026-03-29T02:00Z"]);

    [Fact]
    public async Task Events_SecondOfTwoEqualTimes_KeepsItsInstant() =>
        (await Calendars.ReadOneAsync("DTSTART:20261025T013000Z", "DURATION:PT1H")).Schedule!.All().Utc().ShouldBe(["2026-10-25T01:30Z–2026-10-25T02:30Z"]);

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", null, "2026-12-24T23:00Z–2026-12-25T23:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227", "2026-12-24T23:00Z–2026-12-26T23:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20260329", null, "2026-03-28T23:00Z–2026-03-29T22:00Z")]
    [InlineData("DTSTART;VALUE=DATE:20261025", "DURATION:P1D", "2026-10-24T22:00Z–2026-10-25T23:00Z")]
    public async Task Events_WholeDays_LastFromMidnightToMidnightOfThePlant(string start, string? end, string occurrence) =>
        (await Calendars.ReadOneAsync([start, .. end is null ? Array.Empty<string>() : [end]])).Schedule!.All().Utc().ShouldBe([occurrence]);

    [Theory]
    [InlineData("PT90M", 90)]
    [InlineData("PT1H30M", 90)]
    [InlineData("P1W", 10_080)]
    [InlineData("P1DT2H", 1_560)]
    [InlineData("+PT1H", 60)]
    public async Task Events_Duration_IsReadInMinutes(string duration, int minutes) =>
        (await Calendars.ReadOneAsync("DTSTART:20260705T200000Z", "DURATION:" + duration)).Schedule!.Parts.Minutes.ShouldBe(minutes);

    [Fact]
    public async Task Events_EndASecondBeforeTheMinute_IsRoundedUpAndSaidSo()
    {
        var read = await Calendars.ReadOneAsync("DTSTART:20260705T000000Z", "DTEND:20260705T235959Z");

        read.Schedule!.Parts.Minutes.ShouldBe(1440);
        read.Notes.ShouldHaveSingleItem().Kind.ShouldBe(IcsNoteKind.Understood);
    }

    [Fact]
    public async Task Events_StartThatTheRuleDoesNotHit_IsAnExtraFirstOccurrenceThatCounts()
    {
        var read = await Calendars.ReadOneAsync("DTSTART;TZID=Europe/Berlin:20260101T080000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3");

        read.Schedule!.LocalDates(9).ShouldBe(["2026-01-01", "2026-01-05", "2026-01-12"]);
        read.Notes.ShouldHaveSingleItem().Message.ShouldContain("extra first occurrence");
    }

    [Theory]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=1")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260103")]
    public async Task Events_RuleThatEndsBeforeItsFirstDate_LeavesTheStartAlone(string rule) =>
        (await Calendars.ReadOneAsync("DTSTART;TZID=Europe/Berlin:20260101T080000", "DURATION:PT1H", rule)).Schedule!.LocalDates(9).ShouldBe(["2026-01-01"]);

    [Fact]
    public async Task Events_ExceptionsInUtcAndAsDates_RemoveTheirOccurrences() =>
        (await Calendars.ReadOneAsync("DTSTART;TZID=Europe/Berlin:20260101T080000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE:20260102T070000Z", "EXDATE;VALUE=DATE:20260103")).Schedule!.LocalDates(9).ShouldBe(["2026-01-01", "2026-01-04"]);

    [Fact]
    public async Task Events_CanceledEntry_IsLeftOutAndNamed() =>
        (await Calendars.ReadOneAsync("STATUS:CANCELLED", "DTSTART:20260706T200000Z", "DURATION:PT1H")).Notes.ShouldHaveSingleItem().Kind.ShouldBe(IcsNoteKind.LeftOut);

    [Fact]
    public async Task Events_WhatAWindowHasNoPlaceFor_IsNamedInOneSentence()
    {
        var read = await Calendars.ReadOneAsync("DTSTART:20260706T200000Z", "DURATION:PT1H", "LOCATION:Hall 3", "ATTENDEE;CN=\"Ito; Ken\":mailto:x@example.org",
            "ATTENDEE:mailto:y@example.org", "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM");

        read.Schedule.ShouldNotBeNull();
        read.Notes.ShouldHaveSingleItem().Message.ShouldBe("Windows have no place for LOCATION, ATTENDEE and VALARM; the rest of the entry is read.");
    }

    [Fact]
    public async Task Events_DescriptionThatStandsTwice_IsReadOnceAndSaidSo()
    {
        var read = await Calendars.ReadOneAsync("DTSTART:20260706T200000Z", "DURATION:PT1H", "DESCRIPTION:One", "DESCRIPTION:Two");

        read.Description.ShouldBe("One");
        read.Notes.ShouldHaveSingleItem().Kind.ShouldBe(IcsNoteKind.LeftOut);
    }

    [Fact]
    public async Task Events_FileWithoutEnd_GivesItsFirstEntriesAtOnce()
    {
        await using var endless = new EndlessCalendar();

        var titles = new List<string>();
        await foreach (var read in new IcsReader(endless, Calendars.Plant).EventsAsync(TestContext.Current.CancellationToken))
        {
            titles.Add(read.Title);
            if (titles.Count == 1000) break;
        }

        titles.ShouldAllBe(title => title == "Window");
    }

    [Fact]
    public async Task Events_FileOfFiveMegabytes_IsReadNoFurtherThanTheEntriesGiven()
    {
        using var file = new MemoryStream(LargeCalendar.Make(5 * 1024 * 1024));
        var furthestAhead = 0L;

        var (entries, end) = (0, 0L);
        await foreach (var read in new IcsReader(file, Calendars.Plant).EventsAsync(TestContext.Current.CancellationToken))
        {
            read.IsWrong.ShouldBeFalse();
            furthestAhead = Math.Max(furthestAhead, file.Position - end);
            (entries, end) = (entries + 1, file.Position);
        }

        file.Length.ShouldBeGreaterThan(5 * 1024 * 1024);
        entries.ShouldBe(LargeCalendar.Entries(5 * 1024 * 1024));
        furthestAhead.ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public async Task Events_LargerThanIsTaken_StopsAndSaysSo()
    {
        await using var endless = new EndlessCalendar();
        var reader = new IcsReader(endless, Calendars.Plant, most: 100_000);

        await foreach (var _ in reader.EventsAsync(TestContext.Current.CancellationToken)) { }

        reader.IsTooLarge.ShouldBeTrue();
        endless.Position.ShouldBeLessThan(200_000);
    }

    [Fact]
    public async Task Events_OtherComponents_AreNamedInTheFilesNotes()
    {
        var (events, fileNotes) = await Calendars.ReadAsync(Calendars.File("BEGIN:VTIMEZONE", "TZID:X", "END:VTIMEZONE", "BEGIN:VTODO", "UID:2", "END:VTODO"));

        events.ShouldBeEmpty();
        fileNotes.ShouldHaveSingleItem().ShouldBe(new IcsNote(IcsNoteKind.LeftOut, 6, "BEGIN", "VTODO", "VTODO makes no window; only VEVENT does."));
    }
}
