using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Where a change stands after an action.</summary>
public sealed record ChangeState(string Number, ChangeStatus Status, int Revision, int Version);

/// <summary>A change that an action has in its hands: loaded afresh, with the rights of the person as they are now.</summary>
public sealed record OpenChange(PortalDb Db, ChangeRequest Change, PersonRights By, Instant Now)
{
    /// <summary>Whether the change lies within the template it names; null where it names none, or nobody asked yet.</summary>
    internal StandardVerdict? Standard { get; set; }

    /// <summary>What else the same save changes, told to open pages with the change.</summary>
    internal List<Saved> Along { get; } = [];
}

/// <summary>
/// The one gate through which every action on a change goes, whatever its path: it answers a repeated command, loads, reads rights,
/// lets the action move the change, writes the ledger in the same save and tells open pages afterwards.
/// </summary>
public sealed class ChangeGate(IDbContextFactory<PortalDb> factory, ChangeFacts facts, IClock clock, ChangeFeed feed)
{
    /// <summary>Runs an action that does not depend on what the person last saw: after a lost race it is tried on the fresh record, where its own rules judge it.</summary>
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    public Task<Result<ChangeState>> RunAsync(string number, string happens, Command command, Actor actor, Func<OpenChange, Task<Result>> move, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(number, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Change, number, command, clock, cancellationToken);

    private async Task<Result<ChangeState>> RunOnceAsync(string number, string happens, Command command, Actor actor, Func<OpenChange, Task<Result>> move, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await LoadAsync(db, number, cancellationToken);
        if (change is null) return ChangeRequestErrors.Unknown(number);
        if (await db.FindDoneAsync(command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Change, happens, change.Number) ? StateOf(change) : Saving.CommandReused;

        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, now, cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        // The portal itself comes through here to count seats; nobody outside can act as it.
        if (rights.Kind != PersonKind.Person && !actor.IsPortal) return ChangeRequestErrors.ServiceMayNot;

        // Read before the action judges its slot: whoever takes a slot in between raises it, and this save then fails and is run again.
        var schedule = await ScheduleVersionAsync(db, change.SiteId, cancellationToken);
        var heldSlot = change.OccupiesSlot;
        var open = new OpenChange(db, change, rights, now);
        var moved = await move(open);
        if (moved.Error is { } error) return error;

        if (change.Events.Count == 0) return StateOf(change);

        await SlotReliance.KeepAsync(open, facts, cancellationToken);
        await ChangeConsequences.FollowAsync(open, facts, cancellationToken);

        Record(db, change, actor, command, now, rights.Printed);
        if (heldSlot || change.OccupiesSlot) schedule.Touch();
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Change, change.Number));
        foreach (var along in open.Along) feed.Publish(along);
        return StateOf(change);
    }

    /// <summary>Turns what happened to the change into lines of the ledger; called within the save that carries it.</summary>
    /// <param name="functions">Of the person as printed; null for the portal itself.</param>
    internal static void Record(PortalDb db, ChangeRequest change, Actor actor, Command command, Instant now, string? functions)
    {
        foreach (var happened in change.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Change, change.Number, happened.Revision, happened.Name, happened.Text, happened.FieldChanges, functions));
    }

    internal static ChangeState StateOf(ChangeRequest change) => new(change.Number, change.Status, change.Revision, change.Version);

    private static Task<ChangeRequest?> LoadAsync(PortalDb db, string number, CancellationToken cancellationToken) => db.Changes
        .Include(c => c.Items).Include(c => c.Statements).Include(c => c.Seats).Include(c => c.Signatures)
        .AsSplitQuery()
        .SingleOrDefaultAsync(c => c.Number == number, cancellationToken);

    private static async Task<ScheduleVersion> ScheduleVersionAsync(PortalDb db, int siteId, CancellationToken cancellationToken)
    {
        if (await db.ScheduleVersions.SingleOrDefaultAsync(v => v.SiteId == siteId, cancellationToken) is { } known) return known;

        var first = new ScheduleVersion(siteId);
        db.ScheduleVersions.Add(first);
        return first;
    }
}
