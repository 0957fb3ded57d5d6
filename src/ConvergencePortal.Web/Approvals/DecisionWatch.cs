using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Approvals;

/// <summary>Counts seats again and reminds of decisions every minute, and a moment after a save that could move a deadline. Other nodes do the same; each reminder is given once all the same.</summary>
public sealed class DecisionWatch(IServiceScopeFactory scopes, ChangeFeed feed, ILogger<DecisionWatch> log) : Watch(scopes, feed, log)
{
    private string? _members;

    protected override bool Concerns(Saved saved) =>
        saved.RecordType is RecordTypes.Change or RecordTypes.ApprovalSettings or RecordTypes.Window or RecordTypes.Person;

    /// <summary>Seats first: what nobody can fill any more, or fewer can, is known when people are reminded.</summary>
    protected override async Task WorkAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        var reviewed = await services.GetRequiredService<ReviewSeats>().RunAsync(_members, stoppingToken);
        await services.GetRequiredService<ChaseDecisions>().RunAsync(stoppingToken);
        _members = reviewed.State;
    }
}
