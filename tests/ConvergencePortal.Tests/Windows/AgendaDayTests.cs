using ConvergencePortal.Web.Windows;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Windows.CalendarItems;

namespace ConvergencePortal.Tests.Windows;

public sealed class AgendaDayTests
{
    private static readonly CalendarPeriod Fortnight = CalendarPeriod.Of(CalendarView.Agenda, new LocalDate(2026, 11, 5));

    [Fact]
    public void From_NightWork_IsListedOnTheDayItStarts()
    {
        var days = AgendaDay.From([Item(CalendarLayer.Maintenance, "2026-11-05T22:00", 360)], Fortnight, Berlin);

        days.ShouldHaveSingleItem().Date.ShouldBe(new LocalDate(2026, 11, 5));
    }

    [Fact]
    public void From_NightWorkThatBeganTheDayBefore_IsListedFirst()
    {
        var days = AgendaDay.From([Item(CalendarLayer.Maintenance, "2026-11-04T22:00", 360)], Fortnight, Berlin);

        days.ShouldHaveSingleItem().Date.ShouldBe(new LocalDate(2026, 11, 5));
    }

    [Fact]
    public void From_FreezeOfThreeDays_IsListedOnEachOfThem()
    {
        var days = AgendaDay.From([Item(CalendarLayer.Freeze, "2026-11-04T00:00", 4320)], Fortnight, Berlin);

        days.Select(day => (day.Date.Day, day.Items.Count)).ShouldBe([(5, 1), (6, 1)]);
    }

    [Fact]
    public void From_MuchProduction_IsFoldedAndCounted()
    {
        var days = AgendaDay.From([.. Enumerable.Range(1, 5).Select(line => Item(CalendarLayer.Production, "2026-11-05T06:00", 960, $"Line {line}")), Item(CalendarLayer.Changes, "2026-11-05T10:00", 60, "CR")],
            Fortnight, Berlin);

        days[0].Items.ShouldHaveSingleItem().Title.ShouldBe("CR");
        days[0].Folded.Count.ShouldBe(5);
    }
}
