using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>The scheduling settings of a site as they stand: every code with what it does, default or not.</summary>
/// <param name="Version">0 while the site has set nothing.</param>
/// <param name="Line">Name of a production line of the site, to say what a weight means; null when it has none.</param>
/// <param name="MayEdit">Whether a form is worth offering to the reader; saving asks again.</param>
public sealed record SchedulingSettingsDetail(string Site, string SiteName, string TimeZone, int Version, SchedulingChoices Choices, string? Line, bool MayEdit) : ISiteSettings;

/// <summary>Reads the scheduling settings of a site, and who changed them when.</summary>
public sealed class SchedulingSettingsReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Null when there is no such site.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<SchedulingSettingsDetail?> FindAsync(string site, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var node = await db.Equipment.AsNoTracking().Where(e => e.Path == site && e.Level == EquipmentLevel.Site).Select(e => new { e.Id, e.Path, e.Name, e.TimeZone })
            .SingleOrDefaultAsync(cancellationToken);
        if (node is null) return null;

        var settings = await db.SchedulingSettings.AsNoTracking().Include(s => s.Conflicts).SingleOrDefaultAsync(s => s.SiteId == node.Id, cancellationToken);
        var below = SearchText.StartsWith($"{node.Path}/");
        var line = await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.ProductionLine && EF.Functions.Like(e.Path, below, SearchText.Escape)).OrderBy(e => e.Path).Select(e => e.Name)
            .FirstOrDefaultAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var policy = SchedulePolicy.Of(settings);
        return new SchedulingSettingsDetail(node.Path, node.Name, node.TimeZone ?? "", policy.Version, SchedulingChoices.Of(policy), line, rights.RefuseSchedulingSettings() is null);
    }

    /// <summary>Newest first.</summary>
    /// <param name="site">Code of the site.</param>
    public async Task<Page<SettingsHistoryRow>> ListHistoryAsync(PageRequest page, string site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await SettingsHistoryRow.ListAsync(db, RecordTypes.Settings, site, page, cancellationToken);
    }
}
