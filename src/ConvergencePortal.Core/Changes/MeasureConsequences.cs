using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Opens and ends temporary measures in the save of the change that brings it about.</summary>
internal static class MeasureConsequences
{
    /// <summary>From the end of the work the plant is in the temporary state, verified or not.</summary>
    public static async Task OpenAsync(OpenChange open, ChangeFacts facts, CancellationToken cancellationToken)
    {
        var change = open.Change;
        if (change.Content is not { Permanence: Permanence.Temporary, TemporaryUntil: { } lastDay }) return;

        var zone = (await facts.SiteAsync(open.Db, change.SiteId, cancellationToken)).TimeZone;
        var owner = await open.Db.People.Where(p => p.Id == change.ImplementerId).Select(p => new MeasureOwner(p.Id, p.Name)).SingleAsync(cancellationToken);
        var number = await open.Db.TakeNumberAsync("TM", open.Now, cancellationToken);
        var measure = new TemporaryMeasure(number, change, owner, open.Now, lastDay.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());
        open.Db.Measures.Add(measure);
        Keep(open, measure);
    }

    public static async Task MakePermanentAsync(OpenChange open, CancellationToken cancellationToken)
    {
        var change = open.Change;
        if (change.Outcome is not (ChangeOutcome.Successful or ChangeOutcome.SuccessfulWithIssues)) return;

        var measure = await FindOpenAsync(open.Db.Measures.Where(m => m.PermanentChange == change.Number), cancellationToken);
        if (measure is null) return;

        measure.BecomePermanent(change.Number, open.Now);
        Keep(open, measure);
    }

    public static async Task RollBackAsync(OpenChange open, CancellationToken cancellationToken)
    {
        var measure = await FindOpenAsync(open.Db.Measures.Where(m => m.ChangeId == open.Change.Id), cancellationToken);
        if (measure is null) return;

        measure.RollBack(open.By, open.Change.Number, open.Now);
        Keep(open, measure);
    }

    private static Task<TemporaryMeasure?> FindOpenAsync(IQueryable<TemporaryMeasure> measures, CancellationToken cancellationToken) => measures.Include(m => m.Extensions)
        .SingleOrDefaultAsync(m => m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm, cancellationToken);

    private static void Keep(OpenChange open, TemporaryMeasure measure)
    {
        MeasureGate.Record(open.Db, measure, Actor.Portal, new Command(OwnCommand.Of("measure", measure.Number, measure.Version)), open.Now, null);
        open.Along.Add(new Saved(RecordTypes.Measure, measure.Number));
    }
}
