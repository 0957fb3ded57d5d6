using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The worked examples of data flows in the docs of scheduling: supervision on the office PC sends the filler set points that it needs to run.</summary>
public sealed class FlowConflictTests
{
    private static readonly ChangedItem OfficePc = new(ItemKind.Device, BerlinPicture.OfficePc, "BER:PC-OFFICE-01");
    private static readonly ChangedItem Firewall = new(ItemKind.Device, BerlinPicture.Firewall, "BER:FW-01");
    private static readonly ChangedItem Supervision = new(ItemKind.DataSource, BerlinData.Supervision, "BER:SCADA");
    private static readonly SiteWindow FillerRun = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T03:00", 60);
    private static readonly SiteWindow LabelerRun = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Labeler, "2026-11-08T03:00", 60, id: 3);

    [Fact]
    public void Check_TheDeviceOfASourceThatProductionNeeds_CutsProductionThereByThePathThroughTheFlow()
    {
        var verdict = Check(OfficePc, BerlinData.Whole, FillerRun).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.CutsProduction);
        verdict.Path.ShouldBe(["PC-OFFICE-01", "SCADA", "flow F-SET", "PLC-FILL", "Filler 2"]);
    }

    [Fact]
    public void Check_TheSegmentThatServesTheSource_TellsTheSegmentToo() =>
        Check(new ChangedItem(ItemKind.Segment, BerlinPicture.Vlan10, "BER:VLAN10"), BerlinData.Whole, FillerRun).ShouldHaveSingleItem().Path
            .ShouldBe(["segment VLAN 10", "PC-OFFICE-01", "SCADA", "flow F-SET", "PLC-FILL", "Filler 2"]);

    [Fact]
    public void Check_TheFirewallOfTheConduitThatTheFlowPasses_CutsProduction() =>
        Check(Firewall, BerlinData.Whole, FillerRun).ShouldHaveSingleItem().Path.ShouldBe(["FW-01", "C-IDMZ-PACK", "flow F-SET", "PLC-FILL", "Filler 2"]);

    [Fact]
    public void Check_TheSourceItself_CutsProduction() => Check(Supervision, BerlinData.Whole, FillerRun).ShouldHaveSingleItem().Path.ShouldBe(["SCADA", "flow F-SET", "PLC-FILL", "Filler 2"]);

    [Fact]
    public void Check_AFlowThatProductionDoesNotNeed_IsNoConflict() => Check(OfficePc, BerlinData.With(flow: f => f with { IsNeededToRun = false }), FillerRun).ShouldBeEmpty();

    [Fact]
    public void Check_ProductionElsewhere_IsNoConflict() => Check(OfficePc, BerlinData.Whole, LabelerRun).ShouldBeEmpty();

    [Fact]
    public void Check_ANeededFlowBehindOneThatIsNot_IsNotReached() =>
        Check(OfficePc, BerlinData.With(flow: f => f.Id == BerlinData.Archive ? f with { ToId = BerlinData.Lots, IsNeededToRun = false } : f with { IsNeededToRun = f.Id == BerlinData.Meeting }), LabelerRun).ShouldBeEmpty();

    [Fact]
    public void Check_AChainOfNeededFlows_IsFollowedToItsEnd()
    {
        var chain = BerlinData.With(flow: f => f.Id == BerlinData.States ? f with { FromId = BerlinData.FillerValues, ToId = BerlinData.Lots, IsNeededToRun = true } : f);

        Check(OfficePc, chain, LabelerRun).ShouldHaveSingleItem().Path.ShouldBe(["PC-OFFICE-01", "SCADA", "flow F-SET", "PLC-FILL", "flow F-STATES", "LOTS", "Labeler 2"]);
    }

    [Fact]
    public void Check_WorkOnEquipment_DoesNotByItselfTakeItsControllersOffTheNetwork()
    {
        var back = BerlinData.With(flow: f => f.Id == BerlinData.Meeting ? new FlowView(f.Id, f.Code, BerlinData.FillerValues, BerlinData.Lots, null, null, f.Transport, null, null, true) : f);

        Check(Slots.Filler, back, LabelerRun).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, "PC-OFFICE-01 > SCADA > flow F-SET > PLC-FILL > Filler 2")]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, "PC-OFFICE-01 > SCADA > flow F-SET > PLC-FILL > Filler 2 > PLC-FILLER")]
    [InlineData(ItemKind.DataSource, BerlinData.FillerValues, "PC-OFFICE-01 > SCADA > flow F-SET > PLC-FILL")]
    [InlineData(ItemKind.DataSource, BerlinData.Supervision, "PC-OFFICE-01 > SCADA")]
    public void Check_AnotherChangeWhereTheDataIsNeeded_IsRelatedBothWays(ItemKind kind, int id, string path)
    {
        var other = new ChangedItem(kind, id, "other");

        var there = Related(OfficePc, (kind, id)).ShouldHaveSingleItem();
        var back = Related(other, (OfficePc.Kind, OfficePc.TargetId)).ShouldHaveSingleItem();

        there.Path.ShouldBe(path.Split(" > "));
        back.Path.ShouldBe(path.Split(" > ").Reverse());
    }

    [Fact]
    public void Check_AnotherChangeAtAPlaceThatOnlyGetsCopies_IsNotRelated() => Related(OfficePc, (ItemKind.Equipment, BerlinPicture.Labeler)).ShouldBeEmpty();

    [Fact]
    public void Check_AFlowThatWasFollowedMoves_IsAnotherHashAndAnyOtherIsNot()
    {
        var before = Hash(BerlinData.Whole);

        Hash(BerlinData.With(flow: f => f.Id == BerlinData.SetPoints ? f with { ToId = BerlinData.Lots } : f)).ShouldNotBe(before);
        Hash(BerlinData.With(flow: f => f.Id == BerlinData.SetPoints ? f with { IsNeededToRun = false } : f)).ShouldNotBe(before);
        Hash(BerlinData.With(source: s => s.Id == BerlinData.FillerValues ? s with { EquipmentId = BerlinPicture.Labeler } : s)).ShouldNotBe(before);
        Hash(BerlinData.With(flow: f => f.Id == BerlinData.Replica ? f with { ToId = BerlinData.Round } : f)).ShouldBe(before);

        static string Hash(FlowPicture flows) => SlotRules.Check(Schedule(flows, []), Slots.Ask(OfficePc)).BasisHash;
    }

    [Fact]
    public void Check_ASourceWithoutDevice_HasTheMaintenanceWindowOfWhatItDescribes() =>
        SlotRules.Check(Schedule(BerlinData.With(source: s => s.Id == BerlinData.Round ? s with { EquipmentId = BerlinPicture.Line } : s), [], Slots.Night),
            Slots.Ask(new ChangedItem(ItemKind.DataSource, BerlinData.Round, "BER:ROUND"))).Verdicts.ShouldBeEmpty();

    private static List<SlotVerdict> Check(ChangedItem item, FlowPicture flows, params SiteWindow[] windows) =>
        [.. SlotRules.Check(Schedule(flows, [], windows), Slots.Ask(item)).Verdicts.Where(v => v.Code != ConflictCode.NoMaintenanceWindowDefined)];

    private static List<SlotVerdict> Related(ChangedItem item, (ItemKind, int) other) =>
        [.. SlotRules.Check(Schedule(BerlinData.Whole, [new OccupiedSpan("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), [other])]), Slots.Ask(item)).Verdicts
            .Where(v => v.Code == ConflictCode.RelatedAsset)];

    private static SiteSchedule Schedule(FlowPicture flows, OccupiedSpan[] others, params SiteWindow[] windows) =>
        SiteSchedule.Of(BerlinPicture.Whole, windows, others, Slots.Now.InUtc().Date, flows: flows);
}
