using System.Text;
using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

public sealed class IcsReaderRefusalTests
{
    [Theory]
    [InlineData("RRULE", "BYHOUR", "DTSTART:20260706T200000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;BYHOUR=2")]
    [InlineData("RRULE", "never occurs", "DTSTART:20260706T200000Z", "DURATION:PT1H", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30")]
    [InlineData("RRULE", "twice", "DTSTART:20260706T200000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY")]
    [InlineData("EXRULE", "EXRULE", "DTSTART:20260706T200000Z", "DURATION:PT1H", "EXRULE:FREQ=DAILY")]
    [InlineData("RDATE", "PERIOD", "DTSTART:20260706T200000Z", "DURATION:PT1H", "RDATE;VALUE=PERIOD:20260707T200000Z/PT2H")]
    [InlineData("EXDATE", "20261301", "DTSTART:20260706T200000Z", "DURATION:PT1H", "EXDATE:20261301T000000Z")]
    [InlineData("DTSTART", "no DTSTART", "DURATION:PT1H")]
    [InlineData("DTSTART", "neither a date", "DTSTART:tomorrow", "DURATION:PT1H")]
    [InlineData("DTSTART", "1970 and 2199", "DTSTART:19691231T200000Z", "DURATION:PT1H")]
    [InlineData("DTSTART", "1970 and 2199", "DTSTART:99980706T200000Z", "DURATION:P9999D", "RRULE:FREQ=DAILY")]
    [InlineData("DTSTART", "neither DTEND nor DURATION", "DTSTART:20260706T200000Z")]
    [InlineData("DTEND", "both", "DTSTART:20260706T200000Z", "DTEND:20260706T210000Z", "DURATION:PT1H")]
    [InlineData("DTEND", "ends when it starts", "DTSTART:20260706T200000Z", "DTEND:20260706T200000Z")]
    [InlineData("DTEND", "ends when it starts", "DTSTART:20260706T200000Z", "DTEND:20260706T190000Z")]
    [InlineData("DTEND", "one kind", "DTSTART:20260706T200000Z", "DTEND;VALUE=DATE:20260707")]
    [InlineData("DTEND", "400 days", "DTSTART:20260706T200000Z", "DTEND:20300706T200000Z")]
    [InlineData("DURATION", "form", "DTSTART:20260706T200000Z", "DURATION:P")]
    [InlineData("DURATION", "form", "DTSTART:20260706T200000Z", "DURATION:-PT1H")]
    [InlineData("DURATION", "form", "DTSTART:20260706T200000Z", "DURATION:PT99999999999H")]
    [InlineData("", "NAME:VALUE", "DTSTART:20260706T200000Z", "DURATION:PT1H", "no property")]
    [InlineData("", "NAME:VALUE", "DTSTART:20260706T200000Z", "DURATION:PT1H", "X-A;B=\"unclosed:1")]
    public async Task Events_EntryThatCannotBeFollowed_IsWrongNamingTheProperty(string property, string sentence, params string[] lines)
    {
        var read = await Calendars.ReadOneAsync(lines);

        read.Schedule.ShouldBeNull();
        var note = read.Notes.ShouldHaveSingleItem();
        note.Kind.ShouldBe(IcsNoteKind.Wrong);
        note.Property.ShouldBe(property);
        note.Message.ShouldContain(sentence);
    }

    [Fact]
    public async Task Events_EntryWithoutUid_IsWrong()
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File("BEGIN:VEVENT", "DTSTART:20260706T200000Z", "DURATION:PT1H", "END:VEVENT"));

        events.Single().Notes.ShouldHaveSingleItem().Property.ShouldBe("UID");
    }

    [Fact]
    public async Task Events_WrongEntryAmongGoodOnes_DoesNotStopTheOthers()
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File(
            "BEGIN:VEVENT", "UID:1", "DTSTART:nonsense", "END:VEVENT", "BEGIN:VEVENT", "UID:2", "DTSTART:20260706T200000Z", "DURATION:PT1H", "END:VEVENT"));

        events.Select(read => read.IsWrong).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("", "not a calendar")]
    [InlineData("code,title\r\n1,Freeze\r\n", "NAME:VALUE")]
    [InlineData("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "cut short")]
    [InlineData("BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "closes nothing")]
    public async Task Events_FileThatIsNoWholeCalendar_IsWrong(string file, string sentence)
    {
        var (events, fileNotes) = await Calendars.ReadAsync(file);

        events.ShouldBeEmpty();
        fileNotes.ShouldContain(note => note.Kind == IcsNoteKind.Wrong && note.Message.Contains(sentence));
    }

    [Fact]
    public async Task Events_LatinOneBytes_AreWrongNamingTheLine()
    {
        var (events, _) = await Calendars.ReadAsync(Encoding.Latin1.GetBytes(Calendars.Entry("DTSTART:20260706T200000Z", "DURATION:PT1H", "DESCRIPTION:Wäsche")));

        var note = events.Single().Notes.ShouldHaveSingleItem();
        note.Line.ShouldBe(8);
        note.Message.ShouldContain("UTF-8");
    }

    [Fact]
    public async Task Events_LineOfMegabytes_IsWrong() =>
        (await Calendars.ReadOneAsync("DTSTART:20260706T200000Z", "DURATION:PT1H", "DESCRIPTION:" + new string('x', 2_000_000))).Notes.ShouldHaveSingleItem().Message.ShouldContain("256 KiB");

    [Fact]
    public async Task Events_ZoneNameOfManySlashes_IsUnknown() =>
        (await Calendars.ReadOneAsync($"DTSTART;TZID={new string('/', 200_000)}:20260706T200000", "DURATION:PT1H")).Notes.ShouldHaveSingleItem().Message.ShouldContain("not a known time zone");

    [Fact]
    public async Task Events_ThousandsOfBrokenLines_AreWrongWithoutThousandsOfNotes()
    {
        var broken = Enumerable.Repeat("no property", 5000);

        var read = await Calendars.ReadOneAsync(["DTSTART:20260706T200000Z", "DURATION:PT1H", .. broken]);

        read.IsWrong.ShouldBeTrue();
        read.Notes.Count.ShouldBe(100);
    }

    [Fact]
    public async Task Events_TooManyExceptions_AreWrong()
    {
        var dates = string.Join(',', Enumerable.Repeat("20260706T200000Z", 10_001));

        (await Calendars.ReadOneAsync("DTSTART:20260706T200000Z", "DURATION:PT1H", "EXDATE:" + dates)).Notes.ShouldHaveSingleItem().Message.ShouldContain("10,000");
    }

    [Fact]
    public async Task Events_EndlessNesting_IsWrong() =>
        (await Calendars.ReadAsync(string.Concat(Enumerable.Repeat("BEGIN:VCALENDAR\n", 1000)))).FileNotes.ShouldContain(note => note.Message.Contains("nested"));
}
