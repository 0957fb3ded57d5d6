using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Web;
using ConvergencePortal.Web.Windows;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Windows.CalendarItems;

namespace ConvergencePortal.Tests.Windows;

public sealed class CalendarEntriesTests
{
    private static readonly CalendarPeriod November = CalendarPeriod.Of(CalendarView.Month, new LocalDate(2026, 11, 5));
    private static readonly CalendarPeriod Week = CalendarPeriod.Of(CalendarView.Week, new LocalDate(2026, 11, 5));

    [Fact]
    public void Month_ManyProductionWindowsOnADay_AreOneBoxThatCountsThem()
    {
        var items = Enumerable.Range(1, 12).Select(line => Item(CalendarLayer.Production, "2026-11-05T06:00", 960, $"Line {line}")).ToList();

        var boxes = Boxes().Month(items, November);

        var box = boxes.ShouldHaveSingleItem();
        box.Title.ShouldBe("Production: 12 windows");
        box.Href.ShouldBe("/calendar?view=agenda&date=2026-11-05&site=BER");
    }

    [Fact]
    public void Week_ChangeWhoseSlotIsBlockedNow_BeginsWithTheSignAndSaysWhy()
    {
        var change = new CalendarChange("CR-2026-0001", "Patch", ChangeStatus.Scheduled, default, default, [], false) { Conflict = new SlotConflict(ConflictPolicy.Block, ["Line 2 is frozen: Audit."]) };

        var box = Boxes().Week([Item(CalendarLayer.Changes, "2026-11-05T02:00", 60, "CR-2026-0001 Patch") with { Change = change }], Week).ShouldHaveSingleItem();

        box.Title.ShouldBe("✕ CR-2026-0001 Patch");
        box.Label.ShouldStartWith("✕ CR-2026-0001 Patch, Changes");
        box.Label.ShouldEndWith("Conflict: Line 2 is frozen: Audit.");
    }

    [Fact]
    public void Month_ProductionCampaignOfFiveDays_IsSaidOnEachOfThem()
    {
        var boxes = Boxes().Month([Item(CalendarLayer.Production, "2026-11-02T06:00", 7200, "Syrup")], November);

        boxes.Select(box => box.Start.Day).ShouldBe([2, 3, 4, 5, 6, 7]);
        boxes.ShouldAllBe(box => box.Title == "Syrup");
    }

    [Fact]
    public void Month_FullDay_EndsInABoxThatSaysHowManyMoreThereAre()
    {
        List<CalendarItem> items =
        [
            .. Enumerable.Range(1, 6).Select(n => Item(CalendarLayer.Maintenance, "2026-11-05T02:00", 60, $"Work {n}")),
            Item(CalendarLayer.Production, "2026-11-05T06:00", 960, "Run 1"),
            Item(CalendarLayer.Production, "2026-11-05T06:00", 960, "Run 2"),
        ];

        var boxes = Boxes().Month(items, November);

        boxes.Count(box => box.Layer == CalendarLayer.Maintenance).ShouldBe(CalendarEntries.MostOnADay);
        boxes.Single(box => box.Layer is null).Title.ShouldBe("and 4 more");
    }

    [Fact]
    public void Month_FreezeOnAFullDay_StaysVisible()
    {
        List<CalendarItem> items =
        [
            .. Enumerable.Range(1, 9).Select(n => Item(CalendarLayer.Maintenance, "2026-11-05T02:00", 60, $"Work {n}")),
            Item(CalendarLayer.Freeze, "2026-11-05T20:00", 60, "Audit"),
        ];

        var boxes = Boxes().Month(items, November);

        boxes.ShouldContain(box => box.Layer == CalendarLayer.Freeze);
    }

    [Fact]
    public void Month_NightWork_StandsOnTheDayItStarts()
    {
        var boxes = Boxes().Month([Item(CalendarLayer.Maintenance, "2026-11-05T22:00", 360, "Night")], November);

        var box = boxes.ShouldHaveSingleItem();
        box.Title.ShouldBe("22:00 Night");
        box.End.ShouldBe(new DateTime(2026, 11, 6));
        box.Label.ShouldContain("Thu 5 Nov 2026 22:00 – Fri 6 Nov 2026 04:00");
    }

    [Fact]
    public void Month_FreezeOverTheYearsEnd_IsOneBarOverItsDays()
    {
        var boxes = Boxes().Month([Item(CalendarLayer.Freeze, "2026-12-19T00:00", 23040, "Year end", "BER")], CalendarPeriod.Of(CalendarView.Month, new LocalDate(2026, 12, 1)));

        var box = boxes.ShouldHaveSingleItem();
        box.Start.ShouldBe(new DateTime(2026, 12, 19));
        box.End.ShouldBe(new DateTime(2027, 1, 4));
    }

    [Fact]
    public void Week_ProductionOfTwoLinesThatOverlap_IsOneBoxADay()
    {
        var boxes = Boxes().Week([Item(CalendarLayer.Production, "2026-11-05T06:00", 480, "Line 1"), Item(CalendarLayer.Production, "2026-11-05T10:00", 480, "Line 2")], Week);

        var box = boxes.ShouldHaveSingleItem();
        box.Title.ShouldBe("Production: 2 windows");
        (box.Start.Hour, box.End.Hour).ShouldBe((6, 18));
    }

    [Fact]
    public void Week_ProductionOfOneShiftAfterTheOther_IsTwoBoxes()
    {
        var boxes = Boxes().Week([Item(CalendarLayer.Production, "2026-11-05T06:00", 480, "Early"), Item(CalendarLayer.Production, "2026-11-05T14:00", 480, "Late")], Week);

        boxes.Select(box => box.Title).ShouldBe(["Early", "Late"]);
    }

    [Fact]
    public void Week_MoreMaintenanceThanHasRoom_IsOneBoxThatCountsIt()
    {
        var items = Enumerable.Range(1, 5).Select(n => Item(CalendarLayer.Maintenance, "2026-11-08T02:00", 240, $"Work {n}")).ToList();

        var boxes = Boxes().Week(items, Week);

        boxes.ShouldHaveSingleItem().Title.ShouldBe("Maintenance: 5 windows");
    }

    [Fact]
    public void Week_WhatLastsForDays_LiesAboveTheHours()
    {
        var freeze = Item(CalendarLayer.Freeze, "2026-11-04T00:00", 2880, "Audit");

        var boxes = Boxes().Week([freeze], Week);

        boxes.ShouldBeEmpty();
        LaneWeek.DaysOf([freeze], Week.From, Berlin).ShouldHaveSingleItem().Item.Title.ShouldBe("Audit");
    }

    [Fact]
    public void Week_ProductionCampaign_IsShownByItsHoursOnEachDay()
    {
        var boxes = Boxes().Week([Item(CalendarLayer.Production, "2026-11-02T06:00", 2880, "Syrup")], Week);

        boxes.Select(box => (box.Start.Day, box.Start.Hour, box.End.Hour)).ShouldBe([(2, 6, 0), (3, 0, 0), (4, 0, 6)]);
    }

    [Fact]
    public void Week_StretchInTheHourThatAutumnRepeats_KeepsItsLength()
    {
        // 02:30 summer time for 50 minutes ends at 02:20 winter time.
        var boxes = Boxes().Week([Item(CalendarLayer.Maintenance, "2026-10-25T02:30", 50)], CalendarPeriod.Of(CalendarView.Week, new LocalDate(2026, 10, 25)));

        (boxes[0].End - boxes[0].Start).ShouldBe(TimeSpan.FromMinutes(50));
    }

    private static CalendarEntries Boxes()
    {
        var texts = new StringLocalizer<Texts>(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        return new CalendarEntries(texts, Berlin, new CalendarAddress(null, null, "BER", null, null));
    }
}
