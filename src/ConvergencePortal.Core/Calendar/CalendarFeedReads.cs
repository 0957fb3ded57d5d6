using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>An address as lists show it; the secret is nowhere.</summary>
/// <param name="Scope">Path of the site or of the part of it; null for a person's own calendar.</param>
public sealed record CalendarFeedRow(int Id, string Person, string PersonName, CalendarFeedKind Kind, string? Scope, string? ScopeName, string Prefix, Instant CreatedAt, Instant? RevokedAt);

/// <summary>Which addresses a list asks for; the reader's own unless it says otherwise.</summary>
/// <param name="Person">Code of the owner.</param>
/// <param name="OfEverybody">Every owner; a person that is named wins.</param>
/// <param name="LiveOnly">Leaves out what was revoked.</param>
public sealed record CalendarFeedFilter(string? Person = null, bool OfEverybody = false, bool LiveOnly = false);

/// <summary>What a person may do with the addresses of others.</summary>
public sealed record CalendarFeedRights(bool SeesOthers, bool RevokesOthers);

/// <summary>A live address that somebody calls: whose it is and what it shows.</summary>
public sealed record OpenCalendarFeed(int Id, int PersonId, string PersonName, CalendarFeedKind Kind, int? EquipmentId, Instant CreatedAt);

/// <summary>Reads calendar feeds: the list for their owners and for those who keep order, and the one behind a secret.</summary>
public sealed class CalendarFeedReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<Result<Page<CalendarFeedRow>>> ListAsync(PageRequest page, CalendarFeedFilter filter, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var isOwn = filter.Person is null ? !filter.OfEverybody : filter.Person == reader.Code;
        if (!isOwn && !MaySeeOthers(rights)) return CalendarFeedErrors.OthersForbidden;

        var feeds = db.CalendarFeeds.AsNoTracking().Join(db.People, f => f.PersonId, p => p.Id, (f, p) => new { Feed = f, Person = p });
        if (filter.LiveOnly) feeds = feeds.Where(f => f.Feed.RevokedAt == null);
        if (isOwn) feeds = feeds.Where(f => f.Feed.PersonId == reader.PersonId);
        else if (filter.Person is { } owner) feeds = feeds.Where(f => f.Person.Code == owner);
        if (SearchText.OrNull(page.Search) is { } search)
        {
            var pattern = SearchText.Contains(search);
            feeds = feeds.Where(f => EF.Functions.Like(f.Feed.Prefix, pattern, SearchText.Escape) || EF.Functions.Like(f.Person.Code, pattern, SearchText.Escape)
                || EF.Functions.Like(f.Person.Name, pattern, SearchText.Escape) || db.Equipment.Any(e => e.Id == f.Feed.EquipmentId && EF.Functions.Like(e.Path, pattern, SearchText.Escape)));
        }
        return await feeds.OrderByDescending(f => f.Feed.Id)
            .Select(f => new CalendarFeedRow(f.Feed.Id, f.Person.Code, f.Person.Name, f.Feed.Kind, db.Equipment.Where(e => e.Id == f.Feed.EquipmentId).Select(e => e.Path).FirstOrDefault(),
                db.Equipment.Where(e => e.Id == f.Feed.EquipmentId).Select(e => e.Name).FirstOrDefault(), f.Feed.Prefix, f.Feed.CreatedAt, f.Feed.RevokedAt))
            .ToPageAsync(page, cancellationToken);
    }

    public async Task<CalendarFeedRights> RightsAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return new CalendarFeedRights(MaySeeOthers(rights), MaySeeOthers(rights) && rights.IsAdministrator);
    }

    /// <summary>Null when the secret is malformed, unknown or revoked, or its owner is no active person any more; a caller learns no more than that.</summary>
    public async Task<OpenCalendarFeed?> FindOpenAsync(string? secret, CancellationToken cancellationToken)
    {
        if (CalendarFeed.Secrets.HashOf(secret) is not { } hash) return null;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await db.CalendarFeeds.AsNoTracking().Where(f => f.Hash == hash && f.RevokedAt == null)
            .Join(db.People.Where(p => p.IsActive && p.Kind == PersonKind.Person), f => f.PersonId, p => p.Id, (f, p) => new OpenCalendarFeed(f.Id, p.Id, p.Name, f.Kind, f.EquipmentId, f.CreatedAt))
            .SingleOrDefaultAsync(cancellationToken);
    }

    private static bool MaySeeOthers(PersonRights rights) =>
        rights is { IsActive: true, Kind: PersonKind.Person } && (rights.Roles.HasFlag(PersonRoles.Administrator) || rights.Roles.HasFlag(PersonRoles.Auditor));
}
