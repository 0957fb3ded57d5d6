using System.Globalization;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Says everything that is wrong with a slot. Intervals are half-open: touching is not overlapping.</summary>
public static class SlotRules
{
    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture("ddd uuuu-MM-dd HH:mm", null);

    public static IReadOnlyList<SlotVerdict> Check(SitePicture site, IReadOnlyList<SiteWindow> windows, IReadOnlyList<OccupiedSpan> others, SlotQuestion question)
    {
        var found = new List<SlotVerdict>();
        if (question.Start < question.Now)
            found.Add(Verdict(question, ConflictCode.RetroactiveStart, null, [], null, null, question.Start, question.Now, $"The slot starts {Say(site, question.Start)}, which is in the past."));

        foreach (var item in question.Items)
        {
            var reach = ScopeReach.Of(site, item);
            CheckMaintenance(site, windows, question, item, reach, found);
            CheckFreezes(site, windows, question, item, reach, found);
            CheckProduction(site, windows, question, item, reach, found);
            CheckOthers(site, others, question, item, found);
        }
        CheckHolidays(site, windows, question, found);
        return found;
    }

    private static void CheckMaintenance(SitePicture site, IReadOnlyList<SiteWindow> windows, SlotQuestion question, ChangedItem item, ScopeReach reach, List<SlotVerdict> found)
    {
        var covering = windows.Where(w => w.Kind == WindowKind.Maintenance && reach.Covering.ContainsKey((w.ScopeKind, w.ScopeId))).ToList();
        if (covering.Count == 0)
        {
            found.Add(Verdict(question, ConflictCode.NoMaintenanceWindowDefined, item.Label, [item.Label], null, null, question.Start, question.End,
                $"No maintenance window covers {item.Label}."));
            return;
        }

        var free = Merge(covering.SelectMany(w => w.Schedule.Occurrences(question.Start, question.End)));
        if (Contains(free, question.Start, question.End)) return;

        var names = string.Join(", ", covering.Select(w => w.Title).Distinct().Take(3));
        if (free.Count == 0)
        {
            found.Add(Verdict(question, ConflictCode.OutsideMaintenance, item.Label, [item.Label], null, null, question.Start, question.End,
                $"{SpanOf(site, question)} is outside the maintenance windows of {item.Label} ({names})."));
            return;
        }

        var holdsTheWork = question.Rollback > 0 ? free.Where(f => f.Start <= question.Start && question.PointOfNoReturn <= f.End).Select(f => (Instant?)f.End).FirstOrDefault() : null;
        var code = holdsTheWork is null ? ConflictCode.ExceedsMaintenance : ConflictCode.RollbackTooLong;
        var message = holdsTheWork is { } closes
            ? $"The work fits, but the rollback reserve runs past the maintenance window of {item.Label}: it would end {Say(site, question.End)}, the window ends {Say(site, closes)}."
            : $"{SpanOf(site, question)} does not fit into the maintenance windows of {item.Label} ({names}), which are open {string.Join(", ", free.Select(f => $"{Say(site, f.Start)} to {Say(site, f.End)}"))}.";
        found.Add(Verdict(question, code, item.Label, [item.Label], covering.Count == 1 ? covering[0].Id : null, null, question.Start, question.End, message));
    }

    private static void CheckFreezes(SitePicture site, IReadOnlyList<SiteWindow> windows, SlotQuestion question, ChangedItem item, ScopeReach reach, List<SlotVerdict> found)
    {
        foreach (var window in windows.Where(w => w.Kind == WindowKind.Freeze))
        {
            if (PathTo(window, reach.Covering, reach.Below) is not { } path) continue;
            if (Merge(window.Schedule.Occurrences(question.Start, question.End)) is not [var first, ..] frozen) continue;
            found.Add(Verdict(question, ConflictCode.InsideFreeze, item.Label, path, window.Id, null, first.Start, frozen[^1].End,
                $"{path[^1]} is frozen: {window.Title}, {SayAll(site, frozen)}."));
        }
    }

    private static void CheckProduction(SitePicture site, IReadOnlyList<SiteWindow> windows, SlotQuestion question, ChangedItem item, ScopeReach reach, List<SlotVerdict> found)
    {
        foreach (var window in windows.Where(w => w.Kind == WindowKind.Production))
        {
            if (PathTo(window, reach.Covering, reach.Below, reach.Served) is not { } path) continue;
            if (Merge(window.Schedule.Occurrences(question.Start, question.End)) is not [var first, ..] runs) continue;
            var onlyTheReserve = question.Rollback > 0 && first.Start >= question.PointOfNoReturn;
            found.Add(onlyTheReserve
                ? Verdict(question, ConflictCode.RollbackTooLong, item.Label, path, window.Id, null, first.Start, question.End,
                    $"The work is clear of production, but the rollback reserve runs into {window.Title} on {path[^1]}, which starts {Say(site, first.Start)}.")
                : Verdict(question, ConflictCode.CutsProduction, item.Label, path, window.Id, null, Instant.Max(first.Start, question.Start), Instant.Min(runs[^1].End, question.End),
                    $"{path[^1]} is producing: {window.Title}, {SayAll(site, runs)}."));
        }
    }

    private static void CheckOthers(SitePicture site, IReadOnlyList<OccupiedSpan> others, SlotQuestion question, ChangedItem item, List<SlotVerdict> found)
    {
        var same = SameThings(site, item).ToHashSet();
        foreach (var other in others.Where(o => o.Start < question.End && question.Start < o.End && o.Items.Any(same.Contains)))
            found.Add(Verdict(question, ConflictCode.SameAsset, item.Label, [item.Label], null, other.ChangeNumber, Instant.Max(other.Start, question.Start), Instant.Min(other.End, question.End),
                $"{other.ChangeNumber} ({other.Title}) changes {item.Label} from {Say(site, other.Start)} to {Say(site, other.End)}."));
    }

    private static void CheckHolidays(SitePicture site, IReadOnlyList<SiteWindow> windows, SlotQuestion question, List<SlotVerdict> found)
    {
        foreach (var window in windows.Where(w => w.Kind == WindowKind.Holiday))
        {
            if (Merge(window.Schedule.Occurrences(question.Start, question.End)) is not [var first, ..] away) continue;
            found.Add(Verdict(question, ConflictCode.PeopleAway, null, [], window.Id, null, first.Start, away[^1].End, $"People are away: {window.Title}, {SayAll(site, away)}."));
        }
    }

    /// <summary>A device and the asset it is built from are the same thing to whoever works on it.</summary>
    private static IEnumerable<(ItemKind, int)> SameThings(SitePicture site, ChangedItem item)
    {
        yield return (item.Kind, item.TargetId);
        if (item.Kind == ItemKind.Device && site.Devices.TryGetValue(item.TargetId, out var device) && device.AssetId is { } asset) yield return (ItemKind.Asset, asset);
        if (item.Kind != ItemKind.Asset) yield break;
        foreach (var built in site.Devices.Values.Where(d => d.AssetId == item.TargetId)) yield return (ItemKind.Device, built.Id);
    }

    private static string[]? PathTo(SiteWindow window, params IReadOnlyDictionary<(ItemKind, int), string[]>[] reaches)
    {
        foreach (var reach in reaches)
            if (reach.TryGetValue((window.ScopeKind, window.ScopeId), out var path)) return path;
        return null;
    }

    private static List<Occurrence> Merge(IEnumerable<Occurrence> occurrences)
    {
        var merged = new List<Occurrence>();
        foreach (var next in occurrences.OrderBy(o => o.Start))
        {
            if (merged.Count > 0 && next.Start <= merged[^1].End) merged[^1] = merged[^1] with { End = Instant.Max(merged[^1].End, next.End) };
            else merged.Add(next);
        }
        return merged;
    }

    private static bool Contains(List<Occurrence> merged, Instant from, Instant to) => merged.Any(m => m.Start <= from && to <= m.End);

    private static SlotVerdict Verdict(SlotQuestion question, ConflictCode code, string? asset, IReadOnlyList<string> path, int? windowId, string? change, Instant from, Instant to, string message) =>
        new(code, SchedulePolicy.Default.For(code, question.IsEmergency).Policy, SchedulePolicy.Default.For(code, question.IsEmergency).Approver, asset, path, windowId, change, from, to, message);

    private static string SpanOf(SitePicture site, SlotQuestion question) => $"{Say(site, question.Start)} to {Say(site, question.End)} ({site.TimeZone.Id})";

    /// <summary>One cause is one verdict, however often its window happens within the span; the first three are named.</summary>
    private static string SayAll(SitePicture site, List<Occurrence> times) =>
        string.Join(", ", times.Take(3).Select(t => $"{Say(site, t.Start)} to {Say(site, t.End)}")) + (times.Count > 3 ? $" and {times.Count - 3} more times" : "");

    private static string Say(SitePicture site, Instant instant) => instant.InZone(site.TimeZone).ToString(Local.PatternText, CultureInfo.InvariantCulture);
}
