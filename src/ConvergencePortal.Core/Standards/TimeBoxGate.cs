using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Where a waiver or a pilot stands after an action.</summary>
public sealed record TimeBoxState(string Number, TimeBoxStatus Status, LocalDate EndsOn, int Revision, int Version);

/// <summary>A waiver or pilot that an action has in its hands: loaded afresh, with the rights of the person as they are now.</summary>
public sealed record OpenTimeBox<T>(PortalDb Db, T Box, PersonRights By, Actor Actor, Command Command, Instant Now) where T : TimeBox
{
    public LocalDate Today => Now.InUtc().Date;

    /// <summary>For how many days ahead the site lets one ask.</summary>
    public async Task<int> MostDaysAsync(CancellationToken cancellationToken) => await TimeBoxGate.MostDaysAsync(Db, Box.SiteId, cancellationToken);
}

/// <summary>The one gate through which people act on waivers and pilots: answers a repeated command, reads rights, lets the action move the record, writes the ledger in the same save.</summary>
public sealed class TimeBoxGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    public Task<Result<TimeBoxState>> RunAsync<T>(string recordType, string number, string happens, Command command, Actor actor, Func<OpenTimeBox<T>, Task<Result>> move, CancellationToken cancellationToken)
        where T : TimeBox =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(recordType, number, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, recordType, number, command, clock, cancellationToken);

    private async Task<Result<TimeBoxState>> RunOnceAsync<T>(string recordType, string number, string happens, Command command, Actor actor, Func<OpenTimeBox<T>, Task<Result>> move,
        CancellationToken cancellationToken) where T : TimeBox
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var box = await db.Set<T>().AsSplitQuery().SingleOrDefaultAsync(b => b.Number == number, cancellationToken);
        if (box is null) return recordType == RecordTypes.Pilot ? TimeBoxErrors.UnknownPilot(number) : TimeBoxErrors.UnknownWaiver(number);
        if (await db.FindDoneAsync(command, cancellationToken) is { } done) return done.IsSame(actor, recordType, happens, box.Number) ? StateOf(box) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (RefusePerson(rights) is { } refused) return refused;

        var moved = await move(new OpenTimeBox<T>(db, box, rights, actor, command, now));
        if (moved.Error is { } error) return error;

        Record(db, box, actor, command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(recordType, box.Number));
        return StateOf(box);
    }

    /// <summary>Null when they may write at all, as a person.</summary>
    internal static Error? RefusePerson(PersonRights rights) => rights.RefuseWriting() ?? (rights.Kind == PersonKind.Person ? null : TimeBoxErrors.PeopleOnly);

    internal static void Record(PortalDb db, TimeBox box, Actor actor, Command command, Instant now, string? functions)
    {
        foreach (var happened in box.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, box.RecordType, box.Number, happened.Revision, happened.Name, happened.Text, actorFunctions: functions));
    }

    internal static TimeBoxState StateOf(TimeBox box) => new(box.Number, box.Status, box.EndsOn, box.Revision, box.Version);

    internal static async Task<int> MostDaysAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        (await db.ApprovalSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == siteId, cancellationToken))?.Choices.MostExceptionDays ?? new ApprovalChoices().MostExceptionDays;

    /// <summary>Nobody signs any more for what was taken back, refused or has ended.</summary>
    internal static async Task WithdrawRoundAsync(PortalDb db, TimeBox box, Instant now, CancellationToken cancellationToken)
    {
        var round = await db.ApprovalRounds.SingleOrDefaultAsync(r => r.RecordType == box.RecordType && r.Number == box.Number && r.Status == RoundStatus.Open, cancellationToken);
        round?.Withdraw(now);
    }
}
