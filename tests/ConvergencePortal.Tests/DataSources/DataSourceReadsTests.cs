using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>One catalog for the class; nobody writes to it.</summary>
public sealed class DataSourceReadsTests : IClassFixture<DataSourceReadsTests.Catalog>
{
    private readonly Catalog _catalog;

    public DataSourceReadsTests(Catalog catalog) => _catalog = catalog;

    public static TheoryData<string, string> Searches => new()
    {
        { "hist", "HIST" }, { "plant HISTORIAN", "HIST" }, { "cavitate", "EAR" }, { "pump mechanic", "EAR" }, { "bottles/h", "HIST" }, { "100%", "" }, { "", "CIP,EAR,HIST,LONE,PLAN,PLC" },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task List_Search_FindsWhatStandsInNameTextRoleAndUnits(string typed, string codes) =>
        string.Join(',', (await ListAsync(new DataSourceFilter(), typed)).Select(row => row.Code)).ShouldBe(codes);

    [Fact]
    public async Task List_EveryFilter_Narrows()
    {
        (await CodesAsync(new DataSourceFilter(Site: "HAM"))).ShouldBeEmpty();
        (await CodesAsync(new DataSourceFilter(Kind: DataSourceKind.Person))).ShouldBe(["CIP", "EAR"]);
        (await CodesAsync(new DataSourceFilter(Stage: LifecycleStage.Retired))).ShouldBeEmpty();
        (await CodesAsync(new DataSourceFilter(Below: "BER/PACK/LINE2"))).ShouldBe(["CIP", "EAR", "HIST", "PLC"]);
        (await CodesAsync(new DataSourceFilter(Person: "ot.berlin"))).ShouldBe(["HIST", "PLC"]);
        (await CodesAsync(new DataSourceFilter(Person: "it2.berlin"))).ShouldBeEmpty("their ownership has ended");
        (await CodesAsync(new DataSourceFilter(WithoutOwner: true))).ShouldBe(["LONE"]);
    }

    [Fact]
    public async Task List_Pages_AreCountedWhole()
    {
        var page = await _catalog.Reads.ListAsync(new PageRequest(2, 4), new DataSourceFilter(), default);

        (page.Total, string.Join(',', page.Items.Select(row => row.Code))).ShouldBe((6, "PLAN,PLC"));
    }

    [Fact]
    public async Task List_Rows_SayWhatDeservesALook()
    {
        var rows = (await ListAsync(new DataSourceFilter())).ToDictionary(row => row.Code);

        rows["LONE"].HasNoOwner.ShouldBeTrue();
        rows["HIST"].Owner!.Name.ShouldBe("First Production");
        (rows["HIST"].CertificationDays, rows["HIST"].CertificationEnds).ShouldBe((26, true));
        (rows["EAR"].BusFactor, rows["EAR"].IsOnePersonOnly, rows["EAR"].AskAgainDays).ShouldBe((1, true, -10));
        (rows["CIP"].BusFactor, rows["CIP"].IsOnePersonOnly, rows["CIP"].AskAgainDays).ShouldBe((2, false, 10));
        (rows["HIST"].BusFactor, rows["HIST"].IsOnePersonOnly).ShouldBe((null, false));
    }

    [Fact]
    public async Task ListKnowledge_WhoIsToBeAskedFirst_StandsFirst() =>
        (await _catalog.Reads.ListKnowledgeAsync(new PageRequest(), "BER", default)).Items.Select(row => row.Code).ShouldBe(["EAR", "CIP"]);

    [Fact]
    public async Task Find_Source_HasOwnersNowAndBeforeFlowsBothWays()
    {
        var source = (await _catalog.Reads.FindAsync("ber", "hist", default)).ShouldNotBeNull();

        source.Owners.Select(o => (o.Type, o.PersonName, o.Team)).ShouldBe([(OwnershipType.AccountableOwner, "First Production", null), (OwnershipType.Custodian, null, Function.IT), (OwnershipType.Steward, "First OT", null)], ignoreOrder: true);
        source.Former.ShouldHaveSingleItem().PersonName.ShouldBe("Second IT");
        source.Upstream.ShouldHaveSingleItem().FromName.ShouldBe("Filler controller");
        source.Downstream.Select(flow => flow.ToName ?? flow.Consumer).ShouldBe(["Plan of the week", "Release of batches"]);
        source.Facts.Device.ShouldBe("PLC-FILLER");
        (await _catalog.Reads.FindAsync("BER", "NOWHERE", default)).ShouldBeNull();
    }

    [Fact]
    public async Task UseCases_OfASource_ComeWithTheirWorthWeighed()
    {
        var source = (await _catalog.Reads.FindAsync("BER", "HIST", default))!;

        var uses = await _catalog.Portal.Get<UseCaseReads>().ForSourceAsync(source.Row.Id, default);

        uses.Select(use => (use.Code, use.State, use.Expected)).ShouldBe([("UC-OEE", UseCaseState.Current, 36000), ("UC-JAM", UseCaseState.Potential, 36000), ("UC-CLOUD", UseCaseState.Rejected, null)]);
    }

    [Fact]
    public async Task Glossary_SearchForTheWordOfAFunction_FindsTheTermAndSaysWhy()
    {
        var found = (await _catalog.Portal.Get<GlossaryReads>().ListAsync(new PageRequest(1, 10, "shutdown slot"), null, default)).Items.ShouldHaveSingleItem();

        found.Term.ShouldBe("Maintenance window");
        found.SaidFor("shutdown slot").ShouldBe([(Function.OT, "Shutdown slot")]);
        found.SaidFor("maintenance").ShouldBeEmpty("its own name says it");
    }

    [Fact]
    public async Task Glossary_Term_KnowsWiderNarrowerAndRelatedOnes()
    {
        var glossary = _catalog.Portal.Get<GlossaryReads>();

        (await glossary.FindAsync("window", default))!.Narrower.ShouldBe(["Maintenance window"]);
        (await glossary.FindAsync("maintenance WINDOW", default))!.Related.ShouldBe([new RelatedTerm("Window", true), new RelatedTerm("Shutdown", false)]);
        (await glossary.FindAsync("Nonsense", default)).ShouldBeNull();
    }

    private async Task<IReadOnlyList<DataSourceRow>> ListAsync(DataSourceFilter filter, string? search = null) => (await _catalog.Reads.ListAsync(new PageRequest(1, 50, search), filter, default)).Items;

    private async Task<IEnumerable<string>> CodesAsync(DataSourceFilter filter) => (await ListAsync(filter)).Select(row => row.Code);

    public sealed class Catalog : IAsyncLifetime
    {
        public TestPortal Portal { get; private set; } = null!;
        public DataSourceReads Reads => Portal.Get<DataSourceReads>();

        public async ValueTask InitializeAsync()
        {
            Portal = await TestPlant.CreatePortalAsync();
            await Portal.CatalogAsync();
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
