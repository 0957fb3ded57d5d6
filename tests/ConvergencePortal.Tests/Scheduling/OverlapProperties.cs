using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The index finds exactly what a double loop over everything finds.</summary>
public sealed class OverlapProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Find_AnyStretch_IsWhatALoopFinds() => Holds(random =>
    {
        var items = Draw(random, random.Next(60));
        var index = new IntervalIndex<int>(items);

        return Enumerable.Range(0, 40).All(_ =>
        {
            var from = random.Next(-5, 105);
            var to = from + random.Next(0, 30);
            var found = new List<int>();
            index.Find(from, to, found);
            return found.Order().SequenceEqual(items.Where(i => i.From < i.To && from < to && i.From < to && from < i.To).Select(i => i.Value))
                   && found.Select(value => items[value].From).SequenceEqual(found.Select(value => items[value].From).Order());
        });
    });

    [Fact]
    public void Find_AllPairs_AreThoseOfADoubleLoop() => Holds(random =>
    {
        var items = Draw(random, 1 + random.Next(60)).Where(i => i.From < i.To).ToList();
        var index = new IntervalIndex<int>(items);

        var swept = items.SelectMany(one =>
        {
            var found = new List<int>();
            index.Find(one.From, one.To, found);
            return found.Select(two => (one.Value, two));
        }).ToHashSet();

        return swept.SetEquals(from one in items from two in items where one.From < two.To && two.From < one.To select (one.Value, two.Value));
    });

    [Fact]
    public void Find_InNothing_IsNothing()
    {
        var found = new List<int>();

        new IntervalIndex<int>([]).Find(long.MinValue, long.MaxValue, found);

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Overlapping_AllPairsOfChanges_AreThoseOfADoubleLoop() => Holds(random =>
    {
        var now = Slots.Now + Duration.FromSeconds(random.Next(100));
        var spans = Draw(random, random.Next(40)).Select(i => new OccupiedSpan($"CR-2026-{i.Value:0000}", "Any", At(i.From), At(i.To), []) { IsRunning = random.Next(4) == 0 }).ToList();
        var active = new ActiveSpans(spans);

        var swept = spans.SelectMany(one => active.Overlapping(one.Start, Until(one), one.ChangeNumber, now).Select(two => (one.ChangeNumber, two.ChangeNumber))).ToHashSet();

        return swept.SetEquals(from one in spans from two in spans
                               where one != two && one.Start < Until(one) && two.Start < Until(two) && one.Start < Until(two) && two.Start < Until(one)
                               select (one.ChangeNumber, two.ChangeNumber));

        Instant Until(OccupiedSpan span) => span.IsRunning ? Instant.Max(span.End, now) : span.End;
    });

    [Fact]
    public void Check_AnyTwoChangesOfOneThing_ConflictExactlyWhenTheyOverlap() => Holds(random =>
    {
        var spans = Draw(random, random.Next(1, 20)).Where(i => i.From < i.To)
            .Select(i => new OccupiedSpan($"CR-2026-{i.Value:0000}", "Any", Minute(i.From), Minute(i.To), [(ItemKind.Equipment, Common.BerlinPicture.Line)])).ToList();
        var schedule = Slots.Schedule([], [.. spans]);

        return spans.All(one =>
        {
            var question = Slots.Ask(Slots.Line, one.Start, (int)(one.End - one.Start).TotalMinutes, 0) with { ChangeNumber = one.ChangeNumber };
            var met = SlotRules.Check(schedule, question).Verdicts.Where(v => v.Code == ConflictCode.SameAsset).Select(v => v.ChangeNumber!);
            return met.Order().SequenceEqual(spans.Where(two => two != one && two.Start < one.End && one.Start < two.End).Select(two => two.ChangeNumber));
        });
    });

    private static Instant At(long seconds) => Slots.Now + Duration.FromSeconds(seconds);
    private static Instant Minute(long minutes) => Slots.Sunday + Duration.FromMinutes(minutes);

    /// <summary>In little room, so that many touch, nest or are equal; some end where they begin.</summary>
    private static List<(long From, long To, int Value)> Draw(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(value => (From: random.Next(100), Value: value)).Select(i => ((long)i.From, (long)i.From + random.Next(0, random.Next(1, 50)), i.Value))];

    private static void Holds(Func<Random, bool> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed => property(new Random(seed))));
}
