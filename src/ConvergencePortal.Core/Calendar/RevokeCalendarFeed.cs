using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>Input of <see cref="RevokeCalendarFeed"/>.</summary>
public sealed record RevokeCalendarFeedInput(int Id, Command Command);

/// <summary>Ends an address at once and for good; its row stays, so that the ledger can be read.</summary>
public sealed class RevokeCalendarFeed(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Event = "FeedRevoked";

    public Task<Result> RunAsync(RevokeCalendarFeedInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.Feed, $"{input.Id}", input.Command, clock, cancellationToken);

    private async Task<Result> RunOnceAsync(RevokeCalendarFeedInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (!rights.IsActive) return RightsErrors.Inactive;
        if (rights.Kind != PersonKind.Person) return CalendarFeedErrors.PeopleOnly;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Feed, Event) ? Result.Success : Saving.CommandReused;
        if (await db.CalendarFeeds.SingleOrDefaultAsync(f => f.Id == input.Id, cancellationToken) is not { } found) return CalendarFeedErrors.Unknown(input.Id);
        // Owners may always take back what is theirs, those too who may write nothing else any more.
        if (found.PersonId != actor.PersonId && !rights.IsAdministrator) return CalendarFeedErrors.NotOwner;

        var now = clock.GetCurrentInstant();
        if (found.Revoke(now).Error is { } error) return error;

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Feed, found.Prefix, null, Event, actorFunctions: rights.Printed));
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Feed, found.Prefix));
        return Result.Success;
    }
}
