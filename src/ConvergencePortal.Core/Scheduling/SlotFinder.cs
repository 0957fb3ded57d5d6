using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Finds the best slots by cost, and says why nearer or cheaper ones were rejected.</summary>
public static class SlotFinder
{
    /// <summary>Of a long free stretch one slot a day is offered, so that three answers are three choices.</summary>
    private const long PieceSeconds = NodaConstants.SecondsPerDay;

    /// <summary>Starts that a person would try, looked at for the rejected ones.</summary>
    private const int MostTried = 40;

    public static SlotSearch Find(SiteSchedule schedule, SlotSearchQuestion search)
    {
        var question = search.Question with { Start = Instant.Max(search.Question.Start, search.Question.Now) };
        var earliest = WholeMinute(question.Start.SecondsUp());
        var asked = TimeSet.Of(earliest, earliest + search.HorizonDays * (long)NodaConstants.SecondsPerDay + 1);
        var free = FreeStarts.Of(schedule, question, asked);
        var span = question.SpanMinutes * 60L;

        var tried = Tried(schedule, question, asked, free);
        var busy = TimeSet.Union([free.Shift(0, span), TimeSet.Union(tried.Select(start => (start, start + span)))]);
        var costs = new SlotCosts(schedule, question, search.Requested ?? question.Start, busy);
        var best = Pieces(free).Select(piece => Cheapest(costs, piece)).OrderBy(found => found.Cost).ThenBy(found => found.Start).Take(search.Limit);
        var rejected = tried.Select(start => (Start: start, Cost: costs.Exact(start))).OrderBy(t => t.Cost).ThenBy(t => t.Start).Take(search.Limit);
        return new SlotSearch(
            [.. best.Select(found => SlotReasons.Offer(schedule, question, costs, found.Start, search.Requested))],
            [.. rejected.OrderBy(t => t.Start).Select(t => SlotReasons.Reject(schedule, question, t.Start))]);
    }

    /// <summary>Every start in [from, to) from which nothing blocks the whole span.</summary>
    public static TimeSet StartsWithin(SiteSchedule schedule, SlotQuestion question, Instant from, Instant to) =>
        FreeStarts.Of(schedule, question, TimeSet.Of(from.SecondsUp(), to.SecondsUp()));

    private static (long Start, long Cost) Cheapest(SlotCosts costs, (long From, long To) piece)
    {
        var (start, cost) = (piece.From, long.MaxValue);
        foreach (var turn in costs.TurningPoints(piece.From, piece.To))
            if (costs.Exact(turn) is var exact && (exact < cost || (exact == cost && turn < start))) (start, cost) = (turn, exact);
        return (start, cost);
    }

    private static IEnumerable<(long From, long To)> Pieces(TimeSet free)
    {
        foreach (var (from, to) in free.Stretches())
            for (var at = from; at < to; at += PieceSeconds) yield return (at, Math.Min(at + PieceSeconds, to));
    }

    /// <summary>The earliest start itself and the openings of the hours in which all items may be worked on, the nearest first.</summary>
    private static List<long> Tried(SiteSchedule schedule, SlotQuestion question, TimeSet asked, TimeSet free)
    {
        var (from, to) = (asked.From(0), asked.To(0));
        var openings = TimeSet.Of(from, to);
        foreach (var item in question.Items)
            if (schedule.MaintenanceHours(item, from, to) is { } hours) openings = openings.Intersect(hours);
        return [.. openings.Stretches().Select(s => s.From).Prepend(from).Distinct().Where(start => !free.Contains(start)).Take(MostTried)];
    }

    private static long WholeMinute(long seconds) => (seconds + 59) / 60 * 60;
}
