using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads devices with the segments and zones their interfaces reach today.</summary>
public sealed class DeviceReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<Page<DeviceRow>> ListAsync(PageRequest page, DeviceFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var devices = Narrow(db.Devices.AsNoTracking(), filter);
        if (!string.IsNullOrWhiteSpace(page.Search))
        {
            var pattern = SearchText.Contains(page.Search);
            devices = devices.Where(d => EF.Functions.Like(d.Code, pattern, SearchText.Escape) || EF.Functions.Like(d.Name, pattern, SearchText.Escape)
                || EF.Functions.Like(d.Equipment.Path, pattern, SearchText.Escape)
                || d.Interfaces.Any(i => EF.Functions.Like(i.IpAddress!, pattern, SearchText.Escape) || EF.Functions.Like(i.MacAddress!, pattern, SearchText.Escape)));
        }
        return await ToRows(devices.OrderBy(d => d.Site.Code).ThenBy(d => d.Code)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null when the site has no such device.</summary>
    public async Task<DeviceRow?> FindAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(db.Devices.AsNoTracking().Where(d => d.Site.Code == site && d.Code == code)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The other devices of a redundancy group: while this one is worked on, they carry the load.</summary>
    public async Task<IReadOnlyList<DeviceRow>> ListPartnersAsync(int deviceId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var groups = db.Devices.Where(d => d.Id == deviceId && d.RedundancyGroupId != null).Select(d => d.RedundancyGroupId);
        return await ToRows(db.Devices.AsNoTracking().Where(d => d.Id != deviceId && groups.Contains(d.RedundancyGroupId)).OrderBy(d => d.Code)).ToListAsync(cancellationToken);
    }

    private static IQueryable<NetworkDevice> Narrow(IQueryable<NetworkDevice> devices, DeviceFilter filter)
    {
        if (filter.Site is { } site) devices = devices.Where(d => d.Site.Code == site);
        if (filter.Role is { } role) devices = devices.Where(d => d.Role == role);
        if (filter.Zone is { } zone) devices = devices.Where(d => d.Interfaces.Any(i => i.EffectiveTo == null && i.Segment.Zone.Code == zone));
        if (filter.Segment is { } segment) devices = devices.Where(d => d.Interfaces.Any(i => i.EffectiveTo == null && i.Segment.Code == segment));
        if (filter.Asset is { } tag) devices = devices.Where(d => d.Asset!.Tag == tag);
        if (filter.Below is { } path)
        {
            var below = SearchText.StartsWith($"{path}/");
            devices = devices.Where(d => d.Equipment.Path == path || EF.Functions.Like(d.Equipment.Path, below, SearchText.Escape));
        }
        return devices;
    }

    private IQueryable<DeviceRow> ToRows(IQueryable<NetworkDevice> devices)
    {
        var today = clock.TodayUtc();
        return devices.Select(d => new DeviceRow(d.Id, d.Site.Code, d.Code, d.Name, d.Role, d.Equipment.Path, d.Asset!.Tag, d.LevelTenths, d.RemoteAccess,
            d.IsTransient, d.IsWireless, d.IsExternal, d.Protocols, d.RedundancyGroup!.Code, d.EnforcedConduit!.Code, d.EffectiveFrom, d.EffectiveTo,
            d.Interfaces.Where(i => i.EffectiveTo == null || i.EffectiveTo > today).OrderBy(i => i.Name)
                .Select(i => new InterfaceRow(i.Name, i.Segment.Code, i.Segment.Zone.Code, i.Segment.Zone.Kind, i.IpAddress, i.MacAddress, i.IsGateway)).ToList()));
    }
}

/// <summary>Which devices a list asks for; null means any. Zone and segment are codes of the site.</summary>
/// <param name="Below">Path of an equipment node: devices there and anywhere below it.</param>
/// <param name="Asset">Tag of the physical asset that the device is.</param>
public sealed record DeviceFilter(string? Site = null, string? Zone = null, string? Segment = null, DeviceRole? Role = null, string? Below = null, string? Asset = null);

/// <summary>A device as lists, its page and the API show it.</summary>
public sealed record DeviceRow(int Id, string Site, string Code, string Name, DeviceRole Role, string EquipmentPath, string? AssetTag, int? LevelTenths, RemoteAccess RemoteAccess,
    bool IsTransient, bool IsWireless, bool IsExternal, string? Protocols, string? RedundancyGroup, string? EnforcedConduit, LocalDate? EffectiveFrom, LocalDate? EffectiveTo,
    IReadOnlyList<InterfaceRow> Interfaces)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <summary>The Purdue level as people write it: 3.5 for 35 tenths.</summary>
    public decimal? Level => LevelTenths / 10m;
}

/// <summary>A device's connection to a segment and, by it, to a zone.</summary>
public sealed record InterfaceRow(string Name, string Segment, string Zone, ZoneKind ZoneKind, string? IpAddress, string? MacAddress, bool IsGateway);
