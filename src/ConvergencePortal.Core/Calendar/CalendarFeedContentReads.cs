using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>What a feed shows at this moment.</summary>
/// <param name="Scope">The site or the part of it; null for a person's own calendar.</param>
/// <param name="Shifts">The owner's own, with their rules; none but in a person's own calendar.</param>
/// <param name="Unreadable">Titles of windows and shifts whose stored times can no longer be followed; the calendar says so, since a freeze that silently vanished would mislead.</param>
public sealed record CalendarFeedContent(OpenCalendarFeed Feed, WindowScope? Scope, IReadOnlyList<FeedWindow> Windows, IReadOnlyList<OwnShift> Shifts, IReadOnlyList<string> Unreadable,
    IReadOnlyList<FeedChange> Changes);

/// <summary>A window as a calendar program shows it, its rule free of what such programs do not know.</summary>
public sealed record FeedWindow(ScheduledWindow Window, WindowSchedule Schedule);

/// <summary>A shift as a calendar program shows it.</summary>
public sealed record OwnShift(FeedShift Shift, WindowSchedule Schedule);

/// <summary>Reads what stands in a feed: windows or shifts with their rules, and changes with a time.</summary>
public sealed class CalendarFeedContentReads(IDbContextFactory<PortalDb> factory, OccurrenceReads occurrences, FeedChangeReads changes, FeedShiftReads shifts)
{
    public async Task<CalendarFeedContent> ReadAsync(OpenCalendarFeed feed, CancellationToken cancellationToken)
    {
        if (feed.EquipmentId is not { } equipmentId) return await ReadOwnAsync(feed, cancellationToken);

        var (siteId, scope) = await FindScopeAsync(equipmentId, cancellationToken);
        var windows = new List<FeedWindow>();
        var unreadable = new List<string>();
        foreach (var window in await occurrences.SchedulesAsync(scope, cancellationToken))
        {
            var plain = window.Schedule.Error is { } lost ? lost : FeedSchedules.ForPrograms(window.Schedule.Value);
            if (plain.Error is not null) unreadable.Add(window.Title);
            else if (plain.Value is { } schedule) windows.Add(new FeedWindow(window, schedule));
        }
        return new CalendarFeedContent(feed, scope, windows, [], unreadable, await changes.ListAroundAsync(siteId, scope, cancellationToken));
    }

    private async Task<CalendarFeedContent> ReadOwnAsync(OpenCalendarFeed feed, CancellationToken cancellationToken)
    {
        var own = new List<OwnShift>();
        var unreadable = new List<string>();
        foreach (var shift in await shifts.ListAsync(feed.PersonId, cancellationToken))
        {
            var plain = shift.Schedule.Error is { } lost ? lost : FeedSchedules.ForPrograms(shift.Schedule.Value);
            if (plain.Error is not null) unreadable.Add(shift.Code);
            else if (plain.Value is { } schedule) own.Add(new OwnShift(shift, schedule));
        }
        return new CalendarFeedContent(feed, null, [], own, unreadable, await changes.ListOfPersonAsync(feed.PersonId, cancellationToken));
    }

    /// <summary>Equipment is never deleted, so the row is there as long as the feed is. An enterprise, for which no feed is made, has no site and so no changes.</summary>
    private async Task<(int SiteId, WindowScope Scope)> FindScopeAsync(int equipmentId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var node = await db.Equipment.AsNoTracking().Where(e => e.Id == equipmentId).Select(e => new { e.Id, e.Path, e.Name }).SingleAsync(cancellationToken);
        var siteCode = node.Path.Split(EquipmentPath.Separator)[0];
        var site = await db.Equipment.AsNoTracking().Where(e => e.Path == siteCode && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.TimeZone }).SingleOrDefaultAsync(cancellationToken);
        return (site?.Id ?? 0, new WindowScope(WindowScopeKind.Equipment, node.Id, node.Path, node.Name, siteCode, site?.TimeZone));
    }
}
