using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="AcknowledgeStandard"/>.</summary>
/// <param name="SemVer">The version that the person read; only the effective one counts.</param>
public sealed record AcknowledgeStandardInput(string Code, string SemVer, Command Command);

/// <summary>That a person has read and understood a version.</summary>
public sealed record ReadingState(string Code, string SemVer, Instant ReadAt, string ContentHash);

/// <summary>
/// A person says that they have read and understood the effective version; once, with the hash of what they read. Saying it again changes nothing. It does not touch the standard: nobody's draft
/// becomes stale by readers.
/// </summary>
public sealed class AcknowledgeStandard(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<ReadingState>> RunAsync(AcknowledgeStandardInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Standard, input.Code, input.Command, clock, cancellationToken);

    private async Task<Result<ReadingState>> RunOnceAsync(AcknowledgeStandardInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var standard = await db.Standards.AsNoTracking().Include(s => s.Versions).SingleOrDefaultAsync(s => s.Code == input.Code, cancellationToken);
        if (standard is null) return StandardErrors.Unknown(input.Code);
        if (standard.Find(input.SemVer) is not { } version) return StandardErrors.UnknownVersion(standard.Code, input.SemVer);
        var number = standard.NumberOf(version);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done && !done.IsSame(actor, RecordTypes.Standard, StandardEvents.Read, number)) return Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;
        if (await db.StandardReadings.AsNoTracking().SingleOrDefaultAsync(r => r.VersionId == version.Id && r.PersonId == actor.PersonId, cancellationToken) is { } before)
            return new ReadingState(standard.Code, version.SemVer, before.ReadAt, before.ContentHash);
        if (version.StatusOn(clock.TodayUtc()) != StandardStatus.Effective) return StandardErrors.NotEffective;

        var reading = new StandardReading(version.Id, rights, version.ContentHash!, clock.GetCurrentInstant());
        db.StandardReadings.Add(reading);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, reading.ReadAt, RecordTypes.Standard, number, version.Revision, StandardEvents.Read,
            $"Content {reading.ContentHash}", actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Standard, standard.Code));
        return new ReadingState(standard.Code, version.SemVer, reading.ReadAt, reading.ContentHash);
    }
}
