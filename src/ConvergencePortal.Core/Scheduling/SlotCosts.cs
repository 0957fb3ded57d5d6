using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>
/// What a start costs. Time in production, at night, on a weekend and out of somebody's shift has a weight a second; their sum is a staircase over time,
/// of which a span costs the area. Exact whole numbers: a point is 86,400 of them, so that weights a minute, an hour and a day all divide it.
/// </summary>
internal sealed class SlotCosts
{
    private const long PerPoint = 24 * 60 * 60;
    private const long MinuteWeight = PerPoint / 60;
    private const long HourWeight = PerPoint / (60 * 60);

    private readonly SchedulePolicy _policy;
    private readonly long _requested;
    private readonly long _span;
    private readonly List<(SiteWindow Window, TimeSet Runs)> _production = [];
    private readonly TimeSet _night;
    private readonly TimeSet _weekend;
    private readonly Staircase _stairs;

    /// <summary>How the loss beyond slack rises and falls with the start: its area up to a start is the loss of that start.</summary>
    private readonly Staircase _slopes;

    /// <param name="busy">All time that any of the spans in question covers; nothing else is looked at.</param>
    public SlotCosts(SiteSchedule schedule, SlotQuestion question, Instant requested, TimeSet busy)
    {
        (_policy, _requested, _span) = (schedule.Policy, requested.SecondsDown(), question.SpanMinutes * 60L);
        var (from, to) = busy.IsEmpty ? (0L, 0L) : (busy.From(0), busy.To(busy.Count - 1));
        foreach (var window in schedule.Concerning(question.Items))
            if (window.Window.Kind == WindowKind.Production && window.Runs.Overlapping(from, to) is { IsEmpty: false } runs) _production.Add((window.Window, runs));
        var hours = new PlantDays(schedule.Site.TimeZone, from, to);
        _night = hours.Nights(_policy.NightFromHour, _policy.NightToHour);
        _weekend = hours.Weekends();
        CallIns = [.. CallInsOf(schedule, question, from, to)];
        _stairs = new Staircase(Weighted().Select(w => (w.Time.Intersect(busy), w.Weight)));
        _slopes = new Staircase(_production.Where(p => p.Window.SlackMinutes > 0).SelectMany(p => new[] { (Rises(p), Rate(p.Window)), (Falls(p), -Rate(p.Window)) }));
    }

    /// <summary>Who would have to come from outside a shift, and when.</summary>
    public IReadOnlyList<(string Who, TimeSet Hours)> CallIns { get; }

    /// <summary>Costs compare by this; a start that costs less is better, whatever the rounded parts say.</summary>
    public long Exact(long start) => _stairs.Area(start, start + _span) + _slopes.AreaBefore(start) + Math.Abs(start - _requested) * _policy.DistanceCostPerDay;

    /// <summary>The same in points, part by part. What is rounded is the sum up to each part: so the total is the exact cost rounded, and a slot that costs less never shows more.</summary>
    public SlotCost PartsOf(long start)
    {
        var sum = 0L;
        return new SlotCost(
            Part(_production.Sum(run => Lost(run, start) * Rate(run.Window))),
            Part(_night.LengthWithin(start, start + _span) * _policy.NightCostPerHour * HourWeight),
            Part(_weekend.LengthWithin(start, start + _span) * _policy.WeekendCostPerHour * HourWeight),
            Part(CallIns.Sum(c => c.Hours.LengthWithin(start, start + _span)) * _policy.CallInCostPerHour * HourWeight),
            Part(Math.Abs(start - _requested) * _policy.DistanceCostPerDay));

        int Part(long exact)
        {
            var before = ToPoints(sum);
            sum += exact;
            return ToPoints(sum) - before;
        }
    }

    /// <summary>Minutes of production that the slot would lose beyond the slack of the runs.</summary>
    public long LostMinutes(long start) => _production.Sum(run => Lost(run, start)) / 60;

    public long NightSeconds(long start) => _night.LengthWithin(start, start + _span);
    public long WeekendSeconds(long start) => _weekend.LengthWithin(start, start + _span);

    /// <summary>
    /// The starts at which the cost can turn, within [from, to): between two of them it rises or falls evenly, so that the cheapest is among them. The
    /// first and last start are, whatever the cost does.
    /// </summary>
    public IEnumerable<long> TurningPoints(long from, long to)
    {
        yield return from;
        if (to - 1 > from) yield return to - 1;
        if (_requested > from && _requested < to - 1) yield return _requested;
        foreach (var step in _stairs.StepsWithin(from, to)) yield return step;
        foreach (var step in _stairs.StepsWithin(from + _span, to + _span)) yield return step - _span;
        foreach (var step in _slopes.StepsWithin(from, to)) yield return step;
    }

    private IEnumerable<(TimeSet Time, long Weight)> Weighted()
    {
        foreach (var (window, runs) in _production.Where(p => p.Window.SlackMinutes == 0)) yield return (runs, Rate(window));
        yield return (_night, _policy.NightCostPerHour * HourWeight);
        yield return (_weekend, _policy.WeekendCostPerHour * HourWeight);
        foreach (var (_, hours) in CallIns) yield return (hours, _policy.CallInCostPerHour * HourWeight);
    }

    private long Rate(SiteWindow window) => (window.RatePerMinute ?? _policy.DefaultRatePerMinute) * MinuteWeight;

    /// <summary>Seconds of each run that the span takes, less what the run can make up for by starting earlier or ending later.</summary>
    private long Lost((SiteWindow Window, TimeSet Runs) run, long start)
    {
        var lost = 0L;
        for (var i = run.Runs.FirstEndingAfter(start); i < run.Runs.Count && run.Runs.From(i) < start + _span; i++)
            lost += Math.Max(0, Math.Min(run.Runs.To(i), start + _span) - Math.Max(run.Runs.From(i), start) - run.Window.SlackMinutes * 60L);
        return lost;
    }

    /// <summary>Starts from which on a second later loses a second more: the span reaches into the run by more than its slack, and not yet all of the one or the other.</summary>
    private TimeSet Rises((SiteWindow Window, TimeSet Runs) run) =>
        TimeSet.Union(run.Runs.Stretches().Select(s => (s.From - _span + run.Window.SlackMinutes * 60L, Math.Min(s.From, s.To - _span))));

    /// <summary>Starts from which on a second later loses a second less.</summary>
    private TimeSet Falls((SiteWindow Window, TimeSet Runs) run) =>
        TimeSet.Union(run.Runs.Stretches().Select(s => (Math.Max(s.From, s.To - _span), s.To - run.Window.SlackMinutes * 60L)));

    private static IEnumerable<(string Who, TimeSet Hours)> CallInsOf(SiteSchedule schedule, SlotQuestion question, long from, long to)
    {
        var (crew, siteId, whole) = (schedule.Crew, schedule.Site.SiteId, TimeSet.Of(from, to));
        foreach (var function in Crew.RequiredFor(schedule.Site, question.Items).Where(f => crew.HasMembers(siteId, f)))
            if (crew.Gaps(siteId, function, from, to).Except(Named(function)) is { IsEmpty: false } gaps) yield return (FunctionWords.Of(function), gaps);
        foreach (var person in question.PersonIds.Distinct())
            if (crew.Find(person) is { } member && member.HasShiftsAt(siteId) && whole.Except(member.OnShift(siteId, from, to)) is { IsEmpty: false } off) yield return (member.Name, off);

        // Whoever comes by name comes for their function too, and costs once.
        TimeSet Named(Function function) => TimeSet.Union(question.PersonIds.SelectMany(person => crew.Find(person)?.Duties ?? [])
            .Where(duty => duty.SiteId == siteId && duty.Function == function).Select(duty => (duty.From, duty.To)));
    }

    private static int ToPoints(long exact) => (int)Math.Min(int.MaxValue / 8, (exact + PerPoint / 2) / PerPoint);
}
