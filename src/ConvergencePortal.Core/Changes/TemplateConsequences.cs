using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a finished change teaches: the third success in a row proposes a template, one failure of a change from a template withdraws it.</summary>
internal static class TemplateConsequences
{
    /// <summary>Older repeats than these say nothing about the work as it is today.</summary>
    private const int MostRepeats = 50;

    public static async Task LearnAsync(OpenChange open, ChangeFacts facts, CancellationToken cancellationToken)
    {
        if (open.Change.Outcome == ChangeOutcome.Successful) await ProposeAsync(open, cancellationToken);
        else if (open.Change.Outcome is ChangeOutcome.Unsuccessful or ChangeOutcome.RolledBack) await WithdrawAsync(open, facts, cancellationToken);
    }

    private static async Task ProposeAsync(OpenChange open, CancellationToken cancellationToken)
    {
        var change = open.Change;
        if (change.TemplateRevision is not null || change.Items.Count == 0 || !IsRepeatable(change)) return;

        // One piece of work is proposed once: whoever gave its template up need not do it again.
        var key = RepeatedWork.KeyOf(change);
        if (await open.Db.ChangeTemplates.AnyAsync(t => t.RepeatKey == key, cancellationToken)) return;

        var row = RepeatedWork.SuccessesInARow([change, .. await RepeatsAsync(open, key, cancellationToken)]);
        if (row.Count < RepeatedWork.SuccessesToPropose) return;

        var longest = TemplateContent.Repeatable(change.Content) with
        {
            PreparationMinutes = row.Max(c => c.Content.PreparationMinutes), WorkMinutes = row.Max(c => c.Content.WorkMinutes),
            TestMinutes = row.Max(c => c.Content.TestMinutes), RollbackMinutes = row.Max(c => c.Content.RollbackMinutes),
        };
        var content = new TemplateContent(longest, [.. change.Items.Select(item => TemplateItem.Exactly(item.Kind, item.TargetId, item.Label))],
            open.Now.InUtc().Date.PlusMonths(ChangeTemplate.MostMonths), $"{string.Join(", ", row.Select(c => c.Number).Order(StringComparer.Ordinal))} went well one after the other.");
        var number = await open.Db.TakeNumberAsync("ST", open.Now, cancellationToken);
        var template = new ChangeTemplate(number, change.SiteId, new TemplateOwner(change.RequesterId, change.RequesterName), change.Number, content, open.Now);
        open.Db.ChangeTemplates.Add(template);
        Keep(open, template, OwnCommand.Of("propose template", key));
    }

    private static bool IsRepeatable(ChangeRequest change) => change.Content is { Permanence: Permanence.Permanent, Type: not ChangeType.Emergency };

    /// <summary>Changes of the same work that were carried out before, newest first.</summary>
    private static async Task<IReadOnlyList<ChangeRequest>> RepeatsAsync(OpenChange open, string key, CancellationToken cancellationToken)
    {
        var change = open.Change;
        var (first, count, nature) = (change.Items[0], change.Items.Count, change.Content.Nature);
        var alike = await open.Db.Changes.AsNoTracking().Include(c => c.Items)
            .Where(c => c.SiteId == change.SiteId && c.Id != change.Id && c.Content.Nature == nature && (c.Status == ChangeStatus.Closed || c.Status == ChangeStatus.RolledBack)
                && c.Items.Count == count && c.Items.Any(i => i.Kind == first.Kind && i.TargetId == first.TargetId))
            .OrderByDescending(c => c.ClosedAt).ThenByDescending(c => c.Id).Take(MostRepeats).ToListAsync(cancellationToken);
        return [.. alike.Where(c => RepeatedWork.KeyOf(c) == key)];
    }

    private static async Task WithdrawAsync(OpenChange open, ChangeFacts facts, CancellationToken cancellationToken)
    {
        if (open.Change is not { TemplateRevision: not null, Content.Template: { } number, Outcome: { } outcome }) return;

        var template = await open.Db.ChangeTemplates.Include(t => t.Items).SingleAsync(t => t.Number == number, cancellationToken);
        if (!template.WithdrawAfter(open.Change.Number, outcome, open.Now)) return;

        Keep(open, template, OwnCommand.Of("withdraw template", template.Id, template.Revision, open.Change.Number));
        var waiting = await open.Db.Changes.Include(c => c.Items).Include(c => c.Seats).Include(c => c.Statements).Include(c => c.Signatures).AsSplitQuery()
            .Where(c => c.Id != open.Change.Id && c.Content.Template == number && c.TemplateRevision != null && (c.Status == ChangeStatus.Approved || c.Status == ChangeStatus.Scheduled))
            .OrderBy(c => c.Id).ToListAsync(cancellationToken);
        foreach (var change in waiting) await AskAfterAllAsync(open, facts, change, cancellationToken);
    }

    /// <summary>Whoever was let pass and has not begun asks everybody now. That a seat cannot be filled, or a field is missing, shows when it is decided; the failure is told at once.</summary>
    private static async Task AskAfterAllAsync(OpenChange open, ChangeFacts facts, ChangeRequest change, CancellationToken cancellationToken)
    {
        var gathered = await facts.GatherAsync(open.Db, change.SiteId, change.Number, change.RequesterId, change.Content, change.Items, change.IsReplacementInKind, cancellationToken);
        var revision = change.Revision;
        change.LosePreApproval(AgreementPolicy.For(gathered), $"{change.Content.Template} was withdrawn after {open.Change.Number} failed.", open.Now);
        ChangeGate.Record(open.Db, change, Actor.Portal, new Command(OwnCommand.Of("lose pre-approval", change.Id, revision)), open.Now, null);
        open.Along.Add(new Saved(RecordTypes.Change, change.Number));
    }

    private static void Keep(OpenChange open, ChangeTemplate template, Guid command)
    {
        TemplateGate.Record(open.Db, template, Actor.Portal, new Command(command), open.Now, null);
        open.Along.Add(new Saved(RecordTypes.Template, template.Number));
    }
}
