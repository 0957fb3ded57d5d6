using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What a change does to data: which sources it touches, who misses data, and which owners are asked.</summary>
public sealed class DataInChangesTests
{
    [Fact]
    public void Impact_ADeviceWithASource_NamesWhatStopsWhatGetsDataFromItAndWhoMissesIt()
    {
        var impact = Of(ItemKind.Device, BerlinPicture.FillerPlc).Impact;

        impact.Of(ItemKind.DataSource).Select(i => (i.Label, i.Relation)).ShouldBe([("BER:PLC-FILL", Relation.Served), ("BER:SCADA", Relation.Feeds), ("BER:HIST", Relation.Feeds), ("BER:COPY", Relation.Feeds)]);
        impact.Of(ItemKind.DataSource).ElementAt(1).Path.ShouldBe(["PLC-FILLER", "PLC-FILL", "flow F-STATES", "SCADA"]);
        var missed = impact.People.ShouldHaveSingleItem();
        (missed.Consumer.Function, missed.Consumer.Who, missed.Path[0], missed.Path[^2]).ShouldBe((Function.Quality, "Release of batches", "PLC-FILLER", "flow F-RELEASE"));
    }

    [Fact]
    public void Impact_ASource_CarriesItsDeviceAndWhatItDescribesWithoutAllBelow()
    {
        var impact = Of(ItemKind.DataSource, BerlinData.Supervision).Impact;

        impact.Items[0].ShouldSatisfyAllConditions(i => i.Relation.ShouldBe(Relation.Changed), i => i.Label.ShouldBe("BER:SCADA"));
        impact.Items.Where(i => i.Relation == Relation.CarriedBy).Select(i => i.Label).ShouldBe(["BER/PACK/LINE2", "BER:PC-OFFICE-01"]);
        impact.Of(ItemKind.Equipment).ShouldNotContain(i => i.TargetId == BerlinPicture.Filler);
    }

    [Fact]
    public void Impact_APieceOfEquipment_TouchesTheSourcesAtItAndListsThoseBelow()
    {
        var impact = Of(ItemKind.Equipment, BerlinPicture.Line).Impact;

        impact.Of(ItemKind.DataSource).ToDictionary(i => i.Label, i => i.Relation)
            .ShouldBe(new Dictionary<string, Relation> { ["BER:SCADA"] = Relation.Served, ["BER:PLC-FILL"] = Relation.Below, ["BER:LOTS"] = Relation.Below, ["BER:SIS"] = Relation.Below }, ignoreOrder: true);
        impact.People.ShouldBeEmpty();
    }

    [Fact]
    public void For_ADeviceWithASource_AsksItsOwnerAndNotThoseFurtherDown()
    {
        var asked = DataRow.For(Of(ItemKind.Device, BerlinPicture.FillerPlc));

        asked.Select(a => a.Function).ShouldBe([Function.Production]);
        asked[0].Reasons.ShouldBe(["Data owner: BER:PLC-FILL may stop (PLC-FILLER → PLC-FILL), and First Production (Production) answers for it."]);
    }

    [Fact]
    public void For_ASourceThatIsChanged_AsksItsOwner() =>
        DataRow.For(Of(ItemKind.DataSource, BerlinData.Lots)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            a => a.Function.ShouldBe(Function.Quality), a => a.Reasons.ShouldBe(["Data owner: BER:LOTS is changed, and First Quality (Quality) answers for it."]));

    [Fact]
    public void For_ASourceForWhichNobodyAnswers_AsksOt() =>
        DataRow.For(Of(ItemKind.Device, BerlinPicture.SafetyController)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Function.ShouldBe(Function.OT), a => a.Reasons[0].ShouldEndWith("and nobody answers for it."));

    [Fact]
    public void For_ASourceThatIsGone_AsksEveryOwner()
    {
        var facts = Of(ItemKind.DataSource, 99);

        DataRow.For(facts).Select(a => a.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance, Function.Production, Function.Quality], ignoreOrder: true);
    }

    [Fact]
    public void For_AnythingElseThatIsGone_AsksEveryOwnerToo()
    {
        var asked = DataRow.For(Of(ItemKind.Device, 99));

        asked.Select(a => a.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance, Function.Production, Function.Quality], ignoreOrder: true);
        asked.ShouldAllBe(a => a.Reasons.Contains("label is no longer part of the plant, so whatever it could touch counts as touched."));
    }

    [Fact]
    public void For_AnythingElseThatIsGoneFromASiteWithoutData_AsksNobodyForData() =>
        DataRow.Explain(Of(ItemKind.Device, 99, Core.DataSources.FlowPicture.None)).Seats
            .ShouldAllBe(seat => seat.Rows.All(row => row.Name != "Owners of affected data"));

    [Fact]
    public void For_AnOwnerWhoSpeaksForNoFunctionHere_AsksOtAndNamesThem()
    {
        var flows = BerlinData.With(source => source.Id == BerlinData.Lots ? source with { OwnerFunction = null } : source);

        var asked = DataRow.For(Of(ItemKind.DataSource, BerlinData.Lots, flows)).ShouldHaveSingleItem();

        (asked.Function, asked.Reasons[0]).ShouldBe((Function.OT, "Data owner: BER:LOTS is changed, and First Quality answers for it but speaks for no function here."));
    }

    [Fact]
    public void For_AThingWithoutData_AsksNobodyForIt() => BuiltInPolicy.Engine.Explain(Of(ItemKind.Zone, BerlinPicture.DmzZone) with { Flows = Core.DataSources.FlowPicture.None }).Seats
        .ShouldAllBe(seat => seat.Rows.All(row => row.Name != "Owners of affected data"));

    [Fact]
    public void ReadAndWrite_ARowAboutData_KeepsItAndSaysIt()
    {
        var row = BuiltInPolicy.Rows[^1];

        PolicyText.ReadConditions(PolicyText.Write(row.When)).AffectsData.ShouldBeTrue();
        PolicyText.ReadEffect(PolicyText.Write(row.Then)).AsksDataOwners.ShouldBeTrue();
        PolicyWords.English.When(row.When).ShouldBe("a data source is changed or stops");
        PolicyWords.English.Then(row.Then).ShouldBe("the owners of the affected data (1 person, veto)");
        PolicyDiff.Between(BuiltInPolicy.Rows, [.. BuiltInPolicy.Rows.Take(BuiltInPolicy.Rows.Count - 1)]).ConcernedFunctions().ShouldBe(Enum.GetValues<Function>());
    }

    private static readonly PolicyEngine DataRow = PolicyEngine.Compile(2, [BuiltInPolicy.Rows[^1]]);

    private static AgreementFacts Of(ItemKind kind, int id, Core.DataSources.FlowPicture? data = null)
    {
        ChangeItem[] items = [new(kind, id, "label")];
        var (site, flows) = (BerlinPicture.Whole, data ?? BerlinData.Whole);
        return new AgreementFacts(new ChangeContent { Nature = ChangeNature.Software }, false, ImpactRules.Of(site, items, flows), [], site) { Flows = flows, Items = items, Missing = MissingItem.Among(items, site, flows) };
    }
}
