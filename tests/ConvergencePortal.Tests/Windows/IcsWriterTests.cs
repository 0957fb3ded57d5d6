using System.Text;
using ConvergencePortal.Core.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class IcsWriterTests
{
    [Fact]
    public async Task Write_Window_GivesThisFile()
    {
        var schedule = Schedules.Make("2026-11-03T22:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", 390, except: "2026-11-17T22:00", extra: "2026-11-05T22:00", from: "2026-11-01T00:00Z");

        var file = await Calendars.WriteAsync(new IcsWindow("BER-7", "Filler 2, wash", "Bring: hose; soap\nand time", schedule));

        file.ShouldBe("""
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Convergence Portal//Windows//EN
            CALSCALE:GREGORIAN
            BEGIN:VTIMEZONE
            TZID:Europe/Berlin
            BEGIN:STANDARD
            DTSTART:19700101T000000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0100
            TZNAME:CET
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:20250330T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0200
            TZNAME:CEST
            RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
            END:DAYLIGHT
            BEGIN:STANDARD
            DTSTART:20251026T030000
            TZOFFSETFROM:+0200
            TZOFFSETTO:+0100
            TZNAME:CET
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:BER-7
            DTSTAMP:20261122T120000Z
            SUMMARY:Filler 2\, wash
            DESCRIPTION:Bring: hose\; soap\nand time
            DTSTART;TZID=Europe/Berlin:20261103T220000
            DURATION:PT6H30M
            RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU
            EXDATE;TZID=Europe/Berlin:20261117T220000
            RDATE;TZID=Europe/Berlin:20261105T220000
            X-CONVERGENCE-EFFECTIVE-FROM:20261101T000000Z
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public async Task Write_MovedOccurrence_IsAnEntryThatNamesItsOriginal()
    {
        var schedule = Schedules.Make("2026-11-03T22:00", "FREQ=WEEKLY;BYDAY=TU", 390, moved: "2026-11-10T22:00>2026-11-11T20:00/180");

        var file = await Calendars.WriteAsync(new IcsWindow("BER-7", "Filler 2, wash", null, schedule));

        file.ShouldEndWith("""
            BEGIN:VEVENT
            UID:BER-7
            DTSTAMP:20261122T120000Z
            SUMMARY:Filler 2\, wash
            RECURRENCE-ID;TZID=Europe/Berlin:20261110T220000
            DTSTART;TZID=Europe/Berlin:20261111T200000
            DURATION:PT3H
            END:VEVENT
            END:VCALENDAR

            """.ReplaceLineEndings("\r\n"));
    }

    [Fact]
    public void Write_AnyWindowWithOverrides_IsReadAndWrittenAgainByteForByte() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), async seed =>
        {
            var schedule = RandomWindow.Overridden(seed);
            var file = await Calendars.WriteAsync(new IcsWindow("MW-1; a, b", "Nacht, Füller 2", null, schedule));

            var (events, fileNotes) = await Calendars.ReadAsync(file);

            events.SelectMany(read => read.Notes).Concat(fileNotes).ShouldAllBe(note => schedule.Warnings.Contains(note.Message));
            var read = events.Single(entry => !entry.IsOverride);
            read.Schedule!.Parts.Moved.ShouldBe(schedule.Parts.Moved);
            (await Calendars.WriteAsync(new IcsWindow(read.Uid, read.Title, read.Description, read.Schedule!))).ShouldBe(file);
        }));

    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("UTC")]
    public async Task Write_OneOffInUtc_KeepsItsZoneWhenItIsReadBack(string zone)
    {
        var file = await Calendars.WriteAsync(new IcsWindow("1", "Window", null, Schedules.Make("2026-11-03T22:00", zone: zone)));

        var (events, _) = await Calendars.ReadAsync(file);

        events.Single().Schedule!.Parts.Zone.Id.ShouldBe(zone);
    }

    [Fact]
    public async Task Write_ExceptionsOutsideTheCalendar_AreNotWritten() =>
        (await Calendars.WriteAsync(new IcsWindow("1", "Window", null, Schedules.Make("2026-11-03T22:00", except: "9999-12-31T22:00")))).ShouldNotContain("EXDATE");

    [Fact]
    public async Task Write_LongText_IsFoldedAtSeventyFiveOctetsWithoutBreakingLetters()
    {
        var title = string.Concat(Enumerable.Repeat("Füllerwäsche 🏭 ", 30));

        var file = await Calendars.WriteAsync(new IcsWindow("1", title, null, Schedules.Make("2026-11-03T22:00")));

        file.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75 && !line.Contains('\uFFFD'));
        (await Calendars.ReadAsync(file)).Events.Single().Title.ShouldBe(title);
    }

    [Fact]
    public async Task Write_TenThousandExceptions_AreReadBack()
    {
        var dates = Enumerable.Range(1, 10_000).Select(day => new LocalDateTime(2026, 1, 1, 8, 0).PlusDays(day)).ToList();
        var schedule = WindowSchedule.Create(new ScheduleParts(new LocalDateTime(2026, 1, 1, 8, 0), 60, RecurrenceRule.Parse("FREQ=DAILY").Value, Calendars.Plant) { ExceptDates = dates }).Value;

        var (events, _) = await Calendars.ReadAsync(await Calendars.WriteAsync(new IcsWindow("1", "Window", null, schedule)));

        events.Single().Schedule!.Parts.ExceptDates.ShouldBe(dates);
    }

    [Fact]
    public async Task Write_WindowsInTwoZones_DefinesEachZoneOnce()
    {
        var berlin = new IcsWindow("1", "Window", null, Schedules.Make("2026-11-03T22:00"));
        var utc = new IcsWindow("2", "Window", null, Schedules.Make("2026-11-03T22:00", zone: "Etc/UTC"));
        var kolkata = new IcsWindow("3", "Window", null, Schedules.Make("2026-11-03T22:00", zone: "Asia/Kolkata"));

        var file = await Calendars.WriteAsync(berlin, utc, berlin with { Uid = "4" }, kolkata);

        file.Split("\r\n").Where(line => line.StartsWith("TZID:", StringComparison.Ordinal)).ShouldBe(["TZID:Asia/Kolkata", "TZID:Europe/Berlin"]);
        file.ShouldContain("DTSTART:20261103T220000Z");
    }

    [Fact]
    public void Write_AnyWindow_IsReadBackUnchanged() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), async seed =>
        {
            var window = RandomWindow.From(seed);

            var (events, fileNotes) = await Calendars.ReadAsync(await Calendars.WriteAsync(new IcsWindow("1", "Window", "Text", window.Schedule)));

            var read = events.ShouldHaveSingleItem();
            (read.Uid, read.Title, read.Description).ShouldBe(("1", "Window", "Text"));
            read.Notes.Concat(fileNotes).ShouldBeEmpty();
            read.Schedule!.All().Take(20).ShouldBe(window.Schedule.All().Take(20));
        }));
}
