using System.Globalization;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Says in sentences why a slot is good, or why it cannot be had.</summary>
internal static class SlotReasons
{
    private const int MostReasons = 5;

    public static FoundSlot Offer(SiteSchedule schedule, SlotQuestion question, SlotCosts costs, long start, Instant? requested)
    {
        var slot = question with { Start = WholeSeconds.At(start) };
        var warnings = SlotRules.Check(schedule, slot).Verdicts;
        List<string> reasons = [.. Maintenance(schedule, slot), .. Production(costs, start), .. Consent(warnings), .. People(costs, start, question), .. Hours(costs, start), Distance(slot.Start, requested, question.Start)];
        return new FoundSlot(slot.Start, slot.End, slot.PointOfNoReturn, costs.PartsOf(start), reasons, warnings);
    }

    public static RejectedSlot Reject(SiteSchedule schedule, SlotQuestion question, long start)
    {
        var slot = question with { Start = WholeSeconds.At(start) };
        var reasons = SlotRules.Check(schedule, slot).Verdicts.Where(v => v.Policy == ConflictPolicy.Block).Select(v => v.Message).Distinct().ToList();
        return new RejectedSlot(slot.Start, slot.End, reasons.Count <= MostReasons ? reasons : [.. reasons.Take(MostReasons), $"And {reasons.Count - MostReasons} more reasons of this kind."]);
    }

    /// <summary>The window that holds the slot, and who else is in it: two changes in one window cost one stop.</summary>
    private static IEnumerable<string> Maintenance(SiteSchedule schedule, SlotQuestion slot)
    {
        var (from, to) = (slot.Start.SecondsDown(), slot.End.SecondsUp());
        var inside = slot.Items.Where(item => schedule.MaintenanceHours(item, from, to) is { } hours && hours.Covers(from, to));
        var holding = inside.SelectMany(schedule.MaintenanceOf).Distinct().Where(w => w.Runs.Overlaps(from, to)).ToList();
        if (holding.Count == 0) yield break;

        yield return $"Inside {string.Join(", ", holding.Select(w => w.Window.Title).Distinct().Take(3))}.";
        var sharing = Bundles.InSameWindow(schedule, slot, holding);
        if (sharing.Count > 0) yield return $"Shares the window with {string.Join(", ", sharing.Take(3).Select(o => $"{o.ChangeNumber} ({o.Title})"))}.";
    }

    private static IEnumerable<string> Production(SlotCosts costs, long start)
    {
        var lost = costs.LostMinutes(start);
        yield return lost == 0 ? "No production is lost." : $"{Count(lost, "minute")} of production {(lost == 1 ? "is" : "are")} lost.";
    }

    private static IEnumerable<string> Consent(IReadOnlyList<SlotVerdict> warnings) => warnings.Where(v => v.Policy == ConflictPolicy.NeedsApproval)
        .Select(v => v.Approver is { } approver ? $"Needs the consent of {FunctionWords.Of(approver)}: {v.Message}" : $"Needs the named authorizer: {v.Message}").Distinct();

    private static IEnumerable<string> People(SlotCosts costs, long start, SlotQuestion question)
    {
        var called = costs.CallIns.Select(c => (c.Who, Minutes: c.Hours.LengthWithin(start, start + question.SpanMinutes * 60L) / 60)).Where(c => c.Minutes > 0).ToList();
        if (called.Count == 0) yield return "Everybody who is needed is on shift.";
        foreach (var (who, minutes) in called) yield return $"{who} would be called in for {Length(minutes)}.";
    }

    private static IEnumerable<string> Hours(SlotCosts costs, long start)
    {
        if (costs.NightSeconds(start) / 60 is > 0 and var night) yield return $"{Length(night)} at night.";
        if (costs.WeekendSeconds(start) / 60 is > 0 and var weekend) yield return $"{Length(weekend)} on a weekend.";
    }

    private static string Distance(Instant start, Instant? requested, Instant earliest)
    {
        var minutes = (long)(start - (requested ?? earliest)).TotalMinutes;
        var wanted = requested is null ? "the earliest start" : "the requested time";
        return minutes == 0 ? $"Exactly at {wanted}." : $"{Length(Math.Abs(minutes))} {(minutes > 0 ? "after" : "before")} {wanted}.";
    }

    private static string Length(long minutes) => minutes switch
    {
        >= 2 * 24 * 60 => Count(minutes / (24 * 60), "day"),
        >= 120 => Count(minutes / 60, "hour") + (minutes % 60 == 0 ? "" : $" {Count(minutes % 60, "minute")}"),
        _ => Count(minutes, "minute"),
    };

    private static string Count(long number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
