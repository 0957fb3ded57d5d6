using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>
/// Keeps the schedule of every site in memory, one for the whole process. Whoever asks reads the versions that every relevant save raises; what moved is
/// read again, row by row, and everything else is taken over. It lies with the changes because it reads them; what it makes knows no database.
/// </summary>
public sealed class Schedules(SitePictures pictures, FlowPictures flows, IClock clock) : IDisposable
{
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Held _held = Held.Nothing;

    /// <summary>Null when there is no such site. Versions are read before rows: a schedule can be newer than its label, never older.</summary>
    public async Task<SiteSchedule?> FindAsync(PortalDb db, int siteId, CancellationToken cancellationToken)
    {
        var label = await ReadLabelAsync(db, cancellationToken);
        if (_held.Sites.TryGetValue(siteId, out var known) && _held.Label.Equals(label) && known.Label.Equals(label)) return known.Schedule;

        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited may find the work done, or find that yet another save came in between.
            label = await ReadLabelAsync(db, cancellationToken);
            var held = _held.Label.Equals(label) ? _held : await Held.ReadAsync(db, _held, label, cancellationToken);
            if (held.Sites.TryGetValue(siteId, out known) && known.Label.Equals(label)) return known.Schedule;

            if (await pictures.FindAsync(db, siteId, cancellationToken) is not { } picture) return null;
            var site = await HeldSite.ReadAsync(db, known, picture, await flows.FindAsync(db, siteId, cancellationToken), held, cancellationToken);
            _held = held.With(siteId, site);
            return site.Schedule;
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Of which state of the database a schedule read now would be; another label means that something moved.</summary>
    internal async Task<ScheduleLabel> ReadLabelAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var plant = await db.PlantVersions.AsNoTracking().Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);
        var sites = await db.ScheduleVersions.AsNoTracking().OrderBy(v => v.SiteId).Select(v => new { v.SiteId, v.Version }).ToListAsync(cancellationToken);
        return new ScheduleLabel(clock.TodayUtc(), plant, string.Join(' ', sites.Select(v => $"{v.SiteId}:{v.Version}")));
    }
}

/// <summary>Of which state of the database something in memory is.</summary>
/// <param name="Sites">The version of each site's schedule.</param>
internal sealed record ScheduleLabel(LocalDate Day, int Plant, string Sites);
