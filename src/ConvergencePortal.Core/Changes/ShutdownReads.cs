using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Reads the coming shutdowns of a site: each opening of a maintenance window, the changes bundled into it, and those that could join.</summary>
public sealed class ShutdownReads(IDbContextFactory<PortalDb> factory, Schedules schedules, IClock clock)
{
    public const int DaysAhead = 60;

    /// <summary>More openings than this nobody reads from a list; the nearest are kept.</summary>
    private const int MostOpenings = 200;

    private const int MostSuggestions = 10;

    private static readonly ChangeStatus[] CanStillMove = [ChangeStatus.Approved, ChangeStatus.Scheduled];

    /// <summary>Null when there is no such site.</summary>
    /// <param name="windowId">The window whose opening is shown in full, together with the begin of it; the fullest opening when it names none.</param>
    public async Task<ShutdownPlan?> FindAsync(string site, int? windowId, Instant? begin, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var siteId = await db.Equipment.AsNoTracking().Where(e => e.Path == site && e.Level == EquipmentLevel.Site).Select(e => (int?)e.Id).SingleOrDefaultAsync(cancellationToken);
        if (siteId is not { } known || await schedules.FindAsync(db, known, cancellationToken) is not { } schedule) return null;

        var now = clock.GetCurrentInstant();
        var openings = Bundles.Openings(schedule, now.ToUnixTimeSeconds(), (now + Duration.FromDays(DaysAhead)).ToUnixTimeSeconds()).Take(MostOpenings).ToList();
        var zone = schedule.Site.TimeZone.Id;
        if (openings.Count == 0) return new ShutdownPlan(zone, [], null);

        var changes = await PlannedChange.ReadAsync(
            db.Changes.Where(c => c.SiteId == known && ChangeStatuses.HoldingSlot.Contains(c.Status) && (c.Status == ChangeStatus.Approved || c.Content.PlannedStart != null)), cancellationToken);
        var listed = openings.Select(o => new ShutdownOpening(o.Window.Window.Id, o.Window.Window.Title, At(o.From), At(o.To), changes.Count(c => IsIn(schedule, o, c)))).ToList();
        var shown = listed.FindIndex(o => o.WindowId == windowId && o.From == begin);
        // Where most is planned there is most to see; of as full ones the longest, then the first.
        if (shown < 0) shown = listed.IndexOf(listed.OrderByDescending(o => o.Changes).ThenByDescending(o => o.To - o.From).First());
        return new ShutdownPlan(zone, listed, Show(schedule, openings[shown], changes, now));
    }

    private static Shutdown Show(SiteSchedule schedule, Opening opening, List<PlannedChange> changes, Instant now)
    {
        var inside = changes.Where(c => IsIn(schedule, opening, c)).OrderBy(c => c.Content.PlannedStart).ThenBy(c => c.Number, StringComparer.Ordinal).ToList();
        var joining = changes.Where(c => CanStillMove.Contains(c.Status) && !inside.Contains(c) && Bundles.Concerns(schedule, opening, c.Items))
            .Select(c => (Change: c, Start: Bundles.FirstStartIn(schedule, opening, c.Ask(now, now))))
            .Where(j => j.Start is not null)
            .OrderBy(j => j.Change.Content.PlannedStart is not null).ThenBy(j => j.Change.Number, StringComparer.Ordinal).Take(MostSuggestions)
            .Select(j => Suggest(schedule, j.Change, At(j.Start!.Value), now));
        return new Shutdown(opening.Window.Window.Id, opening.Window.Window.Title, At(opening.From), At(opening.To), [.. inside.Select(ToRow)], [.. joining], [.. Around(schedule, opening)]);
    }

    private static ShutdownSuggestion Suggest(SiteSchedule schedule, PlannedChange change, Instant start, Instant now)
    {
        var verdicts = SlotRules.Check(schedule, change.Ask(start, now)).Verdicts;
        return new ShutdownSuggestion(change.Number, change.Content.Title, change.Content.PlannedStart, start, start + Duration.FromMinutes(change.Content.SpanMinutes), [.. verdicts.Select(v => v.Message).Distinct().Take(3)]);
    }

    /// <summary>Production and freezes on the same part of the plant, above or below it, during the opening: what the work has to keep clear of.</summary>
    private static IEnumerable<ShutdownNeighbor> Around(SiteSchedule schedule, Opening opening)
    {
        var scope = new ChangedItem(opening.Window.Window.ScopeKind, opening.Window.Window.ScopeId, "");
        return from window in schedule.Windows
               where window.Window.Kind is WindowKind.Production or WindowKind.Freeze && window.Runs.Overlaps(opening.From, opening.To) && schedule.Concerns(window, scope) is not null
               from run in window.Runs.Overlapping(opening.From, opening.To).Stretches()
               select new ShutdownNeighbor(window.Window.Id, window.Window.Kind, window.Window.Title, At(Math.Max(run.From, opening.From)), At(Math.Min(run.To, opening.To)));
    }

    private static bool IsIn(SiteSchedule schedule, Opening opening, PlannedChange change) => change.Content is { PlannedStart: { } start, PlannedEnd: { } end } && start < At(opening.To)
        && At(opening.From) < end && Bundles.Concerns(schedule, opening, change.Items);

    private static Instant At(long seconds) => Instant.FromUnixTimeSeconds(seconds);

    private static ShutdownChange ToRow(PlannedChange c) => new(c.Number, c.Content.Title, c.Status, c.Content.PlannedStart!.Value, c.Content.PreparationMinutes, c.Content.WorkMinutes,
        c.Content.TestMinutes, c.Content.RollbackMinutes, [.. c.Items.Select(i => i.Label)]);
}

/// <summary>The openings of the coming weeks, and one of them in full.</summary>
/// <param name="Shown">Null when no maintenance window opens.</param>
public sealed record ShutdownPlan(string TimeZone, IReadOnlyList<ShutdownOpening> Openings, Shutdown? Shown);

/// <summary>An opening of a maintenance window, for a list.</summary>
/// <param name="Changes">How many changes lie in it.</param>
public sealed record ShutdownOpening(int WindowId, string Title, Instant From, Instant To, int Changes);

/// <summary>An opening in full: its changes as bars, those that could join it, and what runs or is frozen beside them.</summary>
public sealed record Shutdown(int WindowId, string Title, Instant From, Instant To, IReadOnlyList<ShutdownChange> Changes, IReadOnlyList<ShutdownSuggestion> CouldJoin, IReadOnlyList<ShutdownNeighbor> Around);

/// <summary>A change in an opening, with its phases in minutes.</summary>
public sealed record ShutdownChange(string Number, string Title, ChangeStatus Status, Instant Start, int Preparation, int Work, int Test, int Rollback, IReadOnlyList<string> Items)
{
    public Instant End => Start + Duration.FromMinutes(Preparation + Work + Test + Rollback);
    public Instant PointOfNoReturn => End - Duration.FromMinutes(Rollback);
}

/// <summary>A change that could share the opening.</summary>
/// <param name="PlannedStart">Where it is now; null while it has no slot.</param>
/// <param name="Start">Where it would begin in the opening.</param>
/// <param name="Warnings">What would speak against it without blocking it.</param>
public sealed record ShutdownSuggestion(string Number, string Title, Instant? PlannedStart, Instant Start, Instant End, IReadOnlyList<string> Warnings);

/// <summary>A production run or freeze during the opening, cut to it.</summary>
public sealed record ShutdownNeighbor(int WindowId, WindowKind Kind, string Title, Instant From, Instant To);
