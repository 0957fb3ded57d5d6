using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Where a review stands after an action.</summary>
public sealed record ReviewState(string Number, ReviewStatus Status, int Version);

/// <summary>A review that somebody has in their hands: loaded afresh, with the rights of the person as they are now.</summary>
internal sealed record OpenReview(PortalDb Db, GovernanceReview Review, ReviewSite Site, PersonRights By, Actor Actor, Command Command, Instant Now)
{
    public LocalDate Today => Now.InZone(Site.Zone).Date;
}

/// <summary>The one gate through which people write into a review: answers a repeated command, reads rights, lets the action move the review, writes the ledger in the same save.</summary>
public sealed class ReviewGate(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    /// <param name="happens">The event the action leaves first; tells a repeated command from a reused one.</param>
    internal Task<Result<ReviewState>> RunAsync(string site, string week, string happens, Command command, Actor actor, Func<OpenReview, Task<Result>> move, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(site, week, happens, new Command(command.Id), actor, move, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Review, $"{site}/{week}", command, clock, cancellationToken);

    private async Task<Result<ReviewState>> RunOnceAsync(string site, string week, string happens, Command command, Actor actor, Func<OpenReview, Task<Result>> move, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ReviewSite.FindAsync(db, site, cancellationToken) is not { } found) return ReviewErrors.UnknownSite(site);
        if (IsoWeek.Parse(week) is not { } asked) return ReviewErrors.UnknownWeek(week);
        var review = await db.Reviews.Include(r => r.Attendance).Include(r => r.Decisions).AsSplitQuery().SingleOrDefaultAsync(r => r.SiteId == found.Id && r.Week == week, cancellationToken);
        if (review is null) return ReviewErrors.Unknown(site, asked.ToString());
        if (await db.FindDoneAsync(command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Review, happens, review.Number) ? StateOf(review) : Saving.CommandReused;
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (RefuseWriting(rights, found.Id) is { } refused) return refused;
        if (review.RefuseWriting() is { } closed) return closed;

        var moved = await move(new OpenReview(db, review, found, rights, actor, command, now));
        if (moved.Error is { } error) return error;

        Record(db, review, actor, command, now, rights.Printed);
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Review, review.Number));
        return StateOf(review);
    }

    /// <summary>Null for people who may write into a site's reviews.</summary>
    internal static Error? RefuseWriting(PersonRights rights, int siteId) =>
        rights.RefuseWriting() ?? (rights.Kind != PersonKind.Person ? ReviewErrors.PeopleOnly : rights.IsChair || rights.WorksAt(siteId) ? null : ReviewErrors.NotAtSite);

    /// <param name="functions">Of the person as printed; null for the portal itself.</param>
    internal static void Record(PortalDb db, GovernanceReview review, Actor actor, Command command, Instant now, string? functions)
    {
        foreach (var happened in review.TakeEvents())
            db.Ledger.Add(LedgerEntry.For(actor, command, now, RecordTypes.Review, review.Number, happened.Revision, happened.Name, happened.Text, actorFunctions: functions));
    }

    private static ReviewState StateOf(GovernanceReview review) => new(review.Number, review.Status, review.Version);
}
