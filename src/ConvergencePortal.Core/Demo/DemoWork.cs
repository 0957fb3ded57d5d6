using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>How far a change of the history has come: what is next follows from this alone, so that an interrupted story goes on where it stopped.</summary>
/// <param name="Told">What people did to it so far, in order.</param>
/// <param name="Measure">What it left in the plant for a time; null for nothing.</param>
internal sealed record DemoWork(ChangeRequest Change, IReadOnlyList<DemoEvent> Told, TemporaryMeasure? Measure)
{
    public Instant LastAt => Told[^1].At;
    public int HandBacks => Change.Signatures.Count(s => s.Verdict == Verdict.RequestChanges);
    public int SlotsChosen => Told.Count(e => e.Event == ChangeEvents.SlotChosen);
    public bool IsAnswered => Told[^1].Event == ChangeEvents.Edited;

    public static async Task<DemoWork> ReadAsync(PortalDb db, string number, CancellationToken cancellationToken)
    {
        var change = await db.Changes.AsNoTracking().Include(c => c.Statements).Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery().SingleAsync(c => c.Number == number, cancellationToken);
        var told = await db.Ledger.AsNoTracking().Where(e => e.RecordType == RecordTypes.Change && e.Number == number && e.ActorId != null).OrderBy(e => e.Id).Select(e => new DemoEvent(e.Event, e.At)).ToListAsync(cancellationToken);
        var measure = change.Content.TemporaryUntil is null ? null : await db.Measures.AsNoTracking().SingleOrDefaultAsync(m => m.ChangeId == change.Id, cancellationToken);
        return new DemoWork(change, told, measure);
    }
}

/// <summary>What somebody did, as the ledger has it.</summary>
internal sealed record DemoEvent(string Event, Instant At);
