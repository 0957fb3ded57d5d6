using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class FlowGraphTests
{
    private static readonly FlowGraph Berlin = BerlinData.Whole.Graph;

    [Fact]
    public void WhoIsHurt_ASourceInACircle_IsEverybodyDownstreamOnceWithTheShortestWay()
    {
        var hurt = Berlin.WhoIsHurt([BerlinData.FillerValues]);

        hurt.Sources.Select(s => (s.Source.Code, s.Steps)).ShouldBe([("SCADA", 1), ("HIST", 2), ("COPY", 3)]);
        hurt.PathTo(hurt.Sources[^1]).ShouldBe(["PLC-FILL", "flow F-STATES", "SCADA", "flow F-ARCHIVE", "HIST", "flow F-COPY", "COPY"]);
        var people = hurt.Consumers.ShouldHaveSingleItem();
        people.Consumer.ShouldBe(new FlowConsumer(Function.Quality, "Release of batches"));
        hurt.PathTo(people).ShouldBe(["PLC-FILL", "flow F-STATES", "SCADA", "flow F-ARCHIVE", "HIST", "flow F-COPY", "COPY", "flow F-RELEASE", "Quality: Release of batches"]);
    }

    [Fact]
    public void WhoIsHurt_ACutFlowInACircle_BeginsTheWayWithTheFlow()
    {
        var hurt = Berlin.WhoIsHurt([], [BerlinData.SetPoints, BerlinData.States]);

        hurt.Sources.Select(s => (s.Source.Code, s.Steps)).ShouldBe([("PLC-FILL", 1), ("SCADA", 1), ("HIST", 2), ("COPY", 3)]);
        hurt.PathTo(hurt.Sources[2]).ShouldBe(["flow F-STATES", "SCADA", "flow F-ARCHIVE", "HIST"]);
    }

    [Fact]
    public void Upstream_OfWhatIsRead_IsTheWayAsTheDataGoes()
    {
        var from = Berlin.Upstream([BerlinData.Copy]);

        from.Sources.Select(s => s.Source.Code).ShouldBe(["HIST", "SCADA", "PLC-FILL"]);
        from.PathTo(from.Sources[1]).ShouldBe(["SCADA", "flow F-ARCHIVE", "HIST", "flow F-COPY", "COPY"]);
        from.FlowsTo(from.Sources[1]).Select(f => f.Code).ShouldBe(["F-ARCHIVE", "F-COPY"]);
    }

    [Fact]
    public void WhoIsHurt_ASourceThatNobodyKnows_IsNobody() => Berlin.WhoIsHurt([999]).ShouldSatisfyAllConditions(h => h.Sources.ShouldBeEmpty(), h => h.Consumers.ShouldBeEmpty());

    [Fact]
    public void Search_AnyGraph_ReachesWhatANaiveSearchReachesByAsFewSteps() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(RandomGraph(), drawn =>
    {
        var (sources, flows, starts, cut) = drawn;
        var graph = new FlowGraph(sources, flows);

        foreach (var isDownstream in new[] { true, false })
        {
            var cutFlows = isDownstream ? cut : [];
            var found = isDownstream ? graph.WhoIsHurt(starts, cutFlows) : graph.Upstream(starts);
            var expected = Naive(flows, starts, cutFlows, isDownstream);

            found.Sources.ToDictionary(s => s.Source.Id, s => s.Steps).ShouldBe(expected.Where(e => e.Key > 0).ToDictionary(), ignoreOrder: true);
            found.Consumers.ToDictionary(c => -1 - (int)c.Consumer.Function, c => c.Steps).ShouldBe(expected.Where(e => e.Key < 0).ToDictionary(), ignoreOrder: true);
            foreach (var reached in found.Sources) found.FlowsTo(reached).Count.ShouldBe(reached.Steps);
        }
    }));

    private static Arbitrary<(SourceView[] Sources, FlowView[] Flows, int[] Starts, int[] Cut)> RandomGraph() => Gen.Choose(0, int.MaxValue - 1).Select(seed =>
    {
        var random = new Random(seed);
        var count = random.Next(1, 12);
        var sources = Enumerable.Range(1, count).Select(id => new SourceView(id, $"S{id}", $"Source {id}", DataSourceKind.PLC, 1, null)).ToArray();
        var flows = Enumerable.Range(1, random.Next(0, 25)).Select(id =>
        {
            var toPeople = random.Next(5) == 0;
            return new FlowView(id, $"F{id}", random.Next(1, count + 1), toPeople ? null : random.Next(1, count + 1), toPeople ? (Function)random.Next(3) : null, null, FlowTransport.REST, null, null, false);
        }).Where(flow => flow.ToId != flow.FromId).ToArray();
        int[] Some(int most) => [.. Enumerable.Range(1, most).Where(_ => random.Next(4) == 0)];
        return (sources, flows, Some(count), flows.Length == 0 ? [] : flows.Where(_ => random.Next(6) == 0).Select(f => f.Id).ToArray());
    }).ToArbitrary();

    /// <summary>Relaxes every flow until nothing moves: slow, and hardly to be written wrong. People have negative numbers.</summary>
    private static Dictionary<int, int> Naive(FlowView[] flows, int[] starts, int[] cut, bool isDownstream)
    {
        var steps = starts.ToDictionary(id => id, _ => 0);
        int End(FlowView flow) => flow.ToId ?? -1 - (int)flow.Consumer!.Value;
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var flow in flows)
            {
                var (from, to) = isDownstream ? (flow.FromId, End(flow)) : (End(flow), flow.FromId);
                int? reached = cut.Contains(flow.Id) ? 1 : steps.TryGetValue(from, out var before) ? before + 1 : null;
                if (reached is not { } now || (steps.TryGetValue(to, out var known) && known <= now)) continue;
                steps[to] = now;
                moved = true;
            }
        }
        return steps.Where(s => !starts.Contains(s.Key)).ToDictionary();
    }
}
