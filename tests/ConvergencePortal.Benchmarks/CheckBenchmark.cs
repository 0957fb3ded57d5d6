using System.Diagnostics;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>10,000 devices on 500 segments in 100 zones, 2,000 sources and 100,000 observed flows: every check, with and without reading and saving, and what one edit costs.</summary>
internal static class CheckBenchmark
{
    private const int Zones = 100;
    private const int SegmentsInAZone = 5;
    private const int DevicesOnASegment = 20;
    private const int Sources = 2_000;
    private const int Flows = 100_000;
    private const int FlowsPerSave = 10_000;
    private const int Edits = 40;

    public static async Task RunAsync(FigureTable table)
    {
        await using var portal = await BenchmarkPortal.CreateAsync();
        await portal.LoadDemoPlantAsync();
        await FillAsync(portal);
        await FillFlowsAsync(portal);

        var watch = Stopwatch.StartNew();
        var plant = await portal.Get<SnapshotReads>().ReadAsync(default);
        table.Add("checks: read the snapshot", FigureTable.Say(watch.Elapsed), "");
        table.AddTimes($"checks: pure run over {plant.Rows.Devices.Count} devices, {plant.Rows.Segments.Count} segments, {plant.Rows.Sources.Count} sources, {plant.Rows.Traffic.Rows.Count} flows",
            Timing.Of(1, 10, _ => CheckRun.Of(new PlantSnapshot(plant.Now, plant.Rows), CheckParameters.Default)), "3 s");

        watch.Restart();
        var first = (await portal.Get<RunChecks>().RunAsync(new(), default)).Value;
        table.Add($"checks: first whole run, {first.Appeared} findings saved", FigureTable.Say(watch.Elapsed), "3 s");
        table.AddTimes("checks: whole run again, nothing new", await Timing.OfAsync(1, 5, async _ => await portal.Get<RunChecks>().RunAsync(new(), default)), "3 s");
        await EditAsync(portal, table);
    }

    /// <summary>Every edit makes a finding or clears one; the save of the edit itself is not counted.</summary>
    private static async Task EditAsync(BenchmarkPortal portal, FigureTable table)
    {
        var samples = new List<TimeSpan>();
        for (var i = 0; i < Edits; i++)
        {
            await SaveAsync(portal, "devices", new() { ["site"] = "BER", ["code"] = "BX-50-2-3", ["name"] = "Device", ["role"] = "PLC", ["equipment"] = "BER/PACK", ["remote_access"] = i % 2 == 0 ? "Direct" : "None" });
            var watch = Stopwatch.StartNew();
            var outcome = await portal.Get<RunChecks>().RunAsync(new([new Saved(RecordTypes.Network, "BER:BX-50-2-3")]), default);
            if (!outcome.Value.IsNews) throw new InvalidOperationException("The edit moved no finding.");
            if (i >= Edits / 4) samples.Add(watch.Elapsed);
        }
        table.AddTimes("checks: after one edit of a device", samples, "100 ms");
    }

    private static async Task SaveAsync(BenchmarkPortal portal, string kind, Dictionary<string, string?> fields)
    {
        var saved = await portal.Get<SaveRecord>().RunAsync(new(kind, fields, Command.New()), Actor.Portal, default);
        if (saved.Error is { } refused) throw new InvalidOperationException(refused.Message);
        if (!saved.Value.IsSaved) throw new InvalidOperationException(saved.Value.Wrong[0].Message);
    }

    private static async Task FillAsync(BenchmarkPortal portal)
    {
        await portal.ImportAsync("zones", "site,code,name,kind,owner,sl_target,sl_achieved,sl_rationale,logical_boundary,physical_boundary",
            Enumerable.Range(0, Zones).Select(z => $"BER,BX-{z},Zone {z},CellArea,OT,2,{(z % 10 == 0 ? 1 : 2)},Stops a cell,VLAN,Hall"));
        await portal.ImportAsync("conduits", "site,code,name,zone_a,zone_b,owner,sl_target,review_due,rules",
            Enumerable.Range(1, Zones - 1).Select(z => $"BER,CX-{z},Conduit {z},BX-{z - 1},BX-{z},IT,2,2027-12-31,tcp/4840 BX-{z - 1}>BX-{z}: Values [CR-2026-0001]"));
        var segments = Enumerable.Range(0, Zones).SelectMany(z => Enumerable.Range(0, SegmentsInAZone).Select(s => (z, s))).ToList();
        await portal.ImportAsync("segments", "site,code,name,zone,cidr", segments.Select(x => $"BER,BX-{x.z}-{x.s},Segment,BX-{x.z},10.{100 + x.z}.{x.s}.0/24"));
        var devices = segments.SelectMany(x => Enumerable.Range(0, DevicesOnASegment).Select(d => (x.z, x.s, d))).ToList();
        await portal.ImportAsync("devices", "site,code,name,role,equipment,level", devices.Select(x => $"BER,BX-{x.z}-{x.s}-{x.d},Device,{(x.d == 0 ? "Switch" : "PLC")},BER/PACK,1"));
        await portal.ImportAsync("interfaces", "site,device,name,segment,ip", devices.Select(x => $"BER,BX-{x.z}-{x.s}-{x.d},eth0,BX-{x.z}-{x.s},10.{100 + x.z}.{x.s}.{x.d + 1}"));
        await portal.ImportAsync("data-sources", "site,code,name,kind,equipment,description,operations,device",
            Enumerable.Range(0, Sources).Select(i => $"BER,SX-{i},Source {i},PLC,BER/PACK,Values,Production,BX-{i % Zones}-0-1"));
    }

    /// <summary>Nine in ten flows stay in their zone or follow a rule; the others do not.</summary>
    private static async Task FillFlowsAsync(BenchmarkPortal portal)
    {
        var random = new Random(5);
        for (var at = 0; at < Flows; at += FlowsPerSave)
        {
            await using var db = portal.Db();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            var site = await db.Equipment.SingleAsync(e => e.Level == EquipmentLevel.Site && e.Code == "BER");
            for (var i = at; i < at + FlowsPerSave; i++)
            {
                var zone = random.Next(Zones - 1);
                var (to, port) = random.Next(10) switch { 0 => (random.Next(Zones), 502), < 5 => (zone + 1, 4840), _ => (zone, 102) };
                db.ObservedFlows.Add(new ObservedFlow(site, Address(zone), Address(to), "tcp", port, null));
            }
            await db.SaveChangesAsync();
        }

        string Address(int zone) => $"10.{100 + zone}.{random.Next(SegmentsInAZone)}.{random.Next(DevicesOnASegment) + 1}";
    }
}
