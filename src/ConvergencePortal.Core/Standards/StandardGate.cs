using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a standard stands after an action.</summary>
/// <param name="OpenSemVer">The version that is being written, signed or was refused; null when there is none.</param>
/// <param name="EffectiveSemVer">The version that holds today.</param>
public sealed record StandardState(string Code, string? OpenSemVer, StandardStatus? OpenStatus, string? EffectiveSemVer, bool IsRetired, int Version)
{
    public static StandardState Of(Standard standard, LocalDate today) =>
        new(standard.Code, standard.Open?.SemVer, standard.Open?.Status, standard.EffectiveOn(today)?.SemVer, standard.RetiredAt is not null, standard.Version);
}

/// <summary>A standard that an action has in its hands: loaded afresh, with the rights of the person as they are now.</summary>
public sealed record OpenStandard(PortalDb Db, Standard Standard, PersonRights By, Instant Now)
{
    public LocalDate Today => Now.InUtc().Date;
}

/// <summary>The one gate through which people act on standards: answers a repeated command, reads rights, lets the action move the standard, writes the ledger in the same save.</summary>
public sealed class StandardGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    public Task<Result<StandardState>> RunAsync(string code, string happens, Command command, Actor actor, Func<OpenStandard, Task<Result>> move, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(code, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Standard, code, command, clock, cancellationToken);

    private async Task<Result<StandardState>> RunOnceAsync(string code, string happens, Command command, Actor actor, Func<OpenStandard, Task<Result>> move, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var standard = await LoadAsync(db, code, cancellationToken);
        if (standard is null) return StandardErrors.Unknown(code);
        var now = clock.GetCurrentInstant();
        if (await db.FindDoneAsync(command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Standard, happens) && StandardNumbers.CodeOf(done.Number) == standard.Code ? StandardState.Of(standard, now.InUtc().Date) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;

        var moved = await move(new OpenStandard(db, standard, rights, now));
        if (moved.Error is { } error) return error;
        if (standard.Events.Count == 0) return StandardState.Of(standard, now.InUtc().Date);

        Record(db, standard, actor, command, rights, now);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Standard, standard.Code));
        return StandardState.Of(standard, now.InUtc().Date);
    }

    internal static void Record(PortalDb db, Standard standard, Actor actor, Command command, PersonRights rights, Instant now)
    {
        foreach (var happened in standard.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Standard, happened.Number, happened.Revision, happened.Name, happened.Text, happened.FieldChanges, rights.Printed));
    }

    /// <summary>Whole and tracked; null when there is none.</summary>
    internal static Task<Standard?> LoadAsync(PortalDb db, string code, CancellationToken cancellationToken) =>
        db.Standards.Include(s => s.Versions).ThenInclude(v => v.Requirements).Include(s => s.Versions).ThenInclude(v => v.Contributors).AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Code == code, cancellationToken);
}
