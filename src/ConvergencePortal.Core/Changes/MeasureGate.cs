using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a measure stands after an action.</summary>
public sealed record MeasureState(string Number, MeasureStatus Status, int Revision, int Version);

/// <summary>A measure that an action has in its hands: loaded afresh, with the rights of the person as they are now.</summary>
public sealed record OpenMeasure(PortalDb Db, TemporaryMeasure Measure, PersonRights By, Actor Actor, Command Command, Instant Now)
{
    /// <summary>The functions that sign for the change, by which extensions are signed and removals confirmed.</summary>
    public Task<List<Function>> FunctionsAsync(CancellationToken cancellationToken) => MeasureGate.FunctionsAsync(Db, Measure.ChangeId, cancellationToken);
}

/// <summary>The one gate through which people act on temporary measures: answers a repeated command, reads rights, lets the action move the measure, writes the ledger in the same save.</summary>
public sealed class MeasureGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    public Task<Result<MeasureState>> RunAsync(string number, string happens, Command command, Actor actor, Func<OpenMeasure, Task<Result>> move, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(number, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Measure, number, command, clock, cancellationToken);

    private async Task<Result<MeasureState>> RunOnceAsync(string number, string happens, Command command, Actor actor, Func<OpenMeasure, Task<Result>> move, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var measure = await db.Measures.Include(m => m.Extensions).SingleOrDefaultAsync(m => m.Number == number, cancellationToken);
        if (measure is null) return MeasureErrors.Unknown(number);
        if (await db.FindDoneAsync(command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Measure, happens, measure.Number) ? StateOf(measure) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;

        var open = new OpenMeasure(db, measure, rights, actor, command, now);
        var moved = await move(open);
        if (moved.Error is { } error) return error;

        Record(db, measure, actor, command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Measure, measure.Number));
        return StateOf(measure);
    }

    /// <param name="functions">Of the person as printed; null for the portal itself.</param>
    internal static void Record(PortalDb db, TemporaryMeasure measure, Actor actor, Command command, Instant now, string? functions)
    {
        foreach (var happened in measure.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Measure, measure.Number, happened.Revision, happened.Name, happened.Text, actorFunctions: functions));
    }

    internal static Task<List<Function>> FunctionsAsync(PortalDb db, int changeId, CancellationToken cancellationToken) =>
        db.Set<ApprovalSeat>().Where(s => s.ChangeId == changeId).Select(s => s.Function).Distinct().ToListAsync(cancellationToken);

    private static MeasureState StateOf(TemporaryMeasure measure) => new(measure.Number, measure.Status, measure.Revision, measure.Version);
}
