using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Reads the catalog of data for a snapshot.</summary>
internal static class CatalogParts
{
    public static async Task<List<PlantSource>> SourcesAsync(PortalDb db, IQueryable<DataSource> sources, LocalDate today, CancellationToken cancellationToken)
    {
        var present = sources.AsNoTracking().Where(s => s.EffectiveTo == null || today < s.EffectiveTo);
        var homes = await HomesAsync(db, today, cancellationToken);
        var owners = (await present.SelectMany(s => s.Owners).Where(o => o.From <= today && (o.To == null || today < o.To)).OrderBy(o => o.Id)
            .Select(o => new { o.DataSourceId, o.Type, o.PersonId, Name = o.Person == null ? null : o.Person.Name, IsActive = o.Person != null && o.Person.IsActive, o.Team }).ToListAsync(cancellationToken)).ToLookup(o => o.DataSourceId);
        var found = await present.Select(s => new
        {
            s.Id, Site = s.Site.Code, s.Code, s.Name, s.Kind, Path = s.Equipment.Path, Device = s.Device == null ? null : s.Device.Code, s.Operations, s.Stage, s.NamespacePath, s.SparkplugId, s.ReviewedOn, s.LastElicitedOn,
            KnownBy = s.KnownBy == null ? s.RoleName : s.KnownBy.Name, s.BackupId,
        }).ToListAsync(cancellationToken);
        return [.. found.Select(s => new PlantSource(SiteCode.Of(s.Site, s.Code), s.Site, s.Code, s.Name, s.Kind, s.Path, s.Device is null ? null : SiteCode.Of(s.Site, s.Device), s.Operations, s.Stage,
            s.NamespacePath, s.SparkplugId, s.Kind == DataSourceKind.Person && s.LastElicitedOn is { } asked && !(asked < s.ReviewedOn) ? asked : s.ReviewedOn, s.KnownBy, s.BackupId is not null,
            [.. owners[s.Id].Select(o => new PlantOwner(o.Type, o.PersonId, o.Name, o.IsActive, o.PersonId is { } id && homes.TryGetValue(id, out var home) ? home : null, o.Team))]))];
    }

    public static async Task<List<PlantFlow>> FlowsAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken) =>
        [.. (await db.DataFlows.AsNoTracking().Where(f => f.EffectiveTo == null || today < f.EffectiveTo).Select(f => new
        {
            Site = f.Site.Code, f.Code, From = f.From.Code, To = f.To == null ? null : f.To.Code, f.ConsumerFunction, f.Transport, f.Port, Conduit = f.Conduit == null ? null : f.Conduit.Code,
        }).ToListAsync(cancellationToken))
            .Select(f => new PlantFlow(SiteCode.Of(f.Site, f.Code), f.Site, f.Code, SiteCode.Of(f.Site, f.From), f.To is null ? null : SiteCode.Of(f.Site, f.To), f.ConsumerFunction, f.Transport, f.Port,
                f.Conduit is null ? null : SiteCode.Of(f.Site, f.Conduit)))];

    public static async Task<List<PlantContract>> ContractsAsync(PortalDb db, CancellationToken cancellationToken) =>
        [.. (await db.DataContracts.AsNoTracking().Select(c => new { Site = c.Source.Site.Code, c.Source.Code, c.ContractId, c.Status, c.EffectiveFrom, c.EffectiveTo, c.FreshnessMinutes, c.MeasuredFreshnessMinutes }).ToListAsync(cancellationToken))
            .Select(c => new PlantContract(SiteCode.Of(c.Site, c.Code), c.ContractId, c.Status, c.EffectiveFrom, c.EffectiveTo, c.FreshnessMinutes, c.MeasuredFreshnessMinutes))];

    public static async Task<List<PlantUse>> UsesAsync(PortalDb db, CancellationToken cancellationToken)
    {
        var sources = (await db.UseCases.AsNoTracking().SelectMany(u => u.Sources).Select(s => new { s.UseCaseId, Site = s.Source.Site.Code, s.Source.Code }).ToListAsync(cancellationToken))
            .ToLookup(s => s.UseCaseId, s => SiteCode.Of(s.Site, s.Code));
        var found = await db.UseCases.AsNoTracking().Select(u => new { u.Id, Site = u.Site.Code, u.Code, u.ConsumerFunction, u.State }).ToListAsync(cancellationToken);
        return [.. found.Select(u => new PlantUse(SiteCode.Of(u.Site, u.Code), u.ConsumerFunction, u.State, [.. sources[u.Id].Order(StringComparer.Ordinal)]))];
    }

    /// <summary>The home function of everybody who has one on the day.</summary>
    internal static async Task<Dictionary<int, Function?>> HomesAsync(PortalDb db, LocalDate today, CancellationToken cancellationToken) =>
        (await db.Memberships.AsNoTracking().Where(m => m.IsHome && m.From <= today && (m.To == null || today < m.To)).OrderBy(m => m.Id).Select(m => new { m.PersonId, m.Function }).ToListAsync(cancellationToken))
            .GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => (Function?)m.First().Function);
}
