using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>The second component of a signature: who has it, who may try it, and how it gets lost.</summary>
public sealed class SigningPinTests
{
    private static readonly SigningRule Relaxed = new(ConfirmationSuffices: true, Duration.FromMinutes(15));

    [Fact]
    public async Task Decide_WithAWrongPin_SignsNothingAndCountsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();

        var wrong = await portal.Get<Core.Changes.DecideChange>().RunAsync(new(journey.Number, 1, Function.IT, Core.Changes.Verdict.Approve, null, Command.New(), "1111"), await portal.ActorAsync("it.berlin"), default);

        wrong.Error!.Code.ShouldBe("sign.wrongPin");
        wrong.Error.Message.ShouldContain("4 more wrong ones");
        (await journey.DetailAsync()).Signatures.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_FiveWrongOnes_RestsEvenForTheRightOne()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        for (var miss = 0; miss < SigningPin.WrongOnesAllowed; miss++) await CheckAsync(portal, "it.berlin", "1111");

        (await CheckAsync(portal, "it.berlin", TestPlant.Pin)).Error!.Code.ShouldBe("sign.pinRests");
        portal.Clock.Advance(SigningPin.Rest);
        (await CheckAsync(portal, "it.berlin", TestPlant.Pin)).Value.ShouldBe(SigningMethod.Pin);
    }

    [Fact]
    public async Task Check_WrongOnesAtOnce_AreAllCounted()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => CheckAsync(portal, "it.berlin", "1111")));

        (await CheckAsync(portal, "it.berlin", TestPlant.Pin)).Error!.Code.ShouldBe("sign.pinRests");
    }

    [Fact]
    public async Task Check_ShortlyAfterASignature_TakesAConfirmationWhereTheSiteAllowsIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var actor = await portal.ActorAsync("it.berlin") with { Session = Guid.NewGuid() };
        var check = portal.Get<SigningCheck>();
        (await check.CheckAsync(actor, new SigningProof(null, IsConfirmed: true), Relaxed, default)).Error!.Code.ShouldBe("sign.pinRequired");
        await using (var db = portal.Db())
        {
            await SigningCheck.KeepAsync(db, actor, new SignatureStamp(portal.Clock.GetCurrentInstant(), "Europe/Berlin", SigningMethod.Pin, actor.Session), default);
            await db.SaveChangesAsync();
        }

        (await check.CheckAsync(actor, new SigningProof(null, IsConfirmed: true), Relaxed, default)).Value.ShouldBe(SigningMethod.Confirmation);
        (await check.CheckAsync(actor, new SigningProof(null), Relaxed, default)).Error!.Code.ShouldBe("sign.confirm");
        (await check.CheckAsync(actor with { Session = Guid.NewGuid() }, new SigningProof(null, IsConfirmed: true), Relaxed, default)).Error!.Code.ShouldBe("sign.pinRequired");
        (await check.CheckAsync(actor, new SigningProof(null, IsConfirmed: true), SigningRule.Default, default)).Error!.Code.ShouldBe("sign.pinRequired");
        portal.Clock.Advance(Duration.FromMinutes(15));
        (await check.CheckAsync(actor, new SigningProof(null, IsConfirmed: true), Relaxed, default)).Error!.Code.ShouldBe("sign.pinRequired");
    }

    [Fact]
    public async Task Set_AnotherPin_TakesThePresentOneAndLeavesALine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await SetAsync(portal, "it.berlin", null, "9999")).Error!.Field.ShouldBe("present");
        (await SetAsync(portal, "it.berlin", TestPlant.Pin, "99")).Error!.Code.ShouldBe("sign.pinShape");
        (await SetAsync(portal, "it.berlin", TestPlant.Pin, "9999")).Error.ShouldBeNull();

        (await CheckAsync(portal, "it.berlin", "9999")).IsSuccess.ShouldBeTrue();
        await using var db = portal.Db();
        (await db.Ledger.SingleAsync(e => e.Event == SetSigningPin.Event)).Number.ShouldBe("it.berlin");
    }

    [Fact]
    public async Task Clear_ByAnAdministrator_LeavesThePersonWithoutOneUntilTheySetIt()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        (await portal.Get<ClearSigningPin>().RunAsync(new("it.berlin", Command.New()), await portal.ActorAsync("ot.berlin"), default)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        (await portal.Get<ClearSigningPin>().RunAsync(new("it.berlin", Command.New()), await portal.ActorAsync("admin"), default)).Error.ShouldBeNull();

        (await CheckAsync(portal, "it.berlin", TestPlant.Pin)).Error!.Code.ShouldBe("sign.noPin");
        (await SetAsync(portal, "it.berlin", null, "4711x")).Error.ShouldBeNull();
        (await CheckAsync(portal, "it.berlin", "4711x")).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Pin_InTheDatabase_IsNowhereInTheClear()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var db = portal.Db();

        var pins = await db.SigningPins.AsNoTracking().ToListAsync();

        pins.ShouldAllBe(p => !p.Hash.Contains(TestPlant.Pin, StringComparison.Ordinal) && p.Salt.Length == 64);
        pins.Select(p => p.Hash).ShouldBeUnique();
    }

    private static async Task<Result<SigningMethod>> CheckAsync(TestPortal portal, string person, string pin) =>
        await portal.Get<SigningCheck>().CheckAsync(await portal.ActorAsync(person), new SigningProof(pin), SigningRule.Default, default);

    private static async Task<Result> SetAsync(TestPortal portal, string person, string? present, string pin) =>
        await portal.Get<SetSigningPin>().RunAsync(new(present, pin, Command.New()), await portal.ActorAsync(person), default);
}
