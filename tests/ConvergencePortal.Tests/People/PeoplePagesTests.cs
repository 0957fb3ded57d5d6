using Bunit;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.People;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class PeoplePagesTests : ComponentTest
{
    [Fact]
    public async Task List_FunctionInTheAddress_ShowsWhoSpeaksForIt()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/people?function=Quality&site=BER");

        var page = await RenderAsync<PeoplePage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr a").Select(a => a.GetAttribute("href")).ShouldBe(["/people/quality.berlin", "/people/quality2.berlin"]), Patience);
    }

    [Fact]
    public async Task List_NotActive_SaysSoInWords()
    {
        await using (var db = Portal.Db())
        {
            (await db.People.SingleAsync(p => p.Code == "ot2.berlin", Token)).IsActive = false;
            await db.SaveChangesAsync(Token);
        }
        Services.GetRequiredService<NavigationManager>().NavigateTo("/people?active=no");

        var page = await RenderAsync<PeoplePage>("it.berlin");

        page.WaitForAssertion(() => page.FindAll("tbody tr").ShouldHaveSingleItem().TextContent.ShouldContain("Not active"), Patience);
    }

    [Fact]
    public async Task Person_EndedMembership_IsShownAsNotHoldingToday()
    {
        await using (var db = Portal.Db())
        {
            var person = await db.People.Include(p => p.Memberships).SingleAsync(p => p.Code == "it.berlin", Token);
            person.Memberships[0].To = new LocalDate(2026, 11, 1);
            await db.SaveChangesAsync(Token);
        }

        var page = await RenderAsync<PersonPage>("it2.berlin", p => p.Add(x => x.Code, "it.berlin"));

        page.WaitForAssertion(() => page.Find("tbody tr").TextContent.ShouldContain("does not hold today"), Patience);
    }

    [Fact]
    public async Task Person_Unknown_SaysSo()
    {
        var page = await RenderAsync<PersonPage>("it.berlin", p => p.Add(x => x.Code, "nobody"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("There is nobody with the code nobody."), Patience);
    }

    [Theory]
    [InlineData("OT", 2)]
    [InlineData(null, 17)]
    public async Task ListAsync_ByFunction_CountsWhoHoldsItToday(string? function, int expected)
    {
        var filter = new PeopleFilter(Function: function is null ? null : Enum.Parse<Function>(function));

        var page = await Portal.Get<PeopleReads>().ListAsync(new PageRequest(), filter, Token);

        page.Total.ShouldBe(expected);
    }
}
