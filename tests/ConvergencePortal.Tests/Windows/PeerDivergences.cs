using ConvergencePortal.Core.Windows;

namespace ConvergencePortal.Tests.Windows;

/// <summary>Where rrule 2.8.1 and ical.js 2.2.1 are known to leave RFC 5545; <see cref="PeerDivergenceTests"/> shows each with an example. Everywhere else they must agree with the portal.</summary>
internal static class PeerDivergences
{
    public static bool OfRrule(RecurrenceRule rule) =>
        // Both kinds together are intersected instead of united.
        HasMixedWeekdays(rule)
        // A date that two positions name comes twice, and counts twice.
        || rule.SetPositions.Count > 1
        // A position before the beginning of the set is read as its beginning.
        || rule.SetPositions.Any(position => position < -1)
        // The first week's set is cut off at the start.
        || rule is { Frequency: RecurrenceFrequency.Weekly, SetPositions.Count: > 0 };

    public static bool OfIcal(WindowSchedule schedule) => OfIcal(schedule.Parts.Rule!, schedule.Parts.Start.Day) || HasTwistedTimes(schedule);

    /// <summary>Beyond those of its rule: times that are twisted by a clock change, and two occurrences that come to start together, which the portal makes one.</summary>
    public static bool OfIcalOverrides(WindowSchedule schedule)
    {
        var (parts, zone) = (schedule.Parts, schedule.Parts.Zone);
        if (parts.Moved.Select(moved => moved.Start).Concat(parts.ExtraDates).Any(local => zone.MapLocal(local).Count != 1)) return true;

        var plain = WindowSchedule.Create(parts with { Moved = [], ExtraDates = [] }).Value;
        if (HasTwistedTimes(plain)) return true;
        var starts = plain.All().Take(2 * Peers.Most).Select(occurrence => occurrence.Start.InZone(zone).LocalDateTime).ToHashSet();
        return parts.Moved.Any(moved => starts.Contains(moved.Start) || parts.ExtraDates.Contains(moved.Start)) || parts.Moved.DistinctBy(moved => moved.Start).Count() < parts.Moved.Count
            || parts.ExtraDates.Any(starts.Contains);
    }

    /// <summary>Hours of a DURATION are counted on the wall clock, so that an occurrence in a night of the clock change is an hour too long or too short.</summary>
    public static bool OfIcalLengths(WindowSchedule schedule, NodaTime.Instant before) => schedule.All().TakeWhile(occurrence => occurrence.Start < before)
        .Any(occurrence => schedule.Parts.Zone.GetUtcOffset(occurrence.Start) != schedule.Parts.Zone.GetUtcOffset(occurrence.End));

    private static bool OfIcal(RecurrenceRule rule, int startDay) =>
        // Positions are applied to the start's part of the period, to single dates, or not at all.
        rule.SetPositions.Count > 0
        || rule.Frequency switch
        {
            // Negative days are passed over, or searched for ever.
            RecurrenceFrequency.Daily => rule.MonthDays.Count > 0,
            RecurrenceFrequency.Weekly => false,
            // Days of BYMONTHDAY that are no such weekday, and months outside BYMONTH, break the count of the interval.
            RecurrenceFrequency.Monthly => rule.Months.Count > 0 || rule is { MonthDays.Count: > 0, Weekdays.Count: > 0 },
            // BYMONTHDAY stays in one month; BYDAY without BYMONTH begins in January; a day that a month lacks runs into the next.
            // A fifth weekday from the end that a month lacks counts for COUNT.
            RecurrenceFrequency.Yearly => rule.MonthDays.Count > 0 || (rule.Count is not null && rule.Weekdays.Any(weekday => weekday.Ordinal == -5)) || (rule.Months.Count == 0 ? rule.Weekdays.Count > 0 : rule.Weekdays.Count == 0 && startDay > 28),
            _ => throw new InvalidOperationException($"No such frequency: {rule.Frequency}."),
        };

    private static bool HasMixedWeekdays(RecurrenceRule rule) => rule.Weekdays.Select(weekday => weekday.Ordinal == 0).Distinct().Count() == 2;

    // In the spring gap ical.js takes the offset after it, in the autumn overlap the second of the two times.
    private static bool HasTwistedTimes(WindowSchedule schedule) => schedule.All().Take(Peers.Most)
        .Any(occurrence => schedule.Parts.Zone.MapLocal(occurrence.Start.InZone(schedule.Parts.Zone).LocalDateTime).Count != 1
                           || occurrence.Start.InZone(schedule.Parts.Zone).TimeOfDay != schedule.Parts.Start.TimeOfDay);
}
