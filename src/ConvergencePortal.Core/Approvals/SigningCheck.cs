using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>What a signer shows besides being signed in.</summary>
/// <param name="IsConfirmed">They said that they sign; enough only where the site allows it and shortly after a signature with the PIN.</param>
public sealed record SigningProof(string? Pin, bool IsConfirmed = false);

/// <summary>What a site asks of a signer after the first signature of a session (21 CFR 11.200(a)(1)).</summary>
/// <param name="FreshFor">How long after a signature the next one may use less.</param>
public sealed record SigningRule(bool ConfirmationSuffices, Duration FreshFor)
{
    /// <summary>Our own default: the PIN for each signature.</summary>
    public static SigningRule Default { get; } = new(false, Duration.FromMinutes(15));

    public static SigningRule Of(ApprovalSettings? settings) =>
        settings is null ? Default : new(settings.Choices.LaterSignatures == CredentialRule.Confirmation, Duration.FromMinutes(settings.Choices.FreshMinutes));
}

/// <summary>Checks, before a signature is made, that it is the signer's own. A wrong PIN is counted even though nothing is signed.</summary>
public sealed class SigningCheck(IDbContextFactory<PortalDb> factory, SigningCredential credential, IClock clock)
{
    public Task<Result<SigningMethod>> CheckAsync(Actor actor, SigningProof proof, SigningRule rule, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => CheckOnceAsync(actor, proof, rule, cancellationToken));

    /// <summary>Whether the next signature of this sign-in takes the PIN, and whether the person has one.</summary>
    public async Task<SigningState> FindStateAsync(Actor actor, SigningRule rule, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var isFresh = rule.ConfirmationSuffices && await IsFreshAsync(db, actor, rule, cancellationToken);
        if (credential.IsSignIn) return new SigningState(HasPin: false, NeedsPin: false) { NeedsSignIn = !isFresh && !await HasSignedInAgainAsync(db, actor, rule, cancellationToken), IsBySignIn = true };

        var hasPin = await db.SigningPins.AnyAsync(p => p.PersonId == actor.PersonId, cancellationToken);
        return new SigningState(hasPin, !isFresh);
    }

    /// <summary>Remembers, in the save of the signature, that this sign-in signed with the whole of what is asked.</summary>
    public static async Task KeepAsync(PortalDb db, Actor actor, SignatureStamp stamp, CancellationToken cancellationToken)
    {
        if (stamp.Method == SigningMethod.Confirmation || actor.Session == Guid.Empty) return;

        var session = await db.SigningSessions.SingleOrDefaultAsync(s => s.Session == actor.Session && s.PersonId == actor.PersonId, cancellationToken)
            ?? db.SigningSessions.Add(new SigningSession(actor.Session, actor.PersonId)).Entity;
        session.Signed(stamp.At);
    }

    private async Task<Result<SigningMethod>> CheckOnceAsync(Actor actor, SigningProof proof, SigningRule rule, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (string.IsNullOrEmpty(proof.Pin) && rule.ConfirmationSuffices && await IsFreshAsync(db, actor, rule, cancellationToken))
            return proof.IsConfirmed ? SigningMethod.Confirmation : SigningErrors.ConfirmationRequired;
        if (credential.IsSignIn)
            return !await HasSignedInAgainAsync(db, actor, rule, cancellationToken) ? SigningErrors.SignInRequired : proof.IsConfirmed ? SigningMethod.SignIn : SigningErrors.ConfirmationRequired;
        if (string.IsNullOrEmpty(proof.Pin)) return SigningErrors.PinRequired;

        var now = clock.GetCurrentInstant();
        if (await db.SigningPins.SingleOrDefaultAsync(p => p.PersonId == actor.PersonId, cancellationToken) is not { } pin) return SigningErrors.NoPin;
        if (pin.RefuseTrying(now) is { } rests) return rests;

        var isRight = proof.Pin.Length <= SigningPin.LongestPin && pin.IsRight(proof.Pin);
        if (isRight) pin.Hit();
        else pin.Miss(now);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        return isRight ? SigningMethod.Pin : SigningErrors.WrongPin(SigningPin.WrongOnesAllowed - pin.WrongOnes);
    }

    /// <summary>Whether the person showed their credentials again a short while ago, and has not signed with that yet: one showing is one signature.</summary>
    private async Task<bool> HasSignedInAgainAsync(PortalDb db, Actor actor, SigningRule rule, CancellationToken cancellationToken)
    {
        var since = clock.GetCurrentInstant() - rule.FreshFor;
        return actor.Session != Guid.Empty && await db.Sessions.AnyAsync(s => s.SessionId == actor.Session && s.PersonId == actor.PersonId && s.EndedAt == null && s.ReauthenticatedAt > since
            && !db.SigningSessions.Any(signed => signed.Session == s.SessionId && signed.PersonId == s.PersonId && signed.LastSignedAt >= s.ReauthenticatedAt), cancellationToken);
    }

    private async Task<bool> IsFreshAsync(PortalDb db, Actor actor, SigningRule rule, CancellationToken cancellationToken)
    {
        var since = clock.GetCurrentInstant() - rule.FreshFor;
        return actor.Session != Guid.Empty && await db.SigningSessions.AnyAsync(s => s.Session == actor.Session && s.PersonId == actor.PersonId && s.LastSignedAt > since, cancellationToken);
    }
}

/// <summary>What the next signature of a sign-in takes.</summary>
public sealed record SigningState(bool HasPin, bool NeedsPin)
{
    /// <summary>The person signs by signing in again; there is no PIN on this host.</summary>
    public bool IsBySignIn { get; init; }

    /// <summary>They have to do so first.</summary>
    public bool NeedsSignIn { get; init; }
}
