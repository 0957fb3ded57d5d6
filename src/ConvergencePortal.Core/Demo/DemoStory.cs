using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Standards;

namespace ConvergencePortal.Core.Demo;

/// <summary>Tells what happened in the demo plant, in the order in which it did.</summary>
public sealed class DemoStory(StoryClock clock, DemoGovernance governance, DemoChanges changes, DemoHistory history, RecheckSlots recheck, ChaseMeasures measures, RunChecks checks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <param name="historyWeeks">Of how many weeks everyday changes are told beside what governance.json tells; 0 for none.</param>
    public async Task TellAsync(string folder, int historyWeeks, CancellationToken cancellationToken)
    {
        var told = await ReadAsync<DemoFile>(Path.Combine(folder, "governance.json"), cancellationToken);
        var hasHistory = historyWeeks > 0;
        if (hasHistory) await history.BeginAsync(await ReadAsync<DemoPast>(Path.Combine(folder, "history.json"), cancellationToken),
            await ReadAsync<DemoMeetings>(Path.Combine(folder, "reviews.json"), cancellationToken), Math.Min(historyWeeks, DemoHistory.MostWeeks), cancellationToken);
        foreach (var part in Parts(told).OrderByDescending(part => part.DaysAgo))
        {
            await history.PlayUntilAsync(clock.Ago(part.DaysAgo), cancellationToken);
            clock.MoveTo(clock.Ago(part.DaysAgo));
            await part.TellAsync(cancellationToken);
        }
        await history.PlayUntilAsync(clock.End, cancellationToken);
        if (hasHistory) await history.EndAsync(cancellationToken);
    }

    private static async Task<T> ReadAsync<T>(string file, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(file, cancellationToken), Json) ?? throw new InvalidOperationException($"{file} is empty.");

    private IEnumerable<Part> Parts(DemoFile told) =>
    [
        .. told.Standards.Select(s => new Part(s.DaysAgo, token => governance.LoadAsync(s, token))),
        .. told.Changes.Select(c => new Part(c.DaysAgo, token => changes.LoadAsync(c, token))),
        .. told.Later.Select(e => new Part(e.DaysAgo, token => changes.LoadAsync(e, token))),
        .. told.Waivers.Select(w => new Part(w.DaysAgo, token => governance.LoadAsync(w, token))),
        .. told.Pilots.Select(p => new Part(p.DaysAgo, token => governance.LoadAsync(p, token))),
        .. Enumerable.Range(0, DemoHistory.MostWeeks).Select(week => new Part(7 * week, WatchAsync)),
    ];

    /// <summary>Looks at slots, measures and checks as the running portal does all the time.</summary>
    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        await recheck.RunAsync(null, cancellationToken);
        await measures.RunAsync(cancellationToken);
        DemoPeople.Done(await checks.RunAsync(new RunChecksInput(null), cancellationToken));
    }

    private sealed record Part(int DaysAgo, Func<CancellationToken, Task> TellAsync);

    private sealed record DemoFile(IReadOnlyList<DemoStandard> Standards, IReadOnlyList<DemoChange> Changes, IReadOnlyList<DemoEdit> Later, IReadOnlyList<DemoWaiver> Waivers, IReadOnlyList<DemoPilot> Pilots);
}
