using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Where a flow leads, the conduit between two zones, and circles.</summary>
public sealed class DataFlowRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 5);

    private readonly EquipmentNode _site = new("BER", "Berlin", EquipmentLevel.Site, null);
    private readonly Dictionary<NetworkDevice, Zone> _zones = [];
    private readonly List<DataFlow> _flows = [];

    [Fact]
    public void Check_FlowToPeople_IsFine()
    {
        var flow = Flow(Source("HIST"), null);
        flow.ConsumerFunction = Function.Quality;

        Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Check_NoEndOrTwoEnds_IsRefused()
    {
        Flow(Source("A"), null);
        Flow(Source("B"), Source("C")).ConsumerFunction = Function.IT;

        Codes().ShouldBe(["flow.end", "flow.end"]);
    }

    [Fact]
    public void Check_FlowBackIntoItsOwnSource_IsRefused()
    {
        var source = Source("HIST");
        Flow(source, source);

        Codes().ShouldBe(["flow.toItself"]);
    }

    [Fact]
    public void Check_FlowFromARetiredSource_IsRefusedUntilItHasEnded()
    {
        var old = Source("LOG-WASH");
        old.Stage = LifecycleStage.Retired;
        var flow = Flow(old, Source("HIST"));

        Codes().ShouldBe(["flow.retired"]);

        flow.EffectiveTo = Today;
        Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Check_BetweenZonesWithoutAConduit_IsSaidWithBothZones()
    {
        var (cell, office) = (Zone("CELL"), Zone("OFFICE"));
        Flow(Source("PLC", cell), Source("PLAN", office));

        var breach = Breaches().ShouldHaveSingleItem();

        (breach.Code, breach.IsWarning).ShouldBe(("flow.noConduit", true));
        breach.Message.ShouldContain("from zone CELL to zone OFFICE");
    }

    [Fact]
    public void Check_ConduitOfOtherZones_IsSaid()
    {
        var (cell, office, dmz) = (Zone("CELL"), Zone("OFFICE"), Zone("IDMZ"));
        Flow(Source("PLC", cell), Source("PLAN", office)).Conduit = new Conduit(_site, "C-OFFICE-IDMZ", "Office to DMZ", office, dmz);

        Codes().ShouldBe(["flow.otherConduit"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Check_ConduitBetweenTheTwo_IsFineInEitherDirection(bool isTurned)
    {
        var (cell, office) = (Zone("CELL"), Zone("OFFICE"));
        Flow(Source("PLC", cell), Source("PLAN", office)).Conduit = isTurned ? new Conduit(_site, "C", "C", office, cell) : new Conduit(_site, "C", "C", cell, office);

        Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Check_WithinAZone_NeedsNoConduit()
    {
        var cell = Zone("CELL");
        Flow(Source("PLC", cell), Source("SCADA", cell));

        Codes().ShouldBeEmpty();
    }

    [Fact]
    public void Check_TypedInAgainByAPerson_NeedsNoConduitAndNamesNone()
    {
        var (cell, office) = (Zone("CELL"), Zone("OFFICE"));
        var flow = Flow(Source("PLAN", office), Source("SCADA", cell), FlowTransport.ManualRekeying);

        Codes().ShouldBeEmpty();

        flow.Conduit = new Conduit(_site, "C", "C", office, cell);
        Codes().ShouldBe(["flow.manualConduit"]);
    }

    [Fact]
    public void Check_Circle_IsSaidOnceForEachOfItsFlowsWithTheWayRound()
    {
        var (a, b, c) = (Source("A"), Source("B"), Source("C"));
        Flow(a, b);
        Flow(b, c);
        Flow(c, a);

        var breaches = Breaches();

        breaches.Select(breach => (breach.Code, breach.IsWarning)).ShouldBe(Enumerable.Repeat(("flow.circle", true), 3));
        breaches[0].Message.ShouldContain("A → B → C → A");
    }

    [Fact]
    public void Check_CircleThatHasEnded_IsFine()
    {
        var (a, b) = (Source("A"), Source("B"));
        Flow(a, b);
        Flow(b, a).EffectiveTo = Today;

        Codes().ShouldBeEmpty();
    }

    /// <summary>Compared with a walk that tries every way.</summary>
    [Fact]
    public void Check_AnyFlows_SayACircleExactlyWhereOneLeadsBack() => Prop.ForAll(Gen.Choose(0, 24).ListOf(8).ToArbitrary(), drawn =>
    {
        var sources = Enumerable.Range(0, 5).Select(i => Source($"S{i}")).ToList();
        var flows = drawn.Select(edge => (From: edge / 5, To: edge % 5)).Where(edge => edge.From != edge.To).Distinct().ToList();
        var records = flows.Select((edge, i) => new DataFlow(_site, $"F{i}", sources[edge.From]) { To = sources[edge.To], Transport = FlowTransport.REST }).ToList();
        bool LeadsBack((int From, int To) flow, int at, HashSet<int> seen) => at == flow.From || (seen.Add(at) && flows.Where(f => f.From == at).Any(f => LeadsBack(flow, f.To, seen)));

        var said = DataFlowRules.Check(records, _ => [], Today).Where(breach => breach.Code == "flow.circle").Select(breach => ((DataFlow)breach.Subjects[0].Record).Code).Order();

        said.ShouldBe(flows.Select((edge, i) => (edge, i)).Where(f => LeadsBack(f.edge, f.edge.To, [])).Select(f => $"F{f.i}").Order());
    }).QuickCheckThrowOnFailure();

    private Zone Zone(string code) => new(_site, code, code, ZoneKind.CellArea);

    private DataSource Source(string code, Zone? zone = null)
    {
        var source = new DataSource(_site, code, code, DataSourceKind.PLC, _site);
        if (zone is null) return source;

        source.Device = new NetworkDevice(_site, $"D-{code}", code, DeviceRole.PLC, _site);
        _zones[source.Device] = zone;
        return source;
    }

    private DataFlow Flow(DataSource from, DataSource? to, FlowTransport transport = FlowTransport.OPCUA)
    {
        var flow = new DataFlow(_site, $"F{_flows.Count}", from) { To = to, Transport = transport };
        _flows.Add(flow);
        return flow;
    }

    private List<RuleBreach> Breaches() => [.. DataFlowRules.Check(_flows, device => _zones.TryGetValue(device, out var zone) ? [zone] : [], Today)];

    private List<string> Codes() => [.. Breaches().Select(breach => breach.Code)];
}
