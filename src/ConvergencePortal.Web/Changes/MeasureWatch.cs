using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Changes;

/// <summary>Looks every minute for temporary measures whose end has passed. Who is told once stays told, whatever the other nodes do.</summary>
public sealed class MeasureWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<MeasureWatch> log) : Watch(scopes, feed, log)
{
    /// <summary>A measure ends by the clock, not by a save.</summary>
    protected override bool Concerns(Saved saved) => false;

    protected override Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken) => services.GetRequiredService<ChaseMeasures>().RunAsync(stoppingToken);
}
