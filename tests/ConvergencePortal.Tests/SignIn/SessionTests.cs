using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

public sealed class SessionTests
{
    [Fact]
    public async Task Admit_WithTheSecret_KnowsThePersonAndWithAnyOtherNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);

        (await AdmitAsync(portal, opened.Key)).ShouldNotBeNull().Code.ShouldBe("it.berlin");
        foreach (var other in new[] { null, "", "cs_", opened.Key + "x", opened.Key[..^1], Session.Keys.Make(), opened.Person.Session.ToString() }) (await AdmitAsync(portal, other)).ShouldBeNull(other);
        await using var db = portal.Db();
        (await db.Sessions.SingleAsync()).KeyHash.ShouldNotContain(opened.Key[3..]);
    }

    [Fact]
    public async Task Admit_AfterAnHourWithoutUse_EndsItForGood()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);

        portal.Clock.Advance(Duration.FromMinutes(59));
        (await AdmitAsync(portal, opened.Key)).ShouldNotBeNull();
        portal.Clock.Advance(Duration.FromMinutes(60));

        (await AdmitAsync(portal, opened.Key)).ShouldBeNull();
        (await EndOfAsync(portal)).ShouldBe(SessionEnd.Idle);
    }

    [Fact]
    public async Task Admit_UsedAllDay_EndsAfterTenHours()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);

        for (var minutes = 0; minutes < 590; minutes += 59)
        {
            (await AdmitAsync(portal, opened.Key)).ShouldNotBeNull();
            portal.Clock.Advance(Duration.FromMinutes(59));
        }
        portal.Clock.Advance(Duration.FromMinutes(10));

        (await AdmitAsync(portal, opened.Key)).ShouldBeNull();
        (await EndOfAsync(portal)).ShouldBe(SessionEnd.TooLong);
    }

    [Fact]
    public async Task Hold_OfAPageThatStaysOpenUnused_DoesNotKeepTheSessionAlive()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);

        for (var minutes = 0; minutes < 60; minutes += 20)
        {
            (await portal.Get<SessionReads>().HoldAsync(opened.Person.Session, usedAt: null, default)).ShouldNotBeNull();
            portal.Clock.Advance(Duration.FromMinutes(20));
        }

        (await portal.Get<SessionReads>().HoldAsync(opened.Person.Session, null, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Hold_OfAPageThatIsUsed_KeepsTheSessionAlive()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);

        for (var minutes = 0; minutes < 180; minutes += 45)
        {
            portal.Clock.Advance(Duration.FromMinutes(45));
            (await portal.Get<SessionReads>().HoldAsync(opened.Person.Session, portal.Clock.GetCurrentInstant(), default)).ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Admit_AfterThePersonWasSwitchedOffAndOnAgain_StaysOver()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await OpenAsync(portal);
        await portal.ChangePersonAsync("it.berlin", person => person.IsActive = false);

        (await AdmitAsync(portal, opened.Key)).ShouldBeNull();
        await portal.ChangePersonAsync("it.berlin", person => person.IsActive = true);

        (await AdmitAsync(portal, opened.Key)).ShouldBeNull();
        (await EndOfAsync(portal)).ShouldBe(SessionEnd.PersonInactive);
    }

    [Fact]
    public async Task SignOutEverywhere_EndsEverySessionOfThePersonAndNobodyElses()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (here, there, other) = (await OpenAsync(portal), await OpenAsync(portal), await OpenAsync(portal, "ot.berlin"));

        (await portal.Get<EndSessions>().RunAsync(new("IT.berlin", Command.New()), here.Person, default)).Error.ShouldBeNull();

        (await AdmitAsync(portal, here.Key)).ShouldBeNull();
        (await AdmitAsync(portal, there.Key)).ShouldBeNull();
        (await AdmitAsync(portal, other.Key)).ShouldNotBeNull();
        (await portal.LedgerAsync("it.berlin")).ShouldContain("SignedOutEverywhere: 2 sessions");
    }

    [Fact]
    public async Task SignOut_EndsThisSessionAlone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (here, there) = (await OpenAsync(portal), await OpenAsync(portal));

        await portal.Get<EndSession>().RunAsync(here.Person, default);

        (await AdmitAsync(portal, here.Key)).ShouldBeNull();
        (await AdmitAsync(portal, there.Key)).ShouldNotBeNull();
    }

    [Fact]
    public async Task SignIn_LongAfterOthersEnded_ForgetsBrowserAndAddressOfThose()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await OpenAsync(portal);
        portal.Clock.Advance(Duration.FromDays(89));
        await OpenAsync(portal);
        portal.Clock.Advance(Duration.FromDays(2));

        await OpenAsync(portal);

        await using var db = portal.Db();
        (await db.Sessions.CountAsync()).ShouldBe(2);
        (await portal.LedgerAsync("it.berlin")).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("https://login.example", "sid-1", true)]
    [InlineData("https://login.example", "sid-2", false)]
    [InlineData("https://elsewhere.example", "sid-1", false)]
    public async Task EndAtTheProvider_ByItsNameOfTheSession_EndsThatOne(string provider, string sid, bool ends)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var opened = await portal.SignInAsync(DirectoryPeople.Profile());

        await portal.Get<EndProviderSession>().RunAsync(provider, sid, null, default);

        (await AdmitAsync(portal, opened.Key) is null).ShouldBe(ends);
    }

    [Fact]
    public async Task List_OfSomebodyElsesSessions_IsForAdministratorsAndAuditors()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await OpenAsync(portal);
        var reads = portal.Get<SessionReads>();

        foreach (var (reader, sees) in new[] { ("it.berlin", true), ("admin", true), ("auditor", true), ("ot.berlin", false), ("chair", false) })
            (await reads.ListAsync("it.berlin", await portal.ActorAsync(reader), default)).IsSuccess.ShouldBe(sees, reader);
    }

    private static async Task<OpenedSession> OpenAsync(TestPortal portal, string persona = "it.berlin") =>
        (await portal.Get<SignInPersona>().RunAsync(persona, new SessionOrigin(SignInWay.Demo, "Firefox", "10.0.0.7"), Guid.Empty, default)).Value;

    private static Task<SessionState?> AdmitAsync(TestPortal portal, string? key) => portal.Get<SessionReads>().AdmitAsync(key, default);

    private static async Task<SessionEnd?> EndOfAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return (await db.Sessions.SingleAsync()).End;
    }
}
