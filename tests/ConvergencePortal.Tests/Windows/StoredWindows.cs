using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Puts windows on the test plant, one line each.</summary>
internal static class StoredWindows
{
    /// <param name="scope">Equipment path, "segment=CODE" or "zone=CODE".</param>
    public static async Task<int> AddWindowAsync(
        this TestPortal portal, string code, string scope, WindowKind kind = WindowKind.Maintenance, string start = "2026-11-08T02:00", int minutes = 60, string? rule = null, string zone = "Europe/Berlin",
        Action<Window>? adjust = null)
    {
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(e => e.Path == "BER");
        var window = new Window(site, code, kind, $"Title of {code}") { StartsAt = LocalDateTimePattern.ExtendedIso.Parse(start + ":00").Value, Minutes = minutes, Rule = rule, TimeZone = zone };
        await CoverAsync(db, window, scope);
        adjust?.Invoke(window);
        db.Windows.Add(window);
        await RaiseAsync(db, site.Id);
        await db.SaveChangesAsync();
        return window.Id;
    }

    /// <summary>Edits a window in the table, with the marks that every save of a window leaves.</summary>
    public static async Task EditWindowAsync(this TestPortal portal, string code, Action<Window> edit)
    {
        await using var db = portal.Db();
        var window = await db.Windows.SingleAsync(w => w.Code == code);
        edit(window);
        window.Touch();
        await RaiseAsync(db, window.SiteId);
        await db.SaveChangesAsync();
    }

    private static async Task RaiseAsync(PortalDb db, int siteId)
    {
        var version = await db.ScheduleVersions.SingleOrDefaultAsync(v => v.SiteId == siteId) ?? db.ScheduleVersions.Add(new ScheduleVersion(siteId)).Entity;
        version.Touch();
    }

    public static async Task NestZoneAsync(this TestPortal portal, string inner, string outer)
    {
        await using var db = portal.Db();
        var zone = await db.Zones.SingleAsync(z => z.Code == inner);
        zone.ParentZone = await db.Zones.SingleAsync(z => z.Code == outer);
        await db.SaveChangesAsync();
    }

    /// <summary>A second site in another zone of time, below the same enterprise.</summary>
    public static async Task AddChicagoAsync(this TestPortal portal)
    {
        await using var db = portal.Db();
        var enterprise = await db.Equipment.SingleAsync(e => e.Path == "ACME");
        var site = new EquipmentNode("CHI", "Chicago", EquipmentLevel.Site, enterprise) { TimeZone = "America/Chicago" };
        db.Equipment.Add(site);
        var window = new Window(site, "CHI-MW", WindowKind.Maintenance, "Chicago night") { StartsAt = new LocalDateTime(2026, 11, 8, 2, 0), Minutes = 60, TimeZone = "America/Chicago" };
        window.CoverEquipment(site);
        db.Windows.Add(window);
        await db.SaveChangesAsync();
    }

    private static async Task CoverAsync(PortalDb db, Window window, string scope)
    {
        var code = scope[(scope.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (scope.StartsWith("segment=", StringComparison.Ordinal)) window.CoverSegment(await db.Segments.SingleAsync(s => s.Code == code));
        else if (scope.StartsWith("zone=", StringComparison.Ordinal)) window.CoverZone(await db.Zones.SingleAsync(z => z.Code == code));
        else window.CoverEquipment(await db.Equipment.SingleAsync(e => e.Path == scope));
    }
}
