using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a template stands after an action.</summary>
public sealed record TemplateState(string Number, TemplateStatus Status, int Revision, int Version);

/// <summary>A template that an action has in its hands: loaded afresh, with the rights of the person as they are now.</summary>
public sealed record OpenTemplate(PortalDb Db, ChangeTemplate Template, PersonRights By, Instant Now);

/// <summary>The one gate through which people act on templates: answers a repeated command, reads rights, lets the action move the template, writes the ledger in the same save.</summary>
public sealed class TemplateGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    public Task<Result<TemplateState>> RunAsync(string number, string happens, Command command, Actor actor, Func<OpenTemplate, Task<Result>> move, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(number, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Template, number, command, clock, cancellationToken);

    private async Task<Result<TemplateState>> RunOnceAsync(string number, string happens, Command command, Actor actor, Func<OpenTemplate, Task<Result>> move, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var template = await db.ChangeTemplates.Include(t => t.Items).SingleOrDefaultAsync(t => t.Number == number, cancellationToken);
        if (template is null) return ChangeTemplateErrors.Unknown(number);
        if (await db.FindDoneAsync(command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Template, happens, template.Number) ? StateOf(template) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;

        var moved = await move(new OpenTemplate(db, template, rights, now));
        if (moved.Error is { } error) return error;
        if (template.Events.Count == 0) return StateOf(template);

        Record(db, template, actor, command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Template, template.Number));
        return StateOf(template);
    }

    /// <param name="functions">Of the person as printed; null for the portal itself.</param>
    internal static void Record(PortalDb db, ChangeTemplate template, Actor actor, Command command, Instant now, string? functions)
    {
        foreach (var happened in template.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Template, template.Number, happened.Revision, happened.Name, happened.Text, happened.FieldChanges, functions));
    }

    internal static TemplateState StateOf(ChangeTemplate template) => new(template.Number, template.Status, template.Revision, template.Version);
}
