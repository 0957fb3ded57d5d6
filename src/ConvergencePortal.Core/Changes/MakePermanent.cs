using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="MakePermanent"/>.</summary>
public sealed record MakePermanentInput(string Number, Command Command);

/// <summary>
/// Drafts the normal change by which a temporary measure is to stay, prefilled from the change it comes from. The measure stays in effect, with its end, until
/// that change has succeeded.
/// </summary>
public sealed class MakePermanent(MeasureGate gate)
{
    public Task<Result<MeasureState>> RunAsync(MakePermanentInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, MeasureEvents.PermanentPlanned, input.Command, actor, async open =>
        {
            var (db, measure) = (open.Db, open.Measure);
            if (!open.By.WorksAt(measure.SiteId)) return ChangeRequestErrors.NotAtSite;
            var hasOpenChange = measure.PermanentChange is { } before && await db.Changes.AnyAsync(c => c.Number == before && ChangeStatuses.Open.Contains(c.Status), cancellationToken);
            var original = await db.Changes.AsNoTracking().Include(c => c.Items).SingleAsync(c => c.Id == measure.ChangeId, cancellationToken);
            var number = await db.TakeNumberAsync("CR", open.Now, cancellationToken);
            var planned = measure.Plan(open.By, number, hasOpenChange);
            if (planned.Error is { } refused) return refused;

            var content = original.Content with
            {
                Title = Shorten($"Make permanent: {original.Content.Title}"), Type = ChangeType.Normal, Template = null, Permanence = Permanence.Permanent, TemporaryUntil = null, BypassKind = null,
                Purpose = Shorten($"{measure.Number} is to stay. {original.Content.Purpose}", PlainText.ProseLength), PlannedStart = null, EmergencyReason = null, EmergencyAuthorizerId = null,
            };
            var change = new ChangeRequest(number, original.SiteId, open.By, content, [.. original.Items.Select(i => new ChangeItem(i.Kind, i.TargetId, i.Label, i.ReplacementAssetId, i.ReplacementLabel))],
                original.IsReplacementInKind, open.Now);
            db.Changes.Add(change);
            // The lines of the measure come first: they answer a repeated command.
            MeasureGate.Record(db, measure, open.Actor, open.Command, open.Now, open.By.Printed);
            ChangeGate.Record(db, change, open.Actor, open.Command, open.Now, open.By.Printed);
            return Result.Success;
        }, cancellationToken);

    private static string Shorten(string text, int most = PlainText.NameLength) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
