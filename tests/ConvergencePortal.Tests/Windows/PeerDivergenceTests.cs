using ConvergencePortal.Core.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Each known divergence of the two calendar programs from RFC 5545, with what the portal answers instead. An update of theirs that mends one fails here.</summary>
public sealed class PeerDivergenceTests
{
    /// <summary>RFC 5545 3.3.10: BYDAY is a list of days, with and without numbers; the set holds no date twice; positions count in the whole period.</summary>
    [Theory]
    [InlineData("FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=3", "2026-11-02T08:00", "2026-11-02 2026-11-06 2026-11-13", "")]
    [InlineData("FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1,-1;COUNT=2", "2026-11-02T08:00", "2026-11-02 2026-11-09", "2026-11-02 2026-11-02")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=1,2;BYDAY=MO,SU;BYSETPOS=-2;COUNT=2", "2026-11-01T08:00", "2026-11-01 2027-08-01", "2026-11-01 2027-02-01")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,WE,FR;BYSETPOS=2;COUNT=2", "2020-09-23T08:00", "2020-09-23 2020-09-30", "2020-09-25 2020-09-30")]
    public async Task Rrule_KnownDivergence_IsStillThere(string rule, string start, string portal, string peer)
    {
        var window = new RandomWindow(rule, NodaTime.Text.LocalDateTimePattern.GeneralIso.Parse(start + ":00").Value, 60, "Etc/UTC");

        var answer = (await Peers.AskAsync([Peers.Rrule(window)], TestContext.Current.CancellationToken)).Single();

        Days(window.Schedule.All().Select(occurrence => Peers.Say(occurrence.Start))).ShouldBe(portal);
        Days(answer).ShouldBe(peer);
    }

    /// <summary>RFC 5545 3.3.10, its table of what each part does at each frequency, and the examples of 3.8.5.3.</summary>
    [Theory]
    [InlineData("FREQ=YEARLY;BYMONTHDAY=14;COUNT=3", "2026-11-14T08:00", "2026-11-14 2026-12-14 2027-01-14", "2026-11-14 2027-11-14 2028-11-14")]
    [InlineData("FREQ=YEARLY;BYDAY=20MO,45MO;COUNT=2", "2026-11-09T08:00", "2026-11-09 2027-05-17", "2026-11-09 2026-11-16")]
    [InlineData("FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYDAY=-5SU;COUNT=2", "2060-02-01T08:00", "2060-02-01 2156-02-01", "2060-02-01")]
    [InlineData("FREQ=YEARLY;BYMONTH=2,11;BYMONTHDAY=30;COUNT=3", "2026-11-30T08:00", "2026-11-30 2027-11-30 2028-11-30", "2026-11-30 2027-03-02 2027-11-30")]
    [InlineData("FREQ=MONTHLY;INTERVAL=8;BYMONTH=1,2,8;COUNT=3", "2023-08-11T08:00", "2023-08-11 2025-08-11 2027-08-11", "2023-08-11 2024-01-11")]
    [InlineData("FREQ=MONTHLY;BYMONTHDAY=3,10,18;BYDAY=MO,TU,FR;BYSETPOS=-1;COUNT=3", "2008-10-10T08:00", "2008-10-10 2008-11-18 2009-02-10", "2008-10-10 2008-11-03 2008-11-10")]
    [InlineData("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=-24,16;BYDAY=WE,TH;COUNT=3", "2015-07-08T08:00", "2015-07-08 2015-07-16 2015-09-16", "2015-10-08 2015-12-16 2016-04-07")]
    [InlineData("FREQ=DAILY;BYMONTHDAY=-2,9;COUNT=3", "2021-02-09T08:00", "2021-02-09 2021-02-27 2021-03-09", "2021-02-09 2021-03-09 2021-04-09")]
    public async Task Ical_KnownDivergence_IsStillThere(string rule, string start, string portal, string peer)
    {
        var schedule = Schedules.Make(start, rule, zone: "Etc/UTC");

        var answer = (await Peers.AskAsync([await Peers.IcalAsync(schedule)], TestContext.Current.CancellationToken)).Single();

        Days(schedule.All().Select(occurrence => Peers.Say(occurrence.Start))).ShouldBe(portal);
        Days(answer).ShouldBe(peer);
    }

    /// <summary>RFC 5545 3.3.5: a time in the gap is read with the offset before it; a time that comes twice is the first.</summary>
    [Theory]
    [InlineData("2026-03-29T02:30", "2026-03-29T01:30:00Z", "2026-03-29T00:30:00Z")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z")]
    public async Task Ical_NightOfTheClockChange_IsStillReadDifferently(string start, string portal, string peer)
    {
        var schedule = Schedules.Make(start, "FREQ=DAILY;COUNT=1");

        var answer = (await Peers.AskAsync([await Peers.IcalAsync(schedule)], TestContext.Current.CancellationToken)).Single();

        Peers.Say(schedule.All().Single().Start).ShouldBe(portal);
        answer.ShouldBe([peer]);
    }

    /// <summary>RFC 5545 3.8.5.2: duplicate instances are ignored.</summary>
    [Fact]
    public async Task Ical_ExtraDateThatTheRuleGivesToo_StillComesTwice()
    {
        var schedule = Schedules.Make("2026-11-02T08:00", "FREQ=DAILY;COUNT=2", extra: "2026-11-03T08:00", zone: "Etc/UTC");

        var answer = (await Peers.AskAsync([await Peers.IcalAsync(schedule)], TestContext.Current.CancellationToken)).Single();

        Days(schedule.All().Select(occurrence => Peers.Say(occurrence.Start))).ShouldBe("2026-11-02 2026-11-03");
        Days(answer).ShouldBe("2026-11-02 2026-11-03 2026-11-03");
    }

    /// <summary>RFC 5545 3.3.6: "the addition or subtraction of the exact time" for hours, minutes and seconds; only days follow the calendar.</summary>
    [Fact]
    public async Task Ical_HoursOverAClockChange_AreStillCountedOnTheWallClock()
    {
        var schedule = Schedules.Make("2026-03-28T22:00", "FREQ=DAILY;COUNT=1", 480);

        var answer = (await Peers.AskAsync([await Peers.IcalChangedAsync(schedule, Schedules.At("2026-04-01T00:00Z"))], TestContext.Current.CancellationToken)).Single();

        schedule.Utc(1).ShouldBe(["2026-03-28T21:00Z–2026-03-29T05:00Z"]);
        answer.ShouldBe(["2026-03-28T21:00:00Z/2026-03-29T04:00:00Z"]);
    }

    private static string Days(IEnumerable<string> starts) => string.Join(' ', starts.Select(start => start.Length < 21 ? start[..10] : start));
}
