using ConvergencePortal.Core.Notices;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Notices;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Notices;

/// <summary>The bell follows what happens, the inbox says what it was, and administrators see how channels fare.</summary>
public sealed class NoticePagesTests : ComponentTest
{
    [Fact]
    public async Task Bell_WhileSomebodyAsks_CountsWithoutBeingAskedAgain()
    {
        await TellAsync();
        var bell = await RenderAsync<NoticeBell>("it.berlin");
        bell.WaitForAssertion(() => bell.Find("a").GetAttribute("aria-label").ShouldBe("Inbox, nothing new"), Patience);

        await new ChangeJourney(Portal).AuthorizingAsync();
        await TellAsync();

        bell.WaitForAssertion(() => bell.Find("a").GetAttribute("aria-label").ShouldBe("Inbox, 1 new"), Patience);
    }

    [Fact]
    public async Task Inbox_Notice_SaysWhatIsAskedAndIsReadWithOneClick()
    {
        await TellAsync();
        var journey = new ChangeJourney(Portal);
        await journey.AuthorizingAsync();
        await TellAsync();
        var page = await RenderAsync<InboxPage>("it.berlin");

        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldSatisfyAllConditions(
            text => text.ShouldContain("Your signature is asked for"), text => text.ShouldContain(journey.Number), text => text.ShouldContain("Patch the filler's PLC"), text => text.ShouldContain("Asked: IT")), Patience);
        await page.Find(".page-head button").ClickAsync(new());

        page.WaitForAssertion(() => page.FindAll(".notice-new").ShouldBeEmpty(), Patience);
    }

    [Fact]
    public async Task Inbox_OfNobodyConcerned_SaysWhenNoticesCome()
    {
        var page = await RenderAsync<InboxPage>("quality.berlin");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Nobody has told you anything yet."), Patience);
    }

    [Fact]
    public async Task Channels_WrongAddress_IsRefusedBesideTheFieldAndNothingTypedIsLost()
    {
        var page = await RenderAsync<ChannelsPage>("admin");
        page.WaitForState(() => page.FindAll("form").Count == 1, Patience);
        page.Find("input[id$=-name]").Change("IT Berlin");
        page.Find("input[id$=-address]").Change("https://evil.example/hook");

        await page.Find("form button[type=submit]").ClickAsync(new());

        page.WaitForAssertion(() => page.Markup.ShouldContain("evil.example is not on the list of hosts"), Patience);
        page.Find("input[id$=-name]").GetAttribute("value").ShouldBe("IT Berlin");
    }

    [Fact]
    public async Task Channels_AddedAndTried_ShowsWhatIsOnItsWay()
    {
        var page = await RenderAsync<ChannelsPage>("admin");
        page.WaitForState(() => page.FindAll("form").Count == 1, Patience);
        page.Find("input[id$=-name]").Change("IT Berlin");
        page.Find("input[id$=-address]").Change(Channels.Teams);
        await page.Find("form button[type=submit]").ClickAsync(new());
        page.WaitForAssertion(() => page.Find(".channel-card h2").TextContent.ShouldContain("IT Berlin"), Patience);

        await page.Find(".channel-card .button-row button").ClickAsync(new());
        await Portal.DeliverAsync();

        page.WaitForAssertion(() => page.Find("tbody").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("This is a test card"), text => text.ShouldContain("Accepted"), text => text.ShouldContain("HTTP 202")), Patience);
        page.Markup.ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task Channels_EncryptedWithKeysThatAreGone_SaysWhatToDo()
    {
        await Portal.HasChannelAsync(Channels.Choices("Maintenance system", ChannelKind.Webhook));
        Services.AddSingleton<ISecretBox, EmptyBox>();

        var page = await RenderAsync<ChannelsPage>("admin");

        page.WaitForAssertion(() => page.FindAll(".channel-card [role=alert]").Count.ShouldBe(2), Patience);
        page.Find(".channel-card").TextContent.ShouldSatisfyAllConditions(text => text.ShouldContain("the address was encrypted with keys that are gone. Enter it again."), text => text.ShouldContain("Make a new one"));
    }

    [Fact]
    public async Task Channels_ForOthersThanAdministrators_SaysWhoKeepsThem()
    {
        var page = await RenderAsync<ChannelsPage>("it.berlin");

        page.WaitForAssertion(() => page.Markup.ShouldContain("Administrators keep the channels."), Patience);
        page.FindAll("form").ShouldBeEmpty();
    }

    private Task<int> TellAsync() => Portal.Get<TellNotices>().RunAsync(Token);

    /// <summary>A host whose keys are not those of the day before.</summary>
    private sealed class EmptyBox : ISecretBox
    {
        public string Protect(string secret) => secret;
        public string? Unprotect(string text) => null;
    }
}
