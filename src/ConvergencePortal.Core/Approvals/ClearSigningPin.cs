using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Input of <see cref="ClearSigningPin"/>.</summary>
/// <param name="Person">Code of the person who forgot theirs.</param>
public sealed record ClearSigningPinInput(string Person, Command Command);

/// <summary>Takes a forgotten PIN away, so that its owner sets a new one. For administrators, who thereby cannot sign for anybody.</summary>
public sealed class ClearSigningPin(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public const string Event = "SigningPinCleared";

    public Task<Result> RunAsync(ClearSigningPinInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.Person, input.Person, input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(ClearSigningPinInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Person, Event) ? Result.Success : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return SigningErrors.PeopleOnly;
        if (!rights.IsAdministrator) return RightsErrors.AdministratorOnly;
        if (await db.People.Where(p => p.Code == input.Person).Select(p => new { p.Id, p.Code }).SingleOrDefaultAsync(cancellationToken) is not { } person) return SigningErrors.UnknownPerson;
        if (await db.SigningPins.SingleOrDefaultAsync(p => p.PersonId == person.Id, cancellationToken) is not { } pin) return Result.Success;

        db.SigningPins.Remove(pin);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, clock.GetCurrentInstant(), RecordTypes.Person, person.Code, null, Event, actorFunctions: rights.Printed));
        return await db.SaveOnceAsync(cancellationToken);
    }
}
