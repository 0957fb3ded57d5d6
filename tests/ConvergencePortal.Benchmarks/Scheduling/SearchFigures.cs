using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>How long it takes to find the three best slots. The others only fetch what happens in that time, and would still have to search it.</summary>
internal static class SearchFigures
{
    private const int WarmUp = 100;
    private const int Rounds = 300;
    private const int OtherRounds = 10;
    private const int Best = 3;

    public static void Add(ScheduleInHand data, FigureTable table)
    {
        foreach (var (days, bar) in new[] { (90, "p99 10 ms"), (400, "p99 50 ms") })
        foreach (var items in new[] { 1, 20 })
        {
            var questions = data.Questions(Rounds, items);
            var (from, to) = (data.Now.ToUnixTimeSeconds(), data.Now.ToUnixTimeSeconds() + days * 24L * 60 * 60);
            var samples = Timing.Of(WarmUp, Rounds, i => SlotFinder.Find(data.Schedule, new SlotSearchQuestion(questions[i] with { Start = data.Now }, questions[i].Start, days, Best)));
            table.AddTimes($"best slots within {days} days, {items} {(items == 1 ? "asset" : "assets")}", samples, bar,
                FigureTable.Median(Timing.Of(2, OtherRounds, _ => data.Scan.Find(from, to))), FigureTable.Median(Timing.Of(2, OtherRounds, _ => data.Table.Find(from, to))));
        }
    }
}
