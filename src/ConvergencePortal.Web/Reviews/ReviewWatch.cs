using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Looks every minute whether a week is over at a site, and freezes it. Whichever node is first does it.</summary>
public sealed class ReviewWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<ReviewWatch> log) : Watch(scopes, feed, log)
{
    /// <summary>A week ends by the clock, not by a save.</summary>
    protected override bool Concerns(Saved saved) => false;

    protected override Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken) => services.GetRequiredService<FreezeReviews>().RunAsync(stoppingToken);
}
