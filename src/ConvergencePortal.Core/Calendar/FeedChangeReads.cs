using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>A change as a calendar program shows it.</summary>
/// <param name="Zone">IANA zone of its plant.</param>
/// <param name="Paths">Equipment that it acts on or that works through what it acts on.</param>
/// <param name="IsOwnWork">The owner of the feed does the work, so these hours are taken.</param>
public sealed record FeedChange(string Number, string Title, ChangeStatus Status, Instant Start, int Minutes, int RollbackMinutes, string Zone, IReadOnlyList<string> Paths, int Version, Instant ModifiedAt,
    bool IsOwnWork)
{
    public Instant PointOfNoReturn => Start + Duration.FromMinutes(Minutes - RollbackMinutes);
}

/// <summary>Reads the changes with a time from 30 days ago to 400 days ahead: of a part of the plant, or of a person.</summary>
public sealed class FeedChangeReads(IDbContextFactory<PortalDb> factory, SitePictures pictures, FlowPictures flows, IClock clock)
{
    private const int DaysBack = 30;
    private const int DaysAhead = 400;

    /// <summary>No span is longer than four phases of 60 days.</summary>
    private const int LongestDays = 241;

    private const int LongMinutes = 24 * 60;

    /// <summary>Being decided, agreed, under way or done. Drafts are their writer's own, and what was given up happens at no time.</summary>
    private static readonly ChangeStatus[] Shown =
    [
        ChangeStatus.Assessing, ChangeStatus.Authorizing, ChangeStatus.Approved, ChangeStatus.Scheduled, ChangeStatus.EmergencyAuthorized, ChangeStatus.Implementing, ChangeStatus.Verifying,
        ChangeStatus.RetrospectiveReview, ChangeStatus.Closed, ChangeStatus.RolledBack,
    ];

    /// <summary>Ordered by start.</summary>
    public async Task<IReadOnlyList<FeedChange>> ListAroundAsync(int siteId, WindowScope scope, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await ReadAsync(db, db.Changes.Where(c => c.SiteId == siteId), personId: 0, cancellationToken);
        return [.. found.Where(change => siteId == scope.Id || change.Paths.Any(path => Lane.Touch(path, scope.Label)))];
    }

    /// <summary>The changes this person raised, carries out, is needed for, or must sign today. Ordered by start.</summary>
    public async Task<IReadOnlyList<FeedChange>> ListOfPersonAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(db, db.Changes, personId, cancellationToken);
    }

    /// <param name="personId">0 for the changes of everybody.</param>
    private async Task<List<FeedChange>> ReadAsync(PortalDb db, IQueryable<ChangeRequest> changes, int personId, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var (from, to) = (now - Duration.FromDays(DaysBack), now + Duration.FromDays(DaysAhead));
        var (dayBefore, earliest) = (from - Duration.FromMinutes(LongMinutes), from - Duration.FromDays(LongestDays));
        var today = clock.TodayUtc();
        var mine = db.Memberships.Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To));

        // An emergency may have begun without a slot. Few changes last longer than a day, so only those are looked for further back.
        var rows = await changes.AsNoTracking()
            .Where(c => Shown.Contains(c.Status) && (c.Content.PlannedStart ?? c.ActualStart) < to
                && ((c.Content.PlannedStart ?? c.ActualStart) > dayBefore
                    || ((c.Content.PlannedStart ?? c.ActualStart) > earliest
                        && c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes > LongMinutes)))
            .Select(c => new Row(c.Id, c.Number, c.Content.Title, c.Status, (c.Content.PlannedStart ?? c.ActualStart)!.Value, c.SiteId, c.Version, c.CreatedAt,
                c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes, c.Content.RollbackMinutes,
                c.RequesterId, c.Content.ImplementerId ?? c.RequesterId, c.Content.RequiredPersonIds,
                c.Seats.Any(s => s.IsOpen && mine.Any(m => m.SiteId == c.SiteId && m.Function == s.Function))))
            .ToListAsync(cancellationToken);
        // The end is a sum that no index holds, and the people needed are stored as one text.
        rows.RemoveAll(c => c.End <= from || (personId != 0 && !c.IsOf(personId)));
        return await ToChangesAsync(db, rows, personId, cancellationToken);
    }

    private async Task<List<FeedChange>> ToChangesAsync(PortalDb db, List<Row> rows, int personId, CancellationToken cancellationToken)
    {
        var sites = new Dictionary<int, (SitePicture Plant, FlowPicture Data)>();
        foreach (var siteId in rows.Select(c => c.SiteId).Distinct())
            if (await pictures.FindAsync(db, siteId, cancellationToken) is { } picture) sites[siteId] = (picture, await flows.FindAsync(db, siteId, cancellationToken));

        var ids = rows.Select(c => c.Id).ToList();
        var numbers = rows.Select(c => c.Number).ToList();
        var items = (await db.Set<ChangeItem>().AsNoTracking().Where(i => ids.Contains(i.ChangeId)).ToListAsync(cancellationToken)).ToLookup(i => i.ChangeId);
        var modified = await db.Ledger.AsNoTracking().Where(e => e.RecordType == RecordTypes.Change && e.Event != RefusedAttempts.Event && numbers.Contains(e.Number)).GroupBy(e => e.Number)
            .Select(lines => new { Number = lines.Key, At = lines.Max(e => e.At) }).ToDictionaryAsync(line => line.Number, line => line.At, cancellationToken);
        return
        [
            .. rows.Where(c => sites.ContainsKey(c.SiteId)).OrderBy(c => c.Start).ThenBy(c => c.Number, StringComparer.Ordinal)
                .Select(c => new FeedChange(c.Number, c.Title, c.Status, c.Start, c.Minutes, c.RollbackMinutes, sites[c.SiteId].Plant.TimeZone.Id,
                    [.. ChangeCalendarReads.PathsOf(ImpactRules.PlacesOf(sites[c.SiteId].Plant, items[c.Id], sites[c.SiteId].Data))], c.Version, modified.GetValueOrDefault(c.Number, c.CreatedAt),
                    personId != 0 && (c.ImplementerId == personId || c.RequiredPersonIds.Contains(personId)))),
        ];
    }

    private sealed record Row(int Id, string Number, string Title, ChangeStatus Status, Instant Start, int SiteId, int Version, Instant CreatedAt, int Minutes, int RollbackMinutes,
        int RequesterId, int ImplementerId, IReadOnlyList<int> RequiredPersonIds, bool IsAsked)
    {
        public Instant End => Start + Duration.FromMinutes(Minutes);

        public bool IsOf(int personId) => RequesterId == personId || ImplementerId == personId || IsAsked || RequiredPersonIds.Contains(personId);
    }
}
