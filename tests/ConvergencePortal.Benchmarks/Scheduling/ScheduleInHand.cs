using System.Diagnostics;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>The large plant as the portal holds it in memory, with the same occurrences in a list and in a table.</summary>
internal sealed class ScheduleInHand : IDisposable
{
    private ScheduleInHand(BenchmarkPortal portal, Schedules schedules, SiteSchedule schedule, IReadOnlyList<int> people)
    {
        (Portal, Schedules, Schedule, People) = (portal, schedules, schedule, people);
        Scan = new OccurrenceScan(schedule);
        var began = Stopwatch.GetTimestamp();
        Table = new OccurrenceTable(Scan.Occurrences);
        TableBuilt = Stopwatch.GetElapsedTime(began);
    }

    public BenchmarkPortal Portal { get; }
    public Schedules Schedules { get; }
    public SiteSchedule Schedule { get; }
    public IReadOnlyList<int> People { get; }
    public OccurrenceScan Scan { get; }
    public OccurrenceTable Table { get; }
    public TimeSpan TableBuilt { get; }

    public Instant Now { get; } = Clock.GetCurrentInstant();

#pragma warning disable RS0030 // real time is what is measured
    public static IClock Clock => SystemClock.Instance;
#pragma warning restore RS0030

    public static async Task<ScheduleInHand> ReadAsync(BenchmarkPortal portal)
    {
        var schedules = NewSchedules();
        await using var db = portal.Db();
        var people = await db.Memberships.OrderBy(m => m.PersonId).Select(m => m.PersonId).Distinct().ToListAsync();
        return new ScheduleInHand(portal, schedules, await FindAsync(portal, schedules), people);
    }

    /// <summary>Nothing is kept in them yet.</summary>
    public static Schedules NewSchedules() => new(new SitePictures(Clock), new ConvergencePortal.Core.DataSources.FlowPictures(Clock), Clock);

    public static async Task<SiteSchedule> FindAsync(BenchmarkPortal portal, Schedules schedules)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.Where(e => e.Path == LargePlant.Site).Select(e => e.Id).SingleAsync();
        return await schedules.FindAsync(db, site, default) ?? throw new InvalidOperationException("The large plant is gone.");
    }

    public Task<SiteSchedule> FindAsync() => FindAsync(Portal, Schedules);

    public IReadOnlyList<SlotQuestion> Questions(int count, int items)
    {
        var questions = new SlotQuestions(Schedule.Site, new Random(items), Now);
        return [.. Enumerable.Range(0, count).Select(_ => questions.Question(items, People))];
    }

    /// <summary>Every active change, asked about as it is planned.</summary>
    public IReadOnlyList<SlotQuestion> ActiveChanges() => [.. Schedule.Active.Overlapping(Instant.FromUtc(1970, 1, 1, 0, 0), Instant.FromUtc(2199, 1, 1, 0, 0), null, Now).Select(active =>
        new SlotQuestion([.. active.Items.Select(i => new ChangedItem(i.Kind, i.TargetId, $"{i.Kind} {i.TargetId}"))], active.Start, 0, (int)(active.End - active.Start).TotalMinutes - 30, 0, 30, false, Now)
        {
            PersonIds = active.PersonIds, ChangeNumber = active.ChangeNumber,
        })];

    public void Dispose()
    {
        Table.Dispose();
        Schedules.Dispose();
    }
}
