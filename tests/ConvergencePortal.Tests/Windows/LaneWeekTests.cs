using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Windows;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Windows.CalendarItems;

namespace ConvergencePortal.Tests.Windows;

public sealed class LaneWeekTests
{
    private static readonly LocalDate Monday = new(2026, 11, 2);

    private static readonly Lane[] Lanes =
    [
        new("BER/ADMIN", "Administration", IsArea: true, HasLines: false),
        new("BER/PACK", "Packaging", IsArea: true, HasLines: true),
        new("BER/PACK/LINE1", "Line 1", IsArea: false, HasLines: false),
        new("BER/PACK/LINE2", "Line 2", IsArea: false, HasLines: false),
    ];

    [Fact]
    public void From_NothingPlanned_ShowsEveryLineAsFree()
    {
        var week = Build([]);

        week.Rows.Select(row => row.Path).ShouldBe(["BER/ADMIN", "BER/PACK/LINE1", "BER/PACK/LINE2"]);
    }

    [Fact]
    public void From_WindowOnAnArea_LiesInEachOfItsLines()
    {
        var week = Build([Item(CalendarLayer.Maintenance, "2026-11-08T02:00", 240, "Sunday", "BER/PACK")]);

        week.Rows.Where(row => row.Bars.Count > 0).Select(row => row.Name).ShouldBe(["Line 1", "Line 2"]);
    }

    [Fact]
    public void From_WindowOnAMachine_LiesInItsLineAlone()
    {
        var week = Build([Item(CalendarLayer.Freeze, "2026-11-08T02:00", 240, "Proof test", "BER/PACK/LINE2/FILLER")]);

        week.Rows.Where(row => row.Bars.Count > 0).Select(row => row.Name).ShouldBe(["Line 2"]);
    }

    [Fact]
    public void From_FreezeOfTheSite_HasOneLaneAndRunsBehindTheOthers()
    {
        var week = Build([Item(CalendarLayer.Freeze, "2026-11-04T00:00", 1440, "Audit", "BER")]);

        week.Rows[0].Kind.ShouldBe(LaneKind.Site);
        week.Rows.Skip(1).ShouldAllBe(row => row.Bars.Count == 0);
        var band = week.Bands.ShouldHaveSingleItem();
        band.Left.ShouldBe(200.0 / 7, 0.001);
        band.Width.ShouldBe(100.0 / 7, 0.001);
    }

    [Fact]
    public void From_WorkBesideTheLinesOfAnArea_GivesTheAreaALane()
    {
        var week = Build([Item(CalendarLayer.Changes, "2026-11-04T10:00", 60, "CR-2026-0001", "BER/PACK/CONTROLROOM")]);

        week.Rows.Single(row => row.Bars.Count > 0).Name.ShouldBe("Packaging");
    }

    [Fact]
    public void From_ChangeOfASwitch_LiesInTheNetworkAndInTheLinesItServes()
    {
        var week = Build([Item(CalendarLayer.Changes, "2026-11-04T10:00", 60, "CR-2026-0001", ["BER/PACK/LINE1/PLC", "BER/PACK/LINE2/FILLER"], isNetwork: true)]);

        week.Rows.Where(row => row.Bars.Count > 0).Select(row => row.Name ?? row.Kind.ToString()).ShouldBe(["Line 1", "Line 2", "Network"]);
    }

    [Fact]
    public void From_TwoThingsAtOnce_LieOneBelowTheOther()
    {
        var week = Build([Item(CalendarLayer.Maintenance, "2026-11-04T02:00", 240, "A"), Item(CalendarLayer.Maintenance, "2026-11-04T03:00", 240, "B"), Item(CalendarLayer.Maintenance, "2026-11-04T06:00", 60, "C")]);

        var row = week.Rows.Single(row => row.Bars.Count > 0);
        row.Bars.Select(bar => bar.Track).ShouldBe([0, 1, 0]);
    }

    [Fact]
    public void From_WhatBeganTheWeekBefore_StartsAtTheEdge()
    {
        var week = Build([Item(CalendarLayer.Production, "2026-10-31T00:00", 4320, "Campaign")]);

        var bar = week.Rows.Single(row => row.Bars.Count > 0).Bars[0];
        bar.Left.ShouldBe(0);
        bar.Width.ShouldBe(100.0 / 7, 0.001);
    }

    [Fact]
    public void From_OneLineAskedFor_LeavesOutTheOthers()
    {
        var line = new WindowScope(WindowScopeKind.Equipment, 1, "BER/PACK/LINE2", "Line 2", "BER", "Europe/Berlin");

        var week = LaneWeek.From([], Lanes, line, Monday, Berlin);

        week.Rows.ShouldHaveSingleItem().Name.ShouldBe("Line 2");
    }

    private static LaneWeek Build(CalendarItem[] items) => LaneWeek.From(items, Lanes, null, Monday, Berlin);
}
