using Bunit;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Approvals;
using ConvergencePortal.Web.People;
using ConvergencePortal.Web.SignIn;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.SignIn.DirectoryPeople;

namespace ConvergencePortal.Tests.SignIn;

public sealed class SignInPagesTests : ComponentTest
{
    [Fact]
    public async Task RightsPage_Administrator_LetsAGroupGiveAFunctionAndEndsIt()
    {
        var page = await RenderAsync<RightsPage>("admin");
        page.WaitForElement("#right-value", Patience).Change(OtGroup);
        page.Find("#right-name").Change("OT of the plant");
        page.FindAll("select").First(select => select.TextContent.Contains("Auditor", StringComparison.Ordinal) && select.TextContent.Contains("Cybersecurity", StringComparison.Ordinal)).Change("OT");
        page.FindAll("button").First(button => button.TextContent.Contains("Let it give this", StringComparison.Ordinal)).Click();
        page.WaitForAssertion(() => page.Markup.ShouldContain("0 people"), Patience);

        await Portal.SignInAsync(Profile(groups: [OtGroup]));
        page.WaitForAssertion(() => page.Markup.ShouldContain("by OT of the plant"), Patience);
        page.FindAll("button").First(button => button.TextContent.StartsWith("End", StringComparison.Ordinal)).Click();
        page.FindAll("button").First(button => button.TextContent.Contains("Take it from", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => page.Markup.ShouldNotContain("OT of the plant"), Patience);
        (await Portal.PersonAsync(Ada)).MembershipsOn(Portal.Today()).ShouldBeEmpty();
    }

    [Fact]
    public async Task RightsPage_SomebodyElse_ReadsThatItIsForAdministrators()
    {
        var page = await RenderAsync<RightsPage>("it.berlin");

        page.WaitForAssertion(() => page.Find(".refusal").TextContent.ShouldBe(RightsErrors.AdministratorOnly.Message), Patience);
    }

    [Fact]
    public async Task PersonPage_Administrator_EndsTheSessionsOfSomebody()
    {
        var opened = (await Portal.Get<SignInPersona>().RunAsync("it.berlin", new SessionOrigin(SignInWay.Demo, "Firefox/140 (Windows NT)", "10.0.0.7"), Guid.Empty, Token)).Value;
        var page = await RenderAsync<PersonPage>("admin", person => person.Add(p => p.Code, "it.berlin"));
        page.WaitForAssertion(() => page.Find("#sessions").TextContent.ShouldContain("Firefox, Windows"), Patience);

        page.FindAll("#sessions button").First(button => button.TextContent.Contains("End all sessions", StringComparison.Ordinal)).Click();

        page.WaitForAssertion(() => page.Find("#sessions").TextContent.ShouldContain("Ended by administrator"), Patience);
        (await Portal.Get<SessionReads>().AdmitAsync(opened.Key, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task PersonPage_Colleague_SeesNoSessions()
    {
        var page = await RenderAsync<PersonPage>("ot.berlin", person => person.Add(p => p.Code, "it.berlin"));

        page.WaitForAssertion(() => page.Markup.ShouldContain("given by hand"), Patience);
        page.FindAll("#sessions").ShouldBeEmpty();
    }

    [Fact]
    public async Task SigningField_WhereADirectoryKnowsPeople_AsksForAnotherSignInAndKnowsWhenItCame()
    {
        Services.AddSingleton(SigningCredential.SignIn);
        await Portal.ChangePersonAsync("it.berlin", person => person.Account = Ada.Text);
        var opened = await Portal.SignInAsync(Profile());
        var field = Render<SigningField>(builder => builder.AddCascadingValue(opened.Person));
        field.WaitForElement("a[target=_blank]", Patience).GetAttribute("href").ShouldBe("/sign-in/again?returnUrl=%2Fsign-in%2Fdone");

        await Portal.Get<ReauthenticateSession>().RunAsync(opened.Person.Session, Ada, Origin("again"), Token);

        field.WaitForElement("input[type=checkbox]", Patience);
    }
}
