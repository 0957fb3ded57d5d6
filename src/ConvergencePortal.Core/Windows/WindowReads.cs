using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads windows as lists and one by one, each said in words with the next time it happens.</summary>
public sealed class WindowReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <param name="site">Code of a site; null for every site.</param>
    public async Task<Page<WindowRow>> ListAsync(PageRequest page, string? site, WindowKind? kind, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var windows = Filtered(db.Windows.AsNoTracking(), site, kind, page.Search);
        var stored = await ToStored(windows.OrderBy(w => w.Site.Code).ThenBy(w => w.Kind).ThenBy(w => w.Code)).ToPageAsync(page, cancellationToken);
        var now = clock.GetCurrentInstant();
        return new Page<WindowRow>([.. stored.Items.Select(window => ToRow(window, now))], stored.Total, stored.PageNumber, stored.PageSize);
    }

    /// <summary>Null when there is no such window.</summary>
    public async Task<WindowDetail?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var stored = await ToStored(db.Windows.AsNoTracking().Where(w => w.Id == id)).SingleOrDefaultAsync(cancellationToken);
        return stored is null ? null : new WindowDetail(ToRow(stored, clock.GetCurrentInstant()), stored.Version, stored.Times.ExceptDates, stored.Times.ExtraDates, stored.Times.MovedDates);
    }

    /// <summary>What a list, and a file of what it shows, are about; looked for in code, title, place, product and order.</summary>
    internal static IQueryable<Window> Filtered(IQueryable<Window> windows, string? site, WindowKind? kind, string? search)
    {
        if (site is not null) windows = windows.Where(w => w.Site.Code == site);
        if (kind is not null) windows = windows.Where(w => w.Kind == kind);
        if (string.IsNullOrWhiteSpace(search)) return windows;

        var pattern = SearchText.Contains(search);
        return windows.Where(w => EF.Functions.Like(w.Code, pattern, SearchText.Escape) || EF.Functions.Like(w.Title, pattern, SearchText.Escape)
            || EF.Functions.Like(w.Equipment!.Path, pattern, SearchText.Escape) || EF.Functions.Like(w.Segment!.Code, pattern, SearchText.Escape)
            || EF.Functions.Like(w.Zone!.Code, pattern, SearchText.Escape) || EF.Functions.Like(w.Product!, pattern, SearchText.Escape)
            || EF.Functions.Like(w.OrderNumber!, pattern, SearchText.Escape));
    }

    private static IQueryable<StoredWindow> ToStored(IQueryable<Window> windows) => windows.Select(w => new StoredWindow(
        w.Id, w.Site.Code, w.Site.TimeZone, w.Code, w.Kind, w.Title, w.Equipment!.Path, w.Segment!.Code, w.Zone!.Code, w.Owner, w.Product, w.OrderNumber, w.RatePerMinute, w.EarlierMinutes, w.LaterMinutes, w.Version,
        new WindowScheduleText(w.StartsAt, w.Minutes, w.Rule, w.ExceptDates, w.ExtraDates, w.TimeZone, w.EffectiveFrom, w.EffectiveTo, w.MovedDates)));

    private static WindowRow ToRow(StoredWindow stored, Instant now)
    {
        var schedule = stored.Times.Read();
        // Stored times that can no longer be followed are said in the words' place, so that the list names the window that needs care.
        var words = schedule.IsSuccess ? RecurrenceWords.Say(schedule.Value) : schedule.Error!.Message;
        Occurrence? next = schedule.IsSuccess ? schedule.Value.Occurrences(now, Instant.MaxValue).Cast<Occurrence?>().FirstOrDefault() : null;
        var (kind, scope) = stored.EquipmentPath is { } path ? (WindowScopeKind.Equipment, path)
            : stored.SegmentCode is { } segment ? (WindowScopeKind.Segment, SiteCode.Of(stored.Site, segment))
            : (WindowScopeKind.Zone, SiteCode.Of(stored.Site, stored.ZoneCode ?? ""));
        var times = stored.Times;
        return new WindowRow(stored.Id, stored.Site, stored.Code, stored.Kind, stored.Title, kind, scope, times.Start, times.Minutes, times.Rule, words, times.Zone,
            stored.SiteTimeZone ?? times.Zone, times.EffectiveFrom, times.EffectiveTo, stored.Owner, stored.Product, stored.OrderNumber,
            stored.RatePerMinute, stored.EarlierMinutes, stored.LaterMinutes, next, next is { } running && running.Start <= now);
    }

    private sealed record StoredWindow(int Id, string Site, string? SiteTimeZone, string Code, WindowKind Kind, string Title, string? EquipmentPath, string? SegmentCode, string? ZoneCode,
        Function Owner, string? Product, string? OrderNumber, int? RatePerMinute, int? EarlierMinutes, int? LaterMinutes, int Version, WindowScheduleText Times);
}

/// <summary>A window as lists and the API show it.</summary>
/// <param name="Scope">Equipment path, or site and code of a segment or zone.</param>
/// <param name="Start">Wall-clock start in <paramref name="Zone"/>.</param>
/// <param name="Words">The times in plain words.</param>
/// <param name="Zone">IANA zone the rule is written in.</param>
/// <param name="SiteZone">IANA zone of the plant, in which the next occurrence is shown.</param>
/// <param name="RatePerMinute">Production: what a minute yields, in the plant's own units; null when the site's default holds.</param>
/// <param name="EarlierMinutes">Production: how much earlier the run may start.</param>
/// <param name="LaterMinutes">Production: how much later it may end.</param>
/// <param name="Next">The occurrence that runs now, or the next one; null when it never happens again.</param>
public sealed record WindowRow(int Id, string Site, string Code, WindowKind Kind, string Title, WindowScopeKind ScopeKind, string Scope, LocalDateTime Start, int Minutes, string? Rule,
    string Words, string Zone, string SiteZone, Instant? EffectiveFrom, Instant? EffectiveTo, Function Owner, string? Product, string? OrderNumber,
    int? RatePerMinute, int? EarlierMinutes, int? LaterMinutes, Occurrence? Next, bool IsRunning)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>A window with its exceptions, extra dates and moved occurrences, for the editor.</summary>
public sealed record WindowDetail(WindowRow Row, int Version, string? ExceptDates, string? ExtraDates, string? MovedDates);
