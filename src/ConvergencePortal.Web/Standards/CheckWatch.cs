using System.Collections.Concurrent;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Standards;

/// <summary>Checks what a save concerns, a moment later and once for many saves; and looks every minute whether the whole run of the night is due, which it also is at the first start.</summary>
public sealed class CheckWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<CheckWatch> log) : Watch(scopes, feed, log)
{
    private readonly ConcurrentQueue<Saved> _saved = new();

    protected override TimeSpan Settling => TimeSpan.FromMilliseconds(150);

    /// <summary>What is saved is kept until the work: only that is looked at.</summary>
    protected override bool Concerns(Saved saved)
    {
        if (!RunChecks.Concerns(saved)) return false;

        _saved.Enqueue(saved);
        return true;
    }

    /// <summary>What a failure leaves out is found by the whole run of the night.</summary>
    protected override async Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        var touched = new List<Saved>();
        while (_saved.TryDequeue(out var saved)) touched.Add(saved);

        var checks = services.GetRequiredService<RunChecks>();
        if (touched.Count > 0) await checks.RunAsync(new(touched), stoppingToken);
        await checks.RunAsync(new(OnlyIfDue: true), stoppingToken);
    }
}
