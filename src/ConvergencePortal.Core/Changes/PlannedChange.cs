using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A change as far as the schedule needs to know it.</summary>
/// <param name="Content">Without its prose, which can be long.</param>
internal sealed record PlannedChange(int Id, string Number, ChangeStatus Status, int Revision, int RequesterId, ChangeContent Content, IReadOnlyList<ChangedItem> Items)
{
    public static async Task<List<PlannedChange>> ReadAsync(IQueryable<ChangeRequest> changes, CancellationToken cancellationToken) => await changes.AsNoTracking()
        .Select(c => new PlannedChange(c.Id, c.Number, c.Status, c.Revision, c.RequesterId, new ChangeContent
        {
            Title = c.Content.Title, Type = c.Content.Type, ImplementerId = c.Content.ImplementerId, RequiredPersonIds = c.Content.RequiredPersonIds, PlannedStart = c.Content.PlannedStart,
            PreparationMinutes = c.Content.PreparationMinutes, WorkMinutes = c.Content.WorkMinutes, TestMinutes = c.Content.TestMinutes, RollbackMinutes = c.Content.RollbackMinutes,
        }, c.Items.Select(i => new ChangedItem(i.Kind, i.TargetId, i.Label)).ToList()))
        .ToListAsync(cancellationToken);

    public SlotQuestion Ask(Instant start, Instant now) => ChangeFacts.Ask(Number, RequesterId, Content, Items, start, now);
}
