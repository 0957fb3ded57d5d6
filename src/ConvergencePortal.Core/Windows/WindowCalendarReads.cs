using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads windows as the entries of a calendar file, which Outlook and maintenance systems take in and the import reads back.</summary>
public sealed class WindowCalendarReads(IDbContextFactory<PortalDb> factory)
{
    private const string ImportedWindows = "windows";

    /// <summary>The windows of one site, whose codes are the UIDs of the file; in a file of several sites they could be taken for one another.</summary>
    public async Task<Result<WindowCalendar>> ListAsync(string? site, WindowKind? kind, string? search, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(site)) return WindowCalendarErrors.SiteMissing;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.Equipment.Where(e => e.Path == site && e.TimeZone != null).Select(e => e.Code).SingleOrDefaultAsync(cancellationToken) is not { } code) return WindowCalendarErrors.UnknownSite(site);

        return await ReadAsync(db, WindowReads.Filtered(db.Windows.AsNoTracking(), code, kind, search), code, cancellationToken);
    }

    public async Task<Result<WindowCalendar>> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var calendar = await ReadAsync(db, db.Windows.AsNoTracking().Where(w => w.Id == id), "", cancellationToken);
        if (!calendar.IsSuccess) return calendar;
        return calendar.Value.Windows is [var window] ? calendar.Value with { Name = window.Uid } : WindowCalendarErrors.UnknownWindow;
    }

    private static async Task<Result<WindowCalendar>> ReadAsync(PortalDb db, IQueryable<Window> windows, string name, CancellationToken cancellationToken)
    {
        var stored = await windows.OrderBy(w => w.Code)
            .Select(w => new { w.Code, w.Title, Times = new WindowScheduleText(w.StartsAt, w.Minutes, w.Rule, w.ExceptDates, w.ExtraDates, w.TimeZone, w.EffectiveFrom, w.EffectiveTo, w.MovedDates) })
            .ToListAsync(cancellationToken);
        var entries = new List<IcsWindow>(stored.Count);
        foreach (var window in stored)
        {
            var schedule = window.Times.Read();
            // A calendar from which a freeze is silently missing would mislead.
            if (schedule.Error is { } unreadable) return WindowCalendarErrors.Unreadable(window.Title, unreadable);
            entries.Add(new IcsWindow(window.Code, window.Title, null, schedule.Value));
        }
        return new WindowCalendar(name, entries, await LastSavedAsync(db, cancellationToken));
    }

    /// <summary>When anything was last saved about windows: the same windows give the same file, byte for byte, whenever it is asked for.</summary>
    private static async Task<Instant> LastSavedAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.Ledger.Where(entry => entry.Event != RefusedAttempts.Event)
            .Where(entry => entry.RecordType == RecordTypes.Window || (entry.RecordType == RecordTypes.Import && entry.Number == ImportedWindows))
            .MaxAsync(entry => (Instant?)entry.At, cancellationToken) ?? NodaConstants.UnixEpoch;
}

/// <summary>What goes into one calendar file.</summary>
/// <param name="Name">Of the site, or of the only window.</param>
/// <param name="LastSaved">The file's DTSTAMP (RFC 5545 3.8.7.2: when the information was last revised).</param>
public sealed record WindowCalendar(string Name, IReadOnlyList<IcsWindow> Windows, Instant LastSaved);

/// <summary>Why windows make no calendar file.</summary>
public static class WindowCalendarErrors
{
    public static readonly Error SiteMissing = Error.Invalid("windowCalendar.site", "Say of which site: a calendar file holds the windows of one site.", "site");

    public static readonly Error UnknownWindow = Error.NotFound("windowCalendar.window", "There is no such window. It may have been removed.");

    public static Error UnknownSite(string site) => Error.NotFound("windowCalendar.unknownSite", $"There is no site {(site.Length <= 40 ? site : site[..40] + "…")}.", "site");

    public static Error Unreadable(string title, Error reason) => Error.Conflict("windowCalendar.unreadable", $"The times of {title} can no longer be followed, so the calendar would lack it. {reason.Message}");
}
