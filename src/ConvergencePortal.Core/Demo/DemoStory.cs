using System.Text.Json;
using System.Text.Json.Serialization;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Standards;

namespace ConvergencePortal.Core.Demo;

/// <summary>Tells what happened in the demo plant, in the order in which it did.</summary>
public sealed class DemoStory(StoryClock clock, DemoGovernance governance, DemoChanges changes, RecheckSlots recheck, ChaseMeasures measures, RunChecks checks)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>In how many the portal looked at the plant.</summary>
    private const int Weeks = 12;

    public async Task TellAsync(string file, CancellationToken cancellationToken)
    {
        var told = JsonSerializer.Deserialize<DemoFile>(await File.ReadAllTextAsync(file, cancellationToken), Json) ?? throw new InvalidOperationException($"{file} is empty.");
        foreach (var part in Parts(told).OrderByDescending(part => part.DaysAgo))
        {
            clock.MoveTo(clock.Ago(part.DaysAgo));
            await part.TellAsync(cancellationToken);
        }
    }

    private IEnumerable<Part> Parts(DemoFile told) =>
    [
        .. told.Standards.Select(s => new Part(s.DaysAgo, token => governance.LoadAsync(s, token))),
        .. told.Changes.Select(c => new Part(c.DaysAgo, token => changes.LoadAsync(c, token))),
        .. told.Later.Select(e => new Part(e.DaysAgo, token => changes.LoadAsync(e, token))),
        .. told.Waivers.Select(w => new Part(w.DaysAgo, token => governance.LoadAsync(w, token))),
        .. told.Pilots.Select(p => new Part(p.DaysAgo, token => governance.LoadAsync(p, token))),
        .. Enumerable.Range(0, Weeks).Select(week => new Part(7 * week, WatchAsync)),
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
