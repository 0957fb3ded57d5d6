using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Benchmarks;

/// <summary>List, detail and My desk at 100,000 changes: at the read class and over HTTP.</summary>
internal static class ReadBenchmark
{
    private const int Rounds = 200;
    private const int WarmUp = 20;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        var data = await ManyChanges.CreateAsync(portal);
        table.Add("data: changes, of them active", $"{data.Total:N0}, {data.Active:N0}", "100,000");
        var list = portal.Get<ChangeReads>();
        var detail = portal.Get<ChangeDetailReads>();
        var desk = portal.Get<DeskReads>();
        var random = new Random(7);

        table.AddMilliseconds("list, first page", await Timing.OfAsync(WarmUp, Rounds, _ => list.ListAsync(new ChangeFilter(), new PageRequest(), data.Reader.PersonId, default)), "p95 20 ms", "list 1.7 s in the browser");
        table.AddMilliseconds("list, page 1,000", await Timing.OfAsync(WarmUp, Rounds, _ => list.ListAsync(new ChangeFilter(), new PageRequest(1000), data.Reader.PersonId, default)), "p95 20 ms");
        table.AddMilliseconds("list, one status", await Timing.OfAsync(WarmUp, Rounds, _ => list.ListAsync(new ChangeFilter([ChangeStatus.Authorizing]), new PageRequest(), data.Reader.PersonId, default)), "p95 20 ms");
        table.AddMilliseconds("list, rare word", await Timing.OfAsync(WarmUp, Rounds, _ => list.ListAsync(new ChangeFilter(), new PageRequest(1, 50, "quark"), data.Reader.PersonId, default)), "–", "rare-word search 7.4 s");
        table.AddMilliseconds("detail", await Timing.OfAsync(WarmUp, Rounds, _ => detail.FindAsync(data.Numbers[random.Next(data.Numbers.Count)], data.Reader, default)), "p95 20 ms", "detail 430 ms");
        table.AddMilliseconds("My desk", await Timing.OfAsync(WarmUp, Rounds, _ => desk.ListAsync(data.Reader.PersonId, default)), "p95 20 ms", "overview 1.1 s");

        await using var host = await HostProcess.StartAsync(portal.ConnectionString, loadDemoPlant: false);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = true }) { BaseAddress = new Uri(host.Address) };
        client.DefaultRequestHeaders.Add("X-Portal-Request", "1");
        using (await client.PostAsync("/sign-in/demo", new FormUrlEncodedContent([new("persona", data.Reader.Code)]))) { }
        table.AddMilliseconds("HTTP list, first page", await Timing.OfAsync(WarmUp, Rounds, _ => GetAsync(client, "/api/v1/changes")), "p95 50 ms");
        table.AddMilliseconds("HTTP detail", await Timing.OfAsync(WarmUp, Rounds, _ => GetAsync(client, $"/api/v1/changes/{data.Numbers[random.Next(data.Numbers.Count)]}")), "p95 50 ms");
        table.AddMilliseconds("HTTP what waits for me", await Timing.OfAsync(WarmUp, Rounds, _ => GetAsync(client, "/api/v1/changes?waitingFor=me")), "p95 50 ms");
    }

    private static async Task GetAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }
}
