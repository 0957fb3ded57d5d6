using ConvergencePortal.Core.Scheduling;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>What is found is free, and nothing cheaper or as cheap and earlier was missed: compared with asking about every minute.</summary>
public sealed class SlotFinderProperties
{
    private const int Limit = 4;
    private const long Day = NodaConstants.SecondsPerDay;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Find_AnyPlant_OffersNoSlotThatARuleBlocks() => Holds(100, trial =>
    {
        foreach (var slot in trial.Found.Slots) trial.Blocks(slot.Start).ShouldBeEmpty();
        foreach (var slot in trial.Found.Slots) slot.Warnings.ShouldBe(trial.Verdicts(slot.Start), SlotVerdicts.Alike);
    });

    [Fact]
    public void Find_AnyPlant_RejectsOnlyStartsThatAreBlockedAndSaysWhy() => Holds(100, trial =>
    {
        foreach (var slot in trial.Found.Rejected)
        {
            var blocks = trial.Blocks(slot.Start).Select(v => v.Message).Distinct().ToList();
            blocks.ShouldNotBeEmpty();
            slot.Reasons.Take(5).ShouldBe(blocks.Take(5));
        }
    });

    [Fact]
    public void Find_AnyPlant_GivesDistinctSlotsByCostThenStart() => Holds(100, trial =>
    {
        var slots = trial.Found.Slots;

        slots.Count.ShouldBeLessThanOrEqualTo(Limit);
        slots.Select(s => s.Start).ShouldBeUnique();
        slots.ShouldBe(slots.OrderBy(s => trial.Costs.Exact(Seconds(s.Start))).ThenBy(s => s.Start));
        slots.ShouldBe(slots.OrderBy(s => s.Cost.Total));
        foreach (var slot in slots) slot.Start.ShouldBeInRange(trial.First, trial.Last);
        foreach (var slot in slots) (Seconds(slot.Start) % 60).ShouldBe(0);
    });

    [Fact]
    public void Find_AnyPlant_PutsTheCheapestMinuteFirst() => Holds(60, trial =>
    {
        var free = trial.FreeMinutes();

        trial.Found.Slots.Select(s => s.Start).FirstOrDefault().ShouldBe(free.OrderBy(trial.Costs.Exact).ThenBy(start => start).Select(Instant.FromUnixTimeSeconds).FirstOrDefault());
    });

    [Fact]
    public void Find_AnyPlant_TakesTheCheapestMinuteOfEachDayOfEachFreeStretch() => Holds(60, trial =>
    {
        var pieces = new List<List<long>>();
        foreach (var start in trial.FreeMinutes())
        {
            if (pieces.Count == 0 || start != pieces[^1][^1] + 60 || start == pieces[^1][0] + Day || !trial.IsFreeThroughout(pieces[^1][^1], start)) pieces.Add([]);
            pieces[^1].Add(start);
        }

        var best = pieces.Select(piece => piece.MinBy(start => (trial.Costs.Exact(start), start))).OrderBy(start => (trial.Costs.Exact(start), start)).Take(Limit);

        trial.Found.Slots.Select(s => Seconds(s.Start)).ShouldBe(best);
    });

    [Fact]
    public void Find_EverythingAWeekLaterInUtc_IsAWeekLater() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Seeds, seed =>
    {
        var week = Duration.FromDays(7);
        var (one, two) = (new Trial(RandomPlant.From(seed, "Etc/UTC"), seed), new Trial(RandomPlant.From(seed, "Etc/UTC", weeks: 1), seed));

        two.Found.Slots.Select(s => (s.Start, s.Cost)).ShouldBe(one.Found.Slots.Select(s => (s.Start + week, s.Cost)));
        two.Found.Rejected.Select(s => s.Start).ShouldBe(one.Found.Rejected.Select(s => s.Start + week));
        foreach (var hours in Enumerable.Range(-5, 30))
        {
            var start = one.Question.Start + Duration.FromMinutes(hours * 20);
            two.Verdicts(start + week).ShouldBe(one.Verdicts(start).Select(v => v with { From = v.From + week, To = v.To + week }), SlotVerdicts.AlikeButText);
        }
    }));

    private static long Seconds(Instant instant) => instant.ToUnixTimeSeconds();

    private static void Holds(int tests, Action<Trial> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(Seeds, seed => property(new Trial(RandomPlant.From(seed), seed))));

    /// <summary>One search in a random plant, over two days.</summary>
    private sealed class Trial
    {
        private const int Days = 2;

        private readonly SiteSchedule _schedule;
        private readonly TimeSet _free;

        public Trial(RandomPlant plant, int seed)
        {
            (_schedule, Question) = (plant.Schedule, plant.Question);
            var requested = Question.Start + Duration.FromSeconds(new Random(seed).Next(-600, 4000) * 60 + (seed % 2 == 0 ? 0 : seed % 60));
            First = Question.Start;
            Last = First + Duration.FromDays(Days);
            Found = SlotFinder.Find(_schedule, new SlotSearchQuestion(Question, requested, Days, Limit));
            Costs = new SlotCosts(_schedule, Question, requested, TimeSet.Of(Seconds(First), Seconds(Last) + 1 + Question.SpanMinutes * 60L));
            _free = SlotFinder.StartsWithin(_schedule, Question, First, Last + Duration.FromSeconds(1));
        }

        public SlotQuestion Question { get; }
        public SlotSearch Found { get; }
        public SlotCosts Costs { get; }
        public Instant First { get; }
        public Instant Last { get; }

        public IReadOnlyList<SlotVerdict> Verdicts(Instant start) => SlotRules.Check(_schedule, Question with { Start = start }).Verdicts;

        public IEnumerable<SlotVerdict> Blocks(Instant start) => Verdicts(start).Where(v => v.Policy == ConflictPolicy.Block);

        public bool IsFreeThroughout(long from, long to) => _free.Covers(from, to);

        /// <summary>Every minute of the two days asked about by itself.</summary>
        public List<long> FreeMinutes()
        {
            var free = new List<long>();
            for (var start = First; start <= Last; start += Duration.FromMinutes(1))
                if (!Blocks(start).Any()) free.Add(Seconds(start));
            return free;
        }
    }
}
