using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Says of every temporary measure whose end has passed that it should be gone: once for each end, however many processes run.</summary>
public sealed class ChaseMeasures(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed, ILogger<ChaseMeasures> log)
{
    /// <returns>Numbers of the measures that people were told of.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var told = new List<string>();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var overdue = await db.Measures.AsNoTracking()
            .Where(m => (m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm) && m.EndsAt <= now && (m.ChasedEnd == null || m.ChasedEnd != m.EndsAt))
            .OrderBy(m => m.Id).Select(m => m.Number).ToListAsync(cancellationToken);
        foreach (var number in overdue)
            if (await ChaseAsync(number, now, cancellationToken)) told.Add(number);
        return told;
    }

    private async Task<bool> ChaseAsync(string number, Instant now, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var measure = await db.Measures.Include(m => m.Extensions).SingleAsync(m => m.Number == number, cancellationToken);
        if (!measure.Chase(now)) return false;

        MeasureGate.Record(db, measure, Actor.Portal, new Command(OwnCommand.Of("chase measure", measure.Id, measure.EndsAt.ToUnixTimeTicks())), now, null);
        // Whoever lost was told of by another process, or the measure has just moved; the next run looks again.
        if ((await db.SaveOnceAsync(cancellationToken)).Error is not null) return false;

        log.LogInformation("Temporary measure {MeasureNumber} is overdue", number);
        feed.Publish(new Saved(RecordTypes.Measure, number));
        return true;
    }
}
