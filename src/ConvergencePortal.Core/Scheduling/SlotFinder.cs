using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Finds the best slots by cost, and says why nearer or cheaper ones were rejected.</summary>
public static class SlotFinder
{
    /// <summary>Of a long free stretch one slot a day is offered, so that three answers are three choices.</summary>
    private const long PieceSeconds = NodaConstants.SecondsPerDay;

    private const long Minute = NodaConstants.SecondsPerMinute;

    /// <summary>Starts that a person would try, looked at for the rejected ones.</summary>
    private const int MostTried = 40;

    public static SlotSearch Find(SiteSchedule schedule, SlotSearchQuestion search)
    {
        var question = search.Question with { Start = Instant.Max(search.Question.Start, search.Question.Now) };
        var earliest = WholeMinute(question.Start.SecondsUp());
        var asked = TimeSet.Of(earliest, earliest + search.HorizonDays * (long)NodaConstants.SecondsPerDay + 1);
        var free = FreeStarts.Of(schedule, question, asked);
        var span = question.SpanMinutes * 60L;

        var tried = Tried(schedule, question, asked, free, WholeMinute((search.Requested ?? question.Start).SecondsUp()));
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

    /// <summary>The cheapest whole minute of a piece, and of those as cheap the earliest. Between two turns the cost goes evenly, so it is the next minute to one of them.</summary>
    private static (long Start, long Cost) Cheapest(SlotCosts costs, (long First, long Last) piece)
    {
        var (start, cost) = (piece.First, long.MaxValue);
        foreach (var turn in costs.TurningPoints(piece.First, piece.Last + 1))
        {
            Take(WholeMinute(turn));
            if (turn % Minute != 0) Take(turn / Minute * Minute);
        }
        return (start, cost);

        void Take(long at)
        {
            if (costs.Exact(at) is var exact && (exact < cost || (exact == cost && at < start))) (start, cost) = (at, exact);
        }
    }

    /// <summary>The first and last whole minutes of each day of a free stretch. Work that began early ends at any second; nobody agrees on one.</summary>
    private static IEnumerable<(long First, long Last)> Pieces(TimeSet free)
    {
        foreach (var (from, to) in free.Stretches())
            for (var at = WholeMinute(from); at < to; at += PieceSeconds) yield return (at, Math.Min(at + PieceSeconds - Minute, (to - 1) / Minute * Minute));
    }

    /// <summary>The earliest and the requested start, and the openings of the hours in which all items may be worked on, the nearest to the requested first.</summary>
    private static List<long> Tried(SiteSchedule schedule, SlotQuestion question, TimeSet asked, TimeSet free, long requested)
    {
        var (from, to) = (asked.From(0), asked.To(0));
        var openings = TimeSet.Of(from, to);
        foreach (var item in question.Items)
            if (schedule.MaintenanceHours(item, from, to) is { } hours) openings = openings.Intersect(hours);
        return [.. openings.Stretches().Select(s => WholeMinute(s.From)).Concat([from, requested]).Distinct().Where(start => asked.Contains(start) && !free.Contains(start))
            .OrderBy(start => Math.Abs(start - requested)).ThenBy(start => start).Take(MostTried)];
    }

    private static long WholeMinute(long seconds) => (seconds + Minute - 1) / Minute * Minute;
}
