using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class RosterReadsTests
{
    /// <summary>The week in which Berlin's clocks stay as they are.</summary>
    private static readonly LocalDate Wednesday = new(2026, 11, 11);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_Week_ListsEverybodyByFunctionWithTheirShiftsUnderTheDayTheyBegin()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("shifts", "site,person,code,start,minutes,rule\nBER,ot.berlin,NIGHT,2026-01-06T22:00,480,\"FREQ=WEEKLY;BYDAY=TU,SU\"\n");

        var roster = await RosterAsync(portal);

        (roster.Monday, roster.Zone.Id, roster.HasShifts).ShouldBe((new LocalDate(2026, 11, 9), "Europe/Berlin", true));
        roster.People.Select(person => person.Function).ShouldBe(roster.People.Select(person => person.Function).Order());
        roster.People.Count.ShouldBe(14);
        var ot = roster.People.Single(person => person.Code == "ot.berlin");
        ot.Days.Select(day => day.Shifts.Count).ShouldBe([0, 1, 0, 0, 0, 0, 1]);
        ot.Days[1].Shifts[0].Time.ShouldBe(new Occurrence(Instant.FromUtc(2026, 11, 10, 21, 0), Instant.FromUtc(2026, 11, 11, 5, 0)));
        ot.Days[1].Shifts[0].Key.ShouldBe("BER:ot.berlin:NIGHT");
    }

    [Fact]
    public async Task FindAsync_WeekWhenTheClockFallsBack_KeepsTheLocalStart()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("shifts", "site,person,code,start,minutes,rule\nBER,ot.berlin,EARLY,2026-01-04T06:00,480,FREQ=WEEKLY;BYDAY=SU\n");

        var sunday = (await RosterAsync(portal, new LocalDate(2026, 10, 25))).People.Single(person => person.Code == "ot.berlin").Days[6];

        sunday.Date.ShouldBe(new LocalDate(2026, 10, 25));
        sunday.Shifts.ShouldHaveSingleItem().Time.Start.ShouldBe(Instant.FromUtc(2026, 10, 25, 5, 0));
    }

    [Fact]
    public async Task FindAsync_Absence_IsCutToItsDaysAndStrikesTheShiftsInIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("shifts", "site,person,code,start,minutes,rule\nBER,ot.berlin,EARLY,2026-01-05T06:00,480,\"FREQ=WEEKLY;BYDAY=MO,TU,WE\"\n");
        await portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-11-09T12:00,2026-11-10\n");

        var days = (await RosterAsync(portal)).People.Single(person => person.Code == "ot.berlin").Days;

        days.Take(3).Select(day => day.Shifts[0].IsAway).ShouldBe([false, true, false]);
        days[0].Absences.ShouldHaveSingleItem().ShouldBe(new RosterAbsence("BER:ot.berlin:2026-11-09T12:00", new Occurrence(Instant.FromUtc(2026, 11, 9, 11, 0), Instant.FromUtc(2026, 11, 9, 23, 0))));
        days[2].Absences.ShouldBeEmpty();
    }

    [Fact]
    public async Task FindAsync_AbsenceByTheClockOfAnotherSite_CountsHereAsWell()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\n");
        await portal.HasAsync("memberships", "person,site,function\not.berlin,CHI,OT\n");
        await portal.HasAsync("absences", "site,person,from,to\nCHI,ot.berlin,2026-11-15,2026-11-15\n");

        var days = (await RosterAsync(portal)).People.Single(person => person.Code == "ot.berlin").Days;

        days[6].Absences.ShouldHaveSingleItem().Time.ShouldBe(new Occurrence(Instant.FromUtc(2026, 11, 15, 6, 0), Instant.FromUtc(2026, 11, 15, 23, 0)));
    }

    [Theory]
    [InlineData("2026-11-16", true)]
    [InlineData("2026-11-10", true)]
    [InlineData("2026-11-09", false)]
    public async Task FindAsync_MembershipThatEnds_IsListedAsLongAsItHoldsInTheWeek(string end, bool isListed)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("memberships", $"person,site,function,to\not.berlin,BER,OT,{end}\n");

        (await RosterAsync(portal)).People.Any(person => person.Code == "ot.berlin").ShouldBe(isListed);
    }

    [Fact]
    public async Task FindAsync_TwoFunctions_ListsThePersonUnderTheOneAskedFor()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("memberships", "person,site,function\not.berlin,BER,Cybersecurity\n");

        var all = await RosterAsync(portal);
        var asked = await RosterAsync(portal, function: Function.Cybersecurity);

        all.People.Single(person => person.Code == "ot.berlin").Function.ShouldBe(Function.OT);
        asked.People.Select(person => person.Code).ShouldBe(["cyber.berlin", "ot.berlin", "cyber2.berlin"], ignoreOrder: true);
        asked.People.ShouldAllBe(person => person.Function == Function.Cybersecurity);
    }

    [Fact]
    public async Task FindAsync_ShiftThatCannotBeRead_IsNamedAndTheOthersAreShown()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("shifts", "site,person,code,start,minutes\nBER,ot.berlin,GOOD,2026-11-11T06:00,480\nBER,ot.berlin,BAD,2026-11-11T06:00,480\n");
        await using (var db = portal.Db())
        {
            (await db.Shifts.SingleAsync(s => s.Code == "BAD", Token)).Rule = "FREQ=SOMETIMES";
            await db.SaveChangesAsync(Token);
        }

        var roster = await RosterAsync(portal);

        roster.Unreadable.ShouldBe(["BER:ot.berlin:BAD"]);
        roster.People.Single(person => person.Code == "ot.berlin").Days[2].Shifts.ShouldHaveSingleItem().Code.ShouldBe("GOOD");
    }

    [Fact]
    public async Task OfPersonAsync_ShiftsAndAbsences_AreSaidInWordsAndWhatIsOverIsLeftOut()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var ot = await portal.ActorAsync("ot.berlin");
        await portal.HasAsync("shifts", "site,person,code,start,minutes,rule\nBER,ot.berlin,EARLY,2026-01-05T06:00,480,\"FREQ=WEEKLY;BYDAY=MO\"\nBER,ot.berlin,PAST,2026-01-05T06:00,480,\n");
        await portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-10-01,2026-10-03\nBER,ot.berlin,2026-11-05,2026-11-06\nBER,ot.berlin,2026-12-21,2026-12-27\n");

        var times = await portal.Get<RosterReads>().OfPersonAsync(ot.PersonId, Token);

        times.Shifts.Select(shift => shift.Words).ShouldBe(["every Monday, 06:00 to 14:00, Europe/Berlin", "once on Monday 5 January 2026, 06:00 to 14:00, Europe/Berlin"]);
        times.Shifts.Select(shift => shift.Next?.Start).ShouldBe([Instant.FromUtc(2026, 11, 9, 5, 0), null]);
        times.Absences.Select(absence => (absence.Key, absence.IsNow)).ShouldBe([("BER:ot.berlin:2026-11-05", true), ("BER:ot.berlin:2026-12-21", false)]);
    }

    private static async Task<Roster> RosterAsync(TestPortal portal, LocalDate? date = null, Function? function = null) =>
        (await portal.Get<RosterReads>().FindAsync("BER", date ?? Wednesday, function, Token)).ShouldNotBeNull();
}
