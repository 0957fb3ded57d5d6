using ConvergencePortal.Core.Scheduling;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The sweep over starts and the rules for one slot are two ways to the same answer.</summary>
public sealed class FreeStartProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void StartsWithin_AnyPlant_AreExactlyThoseThatNoRuleBlocks() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(400), Prop.ForAll(Seeds, seed =>
    {
        var plant = RandomPlant.From(seed);
        var (schedule, question) = (plant.Schedule, plant.Question);
        var from = question.Start.ToUnixTimeSeconds();
        var to = from + new Random(seed).Next(1, 16) * 3600;

        var free = SlotFinder.StartsWithin(schedule, question, question.Start, Instant.FromUnixTimeSeconds(to));

        var wrong = Probes(plant, from, to).Where(start => free.Contains(start) == IsBlocked(schedule, question, start)).Select(Instant.FromUnixTimeSeconds).ToList();
        return wrong.Count == 0 ? true : throw new InvalidOperationException($"Seed {seed}: the two disagree at {string.Join(", ", wrong.Take(5))} of {wrong.Count}.");
    }));

    private static bool IsBlocked(SiteSchedule schedule, SlotQuestion question, long start) =>
        SlotRules.Check(schedule, question with { Start = Instant.FromUnixTimeSeconds(start) }).Verdicts.Any(v => v.Policy == ConflictPolicy.Block);

    /// <summary>Every fifth minute, and the seconds round each start at which the span, or all of it but the reserve, begins or ends to touch anything.</summary>
    private static IEnumerable<long> Probes(RandomPlant plant, long from, long to)
    {
        var (span, reserve) = (plant.Question.SpanMinutes * 60L, plant.Question.Rollback * 60L);
        long[] edges = [.. plant.Edges, plant.Question.Now.ToUnixTimeSeconds()];
        var around = edges.SelectMany(edge => new[] { edge, edge - span, edge - span + reserve }).SelectMany(at => new[] { at - 1, at, at + 1 });
        for (var minute = from; minute < to; minute += 300) around = around.Append(minute);
        return around.Where(at => from <= at && at < to).Distinct();
    }
}
