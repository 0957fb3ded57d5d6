using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class RosterPageTests : ComponentTest
{
    private const string Shifts = "site,person,code,start,minutes,rule\nBER,ot.berlin,EARLY,2026-01-05T06:00,480,\"FREQ=WEEKLY;BYDAY=MO,TU\"\n";

    [Fact]
    public async Task Roster_NoAddress_ShowsThisWeekOfTheReadersSiteAndNamesTheZone()
    {
        await Portal.HasAsync("shifts", Shifts);

        var page = await OpenAsync("/people/shifts");

        page.Find(".calendar-title").TextContent.ShouldBe("Mon 2 Nov – Sun 8 Nov 2026Times in Europe/Berlin");
        page.Find("th[aria-current=date]").TextContent.ShouldBe("Thu 5 Nov");
        DayOf(page, "ot.berlin", "Mon 2 Nov").ShouldContain("06:00 – 14:00");
        DayOf(page, "ot.berlin", "Wed 4 Nov").ShouldBeEmpty();
    }

    [Fact]
    public async Task Roster_WeekInTheAddress_ShowsItAndLeadsToItsNeighbors()
    {
        var page = await OpenAsync("/people/shifts?site=BER&week=2026-11-11");

        page.Find("a[rel=prev]").GetAttribute("href").ShouldBe("/people/shifts?site=BER&week=2026-11-02");
        page.Find("a[rel=next]").GetAttribute("href").ShouldBe("/people/shifts?site=BER&week=2026-11-16");
    }

    [Theory]
    [InlineData("/people/shifts?week=yesterday")]
    [InlineData("/people/shifts?week=9999-12-31")]
    [InlineData("/people/shifts?site=NOWHERE&function=Cooking")]
    public async Task Roster_MistypedAddress_ShowsThisWeek(string address)
    {
        var page = await OpenAsync(address);

        page.Find(".calendar-title").TextContent.ShouldContain("Mon 2 Nov");
    }

    [Fact]
    public async Task Roster_NoShiftYet_SaysWhatToDoNext()
    {
        var page = await OpenAsync("/people/shifts");

        page.Find(".empty").TextContent.ShouldContain("No shifts are kept for this site yet");
        page.Find(".empty a").GetAttribute("href").ShouldBe("/import");
        page.FindAll("tbody").Count.ShouldBe(7);
    }

    [Fact]
    public async Task Roster_AwayForAWholeShift_SaysSoInWords()
    {
        await Portal.HasAsync("shifts", Shifts);
        await Portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-11-02T13:00,2026-11-03\n");

        var page = await OpenAsync("/people/shifts");

        DayOf(page, "ot.berlin", "Mon 2 Nov").ShouldContain("away 13:00 – 24:00");
        DayOf(page, "ot.berlin", "Tue 3 Nov").ShouldContain("does not happen");
    }

    [Theory]
    [InlineData("maintenance.berlin", true)]
    [InlineData("quality.berlin", false)]
    [InlineData("auditor", false)]
    public async Task Roster_Persona_IsOfferedTheFormsThatTheyMaySave(string persona, bool mayKeep)
    {
        await Portal.HasAsync("shifts", Shifts);
        await Portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-11-03,2026-11-03\n");

        var page = await OpenAsync("/people/shifts", persona);

        var forms = page.FindAll("a").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith("/records/", StringComparison.Ordinal)).Distinct();
        forms.ShouldBe(mayKeep
            ? ["/records/shifts/new?site=BER", "/records/absences/new?site=BER", "/records/shifts/edit?key=BER%3Aot.berlin%3AEARLY", "/records/absences/edit?key=BER%3Aot.berlin%3A2026-11-03"]
            : Array.Empty<string>());
    }

    [Fact]
    public async Task Roster_SomebodyElseSavesAShift_ShowsItAtOnce()
    {
        await Portal.HasAsync("shifts", Shifts);
        var page = await OpenAsync("/people/shifts");

        await Portal.HasAsync("shifts", "site,person,code,start,minutes\nBER,it.berlin,EXTRA,2026-11-07T10:00,60\n");

        page.WaitForAssertion(() => DayOf(page, "it.berlin", "Sat 7 Nov").ShouldContain("10:00 – 11:00"), Patience);
    }

    [Fact]
    public async Task Person_ShiftsAndAbsences_AreListedInWords()
    {
        await Portal.HasAsync("shifts", Shifts);
        await Portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-12-21,2026-12-27\n");

        var page = await RenderAsync<PersonPage>("maintenance.berlin", p => p.Add(x => x.Code, "ot.berlin"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("every Monday and Tuesday, 06:00 to 14:00, Europe/Berlin"), Patience);
        page.Find("ul[aria-labelledby=person-shifts]").TextContent.ShouldContain("Next: Mon 9 Nov 2026, 06:00 – 14:00");
        page.Find("ul[aria-labelledby=person-absences]").TextContent.ShouldContain("Mon 21 Dec 2026 – Sun 27 Dec 2026");
        page.FindAll("ul a").Select(a => a.GetAttribute("href")).ShouldBe(["/records/shifts/edit?key=BER%3Aot.berlin%3AEARLY", "/records/absences/edit?key=BER%3Aot.berlin%3A2026-12-21"]);
    }

    [Fact]
    public async Task Person_WithoutShifts_SaysSo()
    {
        var page = await RenderAsync<PersonPage>("it.berlin", p => p.Add(x => x.Code, "ot.berlin"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("No shifts are kept for this person."), Patience);
    }

    private async Task<IRenderedComponent<RosterPage>> OpenAsync(string address, string persona = "maintenance.berlin")
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = await RenderAsync<RosterPage>(persona);
        page.WaitForElement(".calendar-title", Patience);
        return page;
    }

    private static string DayOf(IRenderedComponent<RosterPage> page, string person, string day) =>
        page.FindAll("tbody tr").Single(row => row.QuerySelector("small.below")?.TextContent == person).QuerySelector($"td[data-day='{day}']")!.TextContent.Trim();
}
