using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Input of <see cref="RevokeDelegation"/>.</summary>
public sealed record RevokeDelegationInput(string Number, Command Command);

/// <summary>Ends a delegation at once; what was signed under it stays signed.</summary>
public sealed class RevokeDelegation(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "DelegationRevoked";

    public Task<Result<DelegationState>> RunAsync(RevokeDelegationInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Delegation, input.Number, input.Command, clock, cancellationToken);

    private async Task<Result<DelegationState>> RunOnceAsync(RevokeDelegationInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.Delegations.SingleOrDefaultAsync(d => d.Number == input.Number, cancellationToken) is not { } delegation) return DelegationErrors.Unknown(input.Number);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Delegation, Event, delegation.Number) ? new DelegationState(delegation.Number) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return DelegationErrors.PeopleOnly;

        var now = clock.GetCurrentInstant();
        if (delegation.Revoke(rights, now).Error is { } error) return error;

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Delegation, delegation.Number, null, Event, fieldChanges: MovedField.ToJson([new("revoked", null, now.ToString())]),
            actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Delegation, delegation.Number));
        return new DelegationState(delegation.Number);
    }
}
