using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>What is allowed for a time only.</summary>
public enum TimedKind
{
    /// <summary>Something that does not conform and may stay so for a time.</summary>
    Waiver,

    /// <summary>Something that is tried for a time.</summary>
    Pilot,

    /// <summary>A temporary change or a bypass in the plant.</summary>
    Measure,
}

/// <summary>One of them.</summary>
/// <param name="EndsOn">First day on which it no longer holds.</param>
public sealed record TimedThing(string Number, string Title, Instant Since, LocalDate EndsOn);

/// <summary>How old the things of one kind are, and what of them ends.</summary>
/// <param name="Overdue">Past their end and still there.</param>
/// <param name="Oldest">Null when there is none.</param>
/// <param name="NextToEnd">The next whose end is still to come; null when there is none.</param>
public sealed record TimedAges(TimedKind Kind, AgeCounts Ages, int Overdue, TimedThing? Oldest, TimedThing? NextToEnd);

/// <summary>Reads how waivers, pilots, temporary changes and bypasses age.</summary>
public sealed class DashboardAgeingReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Always one of each kind.</summary>
    /// <param name="site">Code of one site; null for all of them.</param>
    public async Task<IReadOnlyList<TimedAges>> ListAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var ids = (await ReviewSite.ListAsync(db, site, cancellationToken)).Select(s => s.Id).ToList();
        return
        [
            await BoxesAsync(TimedKind.Waiver, db.Waivers.IgnoreAutoIncludes().Where(w => ids.Contains(w.SiteId)).Select(w => new Box { Number = w.Number, Title = w.Title, Status = w.Status, Since = w.ApprovedAt, EndsOn = w.EndsOn }), now, cancellationToken),
            await BoxesAsync(TimedKind.Pilot, db.Pilots.IgnoreAutoIncludes().Where(p => ids.Contains(p.SiteId)).Select(p => new Box { Number = p.Number, Title = p.Title, Status = p.Status, Since = p.ApprovedAt, EndsOn = p.EndsOn }), now, cancellationToken),
            await MeasuresAsync(db.Measures.AsNoTracking().Where(m => ids.Contains(m.SiteId) && (m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm)), now, cancellationToken),
        ];
    }

    private static async Task<TimedAges> BoxesAsync(TimedKind kind, IQueryable<Box> boxes, Instant now, CancellationToken cancellationToken)
    {
        var (edges, today) = (AgeEdges.At(now), now.InUtc().Date);
        var open = boxes.Where(b => b.Status == TimeBoxStatus.InForce);
        var counted = await open.GroupBy(b => b.Since > edges.Week ? 0 : b.Since > edges.Fortnight ? 1 : b.Since > edges.Quarter ? 2 : 3).Select(g => new { Band = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var oldest = await open.OrderBy(b => b.Since).FirstOrDefaultAsync(cancellationToken);
        var next = await open.Where(b => b.EndsOn > today).OrderBy(b => b.EndsOn).FirstOrDefaultAsync(cancellationToken);
        return new TimedAges(kind, AgeCounts.Of(counted.Select(c => (c.Band, c.Count))), await open.CountAsync(b => b.EndsOn <= today, cancellationToken), ThingOf(oldest), ThingOf(next));
    }

    private static async Task<TimedAges> MeasuresAsync(IQueryable<TemporaryMeasure> open, Instant now, CancellationToken cancellationToken)
    {
        var edges = AgeEdges.At(now);
        var counted = await open.GroupBy(m => m.Since > edges.Week ? 0 : m.Since > edges.Fortnight ? 1 : m.Since > edges.Quarter ? 2 : 3).Select(g => new { Band = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var things = open.Select(m => new { m.Number, m.Title, m.Since, m.EndsAt });
        var oldest = await things.OrderBy(m => m.Since).FirstOrDefaultAsync(cancellationToken);
        var next = await things.Where(m => m.EndsAt > now).OrderBy(m => m.EndsAt).FirstOrDefaultAsync(cancellationToken);
        return new TimedAges(TimedKind.Measure, AgeCounts.Of(counted.Select(c => (c.Band, c.Count))), await open.CountAsync(m => m.EndsAt <= now, cancellationToken),
            oldest is null ? null : new TimedThing(oldest.Number, oldest.Title, oldest.Since, oldest.EndsAt.InUtc().Date), next is null ? null : new TimedThing(next.Number, next.Title, next.Since, next.EndsAt.InUtc().Date));
    }

    private static TimedThing? ThingOf(Box? box) => box is null ? null : new TimedThing(box.Number, box.Title, box.Since!.Value, box.EndsOn);

    /// <summary>What waivers and pilots have in common here.</summary>
    private sealed class Box
    {
        public string Number { get; init; } = "";
        public string Title { get; init; } = "";
        public TimeBoxStatus Status { get; init; }
        public Instant? Since { get; init; }
        public LocalDate EndsOn { get; init; }
    }
}
