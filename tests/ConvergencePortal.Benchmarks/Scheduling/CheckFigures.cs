using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>How long it takes to say everything that is wrong with a slot: in memory, from nothing, and for all active changes.</summary>
internal static class CheckFigures
{
    private const int Asked = 2_000;
    private const int ColdRounds = 20;

    public static async Task AddAsync(ScheduleInHand data, FigureTable table, string bar)
    {
        var questions = data.Questions(Asked, 20);
        var scanned = FigureTable.Median(Timing.Of(50, 100, i => Scan(data, questions[i])));
        var queried = FigureTable.Median(Timing.Of(50, 100, i => Query(data, questions[i])));
        var found = 0;

        table.AddTimes("20 assets against everything, warm: the engine", Timing.Of(Asked, Asked, i => found += SlotRules.Check(data.Schedule, questions[i]).Verdicts.Count), bar, scanned, queried);
        table.AddTimes("the same, with the question whether the schedule is current", await Timing.OfAsync(Asked / 4, Asked, async i => SlotRules.Check(await data.FindAsync(), questions[i])), bar, scanned, queried);
        table.Add("verdicts of one such change, on average", $"{found / 2.0 / Asked:0.0}", "–");
        table.AddTimes("the same, cold: nothing in memory, from the database", await Timing.OfAsync(ColdRounds, ColdRounds, i => ColdAsync(data, questions[i])), "150 ms");
        AddAll(data, table);
    }

    private static async Task ColdAsync(ScheduleInHand data, SlotQuestion question)
    {
        using var schedules = ScheduleInHand.NewSchedules();
        SlotRules.Check(await ScheduleInHand.FindAsync(data.Portal, schedules), question);
    }

    private static void AddAll(ScheduleInHand data, FigureTable table)
    {
        var all = data.ActiveChanges();
        var samples = Timing.Of(2, 10, _ => Each(question => SlotRules.Check(data.Schedule, question)));
        table.AddTimes($"all {all.Count:N0} active changes again", samples, "1 s", FigureTable.Median(Timing.Of(0, 1, _ => Each(q => Scan(data, q)))), FigureTable.Median(Timing.Of(0, 1, _ => Each(q => Query(data, q)))));

        void Each(Action<SlotQuestion> check)
        {
            foreach (var question in all) check(question);
        }
    }

    private static List<int> Scan(ScheduleInHand data, SlotQuestion question) => data.Scan.Find(question.Start.ToUnixTimeSeconds(), question.End.ToUnixTimeSeconds());
    private static List<int> Query(ScheduleInHand data, SlotQuestion question) => data.Table.Find(question.Start.ToUnixTimeSeconds(), question.End.ToUnixTimeSeconds());
}
