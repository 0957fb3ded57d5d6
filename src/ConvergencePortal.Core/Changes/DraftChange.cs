using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="DraftChange"/>.</summary>
public sealed record DraftChangeInput(ChangeDraft Draft, Command Command);

/// <summary>Starts a change request as a draft, which may lack almost everything but a title.</summary>
public sealed class DraftChange(IDbContextFactory<PortalDb> factory, PlannedPlants plants, IClock clock, ChangeFeed feed)
{
    private static readonly ChangeDraftValidator Shape = new();

    public Task<Result<ChangeState>> RunAsync(DraftChangeInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Change, "", input.Command, clock, cancellationToken);

    private async Task<Result<ChangeState>> RunOnceAsync(DraftChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input.Draft) is { } wrong) return wrong;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
        {
            if (!done.IsSame(actor, RecordTypes.Change, ChangeEvents.Drafted)) return Saving.CommandReused;
            return ChangeGate.StateOf(await db.Changes.AsNoTracking().SingleAsync(c => c.Number == done.Number, cancellationToken));
        }
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ChangeRequestErrors.ServiceMayNot;
        var resolved = await ResolvedDraft.FindAsync(db, input.Draft, cancellationToken);
        if (resolved.Error is { } unknown) return unknown;

        if (!rights.WorksAt(resolved.Value.SiteId)) return ChangeRequestErrors.NotAtSite;
        if ((await plants.CompareAsync(PlannedRecords.Read(resolved.Value.Content.PlannedRecords), cancellationToken)).Error is { } impossible) return impossible;

        var number = await db.TakeNumberAsync("CR", now, cancellationToken);
        var change = new ChangeRequest(number, resolved.Value.SiteId, rights, resolved.Value.Content, resolved.Value.Items, resolved.Value.IsReplacementInKind, now);
        db.Changes.Add(change);

        ChangeGate.Record(db, change, actor, input.Command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Change, change.Number));
        return ChangeGate.StateOf(change);
    }
}
