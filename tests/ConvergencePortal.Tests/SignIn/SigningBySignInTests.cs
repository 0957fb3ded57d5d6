using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.SignIn.DirectoryPeople;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>Where a directory knows people, they sign by signing in again.</summary>
public sealed class SigningBySignInTests : IAsyncLifetime
{
    private static readonly SigningRule EachTime = SigningRule.Default;
    private static readonly SigningRule Confirming = EachTime with { ConfirmationSuffices = true };

    private TestPortal _portal = null!;
    private SigningCheck _check = null!;
    private Actor _ada = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        _check = new SigningCheck(_portal.Get<IDbContextFactory<PortalDb>>(), SigningCredential.SignIn, _portal.Clock);
        _ada = (await _portal.SignInAsync(Profile())).Person;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Sign_WithoutHavingSignedInAgain_IsRefusedWhateverIsGiven()
    {
        (await SignAsync(EachTime, new SigningProof("2468", IsConfirmed: true))).ShouldBe("sign.signInAgain");
        (await SignAsync(Confirming, new SigningProof(null, IsConfirmed: true))).ShouldBe("sign.signInAgain");
    }

    [Fact]
    public async Task Sign_AfterSigningInAgain_TakesAWordAndIsGoodForOneSignature()
    {
        await ReauthenticateAsync();

        (await SignAsync(EachTime, new SigningProof(null))).ShouldBe("sign.confirm");
        (await SignAsync(EachTime, new SigningProof(null, IsConfirmed: true))).ShouldBe(nameof(SigningMethod.SignIn));
        (await SignAsync(EachTime, new SigningProof(null, IsConfirmed: true))).ShouldBe("sign.signInAgain");
    }

    [Fact]
    public async Task Sign_AgainWhereTheSiteAllowsConfirmation_TakesAWordForAWhile()
    {
        await ReauthenticateAsync();
        await SignAsync(Confirming, new SigningProof(null, IsConfirmed: true));

        _portal.Clock.Advance(Duration.FromMinutes(14));
        (await SignAsync(Confirming, new SigningProof(null, IsConfirmed: true))).ShouldBe(nameof(SigningMethod.Confirmation));
        _portal.Clock.Advance(Duration.FromMinutes(2));

        (await SignAsync(Confirming, new SigningProof(null, IsConfirmed: true))).ShouldBe("sign.signInAgain");
    }

    [Fact]
    public async Task Sign_AQuarterOfAnHourAfterSigningInAgain_IsTooLate()
    {
        await ReauthenticateAsync();
        _portal.Clock.Advance(Duration.FromMinutes(15));

        (await SignAsync(EachTime, new SigningProof(null, IsConfirmed: true))).ShouldBe("sign.signInAgain");
    }

    [Fact]
    public async Task SignInAgain_WithAnotherAccount_ChangesNothing()
    {
        var other = await _portal.Get<ReauthenticateSession>().RunAsync(_ada.Session, Ada with { ObjectId = "somebody-else" }, Origin("n"), default);

        other.Error.ShouldBe(SessionErrors.OtherPerson);
        (await _check.FindStateAsync(_ada, EachTime, default)).NeedsSignIn.ShouldBeTrue();
        (await _portal.LedgerAsync(_ada.Code))[^1].ShouldStartWith("Refused");
    }

    [Fact]
    public async Task SignInAgain_KeepsTheSessionAndChangesItsSecret()
    {
        var again = await ReauthenticateAsync();

        again.Person.Session.ShouldBe(_ada.Session);
        (await _portal.Get<SessionReads>().AdmitAsync(again.Key, default)).ShouldNotBeNull().SessionId.ShouldBe(_ada.Session);
        await using var db = _portal.Db();
        (await db.Sessions.CountAsync()).ShouldBe(1);
    }

    private async Task<OpenedSession> ReauthenticateAsync() => (await _portal.Get<ReauthenticateSession>().RunAsync(_ada.Session, Ada, Origin($"{Guid.NewGuid():N}"), default)).Value;

    /// <summary>Code of the refusal, or how it was signed; a signature is kept as a use case keeps it.</summary>
    private async Task<string> SignAsync(SigningRule rule, SigningProof proof)
    {
        var signed = await _check.CheckAsync(_ada, proof, rule, default);
        if (signed.Error is { } refused) return refused.Code;

        await using var db = _portal.Db();
        await SigningCheck.KeepAsync(db, _ada, new SignatureStamp(_portal.Clock.GetCurrentInstant(), "Europe/Berlin", signed.Value, _ada.Session), default);
        await db.SaveChangesAsync();
        return signed.Value.ToString();
    }
}
