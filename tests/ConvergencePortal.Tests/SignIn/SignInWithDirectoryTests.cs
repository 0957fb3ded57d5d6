using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.SignIn.DirectoryPeople;

namespace ConvergencePortal.Tests.SignIn;

public sealed class SignInWithDirectoryTests
{
    [Fact]
    public async Task FirstSignIn_OfSomebodyNew_MakesAPersonWithoutAnyRight()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var opened = await portal.SignInAsync(Profile());

        var person = await portal.PersonAsync(Ada);
        (person.Code, person.Name, person.Roles, person.Memberships.Count).ShouldBe(("ada.lindqvist", "Ada Lindqvist", PersonRoles.None, 0));
        (await portal.Get<SessionReads>().AdmitAsync(opened.Key, default)).ShouldNotBeNull().HasRights.ShouldBeFalse();
        (await portal.LedgerAsync("ada.lindqvist")).ShouldBe(["Arrived: Ada Lindqvist signed in for the first time, without any right", "SignedIn: at https://login.example"]);
    }

    [Fact]
    public async Task FirstSignIn_WithTheMailAddressOfSomebodyWhoHasRights_IsSomebodyElse()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.ChangePersonAsync("admin", person => person.Email = "ada@lindquell.example");

        await portal.SignInAsync(Profile() with { UserName = "admin@lindquell.example", Name = "Admin" });

        var person = await portal.PersonAsync(Ada);
        (person.Code, person.Roles).ShouldBe(("admin-2", PersonRoles.None));
    }

    [Theory]
    [InlineData(null, "person")]
    [InlineData("", "person")]
    [InlineData("@@@", "person")]
    [InlineData("Ädä Ö@x.example", "d")]
    [InlineData("../../etc/passwd", "etcpasswd")]
    [InlineData("shifts@x.example", "shifts-2")]
    public async Task FirstSignIn_WithAnOddUserName_GetsACodeThatCanBeAnAddress(string? userName, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.SignInAsync(Profile() with { UserName = userName });

        (await portal.PersonAsync(Ada)).Code.ShouldBe(code);
    }

    [Fact]
    public async Task FirstSignIn_WithANameOfFourKilobytesAndHiddenMarks_CutsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.SignInAsync(Profile(name: "\u202E\0" + new string('N', 4096)) with { UserName = new string('u', 4096), Email = new string('e', 4096) + "@x" });

        var person = await portal.PersonAsync(Ada);
        (person.Name, person.Code, person.Email).ShouldBe((new string('N', PlainText.NameLength), new string('u', 32), null));
    }

    [Fact]
    public async Task SignIn_TwiceAtTheSameMomentForTheFirstTime_MakesOnePerson()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await Task.WhenAll(portal.SignInAsync(Profile()), portal.SignInAsync(Profile()));

        await using var db = portal.Db();
        (await db.People.CountAsync(p => p.Account == Ada.Text)).ShouldBe(1);
        (await db.Sessions.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task SignIn_WithAGroupThatGivesAFunction_GivesItAndTakesItAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddRightAsync(DirectorySource.Group, OtGroup, function: Function.OT);

        await portal.SignInAsync(Profile(groups: [OtGroup]));
        var given = await portal.PersonAsync(Ada);
        portal.Clock.Advance(Duration.FromDays(1));
        await portal.SignInAsync(Profile());
        var taken = await portal.PersonAsync(Ada);

        given.MembershipsOn(portal.Today().PlusDays(-1)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Function.ShouldBe(Function.OT), m => m.IsFromDirectory.ShouldBeTrue(), m => m.IsHome.ShouldBeTrue());
        taken.MembershipsOn(portal.Today()).ShouldBeEmpty();
        (await portal.LedgerAsync("ada.lindqvist")).Where(line => line.StartsWith("Rights", StringComparison.Ordinal)).ShouldBe(["RightsFromDirectory: given OT at BER", "RightsFromDirectory: taken OT at BER"]);
    }

    [Fact]
    public async Task SignIn_WithoutAGroup_LeavesWhatWasGivenByHand()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.ChangePersonAsync("it.berlin", person => (person.Account, person.Roles) = (Ada.Text, PersonRoles.GovernanceChair));
        await portal.AddRightAsync(DirectorySource.AppRole, ChairRole, role: PersonRoles.GovernanceChair);

        await portal.SignInAsync(Profile(roles: [ChairRole]));
        await portal.SignInAsync(Profile());

        var person = await portal.PersonAsync(Ada);
        (person.Code, person.Roles).ShouldBe(("it.berlin", PersonRoles.GovernanceChair));
        person.MembershipsOn(portal.Today()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task SignIn_WithTheAdministratorsAppRole_IsAdministratorWhileTheDirectorySaysSo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.SignInAsync(Profile(isAdministrator: true));
        (await portal.PersonAsync(Ada)).Roles.ShouldBe(PersonRoles.Administrator);
        await portal.SignInAsync(Profile());

        (await portal.PersonAsync(Ada)).Roles.ShouldBe(PersonRoles.None);
    }

    [Fact]
    public async Task SignIn_OfSomebodyWhoWasSwitchedOff_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.SignInAsync(Profile());
        await portal.ChangePersonAsync("ada.lindqvist", person => person.IsActive = false);

        var opened = await portal.Get<SignInWithDirectory>().RunAsync(Profile(), Origin(), Guid.Empty, default);

        opened.Error.ShouldBe(SessionErrors.Inactive);
    }

    [Fact]
    public async Task SignIn_WithANonceThatOpenedASession_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.SignInAsync(Profile(), Origin("AB"));

        var again = await portal.Get<SignInWithDirectory>().RunAsync(Profile(), Origin("AB"), Guid.Empty, default);

        again.Error.ShouldBe(SessionErrors.UsedAnswer);
    }

    [Fact]
    public async Task SignIn_InABrowserThatHasASession_EndsTheOldOneAndGivesAnotherSecret()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var first = await portal.SignInAsync(Profile());

        var second = await portal.SignInAsync(Profile(), present: first.Person.Session);

        second.Key.ShouldNotBe(first.Key);
        (await portal.Get<SessionReads>().AdmitAsync(first.Key, default)).ShouldBeNull();
        (await portal.Get<SessionReads>().AdmitAsync(second.Key, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Import_OfAnAccount_JoinsThePersonWhoIsThereAlready()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var saved = await portal.Get<Core.Import.SaveRecord>().RunAsync(new("people", new Dictionary<string, string?> { ["code"] = "ot.berlin", ["name"] = "Otto", ["account"] = Ada.Text }, Command.New()), await portal.ActorAsync("admin"), default);
        saved.Value.IsSaved.ShouldBeTrue();

        var opened = await portal.SignInAsync(Profile());

        opened.Person.Code.ShouldBe("ot.berlin");
        (await portal.Get<SessionReads>().AdmitAsync(opened.Key, default)).ShouldNotBeNull().HasRights.ShouldBeTrue();
    }

    [Theory]
    [InlineData("it.berlin", "x#y", "ot.berlin", "x#y", "person.account")]
    [InlineData("it.berlin", "no separator", null, null, "person.account")]
    [InlineData("it.berlin", "#object", null, null, "person.account")]
    public async Task Import_OfAnAccountThatCannotBe_IsRefused(string first, string account, string? second, string? same, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var admin = await portal.ActorAsync("admin");
        var saved = await portal.Get<Core.Import.SaveRecord>().RunAsync(new("people", new Dictionary<string, string?> { ["code"] = first, ["name"] = "Somebody", ["account"] = account }, Command.New()), admin, default);
        if (second is not null) saved = await portal.Get<Core.Import.SaveRecord>().RunAsync(new("people", new Dictionary<string, string?> { ["code"] = second, ["name"] = "Other", ["account"] = same }, Command.New()), admin, default);

        (saved.Error?.Code ?? saved.Value.Wrong[0].Code).ShouldBe(code);
    }
}
