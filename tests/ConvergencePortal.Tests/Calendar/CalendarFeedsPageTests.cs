using Bunit;
using ConvergencePortal.Core.Calendar;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Calendar;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Calendar;

public sealed class CalendarFeedsPageTests : ComponentTest
{
    [Fact]
    public async Task Page_NoAddressYet_SaysWhatToDoAndHow()
    {
        var page = await OpenAsync();

        page.Find(".empty").TextContent.ShouldContain("There is no address yet");
        page.FindAll(".steps h3").Select(program => program.TextContent).ShouldBe(["Outlook", "Google Calendar", "Phone"]);
        page.FindAll(".steps ol").ShouldAllBe(steps => steps.Children.Length == 3);
    }

    [Fact]
    public async Task Make_OwnCalendar_ShowsTheAddressOnceInASelectableField()
    {
        var page = await OpenAsync();

        await page.Find("button[type=submit]").ClickAsync(new());

        var field = page.WaitForElement("#new-address-field", Patience);
        field.HasAttribute("readonly").ShouldBeTrue();
        var address = field.GetAttribute("value")!;
        address.ShouldMatch("^http://localhost/calendar/[A-Za-z0-9_-]{43}\\.ics$");
        page.Find("[data-copies]").GetAttribute("data-copies").ShouldBe("new-address-field");
        page.FindAll("a").Select(link => link.GetAttribute("href")).ShouldContain(address.Replace("http:", "webcal:", StringComparison.Ordinal));
        var prefix = address.Substring("http://localhost/calendar/".Length, 8);
        page.WaitForAssertion(() => page.Find("table code").TextContent.ShouldBe($"{prefix}…"), Patience);
        (await OpenAsync()).Markup.ShouldNotContain(address);
    }

    [Theory]
    [InlineData("BER", "BER/PACK/LINE2", CalendarFeedKind.Line, "BER/PACK/LINE2")]
    [InlineData("BER", "BER/PACK/LINE2/FILLER", CalendarFeedKind.Line, "BER/PACK/LINE2/FILLER")]
    [InlineData("BER", "BER:VLAN210", CalendarFeedKind.Site, "BER")]
    [InlineData("BER", null, CalendarFeedKind.Site, "BER")]
    public async Task Make_FromTheCalendar_BeginsWithWhatItShowed(string site, string? scope, CalendarFeedKind kind, string path)
    {
        var page = await OpenAsync(query: FeedsAddress.Of(site, scope));

        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForElement("#new-address-field", Patience);
        await using var db = Portal.Db();
        var made = await db.CalendarFeeds.SingleAsync(Token);
        (made.Kind, await db.Equipment.Where(e => e.Id == made.EquipmentId).Select(e => e.Path).SingleAsync(Token)).ShouldBe((kind, path));
    }

    [Fact]
    public async Task Make_PlaceThatIsNotThere_SaysSoBesideTheForm()
    {
        var page = await OpenAsync(query: FeedsAddress.Of("BER", "BER/NOWHERE"));

        await page.Find("button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("[data-code]").GetAttribute("data-code").ShouldBe("feed.noLine"), Patience);
        page.FindAll("#new-address-field").ShouldBeEmpty();
    }

    [Fact]
    public async Task Revoke_Address_AsksOnceAndTakesItFromTheList()
    {
        var made = await Portal.MakeFeedAsync("it.berlin");
        var page = await OpenAsync();

        await page.Find("tbody button").ClickAsync(new());
        (await Portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, Token)).ShouldNotBeNull();
        await page.Find("tbody .button-bad").ClickAsync(new());

        page.WaitForElement(".empty", Patience);
        (await Portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Revoke_AskedAndThoughtBetter_KeepsIt()
    {
        var made = await Portal.MakeFeedAsync("it.berlin");
        var page = await OpenAsync();

        await page.Find("tbody button").ClickAsync(new());
        await page.FindAll("tbody button")[1].ClickAsync(new());

        page.FindAll("tbody .button-bad").ShouldBeEmpty();
        (await Portal.Get<CalendarFeedReads>().FindOpenAsync(made.Secret, Token)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Revoke_AddressRevokedElsewhereMeanwhile_SaysSo()
    {
        var made = await Portal.MakeFeedAsync("it.berlin");
        var page = await OpenAsync();
        await page.Find("tbody button").ClickAsync(new());
        await using (var db = Portal.Db())
        {
            (await db.CalendarFeeds.SingleAsync(Token)).Revoke(TestPortal.Start);
            await db.SaveChangesAsync(Token);
        }

        await page.Find("tbody .button-bad").ClickAsync(new());

        page.WaitForAssertion(() => page.Find("[data-code]").GetAttribute("data-code").ShouldBe("feed.revoked"), Patience);
    }

    [Fact]
    public async Task Page_ForAnAdministrator_ShowsEverybodysAddressesOnRequest()
    {
        await Portal.MakeFeedAsync("it.berlin", CalendarFeedKind.Line, "BER/PACK/LINE2");
        await Portal.MakeFeedAsync("ot.berlin");

        var page = await OpenAsync("admin", "/calendar/feeds?whose=everybody");

        page.FindAll("tbody tr").Select(row => row.Children[1].TextContent).ShouldBe(["First OT", "First IT"]);
        page.FindAll("tbody tr")[1].Children[0].TextContent.ShouldContain("Line 2 BER/PACK/LINE2");
    }

    [Theory]
    [InlineData("admin", 1)]
    [InlineData("auditor", 0)]
    public async Task Page_OfEverybody_OffersToRevokeOnlyWhereThatIsAllowed(string persona, int buttons)
    {
        await Portal.MakeFeedAsync("it.berlin");

        var page = await OpenAsync(persona, "/calendar/feeds?whose=everybody");

        page.FindAll("tbody button").Count.ShouldBe(buttons);
    }

    [Fact]
    public async Task Page_ForSomebodyElse_ShowsOnlyTheirOwnWhateverTheAddressSays()
    {
        await Portal.MakeFeedAsync("it.berlin");

        var page = await OpenAsync("ot.berlin", "/calendar/feeds?whose=everybody");

        page.FindAll("tbody tr").ShouldBeEmpty();
        page.FindAll("h2")[^1].TextContent.ShouldBe("My addresses");
    }

    private async Task<IRenderedComponent<CalendarFeedsPage>> OpenAsync(string persona = "it.berlin", string query = FeedsAddress.Page)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(query);
        var page = await RenderAsync<CalendarFeedsPage>(persona);
        page.WaitForElement(".empty, tbody tr", Patience);
        return page;
    }
}
