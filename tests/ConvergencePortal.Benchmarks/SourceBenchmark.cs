using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>The search over 20,000 data sources, by the read class that the page and the API use.</summary>
internal static class SourceBenchmark
{
    private const int Sources = 20_000;
    private const int Rounds = 200;
    private const int WarmUp = 20;
    private const string Bar = "p95 30 ms";

    private static readonly string[] Things = ["filler", "labeler", "mixer", "compressor", "conveyor", "boiler", "palletizer", "washer"];
    private static readonly string[] Values = ["speed", "torque", "temperature", "pressure", "vibration", "level", "stop reason", "running hours"];

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await FillAsync(portal);
        var reads = portal.Get<DataSourceReads>();
        table.Add("data: sources", $"{Sources:N0}", "20,000");

        await SearchAsync("sources, no search", null, new DataSourceFilter());
        await SearchAsync("sources, common word", "torque", new DataSourceFilter());
        await SearchAsync("sources, rare word", "quark", new DataSourceFilter());
        await SearchAsync("sources, nothing found", "zebra crossing", new DataSourceFilter());
        await SearchAsync("sources, without owner", null, new DataSourceFilter(WithoutOwner: true));
        await SearchAsync("sources, of a person", "a", new DataSourceFilter(Person: "owner-7"));
        await SearchAsync("sources, below a line", "speed", new DataSourceFilter(Below: "SRC/A3"));

        async Task SearchAsync(string name, string? word, DataSourceFilter filter) =>
            table.AddMilliseconds(name, await Timing.OfAsync(WarmUp, Rounds, _ => reads.ListAsync(new PageRequest(1, 50, word), filter, default)), Bar);
    }

    private static async Task FillAsync(BenchmarkPortal portal)
    {
        await using var db = portal.Db();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var site = new EquipmentNode("SRC", "Sources", EquipmentLevel.Site, await db.Equipment.FirstOrDefaultAsync(e => e.Level == EquipmentLevel.Enterprise) ?? new EquipmentNode("BIG", "Big", EquipmentLevel.Enterprise, null));
        var areas = Enumerable.Range(0, 50).Select(i => new EquipmentNode($"A{i}", $"Area {i}", EquipmentLevel.Area, site)).ToList();
        var owners = Enumerable.Range(0, 50).Select(i => new Person($"owner-{i}", $"Owner {i}", PersonKind.Person)).ToList();
        db.AddRange(areas);
        db.AddRange(owners);
        for (var i = 0; i < Sources; i++)
        {
            var (thing, value) = (Things[i % Things.Length], Values[i / Things.Length % Values.Length]);
            var source = new DataSource(site, $"S-{i:00000}", $"{value} of {thing} {i}", DataSourceKind.PLC, areas[i % areas.Count])
            {
                Description = $"Every {value} of {thing} {i} as its controller sees it, one value a second, kept for two years{(i % 5000 == 77 ? ", with the quark" : "")}",
                Producer = $"Controller of {thing} {i}", Units = "bottles/h, °C", NamespacePath = $"big/src/a{i % areas.Count}/{thing}{i}",
            };
            if (i % 20 != 0) source.Assign(new OwnershipAssignment(OwnershipType.AccountableOwner, owners[i % owners.Count], new LocalDate(2025, 1, 1)));
            db.DataSources.Add(source);
        }
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
    }
}
