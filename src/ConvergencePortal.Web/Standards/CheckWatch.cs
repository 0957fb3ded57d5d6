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

    /// <summary>What is saved is kept until a run has looked at it: only that is looked at.</summary>
    protected override bool Concerns(Saved saved)
    {
        if (!RunChecks.Concerns(saved)) return false;

        _saved.Enqueue(saved);
        return true;
    }

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        var checks = services.GetRequiredService<RunChecks>();
        var touched = _saved.ToArray();
        // They leave only now: what a failed run looked at stays for the next one.
        if (touched.Length > 0 && (await checks.RunAsync(new(touched), stoppingToken)).IsSuccess)
            for (var i = 0; i < touched.Length; i++) _saved.TryDequeue(out _);
        await checks.RunAsync(new(OnlyIfDue: true), stoppingToken);
    }
}
