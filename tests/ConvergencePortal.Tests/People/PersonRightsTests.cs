using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class PersonRightsTests
{
    [Fact]
    public async Task ReadAsync_MemberOfIt_SpeaksForItOnlyAndAtThatSiteOnly()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(e => e.Path == "BER", TestContext.Current.CancellationToken);

        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync("it.berlin"), portal.Clock.TodayUtc(), TestContext.Current.CancellationToken);

        rights.SpeaksFor(Function.IT, site.Id).ShouldBeTrue();
        rights.SpeaksFor(Function.OT, site.Id).ShouldBeFalse();
        rights.SpeaksFor(Function.IT, site.Id + 1).ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_AuditorWhoIsAlsoAdministrator_WritesNothing()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        await using var db = portal.Db();
        var auditor = await db.People.SingleAsync(p => p.Code == "auditor", TestContext.Current.CancellationToken);
        auditor.Roles |= PersonRoles.Administrator;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync("auditor"), portal.Clock.TodayUtc(), TestContext.Current.CancellationToken);

        rights.MayWrite.ShouldBeFalse();
        rights.IsAdministrator.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_PersonSwitchedOff_HasNoRightAtOnce()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        await using var db = portal.Db();
        var person = await db.People.SingleAsync(p => p.Code == "it.berlin", TestContext.Current.CancellationToken);
        person.IsActive = false;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync("it.berlin"), portal.Clock.TodayUtc(), TestContext.Current.CancellationToken);

        rights.RefuseWriting().ShouldBe(RightsErrors.Inactive);
    }
}
