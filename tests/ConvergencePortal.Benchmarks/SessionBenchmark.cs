using System.Diagnostics;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.SignIn;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Benchmarks;

/// <summary>What it costs to know somebody: rights read again by each use case, a session read at each request, and what the host holds for each of five hundred open pages.</summary>
internal static class SessionBenchmark
{
    private const int Rounds = 2_000;
    private const int WarmUp = 200;
    private const int Sessions = 500;
    private const int AtOnce = 16;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(FigureTable table)
    {
        await using (var portal = await BenchmarkPortal.CreateAsync())
        {
            await portal.LoadDemoPlantAsync();
            await MeasureReadsAsync(portal, table);
        }
        await MeasureCircuitsAsync(table, "/", "My desk");
        await MeasureCircuitsAsync(table, "/changes", "the list of changes");
        await SignInBenchmark.RunAsync(table);
    }

    private static async Task MeasureReadsAsync(BenchmarkPortal portal, FigureTable table)
    {
        var opened = (await portal.Get<SignInPersona>().RunAsync("it.berlin", new SessionOrigin(SignInWay.Demo), Guid.Empty, default)).Value;
        var today = portal.Get<IClock>().GetCurrentInstant().InUtc().Date;
        var rights = await Timing.OfAsync(WarmUp, Rounds, async _ =>
        {
            await using var db = portal.Db();
            await PersonRights.ReadAsync(db, opened.Person, today, default);
        });
        var naive = await Timing.OfAsync(WarmUp, Rounds, async _ =>
        {
            await using var db = portal.Db();
            await db.People.Include(person => person.Memberships).SingleAsync(person => person.Id == opened.Person.PersonId);
        });
        var sessions = portal.Get<SessionReads>();
        var admit = await Timing.OfAsync(WarmUp, Rounds, _ => sessions.AdmitAsync(opened.Key, default));
        table.AddMilliseconds("rights read again by a use case", rights, "1 ms p95", $"person loaded whole: {FigureTable.Median(naive)}");
        table.AddMilliseconds("session read at a request", admit, "–");
    }

    private static async Task MeasureCircuitsAsync(FigureTable table, string page, string name)
    {
        var folder = Directory.CreateTempSubdirectory("portal-benchmark-sessions-").FullName;
        await using var host = await HostProcess.StartAsync($"Data Source={Path.Combine(folder, "portal.db")}", loadDemoPlant: true, new() { ["Demo__HistoryWeeks"] = "0" });
        string[] personas = [.. from function in new[] { "it", "ot", "maintenance", "production", "quality", "safety", "cyber" } from number in new[] { "", "2" } from site in new[] { "berlin", "chicago" } select $"{function}{number}.{site}"];
        var open = new List<CircuitDriver>();
        var watch = Stopwatch.StartNew();
        // The first ones load and compile what all share, which is not theirs alone.
        await OpenAsync(personas.Length);
        await Task.Delay(Rest);
        var before = host.ResidentKilobytes;
        await OpenAsync(Sessions);
        table.Add($"{Sessions} people with {name} open", $"opened in {watch.Elapsed.TotalSeconds:0} s, {open.Sum(driver => driver.Batches):N0} drawings", "–");
        await Task.Delay(Rest);
        var held = (host.ResidentKilobytes - before) / (double)Sessions;
        table.Add($"memory of the host for each with {name} open", $"{held:0} KB (host {host.ResidentKilobytes / 1024} MB)", "300 KB");
        foreach (var driver in open) await driver.DisposeAsync();

        async Task OpenAsync(int count) => await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            var driver = await CircuitDriver.OpenAsync(host.Address, personas[number % personas.Length], page);
            lock (open) open.Add(driver);
        });
    }
}
