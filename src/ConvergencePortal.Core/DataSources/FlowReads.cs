using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Which flows a list shows; null does not ask.</summary>
/// <param name="Source">Code of a source at either end.</param>
/// <param name="CrossesZones">Whether no zone is shared by its two ends.</param>
public sealed record FlowFilter(string? Site = null, string? Source = null, FlowTransport? Transport = null, bool? CrossesZones = null);

/// <summary>Reads flows of data, as a list and one by one, with the zones of their ends and whether their conduit lets them pass.</summary>
public sealed class FlowReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<Page<FlowRow>> ListAsync(PageRequest page, FlowFilter filter, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var flows = db.DataFlows.AsNoTracking();
        if (filter.Site is { } site) flows = flows.Where(f => f.Site.Code == site);
        if (filter.Source is { } source) flows = flows.Where(f => f.From.Code == source || f.To!.Code == source);
        if (filter.Transport is { } transport) flows = flows.Where(f => f.Transport == transport);
        if (filter.CrossesZones is { } crosses) flows = WhereCrossing(db, flows, crosses, today);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            flows = flows.Where(f => EF.Functions.Like(f.Code, pattern, SearchText.Escape) || EF.Functions.Like(f.From.Code, pattern, SearchText.Escape) || EF.Functions.Like(f.From.Name, pattern, SearchText.Escape)
                || EF.Functions.Like(f.To!.Code, pattern, SearchText.Escape) || EF.Functions.Like(f.To.Name, pattern, SearchText.Escape) || EF.Functions.Like(f.Consumer!, pattern, SearchText.Escape));
        }

        var found = await ToStored(flows.OrderBy(f => f.Site.Code).ThenBy(f => f.Code)).ToPageAsync(page, cancellationToken);
        return new Page<FlowRow>(await JudgeAsync(db, found.Items, today, cancellationToken), found.Total, found.PageNumber, found.PageSize);
    }

    /// <summary>Every flow of a site that is not over, up to so many, read at once: a picture has no pages.</summary>
    internal async Task<IReadOnlyList<FlowRow>> ListInUseAsync(PortalDb db, string site, int most, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var found = await ToStored(db.DataFlows.AsNoTracking().Where(f => f.Site.Code == site && (f.EffectiveTo == null || f.EffectiveTo > today)).OrderBy(f => f.Code)).Take(most).ToListAsync(cancellationToken);
        return await JudgeAsync(db, found, today, cancellationToken);
    }

    /// <summary>Null when there is no such flow.</summary>
    public async Task<FlowRow?> FindAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await ToStored(db.DataFlows.AsNoTracking().Where(f => f.Site.Code == site && f.Code == code)).ToListAsync(cancellationToken);
        return (await JudgeAsync(db, found, clock.TodayUtc(), cancellationToken)).SingleOrDefault();
    }

    /// <summary>Both ends have zones, and share none.</summary>
    private static IQueryable<DataFlow> WhereCrossing(PortalDb db, IQueryable<DataFlow> flows, bool crosses, LocalDate today)
    {
        var now = db.Interfaces.Where(i => i.EffectiveTo == null || i.EffectiveTo > today);
        return flows.Where(f => crosses == (f.To != null && now.Any(i => i.DeviceId == f.From.DeviceId) && now.Any(i => i.DeviceId == f.To.DeviceId)
            && !now.Any(i => i.DeviceId == f.From.DeviceId && now.Any(j => j.DeviceId == f.To.DeviceId && j.Segment.ZoneId == i.Segment.ZoneId))));
    }

    private static IQueryable<StoredFlow> ToStored(IQueryable<DataFlow> flows) => flows.Select(f => new StoredFlow(f.Id, f.Site.Code, f.Code,
        f.From.Code, f.From.Name, f.From.Device!.Code, f.From.DeviceId, f.To!.Code, f.To.Name, f.To.Device!.Code, f.To.DeviceId, f.ConsumerFunction, f.Consumer, f.Transport, f.Port,
        f.Conduit!.Code, f.ConduitId, f.IsNeededToRun, f.Note, f.EffectiveFrom, f.EffectiveTo));

    private static async Task<IReadOnlyList<FlowRow>> JudgeAsync(PortalDb db, IReadOnlyList<StoredFlow> flows, LocalDate today, CancellationToken cancellationToken)
    {
        var devices = flows.SelectMany(f => new[] { f.FromDeviceId, f.ToDeviceId }).OfType<int>().Distinct().ToList();
        var zones = (await db.Interfaces.AsNoTracking().Where(i => devices.Contains(i.DeviceId) && (i.EffectiveTo == null || i.EffectiveTo > today))
            .OrderBy(i => i.Segment.Zone.Code).Select(i => new { i.DeviceId, i.Segment.Zone.Code }).ToListAsync(cancellationToken)).ToLookup(z => z.DeviceId, z => z.Code);
        var conduits = flows.Select(f => f.ConduitId).OfType<int>().Distinct().ToList();
        var permissions = await db.Conduits.AsNoTracking().Where(c => conduits.Contains(c.Id))
            .Select(c => new ConduitPermissions(c.Id, c.ZoneA.Code, c.ZoneB.Code, c.Direction == ConduitDirection.Unidirectional, c.Rules.Select(r => new ConduitPermission(r.Protocol, r.Port, r.Source, r.Destination)).ToList()))
            .ToDictionaryAsync(c => c.Id, cancellationToken);
        return [.. flows.Select(f => ToRow(f, [.. f.FromDeviceId is { } from ? zones[from].Distinct() : []], [.. f.ToDeviceId is { } to ? zones[to].Distinct() : []], f.ConduitId is { } id ? permissions[id] : null))];
    }

    private static FlowRow ToRow(StoredFlow f, IReadOnlyList<string> fromZones, IReadOnlyList<string> toZones, ConduitPermissions? conduit) => new(
        f.Id, f.Site, f.Code, f.From, f.FromName, fromZones, f.To, f.ToName, toZones, f.ConsumerFunction, f.Consumer, f.Transport, f.Port, f.Conduit, f.IsNeededToRun, f.Note, f.EffectiveFrom, f.EffectiveTo,
        FlowPassages.Of(f.Transport, f.Port, new FlowEnd(f.FromDevice, fromZones), f.To is null ? null : new FlowEnd(f.ToDevice, toZones), conduit));

    private sealed record StoredFlow(int Id, string Site, string Code, string From, string FromName, string? FromDevice, int? FromDeviceId, string? To, string? ToName, string? ToDevice, int? ToDeviceId,
        Function? ConsumerFunction, string? Consumer, FlowTransport Transport, int? Port, string? Conduit, int? ConduitId, bool IsNeededToRun, string? Note, LocalDate? EffectiveFrom, LocalDate? EffectiveTo);
}

/// <summary>A flow as lists, its page, the map and the API show it.</summary>
/// <param name="FromZones">Codes of the zones that the device of the source is in.</param>
/// <param name="To">Null where people are the end.</param>
public sealed record FlowRow(int Id, string Site, string Code, string From, string FromName, IReadOnlyList<string> FromZones, string? To, string? ToName, IReadOnlyList<string> ToZones,
    Function? ConsumerFunction, string? Consumer, FlowTransport Transport, int? Port, string? Conduit, bool IsNeededToRun, string? Note, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, FlowPassage Passage)
{
    public string Key => SiteCode.Of(Site, Code);
    public string FromKey => SiteCode.Of(Site, From);
    public string? ToKey => To is null ? null : SiteCode.Of(Site, To);
    public string? ConduitKey => Conduit is null ? null : SiteCode.Of(Site, Conduit);

    /// <summary>Both ends have zones, and share none.</summary>
    public bool CrossesZones => FromZones.Count > 0 && ToZones.Count > 0 && !FromZones.Intersect(ToZones).Any();
}
