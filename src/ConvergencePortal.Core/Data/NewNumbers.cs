using ConvergencePortal.Core.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Data;

/// <summary>Gives records their numbers: "CR-2026-0042" for a change, "ST-2026-0001" for a template.</summary>
internal static class NewNumbers
{
    /// <summary>Numbers follow the calendar year in UTC and have no gaps: the series is raised in the same save.</summary>
    public static async Task<string> TakeNumberAsync(this PortalDb db, string kind, Instant now, CancellationToken cancellationToken)
    {
        var prefix = $"{kind}-{now.InUtc().Year}";
        var series = db.NumberSeries.Local.FirstOrDefault(s => s.Prefix == prefix) ?? await db.NumberSeries.SingleOrDefaultAsync(s => s.Prefix == prefix, cancellationToken);
        if (series is null) db.NumberSeries.Add(series = new NumberSeries(prefix));
        return series.Take();
    }
}
