using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Input of <see cref="SetSigningPin"/>.</summary>
/// <param name="Present">The PIN so far; null only where there is none yet.</param>
public sealed record SetSigningPinInput(string? Present, string? Pin, Command Command);

/// <summary>Gives the person who acts a signing PIN, or another one. Nobody sets somebody else's.</summary>
public sealed class SetSigningPin(IDbContextFactory<PortalDb> factory, SigningCheck check, SigningCredential credential, IClock clock)
{
    public const string Event = "SigningPinSet";

    public Task<Result> RunAsync(SetSigningPinInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.Person, actor.Code, input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(SetSigningPinInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (SigningPin.RefuseShape(input.Pin) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Person, Event) ? Result.Success : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return SigningErrors.PeopleOnly;
        if (credential.IsSignIn) return SigningErrors.NoPinHere;

        var known = await db.SigningPins.AnyAsync(p => p.PersonId == actor.PersonId, cancellationToken);
        if (known && (await check.CheckAsync(actor, new SigningProof(input.Present), SigningRule.Default, cancellationToken)).Error is { } notTheirs) return notTheirs with { Field = "present" };

        var pin = await db.SigningPins.SingleOrDefaultAsync(p => p.PersonId == actor.PersonId, cancellationToken) ?? db.SigningPins.Add(new SigningPin(actor.PersonId)).Entity;
        var now = clock.GetCurrentInstant();
        pin.Set(input.Pin!, now);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Person, actor.Code, null, Event, actorFunctions: rights.Printed));
        return await db.SaveOnceAsync(cancellationToken);
    }
}
