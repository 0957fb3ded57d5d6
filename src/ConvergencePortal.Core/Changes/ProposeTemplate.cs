using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="ProposeTemplate"/>.</summary>
/// <param name="Change">Number of the change that showed how the work is done.</param>
public sealed record ProposeTemplateInput(string Change, Command Command);

/// <summary>Makes a template from a change that went well; whoever proposes it owns it.</summary>
public sealed class ProposeTemplate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public Task<Result<TemplateState>> RunAsync(ProposeTemplateInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Template, input.Change, input.Command, clock, cancellationToken);

    private async Task<Result<TemplateState>> RunOnceAsync(ProposeTemplateInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Template, TemplateEvents.Proposed)
                ? TemplateGate.StateOf(await db.ChangeTemplates.AsNoTracking().SingleAsync(t => t.Number == done.Number, cancellationToken)) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;
        var change = await db.Changes.AsNoTracking().Include(c => c.Items).SingleOrDefaultAsync(c => c.Number == input.Change, cancellationToken);
        if (change is null) return ChangeRequestErrors.Unknown(input.Change);
        if (!rights.WorksAt(change.SiteId)) return ChangeRequestErrors.NotAtSite;
        if (!MayBecomeTemplate(change)) return ChangeTemplateErrors.NotProven;

        var content = new TemplateContent(TemplateContent.Repeatable(change.Content), [.. change.Items.Select(item => TemplateItem.Exactly(item.Kind, item.TargetId, item.Label))],
            clock.TodayUtc().PlusMonths(ChangeTemplate.MostMonths), null);
        var template = new ChangeTemplate(await db.TakeNumberAsync("ST", now, cancellationToken), change.SiteId, new TemplateOwner(rights.PersonId, rights.Name), change.Number, content, now);
        db.ChangeTemplates.Add(template);
        TemplateGate.Record(db, template, actor, input.Command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Template, template.Number));
        return TemplateGate.StateOf(template);
    }

    internal static bool MayBecomeTemplate(ChangeRequest change) =>
        change is { Status: ChangeStatus.Closed, Outcome: ChangeOutcome.Successful, Content: { Permanence: Permanence.Permanent, Type: not ChangeType.Emergency } };
}
