using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class DelegationTests
{
    [Fact]
    public async Task Delegate_OwnFunction_LetsTheOtherActForThePersonWhileItLasts()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin", begins: Lending.Begins.PlusHours(1), ends: Lending.Begins.PlusHours(3));

        (await portal.ActsForAsync("ot.berlin")).ShouldBeEmpty();
        portal.Clock.Advance(Duration.FromHours(1));
        (await portal.ActsForAsync("ot.berlin")).ShouldBe(["First IT"]);
        (await portal.ActsForAsync("ot.berlin", Function.Quality)).ShouldBeEmpty();
        (await portal.ActsForAsync("ot2.berlin")).ShouldBeEmpty();
        portal.Clock.Advance(Duration.FromHours(2));
        (await portal.ActsForAsync("ot.berlin")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Delegate_Anything_LeavesWhatThePersonSpeaksForAsItIs()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin");

        await using var db = portal.Db();
        var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync(TestContext.Current.CancellationToken);
        var rights = await PersonRights.ReadAsync(db, await portal.ActorAsync("ot.berlin"), portal.Clock.GetCurrentInstant(), TestContext.Current.CancellationToken);

        rights.SpeaksFor(Function.IT, site).ShouldBeFalse();
        rights.ActsFor(Function.IT, site).ShouldHaveSingleItem().Number.ShouldBe("DEL-2026-0001");
    }

    [Theory]
    [InlineData("it.berlin", "it.berlin", "delegation.toOneself")]
    [InlineData("auditor", "it.berlin", "rights.readOnly")]
    [InlineData("robot", "it.berlin", "delegation.peopleOnly")]
    [InlineData("it.berlin", "robot", "delegation.toService")]
    [InlineData("it.berlin", "auditor", "delegation.toAuditor")]
    [InlineData("it.berlin", "admin", "delegation.otherSite")]
    [InlineData("ot.berlin", "it.berlin", "delegation.notHeld")]
    [InlineData("admin", "it.berlin", "delegation.notHeld")]
    public async Task Delegate_WhatNobodyMayGive_IsForbidden(string by, string to, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("robot", PersonKind.Service, Function.IT);

        var made = await portal.TryDelegateAsync(by, to);

        (made.Error?.Kind, made.Error?.Code).ShouldBe((ErrorKind.Forbidden, code));
        await using var db = portal.Db();
        (await db.Delegations.AnyAsync(TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nobody", "BER", "On leave", 0, 7, "delegation.person")]
    [InlineData("it2.berlin", "XXX", "On leave", 0, 7, "delegation.site")]
    [InlineData("it2.berlin", "BER", " ", 0, 7, "delegation.reason")]
    [InlineData("it2.berlin", "BER", "On leave", 7, 7, "delegation.endsBeforeItBegins")]
    [InlineData("it2.berlin", "BER", "On leave", 7, 6, "delegation.endsBeforeItBegins")]
    [InlineData("it2.berlin", "BER", "On leave", -7, -1, "delegation.inThePast")]
    [InlineData("it2.berlin", "BER", "On leave", 0, 91, "delegation.tooLong")]
    [InlineData("it2.berlin", "BER", "On leave", 366, 370, "delegation.tooFarAhead")]
    public async Task Delegate_WhatCannotBeMeant_IsRefused(string to, string site, string reason, int begins, int ends, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var made = await portal.TryDelegateAsync("it.berlin", to, begins: Lending.Begins.PlusDays(begins), ends: Lending.Begins.PlusDays(ends), site: site, reason: reason);

        (made.Error?.Kind, made.Error?.Code).ShouldBe((ErrorKind.Invalid, code));
    }

    [Fact]
    public async Task Delegate_AcrossSites_IsForbidden()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("CHI", ("it.berlin", Function.IT));

        (await portal.TryDelegateAsync("it.berlin", "it2.berlin", site: "CHI")).Error!.Code.ShouldBe("delegation.otherSite");
        (await portal.TryDelegateAsync("it2.berlin", "it.berlin", site: "CHI")).Error!.Code.ShouldBe("delegation.notHeld");
    }

    [Fact]
    public async Task Delegate_WhatWasDelegated_IsNotDelegatedOn()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin");

        (await portal.TryDelegateAsync("ot.berlin", "quality.berlin")).Error!.Code.ShouldBe("delegation.passedOn");
    }

    [Fact]
    public async Task Delegate_BackToWhoDelegated_IsACircle()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "it2.berlin");

        (await portal.TryDelegateAsync("it2.berlin", "it.berlin", begins: Lending.Begins.PlusDays(6))).Error!.Code.ShouldBe("delegation.circle");
        (await portal.TryDelegateAsync("it2.berlin", "it.berlin", begins: Lending.Begins.PlusDays(7))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Delegate_RoundThreePeople_IsACircleOnlyWhereAllOverlap()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("ot.berlin", Function.IT);
        await portal.DelegateAsync("it.berlin", "it2.berlin", ends: Lending.Begins.PlusDays(5));
        await portal.DelegateAsync("it2.berlin", "ot.berlin", begins: Lending.Begins.PlusDays(3), ends: Lending.Begins.PlusDays(9));

        (await portal.TryDelegateAsync("ot.berlin", "it.berlin", begins: Lending.Begins.PlusDays(1), ends: Lending.Begins.PlusDays(4))).Error!.Code.ShouldBe("delegation.circle");
        (await portal.TryDelegateAsync("ot.berlin", "it.berlin", begins: Lending.Begins.PlusDays(5), ends: Lending.Begins.PlusDays(9))).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Delegate_InACircleOfAnotherFunction_IsNone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin");

        (await portal.TryDelegateAsync("ot.berlin", "it.berlin", Function.OT)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Delegate_BothWaysAtOnce_OneIsMadeAndTheOtherIsACircle()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        portal.Saves.MeetOnce();
        var made = await Task.WhenAll(portal.TryDelegateAsync("it.berlin", "it2.berlin"), portal.TryDelegateAsync("it2.berlin", "it.berlin"));

        made.Count(m => m.IsSuccess).ShouldBe(1);
        made.Single(m => !m.IsSuccess).Error!.Code.ShouldBe("delegation.circle");
    }

    [Fact]
    public async Task Delegate_ByTheChairForSomebodyAway_IsDoneAndTheLedgerNamesBoth()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        (await portal.TryDelegateAsync("chair", "it2.berlin", from: "it.berlin")).Error!.Code.ShouldBe("delegation.notAway");
        await portal.HasAsync("absences", "site,person,from,to\nBER,it.berlin,2026-11-05,2026-11-06\n");

        (await portal.TryDelegateAsync("admin", "it2.berlin", from: "it.berlin")).Error!.Code.ShouldBe("delegation.notYours");
        (await portal.TryDelegateAsync("ot.berlin", "it2.berlin", from: "it.berlin")).Error!.Code.ShouldBe("delegation.notYours");
        var number = await portal.DelegateAsync("chair", "it2.berlin", from: "it.berlin");

        await using var db = portal.Db();
        var line = await db.Ledger.SingleAsync(e => e.RecordType == RecordTypes.Delegation && e.Number == number, TestContext.Current.CancellationToken);
        (line.ActorName, line.Event).ShouldBe(("Clara Chair", DelegateRights.Event));
        line.Text.ShouldBe("First IT, who is away, to Second IT, by the chair Clara Chair: On leave");
    }

    [Fact]
    public async Task Delegate_ByTheChairToThemself_IsForbidden()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("chair", Function.IT);
        await portal.HasAsync("absences", "site,person,from,to\nBER,it.berlin,2026-11-05,2026-11-06\n");

        (await portal.TryDelegateAsync("chair", "chair", from: "it.berlin")).Error!.Code.ShouldBe("delegation.toTheChair");
    }

    [Fact]
    public async Task Delegate_TheSameCommandTwice_IsDoneOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var command = Guid.NewGuid();

        var first = await portal.TryDelegateAsync("it.berlin", "it2.berlin", command: command);
        var again = await portal.TryDelegateAsync("it.berlin", "it2.berlin", command: command);

        again.Value.ShouldBe(first.Value);
        (await portal.DelegationsAsync("it.berlin")).Count.ShouldBe(1);
        (await portal.TryDelegateAsync("ot.berlin", "it2.berlin", Function.OT, command: command)).Error!.Code.ShouldBe("command.reused");
    }

    [Theory]
    [InlineData("it.berlin", "membership")]
    [InlineData("it.berlin", "inactive")]
    [InlineData("it.berlin", "auditor")]
    [InlineData("ot.berlin", "membership")]
    [InlineData("ot.berlin", "inactive")]
    [InlineData("ot.berlin", "auditor")]
    public async Task Use_AfterEitherMayNotAnyMore_IsOverAtOnce(string person, string loses)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin");
        (await portal.ActsForAsync("ot.berlin")).ShouldBe(["First IT"]);

        await portal.ChangePersonAsync(person, p =>
        {
            if (loses == "membership") p.Memberships[0].To = new LocalDate(2026, 11, 5);
            else if (loses == "inactive") p.IsActive = false;
            else p.Roles = PersonRoles.Administrator | PersonRoles.Auditor;
        });

        (await portal.ActsForAsync("ot.berlin")).ShouldBeEmpty();
        (await portal.DelegationsAsync("chair", all: true)).ShouldHaveSingleItem().Status.ShouldBe(DelegationStatus.Lapsed);
    }

    [Theory]
    [InlineData("it.berlin", null)]
    [InlineData("ot.berlin", null)]
    [InlineData("chair", null)]
    [InlineData("admin", "delegation.notTheirs")]
    [InlineData("it2.berlin", "delegation.notTheirs")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Revoke_BySomebody_IsForThoseItConcerns(string by, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var number = await portal.DelegateAsync("it.berlin", "ot.berlin");

        (await portal.RevokeAsync(number, by)).Error?.Code.ShouldBe(code);

        (await portal.ActsForAsync("ot.berlin")).Count.ShouldBe(code is null ? 0 : 1);
    }

    [Fact]
    public async Task Revoke_TwiceOrAfterTheEnd_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (one, two) = (await portal.DelegateAsync("it.berlin", "ot.berlin"), await portal.DelegateAsync("it.berlin", "quality.berlin"));
        await portal.RevokeAsync(one, "it.berlin");

        (await portal.RevokeAsync(one, "it.berlin")).Error!.Code.ShouldBe("delegation.revoked");
        portal.Clock.Advance(Duration.FromDays(8));
        (await portal.RevokeAsync(two, "it.berlin")).Error!.Code.ShouldBe("delegation.over");
        (await portal.RevokeAsync("DEL-2026-0099", "it.berlin")).Error!.Code.ShouldBe("delegation.unknown");
    }

    [Theory]
    [InlineData("it.berlin", 1)]
    [InlineData("ot.berlin", 1)]
    [InlineData("quality.berlin", 0)]
    [InlineData("admin", 1)]
    [InlineData("chair", 1)]
    [InlineData("auditor", 1)]
    public async Task List_OfEverybody_IsForThoseWhoOverseeIt(string reader, int count)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin");

        (await portal.DelegationsAsync(reader, all: true)).Count.ShouldBe(count);
    }

    [Fact]
    public async Task List_InEveryState_SaysWhichHolds()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it.berlin", "ot.berlin", ends: Lending.Begins.PlusHours(1));
        await portal.DelegateAsync("it.berlin", "ot.berlin", begins: Lending.Begins.PlusDays(5));
        await portal.RevokeAsync(await portal.DelegateAsync("it.berlin", "ot.berlin"), "ot.berlin");
        await portal.DelegateAsync("it.berlin", "ot.berlin");
        portal.Clock.Advance(Duration.FromHours(2));

        (await portal.DelegationsAsync("it.berlin")).Select(d => d.Status).ShouldBe([DelegationStatus.InForce, DelegationStatus.Revoked, DelegationStatus.Planned, DelegationStatus.Over]);
        (await portal.DelegationsAsync("ot.berlin")).Select(d => d.MayRevoke).ShouldBe([true, false, true, false]);
    }

    [Fact]
    public async Task ListDelegators_ForTheChair_NamesThoseWhoAreAwayNow()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("absences", "site,person,from,to\nBER,it.berlin,2026-11-05,2026-11-06\nBER,ot.berlin,2026-11-09,2026-11-10\n");
        var reads = portal.Get<DelegationReads>();

        (await reads.ListDelegatorsAsync(await portal.ActorAsync("chair"), default)).Select(d => d.Code).ShouldBe(["it.berlin"]);
        (await reads.ListDelegatorsAsync(await portal.ActorAsync("ot.berlin"), default)).ShouldHaveSingleItem().Functions.ShouldBe([new DelegatorFunction(Function.OT, "BER", "Europe/Berlin")]);
        (await reads.ListDelegatorsAsync(await portal.ActorAsync("auditor"), default)).ShouldBeEmpty();
    }
}
