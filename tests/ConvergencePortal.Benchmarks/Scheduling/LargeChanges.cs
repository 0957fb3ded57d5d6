using System.Globalization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>2,000 active changes of one to ten things each, spread over 120 days, and 100,000 closed ones that are copies of them.</summary>
internal static class LargeChanges
{
    private const int Active = 2_000;
    private const int Closed = 100_000;
    private const int Days = 120;

    private static readonly ChangeStatus[] Waiting = [ChangeStatus.Assessing, ChangeStatus.Authorizing, ChangeStatus.Approved, ChangeStatus.Scheduled];

    public static async Task CreateAsync(BenchmarkPortal portal)
    {
        using var schedules = ScheduleInHand.NewSchedules();
        var site = (await ScheduleInHand.FindAsync(portal, schedules)).Site;
        var (random, now) = (new Random(11), ScheduleInHand.Clock.GetCurrentInstant());
        var questions = new SlotQuestions(site, random, now);
        await using var db = portal.Db();
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(5));
        var people = await db.People.OrderBy(p => p.Id).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync();
        var requester = await PersonRights.ReadAsync(db, new Actor(people[0].Id, people[0].Code, people[0].Name), now.InUtc().Date, default);

        for (var i = 0; i < Active; i++)
        {
            var start = now + Duration.FromMinutes(random.Next(-2 * 24 * 60, (Days - 2) * 24 * 60));
            var content = new ChangeContent
            {
                Title = $"Change {i}", Purpose = "Keep the line running", PlannedStart = start, ImplementerId = people[random.Next(people.Count)].Id,
                PreparationMinutes = 30, WorkMinutes = 30 * random.Next(2, 8), TestMinutes = 30, RollbackMinutes = 30,
            };
            db.Changes.Add(new ChangeRequest($"CR-2026-{i:0000}", site.SiteId, requester, content, [.. questions.Items(random.Next(1, 11)).Select(x => new ChangeItem(x.Kind, x.TargetId, x.Label))], false, now));
        }
        await db.SaveChangesAsync();

        for (var i = 0; i < Waiting.Length; i++)
        {
            var (status, rest) = (Waiting[i], i);
            await db.Changes.Where(c => c.Id % Waiting.Length == rest).ExecuteUpdateAsync(change => change.SetProperty(c => c.Status, status));
        }
        await CopyAsClosedAsync(db);
    }

    private static async Task CopyAsClosedAsync(PortalDb db)
    {
        var (first, times) = (await db.Changes.MinAsync(c => c.Id), Closed / Active);
        var numbers = Invariant($"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})");
        var changes = ManyChanges.Columns<ChangeRequest>(db);
        var copies = changes.Select(column => column switch
        {
            "Id" => Invariant($"Id + i * {Active}"),
            "Number" => "'CR-2025-' || (100000 + Id * 100 + i)",
            "Status" => "'Closed'",
            _ => $"\"{column}\"",
        });
        await ManyChanges.RunAsync(db, $"{numbers} INSERT INTO Changes ({ManyChanges.List(changes)}) SELECT {string.Join(", ", copies)} FROM Changes, n WHERE Changes.Id < {first + Active};");

        var items = ManyChanges.Columns<ChangeItem>(db).Where(c => c != "Id").ToList();
        var parts = items.Select(column => column == "ChangeId" ? Invariant($"ChangeId + i * {Active}") : $"\"{column}\"");
        await ManyChanges.RunAsync(db, $"{numbers} INSERT INTO ChangeItems ({ManyChanges.List(items)}) SELECT {string.Join(", ", parts)} FROM ChangeItems, n WHERE ChangeId < {first + Active};");
        await ManyChanges.RunAsync(db, "ANALYZE;");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
