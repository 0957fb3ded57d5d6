using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A site's approval settings together with the calendar in which its deadlines are counted.</summary>
public sealed record SiteCalendar(ApprovalChoices Choices, WorkingTime Time);

/// <summary>Reads the calendars of sites: settings, clock, and the holidays that cover the whole site. A holiday of one line is no holiday of those who decide.</summary>
public static class SiteCalendars
{
    /// <summary>By id of the site; three queries whatever the number of sites.</summary>
    public static async Task<IReadOnlyDictionary<int, SiteCalendar>> ReadCalendarsAsync(this PortalDb db, IReadOnlyCollection<int> siteIds, CancellationToken cancellationToken)
    {
        if (siteIds.Count == 0) return new Dictionary<int, SiteCalendar>();

        var ids = siteIds.Distinct().ToArray();
        var zones = await db.Equipment.AsNoTracking().Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.TimeZone }).ToDictionaryAsync(e => e.Id, e => e.TimeZone, cancellationToken);
        var settings = await db.ApprovalSettings.AsNoTracking().Where(s => ids.Contains(s.SiteId)).ToDictionaryAsync(s => s.SiteId, s => s.Choices, cancellationToken);
        var windows = await db.Windows.AsNoTracking().Where(w => ids.Contains(w.SiteId) && w.Kind == WindowKind.Holiday && w.Equipment!.Level == EquipmentLevel.Site)
            .Select(w => new { w.SiteId, Times = new WindowScheduleText(w.StartsAt, w.Minutes, w.Rule, w.ExceptDates, w.ExtraDates, w.TimeZone, w.EffectiveFrom, w.EffectiveTo, w.MovedDates) })
            .ToListAsync(cancellationToken);
        // A holiday whose stored times can no longer be followed counts as work: a deadline then comes too early, never too late.
        var holidays = windows.Select(w => (w.SiteId, Schedule: w.Times.Read())).Where(w => w.Schedule.IsSuccess).ToLookup(w => w.SiteId, w => w.Schedule.Value);
        return zones.ToDictionary(site => site.Key, site =>
        {
            var choices = settings.GetValueOrDefault(site.Key) ?? new ApprovalChoices();
            var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(site.Value ?? "") ?? DateTimeZone.Utc;
            return new SiteCalendar(choices, new WorkingTime(zone, choices.Hours, [.. holidays[site.Key]]));
        });
    }
}
