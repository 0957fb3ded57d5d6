using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="SubmitTemplate"/>.</summary>
public sealed record SubmitTemplateInput(string Number, Command Command);

/// <summary>Asks the functions to sign a template: those that a normal change of the same content would ask. The owner never signs.</summary>
public sealed class SubmitTemplate(TemplateGate gate, ChangeFacts facts)
{
    public Task<Result<TemplateState>> RunAsync(SubmitTemplateInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, TemplateEvents.Submitted, input.Command, actor, async open =>
        {
            var (db, template) = (open.Db, open.Template);
            var site = await facts.SiteAsync(db, template.SiteId, cancellationToken);
            var items = TemplateReach.ItemsOf(template.Items, site);
            var gathered = await facts.GatherAsync(db, template.SiteId, null, template.OwnerId, template.Content with { Type = ChangeType.Normal }, items, false, cancellationToken);
            if (RequiredFields.Check(gathered, items.Count > 0) is { } incomplete) return incomplete;

            var asked = AgreementPolicy.For(gathered);
            var members = await RoundMembers.ReadAsync(db, template.SiteId, open.By.PersonId, open.Now.InUtc().Date, cancellationToken);
            if (SeatFilling.FirstUnfillable([.. asked.Select(a => a.Function)], function => members[function]) is { } nobody) return RoundErrors.NobodyForSeat(nobody);
            var submitted = template.Submit(open.By, [.. asked.Select(a => a.Function)], open.Now.InUtc().Date);
            if (submitted.Error is { } refused) return refused;

            db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Template, template.Number, template.Revision), template.SiteId, ContentHash.Of(template), open.By,
                [.. asked.Select(a => new AskedFunction(a.Function, a.Reasons))], open.Now));
            return Result.Success;
        }, cancellationToken);
}

/// <summary>Input of <see cref="TakeBackTemplate"/>.</summary>
public sealed record TakeBackTemplateInput(string Number, Command Command);

/// <summary>Takes a template out of review, to edit it; what was signed stays readable and counts for nothing.</summary>
public sealed class TakeBackTemplate(TemplateGate gate)
{
    public Task<Result<TemplateState>> RunAsync(TakeBackTemplateInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, TemplateEvents.TakenBack, input.Command, actor, async open =>
        {
            var number = open.Template.Number;
            var taken = open.Template.TakeBack(open.By);
            if (taken.Error is { } refused) return refused;

            var round = await open.Db.ApprovalRounds.SingleAsync(r => r.RecordType == RecordTypes.Template && r.Number == number && r.Status == RoundStatus.Open, cancellationToken);
            return round.Withdraw(open.Now);
        }, cancellationToken);
}
