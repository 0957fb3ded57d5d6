using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>What lists, the map and "who is hurt" read of the stored data; one plant for all, since nothing is written.</summary>
public sealed class FlowReadsTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        await _portal.HasDataAsync();
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task List_ByEachFilter_SaysHowTheFlowsPass()
    {
        var all = (await ListAsync(new FlowFilter("BER"))).Items;

        all.Select(f => (f.Code, f.Passage)).ShouldBe(
        [
            ("F-ARCHIVE", FlowPassage.NotNeeded), ("F-MEETING", FlowPassage.NotNeeded), ("F-SET", FlowPassage.OtherZones), ("F-STATES", FlowPassage.Missing), ("F-TYPED", FlowPassage.ByHand),
        ]);
        (await ListAsync(new FlowFilter("BER", CrossesZones: true))).Items.Select(f => f.Code).ShouldBe(["F-SET", "F-STATES"]);
        (await ListAsync(new FlowFilter("BER", CrossesZones: false))).Total.ShouldBe(3);
        (await ListAsync(new FlowFilter("BER", Source: "HIST", Transport: FlowTransport.REST))).Items.Select(f => f.Code).ShouldBe(["F-ARCHIVE", "F-MEETING"]);
        (await ListAsync(new FlowFilter(), "morning")).Items.ShouldHaveSingleItem().Code.ShouldBe("F-MEETING");
        (await ListAsync(new FlowFilter("CHI"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Find_AFlow_NamesItsEndsWithTheirZones()
    {
        var flow = (await _portal.Get<FlowReads>().FindAsync("BER", "F-SET", default)).ShouldNotBeNull();

        (flow.Key, flow.FromKey, flow.ToKey, flow.ConduitKey, flow.IsNeededToRun, flow.CrossesZones).ShouldBe(("BER:F-SET", "BER:SCADA", "BER:PLC-FILL", "BER:C-IDMZ-PACK", true, true));
        (flow.FromZones.ShouldHaveSingleItem(), flow.ToZones.ShouldHaveSingleItem()).ShouldBe(("OFFICE", "CELL-PACK"));
        (await _portal.Get<FlowReads>().FindAsync("BER", "F-NONE", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Map_OfASite_HasEverySourceWithItsZoneAndOwner()
    {
        var map = await _portal.Get<FlowMapReads>().ReadAsync("BER", default);

        map.Sources.Select(s => (s.Code, s.Zone, s.Owner)).ShouldBe([("HIST", null, null), ("OLD", "CELL-PACK", null), ("PLC-FILL", "CELL-PACK", "First Production"), ("SCADA", "OFFICE", "First OT")]);
        map.Flows.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Picture_ReadTwice_IsTheSameUntilAFlowMoves()
    {
        var (pictures, site) = (_portal.Get<FlowPictures>(), await SiteIdAsync());
        await using var db = _portal.Db();
        var before = await pictures.FindAsync(db, site, default);

        (await pictures.FindAsync(db, site, default)).ShouldBeSameAs(before);
        before.Sources.Values.Single(s => s.Code == "PLC-FILL").ShouldSatisfyAllConditions(s => s.OwnerFunction.ShouldBe(Function.Production), s => s.OwnerName.ShouldBe("First Production"));
        before.Needed.Flows.ShouldHaveSingleItem().Code.ShouldBe("F-SET");

        await _portal.HasAsync("data-flows", "site,code,from,to,transport,needed_to_run\nBER,F-STATES,PLC-FILL,SCADA,OPCUA,yes\n");

        (await pictures.FindAsync(db, site, default)).Needed.Flows.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Hurt_TheSwitchOfTheCell_NamesSourcesPeopleAndUseCasesWithTheirWorth()
    {
        var hurt = (await _portal.Get<HurtReads>().FindAsync("BER:SW-PACK-01", default)).Value;

        hurt.Stopped.Select(s => s.Key).ShouldBe(["BER:OLD", "BER:PLC-FILL"]);
        hurt.Starved.Select(s => s.Key).ShouldBe(["BER:SCADA", "BER:HIST"]);
        hurt.Starved[0].Path.ShouldBe(["SW-PACK-01", "segment VLAN 210", "PLC-FILLER", "PLC-FILL", "flow F-STATES", "SCADA"]);
        hurt.People.ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => p.Function.ShouldBe(Function.Production), p => p.Who.ShouldBe("Morning meeting"));
        hurt.UseCases.Select(u => (u.Key, u.ValuePerYear)).ShouldBe([("BER:UC-OEE", 40000), ("BER:UC-RUN", null)]);
        hurt.ValuePerYear.ShouldBe(40000);
    }

    [Fact]
    public async Task Hurt_NewOwnerWhilePicturesAreKept_IsNamedAtOnce()
    {
        var before = (await _portal.Get<HurtReads>().FindAsync("BER:SW-PACK-01", default)).Value;
        await _portal.HasAsync("ownership", "site,source,type,who,from\nBER,HIST,AccountableOwner,quality.berlin,2025-01-01\n");

        var after = (await _portal.Get<HurtReads>().FindAsync("BER:SW-PACK-01", default)).Value;

        (before.Starved[1].OwnerFunction, before.Starved[1].Owner).ShouldBe((null, null));
        (after.Starved[1].OwnerFunction, after.Starved[1].Owner).ShouldBe((Function.Quality, "First Quality"));
    }

    [Fact]
    public async Task Hurt_WorthMoreThanAnIntHolds_IsAddedAllTheSame()
    {
        await _portal.HasAsync("use-cases", "site,code,title,consumer_function,state,sources,value\nBER,UC-1,One,Production,Current,HIST,1000000000\nBER,UC-2,Two,Production,Current,HIST,1000000000\nBER,UC-3,Three,Production,Current,HIST,1000000000\n");

        (await _portal.Get<HurtReads>().FindAsync("BER:SW-PACK-01", default)).Value.ValuePerYear.ShouldBe(3_000_040_000);
    }

    [Fact]
    public async Task Map_OfMoreFlowsThanAPictureHolds_SaysThatItIsCut()
    {
        (await _portal.Get<FlowMapReads>().ReadAsync("BER", default)).IsCut.ShouldBeFalse();
        await using var db = _portal.Db();
        var (site, from) = (db.Equipment.Single(e => e.Path == "BER"), db.DataSources.Single(s => s.Code == "HIST"));
        db.DataFlows.AddRange(Enumerable.Range(0, FlowMapReads.MostFlows).Select(i => new DataFlow(site, $"X{i:0000}", from) { ConsumerFunction = Function.Production, Transport = FlowTransport.REST }));
        await db.SaveChangesAsync();

        var map = await _portal.Get<FlowMapReads>().ReadAsync("BER", default);

        (map.Flows.Count, map.IsCut).ShouldBe((FlowMapReads.MostFlows, true));
    }

    [Theory]
    [InlineData("source=BER:HIST", ItemKind.DataSource, 1)]
    [InlineData("BER:HIST", ItemKind.DataSource, 1)]
    [InlineData("DataSource=ber:hist", ItemKind.DataSource, 1)]
    [InlineData("BER/PACK/LINE2/FILLER", ItemKind.Equipment, 1)]
    [InlineData("BER:SIS", ItemKind.Zone, 0)]
    public async Task Hurt_NamedInAnyWay_FindsTheThing(string thing, ItemKind kind, int stopped)
    {
        var hurt = (await _portal.Get<HurtReads>().FindAsync(thing, default)).Value;

        (hurt.Kind, hurt.Stopped.Count).ShouldBe((kind, stopped));
    }

    [Theory]
    [InlineData("", "item.code")]
    [InlineData("BER:NOTHING", "item.unknown")]
    [InlineData("source=BER:SW-PACK-01", "item.unknown")]
    [InlineData("source=", "item.unknown")]
    [InlineData("DRV-002", "item.unmounted")]
    public async Task Hurt_OfNothing_IsRefusedWithASentence(string thing, string code) => (await _portal.Get<HurtReads>().FindAsync(thing, default)).Error.ShouldNotBeNull().Code.ShouldBe(code);

    [Fact]
    public async Task Search_ForAForm_FindsSourcesBesideThePlant()
    {
        var hits = await _portal.Get<ThingSearchReads>().FindAsync("BER", "fill", default);

        hits.Select(h => (h.Kind, h.Label)).ShouldBe([(ItemKind.Equipment, "BER/PACK/LINE2/FILLER"), (ItemKind.Device, "BER:PLC-FILLER"), (ItemKind.DataSource, "BER:PLC-FILL")], ignoreOrder: true);
    }

    [Fact]
    public async Task Import_AFlowToPeopleThatAMachineWouldNeed_IsRefused() =>
        (await _portal.ImportAsync("data-flows", "site,code,from,consumer_function,transport,needed_to_run\nBER,F-MEETING,HIST,Production,REST,yes\n", dryRun: true)).Wrong.ShouldNotBeEmpty();

    private Task<Page<FlowRow>> ListAsync(FlowFilter filter, string? search = null) => _portal.Get<FlowReads>().ListAsync(new PageRequest(Search: search), filter, default);

    private async Task<int> SiteIdAsync()
    {
        await using var db = _portal.Db();
        return db.Equipment.Single(e => e.Path == "BER").Id;
    }
}
