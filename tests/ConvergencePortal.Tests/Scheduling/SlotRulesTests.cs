using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class SlotRulesTests
{
    [Fact]
    public void Check_WindowsThatTouch_AreOne()
    {
        var first = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T00:00", 180, id: 3);
        var second = Slots.Window(WindowKind.Maintenance, ItemKind.Zone, BerlinPicture.CellZone, "2026-11-08T03:00", 180, id: 4);

        Slots.Check(Slots.Ask(Slots.Plc), first, second).ShouldBeEmpty();
    }

    [Fact]
    public void Check_WindowsWithAGap_AreExceeded()
    {
        var first = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T02:00", 119, id: 3);
        var second = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T04:00", 120, id: 4);

        Slots.Check(Slots.Ask(Slots.Line), first, second).Codes().ShouldBe([ConflictCode.ExceedsMaintenance]);
    }

    [Fact]
    public void Check_StartingOneMinuteEarly_ExceedsMaintenance() =>
        Slots.Check(Slots.Ask(Slots.Line, Slots.Sunday - Duration.FromMinutes(1)), Slots.Night).Codes().ShouldBe([ConflictCode.ExceedsMaintenance]);

    [Fact]
    public void Check_RollbackPastTheWindowOfTheWork_NamesThatWindowsEnd()
    {
        var work = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T02:00", 180, id: 3);
        var later = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T05:30", 60, id: 4);

        var verdict = Slots.Check(Slots.Ask(Slots.Line), work, later).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.RollbackTooLong);
        verdict.Message.ShouldEndWith("it would end Sun 2026-11-08 06:00, the window ends Sun 2026-11-08 05:00.");
    }

    [Fact]
    public void Check_WindowOnTheDevicesSegment_CoversTheDevice()
    {
        var segment = Slots.Window(WindowKind.Maintenance, ItemKind.Segment, BerlinPicture.Vlan210, "2026-11-08T02:00", 240);

        Slots.Check(Slots.Ask(Slots.Plc), segment).ShouldBeEmpty();
    }

    [Fact]
    public void Check_WindowOnAZoneRoundTheDevicesZone_CoversTheDevice()
    {
        var nested = BerlinPicture.With(parts => parts with { Zones = [.. parts.Zones.Select(z => z.Id == BerlinPicture.CellZone ? z with { ParentZoneId = BerlinPicture.DmzZone } : z)] });
        var around = Slots.Window(WindowKind.Maintenance, ItemKind.Zone, BerlinPicture.DmzZone, "2026-11-08T02:00", 240);

        SlotRules.Check(Slots.Schedule([around], site: nested), Slots.Ask(Slots.Plc)).Verdicts.ShouldBeEmpty();
    }

    [Fact]
    public void Check_EachChangedItem_IsJudgedByItself()
    {
        var question = Slots.Ask(Slots.Line) with { Items = [Slots.Line, Slots.Conduit] };

        var verdict = Slots.Check(question, Slots.Night).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.NoMaintenanceWindowDefined);
        verdict.Asset.ShouldBe("BER:C-IDMZ-PACK");
    }

    [Fact]
    public void Check_FreezeAboveTheChangedNode_IsInsideFreeze()
    {
        var yearEnd = Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Site, "2026-11-08T00:00", 1440);

        var verdict = Slots.Check(Slots.Ask(Slots.Filler), Slots.Night, yearEnd).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.InsideFreeze);
        verdict.Policy.ShouldBe(ConflictPolicy.Block);
        verdict.Path.ShouldBe(["Filler 2", "Berlin"]);
    }

    [Fact]
    public void Check_FreezeEndingAsTheSpanStarts_IsNoConflict()
    {
        var before = Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T00:00", 120);

        Slots.Check(Slots.Ask(Slots.Line), Slots.Night, before).ShouldBeEmpty();
    }

    [Fact]
    public void Check_FreezeThatRecursWithinTheSpan_IsOneVerdict()
    {
        var hourly = Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-02T03:00", 30, "FREQ=DAILY");

        var verdict = Slots.Check(Slots.Ask(Slots.Line, work: 3 * 1440), Slots.Night, hourly).Where(v => v.Code == ConflictCode.InsideFreeze).ShouldHaveSingleItem();

        verdict.From.ShouldBe(Schedules.At("2026-11-08T02:00Z"));
        verdict.To.ShouldBe(Schedules.At("2026-11-10T02:30Z"));
    }

    [Fact]
    public void Check_ProductionOfANodeServedByAChangedSwitch_IsCutByThePathToIt()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T03:00", 60);

        var verdict = Slots.Check(Slots.Ask(Slots.Switch), Slots.Night, run).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.CutsProduction);
        verdict.Policy.ShouldBe(ConflictPolicy.NeedsApproval);
        verdict.Path.ShouldBe(["SW-PACK-01", "segment VLAN 210", "Filler 2"]);
    }

    [Fact]
    public void Check_ProductionBelowTheChangedLine_IsCut()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T03:00", 60);

        Slots.Check(Slots.Ask(Slots.Line), Slots.Night, run).Codes().ShouldBe([ConflictCode.CutsProduction]);
    }

    [Fact]
    public void Check_ProductionOfAMachineThatAPlcDoesNotServe_IsNotCut()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Labeler, "2026-11-08T03:00", 60);

        Slots.Check(Slots.Ask(Slots.Plc), Slots.Night, run).ShouldBeEmpty();
    }

    [Fact]
    public void Check_ProductionThatOnlyTheReserveRunsInto_IsRollbackTooLong()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T05:00", 480);

        Slots.Check(Slots.Ask(Slots.Line), Slots.Night, run).Codes().ShouldBe([ConflictCode.RollbackTooLong]);
    }

    [Fact]
    public void Check_ProductionReachedThroughAConduitsZones_IsCut()
    {
        var run = Slots.Window(WindowKind.Production, ItemKind.Equipment, BerlinPicture.Labeler, "2026-11-08T03:00", 60);

        var cut = Slots.Check(Slots.Ask(Slots.Conduit), run).Single(v => v.Code == ConflictCode.CutsProduction);

        cut.Path.ShouldBe(["C-IDMZ-PACK", "zone CELL-PACK", "segment VLAN 210", "Labeler 2"]);
    }

    [Fact]
    public void Check_AnotherChangeOfTheSameThing_IsSameAsset()
    {
        var verdict = Slots.Check(Slots.Ask(Slots.Line), Other((ItemKind.Equipment, BerlinPicture.Line)), Slots.Night).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.SameAsset);
        verdict.ChangeNumber.ShouldBe("CR-2026-0001");
    }

    [Fact]
    public void Check_AnotherChangeOfTheDeviceMadeOfThisAsset_IsSameAsset() =>
        Slots.Check(Slots.Ask(Slots.SwitchAsset), Other((ItemKind.Device, BerlinPicture.Switch)), Slots.Night).Codes().ShouldBe([ConflictCode.SameAsset]);

    [Fact]
    public void Check_AnotherChangeOfSomethingElse_IsNoConflict() => Slots.Check(Slots.Ask(Slots.Plc), Other((ItemKind.Device, BerlinPicture.LabelerHmi)), Slots.Night).ShouldBeEmpty();

    [Fact]
    public void Check_Holiday_IsAWarning()
    {
        var holiday = Slots.Window(WindowKind.Holiday, ItemKind.Equipment, BerlinPicture.Site, "2026-11-08T00:00", 1440);

        var verdict = Slots.Check(Slots.Ask(Slots.Line), Slots.Night, holiday).ShouldHaveSingleItem();

        (verdict.Code, verdict.Policy, verdict.Asset).ShouldBe((ConflictCode.PeopleAway, ConflictPolicy.Warn, null));
    }

    [Fact]
    public void Check_StartingExactlyNow_IsNotInThePast() => Slots.Check(Slots.Ask(Slots.Line, now: Slots.Sunday), Slots.Night).ShouldBeEmpty();

    [Fact]
    public void Check_StartingBeforeNow_IsRetroactive() =>
        Slots.Check(Slots.Ask(Slots.Line, now: Slots.Sunday + Duration.FromSeconds(1)), Slots.Night).Codes().ShouldBe([ConflictCode.RetroactiveStart]);

    [Fact]
    public void Check_AThingThatIsGone_TouchesNothing() =>
        Slots.Check(Slots.Ask(new ChangedItem(ItemKind.Device, 999, "BER:GONE")), Slots.Night).Codes().ShouldBe([ConflictCode.NoMaintenanceWindowDefined]);

    [Theory]
    [InlineData(ConflictCode.InsideFreeze, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.OutsideMaintenance, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.ExceedsMaintenance, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.NoMaintenanceWindowDefined, ConflictPolicy.Warn, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.SameAsset, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.SharedRedundancy, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.RelatedAsset, ConflictPolicy.Warn, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.PersonBusy, ConflictPolicy.Warn, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.PersonAbsent, ConflictPolicy.Warn, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.PeopleAway, ConflictPolicy.Warn, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.RollbackTooLong, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.RetroactiveStart, ConflictPolicy.Block, ConflictPolicy.NeedsApproval)]
    public void For_AnEmergency_TurnsABlockIntoConsentAndNothingIntoNothing(ConflictCode code, ConflictPolicy normal, ConflictPolicy emergency)
    {
        SchedulePolicy.Default.For(code, isEmergency: false).Policy.ShouldBe(normal);
        SchedulePolicy.Default.For(code, isEmergency: true).Policy.ShouldBe(emergency);
    }

    private static OccupiedSpan Other((ItemKind, int) item) => new("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), [item]);
}
