using Bunit;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Approvals;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

public sealed class ApprovalSettingsPageTests : ComponentTest
{
    [Fact]
    public async Task Page_ForSomebodyElse_ReadsWithoutASaveButton()
    {
        var page = await OpenAsync("it.berlin");

        page.FindAll("button[type=submit]").ShouldBeEmpty();
        page.Find(".notice").TextContent.ShouldContain("An administrator or the governance chair sets them.");
        page.Markup.ShouldContain("The defaults are our own; no standard demands them.");
    }

    [Fact]
    public async Task Save_OtherHours_IsStoredAndInTheHistory()
    {
        var page = await OpenAsync("chair");

        page.Find("#workTo").Input("14:30");
        page.FindAll("input[type=checkbox]")[5].Change(true);
        page.Find("#reminderPercent").Input("25");
        page.Find("button[type=submit]").Click();

        page.WaitForAssertion(() => page.Find(".saved-state").TextContent.ShouldBe("Saved."), Patience);
        page.Find(".history").TextContent.ShouldContain("14:30");
        page.Find(".history").TextContent.ShouldContain("Saturday");
        await using var db = Portal.Db();
        (await db.ApprovalSettings.SingleAsync(Token)).Choices.WorkToMinute.ShouldBe(870);
    }

    [Fact]
    public async Task Save_ATimeThatIsNone_SaysSoBesideItAndKeepsIt()
    {
        var page = await OpenAsync("admin");

        page.Find("#workFrom").Input("early");
        page.Find("button[type=submit]").Click();

        page.WaitForAssertion(() => page.Markup.ShouldContain("Write a time of the day such as 07:00."), Patience);
        page.Find("#workFrom").GetAttribute("value").ShouldBe("early");
    }

    private async Task<IRenderedComponent<ApprovalSettingsPage>> OpenAsync(string persona)
    {
        var page = await RenderAsync<ApprovalSettingsPage>(persona);
        page.WaitForElement("#workFrom", Patience);
        return page;
    }
}
