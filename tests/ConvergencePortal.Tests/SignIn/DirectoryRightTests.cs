using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.SignIn.DirectoryPeople;

namespace ConvergencePortal.Tests.SignIn;

public sealed class DirectoryRightTests
{
    [Theory]
    [InlineData(DirectorySource.Group, "Plant OT", "Plant OT", PersonRoles.None, Function.OT, "BER", "directoryRight.group")]
    [InlineData(DirectorySource.Group, OtGroup, "", PersonRoles.None, Function.OT, "BER", "directoryRight.name")]
    [InlineData(DirectorySource.Group, OtGroup, "OT\u202E", PersonRoles.None, Function.OT, "BER", "directoryRight.name")]
    [InlineData(DirectorySource.AppRole, " ", "Chairs", PersonRoles.GovernanceChair, null, null, "directoryRight.value")]
    [InlineData(DirectorySource.AppRole, "Chair", "Chairs", PersonRoles.None, null, null, "directoryRight.right")]
    [InlineData(DirectorySource.AppRole, "Chair", "Chairs", PersonRoles.GovernanceChair, Function.OT, "BER", "directoryRight.right")]
    [InlineData(DirectorySource.AppRole, "Chair", "Chairs", PersonRoles.GovernanceChair | PersonRoles.Auditor, null, null, "directoryRight.right")]
    [InlineData(DirectorySource.Group, OtGroup, "OT", PersonRoles.None, Function.OT, "XXX", "directoryRight.site")]
    public async Task Add_WhatCannotBe_IsRefused(DirectorySource source, string value, string name, PersonRoles role, Function? function, string? site, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var added = await portal.Get<AddDirectoryRight>().RunAsync(new(source, value, name, role, function, site, Command.New()), await portal.ActorAsync("admin"), default);

        added.Error.ShouldNotBeNull().Code.ShouldBe(code);
    }

    [Fact]
    public async Task Add_TheSameTwice_IsRefusedUntilItEnded()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var id = await portal.AddRightAsync(DirectorySource.Group, OtGroup, function: Function.OT);
        var again = new AddDirectoryRightInput(DirectorySource.Group, OtGroup, "Again", PersonRoles.None, Function.OT, "BER", Command.New());
        var admin = await portal.ActorAsync("admin");

        (await portal.Get<AddDirectoryRight>().RunAsync(again, admin, default)).Error.ShouldBe(DirectoryRightErrors.Known);
        (await portal.Get<EndDirectoryRight>().RunAsync(new(id, Command.New()), admin, default)).Error.ShouldBeNull();

        (await portal.Get<AddDirectoryRight>().RunAsync(again, admin, default)).Error.ShouldBeNull();
        (await portal.Get<EndDirectoryRight>().RunAsync(new(id, Command.New()), admin, default)).Error.ShouldBe(DirectoryRightErrors.Ended);
    }

    [Fact]
    public async Task End_TakesItAtOnceFromWhoHoldsItByNothingElse()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var byGroup = await portal.AddRightAsync(DirectorySource.Group, OtGroup, function: Function.OT);
        await portal.AddRightAsync(DirectorySource.AppRole, "Portal.OT", function: Function.OT);
        var (twice, once) = (Ada, new DirectoryAccount(Tenant, "b92e15d7-63f4-4f8c-9f2a-7c1d5e306b44"));
        await portal.SignInAsync(Profile(groups: [OtGroup], roles: ["Portal.OT"]));
        await portal.SignInAsync(Profile(groups: [OtGroup], account: once));

        await portal.Get<EndDirectoryRight>().RunAsync(new(byGroup, Command.New()), await portal.ActorAsync("admin"), default);

        (await portal.PersonAsync(twice)).MembershipsOn(portal.Today()).ShouldHaveSingleItem().Function.ShouldBe(Function.OT);
        (await portal.PersonAsync(once)).MembershipsOn(portal.Today()).ShouldBeEmpty();
    }

    [Fact]
    public async Task End_WhatMakesTheLastAdministrator_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var id = await portal.AddRightAsync(DirectorySource.AppRole, "Admins", role: PersonRoles.Administrator);
        await portal.SignInAsync(Profile(roles: ["Admins"]));
        await portal.ChangePersonAsync("admin", person => person.IsActive = false);

        var ended = await portal.Get<EndDirectoryRight>().RunAsync(new(id, Command.New()), await portal.ActorAsync("ada.lindqvist"), default);

        ended.Error.ShouldNotBeNull().Code.ShouldBe("person.lastAdministrator");
        (await portal.PersonAsync(Ada)).Roles.ShouldBe(PersonRoles.Administrator);
    }

    [Fact]
    public async Task Rights_OfEverybody_SayWhy()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddRightAsync(DirectorySource.Group, OtGroup, function: Function.OT);
        await portal.SignInAsync(Profile(groups: [OtGroup], isAdministrator: true));

        var rights = (await portal.Get<DirectoryRightReads>().ListHeldAsync(new RightFilter(), await portal.ActorAsync("auditor"), default)).Value;

        rights.Where(r => r.Person == "ada.lindqvist").Select(r => (r.Role, r.Function, r.IsFromDirectory, string.Join(",", r.Origins)))
            .ShouldBe([(PersonRoles.Administrator, null, true, ""), (PersonRoles.None, (Function?)Function.OT, true, "People of 4b2f")], ignoreOrder: true);
        rights.First(r => r.Person == "admin").IsFromDirectory.ShouldBeFalse();
        (await portal.Get<DirectoryRightReads>().ListHeldAsync(new RightFilter(), await portal.ActorAsync("it.berlin"), default)).Error.ShouldBe(RightsErrors.AdministratorOnly);
    }
}
