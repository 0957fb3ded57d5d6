using ConvergencePortal.Core.Windows;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Windows;

/// <summary>What holds for every rule, start, zone and interval.</summary>
public sealed class RecurrenceProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Occurrences_OfTwoTouchingIntervals_AreTogetherThoseOfTheWhole() => Holds((schedule, from, days) =>
    {
        var middle = from + Duration.FromDays(days / 3);
        var to = from + Duration.FromDays(days);

        var parts = schedule.Occurrences(from, middle).Union(schedule.Occurrences(middle, to)).OrderBy(occurrence => occurrence.Start);

        return parts.SequenceEqual(schedule.Occurrences(from, to));
    });

    [Fact]
    public void Occurrences_OfAUnionOfIntervals_AreTheUnionOfTheirOccurrences() => HoldsFor(RandomWindow.Overridden, (schedule, from, days) =>
    {
        // Three that overlap, and that leave no gap: the union is one interval.
        var (first, second, third) = (from + Duration.FromHours(days * 11L), from + Duration.FromHours(days * 7L), from + Duration.FromHours(days * 17L));
        var to = from + Duration.FromDays(days);

        var union = schedule.Occurrences(from, first).Union(schedule.Occurrences(second, third)).Union(schedule.Occurrences(first, to)).OrderBy(occurrence => occurrence.Start);

        return union.SequenceEqual(schedule.Occurrences(from, to));
    });

    [Fact]
    public void Occurrences_OfALateInterval_AreThoseOfTheWalkFromTheStart() => Holds((schedule, from, days) =>
    {
        var to = from + Duration.FromDays(days);

        var walked = schedule.All().TakeWhile(occurrence => occurrence.Start < to).Where(occurrence => occurrence.Overlaps(from, to));

        return walked.SequenceEqual(schedule.Occurrences(from, to));
    });

    [Fact]
    public void Occurrences_Always_AscendWithoutRepeatsAndLastTheirMinutes() => Holds((schedule, from, days) =>
    {
        var occurrences = schedule.Occurrences(from, from + Duration.FromDays(days)).ToList();

        return occurrences.Zip(occurrences.Skip(1)).All(pair => pair.First.Start < pair.Second.Start)
               && occurrences.All(occurrence => occurrence.End - occurrence.Start == Duration.FromMinutes(schedule.Parts.Minutes));
    });

    [Fact]
    public void Occurrences_WithOverrides_AreTheStayingAndTheMovedOnes() => HoldsFor(RandomWindow.Overridden, (schedule, from, days) =>
    {
        var to = from + Duration.FromDays(days);
        var parts = schedule.Parts;
        var plain = WindowSchedule.Create(parts with { Moved = [] }).Value;
        Instant[] originals = [.. parts.Moved.Select(moved => AtOnce(moved.Original, 1, parts.Zone).Start)];

        var naive = plain.Occurrences(from, to).Where(occurrence => !originals.Contains(occurrence.Start))
            .Concat(parts.Moved.Select(moved => AtOnce(moved.Start, moved.Minutes, parts.Zone)).Where(occurrence => occurrence.Overlaps(from, to)))
            .GroupBy(occurrence => occurrence.Start).Select(together => together.MaxBy(occurrence => occurrence.End)).OrderBy(occurrence => occurrence.Start);

        return naive.SequenceEqual(schedule.Occurrences(from, to));
    });

    [Fact]
    public void Occurrences_WithOverridesOfTwoTouchingIntervals_AreTogetherThoseOfTheWhole() => HoldsFor(RandomWindow.Overridden, (schedule, from, days) =>
    {
        var middle = from + Duration.FromDays(days / 3);
        var to = from + Duration.FromDays(days);

        var parts = schedule.Occurrences(from, middle).Union(schedule.Occurrences(middle, to)).OrderBy(occurrence => occurrence.Start);

        return parts.SequenceEqual(schedule.Occurrences(from, to));
    });

    [Fact]
    public void Occurrences_OfAWeekLaterStartInUtc_AreAWeekLater() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
    {
        var window = RandomWindow.From(seed) with { Zone = "Etc/UTC" };
        var rule = RecurrenceRule.Parse(window.Rule).Value;
        if (rule.Frequency > RecurrenceFrequency.Weekly || rule.Months.Count + rule.MonthDays.Count > 0 || rule.Until is not null) return true;
        var week = Duration.FromDays(7);

        var later = window with { Start = window.Start.PlusDays(7) };

        return window.Schedule.All().Take(100).Select(occurrence => occurrence.Start + week).SequenceEqual(later.Schedule.All().Take(100).Select(occurrence => occurrence.Start));
    }));

    [Fact]
    public void Parse_CanonicalText_GivesAnEqualRule() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
    {
        var rule = RecurrenceRule.Parse(RandomWindow.From(seed).Rule).Value;

        return RecurrenceRule.Parse(rule.ToString()).Value.Equals(rule);
    }));

    [Fact]
    public void Say_AnyRule_NeverFails() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
        RecurrenceWords.Say(RandomWindow.From(seed).Schedule).ShouldNotBeNullOrWhiteSpace()));

    private static Occurrence AtOnce(LocalDateTime local, int minutes, DateTimeZone zone)
    {
        var start = zone.ResolveLocal(local, NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant();
        return new Occurrence(start, start + Duration.FromMinutes(minutes));
    }

    private static void Holds(Func<WindowSchedule, Instant, int, bool> property) => HoldsFor(seed => RandomWindow.From(seed).Schedule, property);

    private static void HoldsFor(Func<int, WindowSchedule> make, Func<WindowSchedule, Instant, int, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, Gen.Choose(0, 15_000).ToArbitrary(), Gen.Choose(1, 800).ToArbitrary(), (seed, hours, days) =>
        {
            var schedule = make(seed);
            var start = schedule.Parts.Start.InUtc().ToInstant();
            return property(schedule, start + Duration.FromHours(hours * 7L), days);
        }));
}
