using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>
/// Rechecks the slots after every save, any of which could concern them, and every minute. It keeps the schedule in memory up to date on the way, so that the
/// next reader finds it warm.
/// </summary>
public sealed class ScheduleWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<ScheduleWatch> log) : Watch(scopes, feed, log)
{
    private string? _state;

    protected override TimeSpan Settling => TimeSpan.FromMilliseconds(150);

    protected override bool Concerns(Saved saved) => true;

    protected override async Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken) =>
        _state = (await services.GetRequiredService<RecheckSlots>().RunAsync(_state, stoppingToken)).State;
}
