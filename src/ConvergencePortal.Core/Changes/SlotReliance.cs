using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Keeps, in the save of an action, what people see about a slot when they act on it; later checks are compared with that.</summary>
internal static class SlotReliance
{
    /// <summary>Events by which somebody takes the verdicts on a slot as they are.</summary>
    private static readonly string[] Relying = [ChangeEvents.Submitted, ChangeEvents.Edited, ChangeEvents.Approved, ChangeEvents.SlotChosen, ChangeEvents.Scheduled];

    public static async Task KeepAsync(OpenChange open, ChangeFacts facts, CancellationToken cancellationToken)
    {
        var change = open.Change;
        var isWatched = ChangeStatuses.BeforeWork.Contains(change.Status) && change.Content is { PlannedStart: not null, SpanMinutes: > 0 };
        if (isWatched && !change.Events.Any(e => Relying.Contains(e.Name))) return;

        var check = await open.Db.SlotChecks.SingleOrDefaultAsync(c => c.ChangeId == change.Id, cancellationToken);
        if (!isWatched)
        {
            if (check is not null) open.Db.SlotChecks.Remove(check);
            return;
        }

        var report = SlotRules.Check(await facts.ScheduleAsync(open.Db, change.SiteId, cancellationToken), ChangeFacts.Ask(change, change.Content.PlannedStart!.Value, open.Now));
        check ??= open.Db.SlotChecks.Add(new SlotCheck(change.Id, change.SiteId)).Entity;
        check.Rely(report.BasisHash, StoredVerdicts.Write(report.Verdicts), open.Now);
    }
}
