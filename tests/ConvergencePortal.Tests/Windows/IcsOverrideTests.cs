using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Entries of a calendar file that change one occurrence of another.</summary>
public sealed class IcsOverrideTests
{
    private static readonly string[] Series =
    [
        "BEGIN:VEVENT", "UID:S", "SUMMARY:Sunday night", "DTSTART;TZID=Europe/Berlin:20261206T020000", "DURATION:PT4H", "RRULE:FREQ=WEEKLY;COUNT=4", "EXDATE;TZID=Europe/Berlin:20261227T020000", "END:VEVENT",
    ];

    [Fact]
    public async Task Complete_MovedOccurrence_HappensAtItsNewTimeForItsNewLength()
    {
        var series = await ReadAsync("RECURRENCE-ID;TZID=Europe/Berlin:20261213T020000", "DTSTART;TZID=Europe/Berlin:20261212T200000", "DTEND;TZID=Europe/Berlin:20261212T230000");

        series.Notes.ShouldBeEmpty();
        series.Schedule!.All().Utc().ShouldBe(["2026-12-06T01:00Z–2026-12-06T05:00Z", "2026-12-12T19:00Z–2026-12-12T22:00Z", "2026-12-20T01:00Z–2026-12-20T05:00Z"]);
    }

    [Fact]
    public async Task Complete_ChangeBeforeItsSeriesInTheFile_FindsItAllTheSame()
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File([.. Change("RECURRENCE-ID:20261213T010000Z", "DTSTART:20261212T190000Z", "DURATION:PT3H"), .. Series]));

        events.Single(read => !read.IsOverride).Schedule!.Local(2).ShouldBe(["2026-12-06T02:00", "2026-12-12T20:00"]);
    }

    [Theory]
    [InlineData("RECURRENCE-ID:20261213T010000Z")]
    [InlineData("RECURRENCE-ID;VALUE=DATE:20261213")]
    [InlineData("RECURRENCE-ID;TZID=America/Chicago:20261212T190000")]
    [InlineData("RECURRENCE-ID:20261213T020000")]
    public async Task Complete_CanceledOccurrence_IsLeftOutHoweverItIsNamed(string id)
    {
        var series = await ReadAsync(id, "STATUS:CANCELLED");

        series.Schedule.ShouldNotBeNull().LocalDates(9).ShouldBe(["2026-12-06", "2026-12-20"]);
        series.Schedule.Parts.Moved.ShouldBeEmpty();
    }

    [Fact]
    public async Task Complete_WholeDayMoved_LastsItsDay()
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File(
            "BEGIN:VEVENT", "UID:S", "DTSTART;VALUE=DATE:20261206", "RRULE:FREQ=WEEKLY;COUNT=2", "END:VEVENT",
            "BEGIN:VEVENT", "UID:S", "RECURRENCE-ID;VALUE=DATE:20261213", "DTSTART;VALUE=DATE:20261214", "END:VEVENT"));

        events[0].Schedule!.All().Utc().ShouldBe(["2026-12-05T23:00Z–2026-12-06T23:00Z", "2026-12-13T23:00Z–2026-12-14T23:00Z"]);
    }

    [Fact]
    public async Task Complete_OnlyTheTitleChanged_LeavesTheTimeAlone() =>
        (await ReadAsync("RECURRENCE-ID:20261213T010000Z", "SUMMARY:Audit", "DTSTART:20261213T010000Z", "DURATION:PT4H")).Schedule!.Parts.Moved.ShouldBeEmpty();

    [Fact]
    public async Task Complete_EveryOccurrenceCanceled_IsKeptWithAWarning()
    {
        var file = Calendars.File([.. Series, .. Change("RECURRENCE-ID:20261206T010000Z", "STATUS:CANCELLED"), .. Change("RECURRENCE-ID:20261213T010000Z", "STATUS:CANCELLED"),
            .. Change("RECURRENCE-ID:20261220T010000Z", "STATUS:CANCELLED")]);

        (await Calendars.ReadAsync(file)).Events[0].Notes.ShouldHaveSingleItem().Message.ShouldContain("never happens");
    }

    [Theory]
    [InlineData("RECURRENCE-ID", "20261214T010000Z", "Sun 20 Dec 2026 02:00", "RECURRENCE-ID:20261214T010000Z", "DTSTART:20261215T010000Z", "DURATION:PT1H")]
    [InlineData("RECURRENCE-ID", "20270103T010000Z", "nor a later one", "RECURRENCE-ID:20270103T010000Z", "STATUS:CANCELLED")]
    [InlineData("RECURRENCE-ID", "20261213T010000Z", "THISANDFUTURE", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261213T010000Z", "DTSTART:20261215T010000Z", "DURATION:PT1H")]
    [InlineData("RECURRENCE-ID", "20261227T010000Z", "left out as well", "RECURRENCE-ID:20261227T010000Z", "DTSTART:20261228T010000Z", "DURATION:PT1H")]
    [InlineData("RECURRENCE-ID", "tomorrow", "neither a date", "RECURRENCE-ID:tomorrow", "DTSTART:20261228T010000Z", "DURATION:PT1H")]
    [InlineData("RECURRENCE-ID", "20261213T010000Z", "second of two equal times", "RECURRENCE-ID:20261213T010000Z", "DTSTART:20261025T010000Z", "DURATION:PT1H")]
    [InlineData("DTSTART", "", "no DTSTART", "RECURRENCE-ID:20261213T010000Z", "DURATION:PT1H")]
    [InlineData("DTSTART", "22000101T000000Z", "1970 and 2199", "RECURRENCE-ID:20261213T010000Z", "DTSTART:22000101T000000Z", "DURATION:PT1H")]
    [InlineData("DTSTART", "20261214T010000Z", "neither DTEND nor DURATION", "RECURRENCE-ID:20261213T010000Z", "DTSTART:20261214T010000Z")]
    [InlineData("RRULE", "FREQ=DAILY", "cannot repeat", "RECURRENCE-ID:20261213T010000Z", "DTSTART:20261214T010000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")]
    public async Task Complete_ChangeThatCannotBeFollowed_IsWrongNamingThePropertyAndLeavesTheSeries(string property, string value, string sentence, params string[] lines)
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File([.. Series, .. Change(lines)]));

        var note = events[1].Notes.ShouldHaveSingleItem();
        (note.Kind, note.Property, note.Value).ShouldBe((IcsNoteKind.Wrong, property, value));
        note.Line.ShouldBeGreaterThan(Series.Length + 2);
        note.Message.ShouldContain(sentence);
        events[0].Schedule!.LocalDates(9).ShouldBe(["2026-12-06", "2026-12-13", "2026-12-20"]);
    }

    [Fact]
    public async Task Complete_TwoChangesOfOneOccurrence_AreWrongNamingTheFirst()
    {
        var change = Change("RECURRENCE-ID:20261213T010000Z", "DTSTART:20261214T010000Z", "DURATION:PT1H");

        var (events, _) = await Calendars.ReadAsync(Calendars.File([.. Series, .. change, .. change]));

        events[1].Notes.ShouldBeEmpty();
        events[2].Notes.ShouldHaveSingleItem().Message.ShouldBe("Line 13 changes the same occurrence already. Keep one of the two.");
    }

    [Fact]
    public async Task Complete_ChangeWithoutItsSeries_IsWrong()
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File(Change("RECURRENCE-ID:20261213T010000Z", "DTSTART:20261214T010000Z", "DURATION:PT1H")));

        events.Single().Notes.ShouldHaveSingleItem().Message.ShouldContain("same UID");
    }

    [Fact]
    public async Task Complete_ChangeOfACanceledSeries_IsLeftOut()
    {
        string[] canceled = [.. Series[..^1], "STATUS:CANCELLED", "END:VEVENT"];

        var (events, _) = await Calendars.ReadAsync(Calendars.File([.. canceled, .. Change("RECURRENCE-ID:20261213T010000Z", "DTSTART:20261214T010000Z", "DURATION:PT1H")]));

        events.ShouldAllBe(read => read.Schedule == null && !read.IsWrong);
        events[1].Notes.ShouldHaveSingleItem().Kind.ShouldBe(IcsNoteKind.LeftOut);
    }

    private static async Task<IcsEvent> ReadAsync(params string[] change)
    {
        var (events, _) = await Calendars.ReadAsync(Calendars.File([.. Series, .. Change(change)]));
        events.ShouldAllBe(read => !read.IsWrong);
        return events[0];
    }

    private static string[] Change(params string[] lines) => ["BEGIN:VEVENT", "UID:S", .. lines, "END:VEVENT"];
}
