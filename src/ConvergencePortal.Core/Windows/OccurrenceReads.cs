using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Reads when windows happen in a stretch of time: for the calendar and for programs.</summary>
public sealed partial class OccurrenceReads(IDbContextFactory<PortalDb> factory)
{
    public const int MaxDays = 400;
    public const int MaxOccurrences = 10_000;

    /// <summary>Ordered by start. Refused when the stretch is empty or too long, or when more happens than anybody can look at.</summary>
    /// <param name="scope">Null for the whole of every site.</param>
    public async Task<Result<OccurrenceList>> ListAsync(Instant from, Instant to, WindowScope? scope, CancellationToken cancellationToken)
    {
        if (Refuse(from, to) is { } refused) return refused;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var windows = db.Windows.AsNoTracking();
        if (scope is not null) windows = await AroundAsync(windows, db, scope, cancellationToken);
        return await ReadAsync(windows, from, to, cancellationToken);
    }

    /// <summary>As <see cref="ListAsync"/>, of some kinds of window: what never is looked at is not worked out.</summary>
    public async Task<Result<OccurrenceList>> ListKindsAsync(Instant from, Instant to, WindowScope? scope, IReadOnlyList<WindowKind> kinds, CancellationToken cancellationToken)
    {
        if (Refuse(from, to) is { } refused) return refused;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var windows = db.Windows.AsNoTracking().Where(w => kinds.Contains(w.Kind));
        if (scope is not null) windows = await AroundAsync(windows, db, scope, cancellationToken);
        return await ReadAsync(windows, from, to, cancellationToken);
    }

    /// <summary>As <see cref="ListAsync"/>, of the windows set on segments of the network and on the zones round them; those set on equipment are not among them.</summary>
    public async Task<Result<OccurrenceList>> ListOnNetworkAsync(Instant from, Instant to, IReadOnlyList<int> segmentIds, CancellationToken cancellationToken)
    {
        if (Refuse(from, to) is { } refused) return refused;
        if (segmentIds.Count == 0) return new OccurrenceList([], []);

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var zoneIds = await db.Segments.Where(s => segmentIds.Contains(s.Id)).Select(s => s.ZoneId).Distinct().ToListAsync(cancellationToken);
        var zones = await CoveringWindowReads.WithZonesAroundAsync(db, zoneIds, cancellationToken);
        return await ReadAsync(db.Windows.AsNoTracking().Where(w => segmentIds.Contains(w.SegmentId!.Value) || zones.Contains(w.ZoneId!.Value)), from, to, cancellationToken);
    }

    private static Error? Refuse(Instant from, Instant to) =>
        from >= to ? OccurrenceErrors.EndsBeforeStart : to - from > Duration.FromDays(MaxDays) ? OccurrenceErrors.TooLong : null;

    private static async Task<Result<OccurrenceList>> ReadAsync(IQueryable<Window> windows, Instant from, Instant to, CancellationToken cancellationToken)
    {
        var rows = await windows.OrderBy(w => w.Id)
            .Select(w => new TimedWindow(w.Id, w.Kind, w.Title, w.Site.Code, w.Equipment!.Path, w.Segment!.Code, w.Zone!.Code,
                new WindowScheduleText(w.StartsAt, w.Minutes, w.Rule, w.ExceptDates, w.ExtraDates, w.TimeZone, w.EffectiveFrom, w.EffectiveTo, w.MovedDates)))
            .ToListAsync(cancellationToken);
        return Expand(rows, from, to);
    }

    private static Result<OccurrenceList> Expand(List<TimedWindow> windows, Instant from, Instant to)
    {
        var found = new List<WindowOccurrence>();
        var unreadable = new List<string>();
        foreach (var window in windows)
        {
            var schedule = window.Times.Read();
            if (!schedule.IsSuccess)
            {
                unreadable.Add(window.Title);
                continue;
            }
            foreach (var occurrence in schedule.Value.Occurrences(from, to))
            {
                if (found.Count == MaxOccurrences) return OccurrenceErrors.TooMany;
                found.Add(new WindowOccurrence(window.Id, window.Kind, window.Title, window.ScopeLabel, window.EquipmentPath, occurrence.Start, occurrence.End));
            }
        }
        return new OccurrenceList([.. found.OrderBy(o => o.Start).ThenBy(o => o.End).ThenBy(o => o.WindowId)], unreadable);
    }

    private sealed record TimedWindow(int Id, WindowKind Kind, string Title, string Site, string? EquipmentPath, string? SegmentCode, string? ZoneCode, WindowScheduleText Times)
    {
        public string ScopeLabel => EquipmentPath ?? SiteCode.Of(Site, SegmentCode ?? ZoneCode ?? "");
    }
}

/// <summary>One time a window happens, with what a calendar says about it.</summary>
/// <param name="Scope">Equipment path, or site and code of a segment or zone.</param>
/// <param name="EquipmentPath">Null when the window covers a segment or zone.</param>
public sealed record WindowOccurrence(int WindowId, WindowKind Kind, string Title, string Scope, string? EquipmentPath, Instant Start, Instant End);

/// <summary>What happens in a stretch of time.</summary>
/// <param name="Unreadable">Titles of windows whose stored times can no longer be followed; a page says so, since a freeze that silently vanished would mislead.</param>
public sealed record OccurrenceList(IReadOnlyList<WindowOccurrence> Items, IReadOnlyList<string> Unreadable);

/// <summary>Why occurrences are not listed.</summary>
public static class OccurrenceErrors
{
    public static readonly Error EndsBeforeStart = Error.Invalid("occurrences.endsBeforeStart", "The end lies before or on the beginning. Put \"to\" after \"from\".", "to");
    public static readonly Error TooLong = Error.Invalid("occurrences.tooLong", "At most 400 days can be asked for at once.", "to");

    public static readonly Error TooMany = Error.Invalid("occurrences.tooMany",
        "More than 10,000 occurrences lie in this time. Ask for a shorter time, or for one part of the plant.", "to");

    public static Error NotATime(string field) => Error.Invalid("occurrences.notATime", $"\"{field}\" is a time such as 2026-11-28T22:00:00Z or a day such as 2026-11-28.", field);
}
