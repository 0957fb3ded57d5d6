using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A day, each site's own, and how many agreed changes begin on it.</summary>
public sealed record ComingDay(LocalDate Day, int Changes);

/// <summary>An agreed change of the coming days.</summary>
/// <param name="Places">The first few things it acts on.</param>
/// <param name="PointOfNoReturn">The last instant at which undoing still ends within the slot.</param>
public sealed record ComingChange(string Number, string Title, ChangeStatus Status, string Site, string TimeZone, LocalDate Day, Instant Start, int Minutes, Instant PointOfNoReturn, IReadOnlyList<string> Places);

/// <summary>A maintenance window or a freeze of the coming days.</summary>
/// <param name="TimeZone">Of its site.</param>
public sealed record ComingWindow(int Id, WindowKind Kind, string Title, string Scope, string TimeZone, Instant Start, Instant End);

/// <summary>The coming seven days.</summary>
/// <param name="Changes">The first of them; the days count all.</param>
/// <param name="Windows">The first of them.</param>
/// <param name="MoreWindows">How many more there are.</param>
/// <param name="Unreadable">Titles of windows whose times can no longer be followed.</param>
public sealed record ComingWeek(IReadOnlyList<ComingDay> Days, IReadOnlyList<ComingChange> Changes, IReadOnlyList<ComingWindow> Freezes, IReadOnlyList<ComingWindow> Windows, int MoreWindows,
    IReadOnlyList<string> Unreadable, string? WindowsRefused)
{
    public int Total => Days.Sum(d => d.Changes);
}

/// <summary>Reads what happens in the coming seven days: agreed changes, maintenance windows and freezes.</summary>
public sealed class DashboardWeekReads(IDbContextFactory<PortalDb> factory, OccurrenceReads occurrences, IClock clock)
{
    public const int MostChanges = 12;
    public const int MostWindows = 6;
    private const int Days = 7;
    private const int MostPlaces = 3;

    /// <param name="site">Code of one site; null for all of them. Days are those of each site.</param>
    public async Task<ComingWeek> FindAsync(string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var sites = (await ReviewSite.ListAsync(db, site, cancellationToken)).ToDictionary(s => s.Id);
        if (sites.Count == 0) return new ComingWeek([], [], [], [], 0, [], null);

        var ids = sites.Keys.ToList();
        var first = sites.Values.Min(s => now.InZone(s.Zone).Date);
        var ahead = await GoingAhead.ListAsync(db, db.Changes.Where(c => ids.Contains(c.SiteId)), first, first.PlusDays(Days), cancellationToken);
        var days = Enumerable.Range(0, Days).Select(first.PlusDays).Select(day => new ComingDay(day, ahead.Count(g => g.Day == day))).ToList();
        var changes = await ChangesAsync(db, [.. ahead.Take(MostChanges)], sites, cancellationToken);
        return await WithWindowsAsync(new ComingWeek(days, changes, [], [], 0, [], null), site is null ? null : sites.Values.Single(), sites, now, cancellationToken);
    }

    private static async Task<IReadOnlyList<ComingChange>> ChangesAsync(PortalDb db, IReadOnlyList<GoingAhead> ahead, Dictionary<int, ReviewSite> sites, CancellationToken cancellationToken)
    {
        var ids = ahead.Select(g => g.ChangeId).ToList();
        if (ids.Count == 0) return [];

        var rows = await db.Changes.AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id, c.Number, c.Content.Title, c.Status, Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes, c.Content.RollbackMinutes,
        }).ToDictionaryAsync(c => c.Id, cancellationToken);
        var places = (await db.Set<ChangeItem>().AsNoTracking().Where(i => ids.Contains(i.ChangeId)).OrderBy(i => i.Id).Select(i => new { i.ChangeId, i.Label }).ToListAsync(cancellationToken)).ToLookup(i => i.ChangeId, i => i.Label);
        return [.. ahead.Select(g => (Going: g, Row: rows[g.ChangeId], Site: sites[g.SiteId])).Select(c => new ComingChange(c.Row.Number, c.Row.Title, c.Row.Status, c.Site.Code, c.Site.Zone.Id, c.Going.Day, c.Going.Start,
            c.Row.Minutes, c.Going.Start + Duration.FromMinutes(c.Row.Minutes - c.Row.RollbackMinutes), [.. places[c.Going.ChangeId].Take(MostPlaces)]))];
    }

    private async Task<ComingWeek> WithWindowsAsync(ComingWeek week, ReviewSite? one, Dictionary<int, ReviewSite> sites, Instant now, CancellationToken cancellationToken)
    {
        var scope = one is null ? null : new WindowScope(WindowScopeKind.Equipment, one.Id, one.Code, one.Name, one.Code, one.Zone.Id);
        var found = await occurrences.ListKindsAsync(now, now + Duration.FromDays(Days), scope, [WindowKind.Maintenance, WindowKind.Freeze], cancellationToken);
        if (found.Error is { } refused) return week with { WindowsRefused = refused.Message };

        var zones = sites.Values.ToDictionary(s => s.Code, s => s.Zone.Id, StringComparer.OrdinalIgnoreCase);
        var windows = found.Value.Items.Select(o => new ComingWindow(o.WindowId, o.Kind, o.Title, o.Scope, zones.GetValueOrDefault(o.Scope.Split('/', ':')[0], "UTC"), o.Start, o.End)).ToLookup(w => w.Kind);
        var maintenance = windows[WindowKind.Maintenance].ToList();
        return week with
        {
            Freezes = [.. windows[WindowKind.Freeze].Take(MostWindows)], Windows = [.. maintenance.Take(MostWindows)], MoreWindows = Math.Max(0, maintenance.Count - MostWindows), Unreadable = found.Value.Unreadable,
        };
    }
}
