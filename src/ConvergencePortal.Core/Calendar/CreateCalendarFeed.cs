using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>Input of <see cref="CreateCalendarFeed"/>.</summary>
/// <param name="Scope">Code of a site, or the path of a line or another part of it; nothing for a person's own calendar.</param>
public sealed record CreateCalendarFeedInput(CalendarFeedKind? Kind, string? Scope, Command Command);

/// <summary>An address that was just made. The secret is shown now and never again.</summary>
public sealed record NewCalendarFeed(int Id, CalendarFeedKind Kind, string? Scope, string Prefix, string Secret, Instant CreatedAt);

/// <summary>Gives the person who asks a secret address of a calendar. Nobody makes one for somebody else.</summary>
public sealed class CreateCalendarFeed(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    private const string Event = "FeedCreated";

    public Task<Result<NewCalendarFeed>> RunAsync(CreateCalendarFeedInput input, Actor actor, CancellationToken cancellationToken) =>
        RunOnceAsync(input, actor, cancellationToken).KeepAsync(factory, actor, RecordTypes.Feed, "", input.Command, clock, cancellationToken);

    private async Task<Result<NewCalendarFeed>> RunOnceAsync(CreateCalendarFeedInput input, Actor actor, CancellationToken cancellationToken)
    {
        var scope = SearchText.OrNull(input.Scope);
        if (input.Kind is not { } kind || !Enum.IsDefined(kind)) return CalendarFeedErrors.KindRequired;
        if (kind == CalendarFeedKind.Person && scope is not null) return CalendarFeedErrors.ScopeNotNeeded;
        if (kind != CalendarFeedKind.Person && scope is null) return CalendarFeedErrors.ScopeRequired;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return CalendarFeedErrors.PeopleOnly;
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done) return done.IsSame(actor, RecordTypes.Feed, Event) ? CalendarFeedErrors.ShownOnce : Saving.CommandReused;
        var part = await FindPartAsync(db, kind, scope, cancellationToken);
        if (part.Error is { } unknown) return unknown;
        if (await db.CalendarFeeds.CountAsync(f => f.PersonId == actor.PersonId && f.RevokedAt == null, cancellationToken) >= CalendarFeed.MostOfAPerson) return CalendarFeedErrors.TooMany;

        var (secret, now) = (CalendarFeed.Secrets.Make(), clock.GetCurrentInstant());
        var made = new CalendarFeed(actor.PersonId, kind, part.Value?.Id, CalendarFeed.Secrets.PrefixOf(secret), CalendarFeed.Secrets.HashOf(secret)!, now);
        db.CalendarFeeds.Add(made);

        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Feed, made.Prefix, null, Event, part.Value is { } shown ? $"{kind} {shown.Path}" : $"{kind} {actor.Code}", actorFunctions: rights.Printed));
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Feed, made.Prefix));
        return new NewCalendarFeed(made.Id, kind, part.Value?.Path, made.Prefix, secret, now);
    }

    /// <summary>Null for a person's own calendar, which has no part of the plant.</summary>
    private static async Task<Result<Part?>> FindPartAsync(PortalDb db, CalendarFeedKind kind, string? scope, CancellationToken cancellationToken)
    {
        if (scope is null) return (Part?)null;

        var found = await db.Equipment.AsNoTracking().Where(e => e.Path == scope && e.Level != EquipmentLevel.Enterprise).Select(e => new { e.Id, e.Path, e.Level }).SingleOrDefaultAsync(cancellationToken);
        if (found is null || (kind == CalendarFeedKind.Site) != (found.Level == EquipmentLevel.Site))
            return kind == CalendarFeedKind.Site ? CalendarFeedErrors.NoSite(scope) : CalendarFeedErrors.NoLine(scope);
        return new Part(found.Id, found.Path);
    }

    private sealed record Part(int Id, string Path);
}
