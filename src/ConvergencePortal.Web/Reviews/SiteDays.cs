using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Which day it is at each site, for lists that show several.</summary>
public sealed class SiteDays(IEnumerable<SiteRow> sites, Instant now)
{
    private readonly Dictionary<string, string> _zones = sites.ToDictionary(site => site.Code, site => site.TimeZone);

    /// <summary>IANA zone of the site.</summary>
    public string ZoneOf(string site) => _zones.GetValueOrDefault(site, DateTimeZone.Utc.Id);

    public LocalDate TodayAt(string site) => now.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(ZoneOf(site)) ?? DateTimeZone.Utc).Date;
}
