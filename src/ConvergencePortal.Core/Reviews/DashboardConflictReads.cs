using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>One cause of conflict, and of how many open changes it speaks against the slot.</summary>
public sealed record ConflictCause(ConflictCode Code, int Changes);

/// <summary>A change whose slot is judged otherwise than people last relied on.</summary>
public sealed record MovedSlot(string Number, string Title, Instant Since);

/// <summary>What speaks against the slots of open changes.</summary>
/// <param name="Causes">The most frequent first; those of which there is none are left out.</param>
/// <param name="Slots">How many slots are watched.</param>
/// <param name="Moved">How many of them are judged otherwise than people last relied on.</param>
/// <param name="FirstMoved">Those that moved first.</param>
public sealed record ConflictCauses(IReadOnlyList<ConflictCause> Causes, int Slots, int Moved, IReadOnlyList<MovedSlot> FirstMoved);

/// <summary>Reads from the verdicts that are kept of each slot whose work has not begun; nothing is judged anew.</summary>
public sealed class DashboardConflictReads(IDbContextFactory<PortalDb> factory)
{
    public const int MostMoved = 5;

    /// <param name="site">Code of one site; null for all of them.</param>
    public async Task<ConflictCauses> FindAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var ids = (await ReviewSite.ListAsync(db, site, cancellationToken)).Select(s => s.Id).ToList();
        var checks = db.SlotChecks.AsNoTracking().Where(c => ids.Contains(c.SiteId));
        var causes = new List<ConflictCause>();
        // Counted where they lie: the verdicts of one slot alone can be megabytes.
        foreach (var code in Enum.GetValues<ConflictCode>().Where(code => code != ConflictCode.RetroactiveStart))
            causes.Add(new ConflictCause(code, await ChangeReads.WithConflict(checks, code).CountAsync(cancellationToken)));

        var moved = checks.Where(c => c.DiffersSince != null);
        var first = await moved.OrderBy(c => c.DiffersSince).Take(MostMoved).Join(db.Changes, check => check.ChangeId, change => change.Id, (check, change) => new MovedSlot(change.Number, change.Content.Title, check.DiffersSince!.Value))
            .ToListAsync(cancellationToken);
        return new ConflictCauses([.. causes.Where(c => c.Changes > 0).OrderByDescending(c => c.Changes).ThenBy(c => c.Code)], await checks.CountAsync(cancellationToken), await moved.CountAsync(cancellationToken),
            [.. first.OrderBy(m => m.Since)]);
    }
}
