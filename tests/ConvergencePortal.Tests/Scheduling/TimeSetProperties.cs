using ConvergencePortal.Core.Scheduling;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>A set of moments behaves as if each of its seconds were listed.</summary>
public sealed class TimeSetProperties
{
    private const int Seconds = 48;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Union_AnyStretches_HoldsTheSecondsOfEach() => Holds(random =>
    {
        var stretches = Draw(random);

        return Same(TimeSet.Union(stretches), second => stretches.Any(s => s.From <= second && second < s.To));
    });

    [Fact]
    public void Union_AnyStretches_AscendsWithGapsBetween() => Holds(random =>
    {
        var set = TimeSet.Union(Draw(random));

        return Enumerable.Range(0, set.Count).All(i => set.From(i) < set.To(i) && (i == 0 || set.To(i - 1) < set.From(i)));
    });

    [Fact]
    public void UnionOfSets_Any_HoldsTheSecondsOfEach() => Holds(random =>
    {
        TimeSet[] sets = [.. Enumerable.Range(0, random.Next(4)).Select(_ => TimeSet.Union(Draw(random)))];

        return Same(TimeSet.Union(sets), second => sets.Any(set => Naive(set, second)));
    });

    [Fact]
    public void Intersect_Any_HoldsTheSecondsOfBoth() => HoldsForTwo((one, two) => Same(one.Intersect(two), second => Naive(one, second) && Naive(two, second)));

    [Fact]
    public void Except_Any_HoldsTheSecondsOfTheFirstAlone() => HoldsForTwo((one, two) => Same(one.Except(two), second => Naive(one, second) && !Naive(two, second)));

    [Fact]
    public void Shift_BothEndsAlike_MovesEverySecond() => Holds(random =>
    {
        var (set, by) = (TimeSet.Union(Draw(random)), random.Next(-20, 21));

        return Same(set.Shift(by, by), second => Naive(set, second - by));
    });

    [Fact]
    public void StartsInside_AnySpan_AreTheStartsWhoseEverySecondIsInTheSet() => Holds(random =>
    {
        var (set, span) = (TimeSet.Union(Draw(random)), random.Next(1, 12));

        return Same(set.StartsInside(span), start => Between(start, start + span).All(second => Naive(set, second)));
    });

    [Fact]
    public void StartsOverlapping_AnySpan_AreTheStartsOfWhichOneSecondIsInTheSet() => Holds(random =>
    {
        var (set, span) = (TimeSet.Union(Draw(random)), random.Next(0, 12));

        return Same(set.StartsOverlapping(span), start => Between(start, start + span).Any(second => Naive(set, second)));
    });

    [Fact]
    public void Questions_OfAnyStretch_AreAnsweredAsByItsSeconds() => Holds(random =>
    {
        var (set, from) = (TimeSet.Union(Draw(random)), random.Next(-5, Seconds));
        var to = from + random.Next(1, 20);
        var inside = Between(from, to).Count(second => Naive(set, second));

        return set.Overlaps(from, to) == inside > 0
               && set.Covers(from, to) == (inside == to - from)
               && set.LengthWithin(from, to) == inside
               && set.Contains(from) == Naive(set, from)
               && set.Overlapping(from, to).Stretches().SequenceEqual(set.Stretches().Where(s => s.From < to && from < s.To))
               && set.Length == Between(-100, 200).Count(second => Naive(set, second));
    });

    private static bool Same(TimeSet set, Func<long, bool> naive) => Between(-100, 200).All(second => Naive(set, second) == naive(second));

    private static bool Naive(TimeSet set, long second) => set.Stretches().Any(s => s.From <= second && second < s.To);

    private static IEnumerable<long> Between(long from, long to)
    {
        for (var second = from; second < to; second++) yield return second;
    }

    /// <summary>Few stretches in little room, so that they nest, touch, repeat and vanish.</summary>
    private static List<(long From, long To)> Draw(Random random) =>
        [.. Enumerable.Range(0, random.Next(7)).Select(_ => random.Next(Seconds)).Select(from => ((long)from, (long)from + random.Next(-2, 14)))];

    private static void HoldsForTwo(Func<TimeSet, TimeSet, bool> property) => Holds(random => property(TimeSet.Union(Draw(random)), TimeSet.Union(Draw(random))));

    private static void Holds(Func<Random, bool> property) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(Seeds, seed => property(new Random(seed))));
}
