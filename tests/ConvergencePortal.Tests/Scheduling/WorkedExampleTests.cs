using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The worked examples 2 and 3 of the scheduling rules.</summary>
public sealed class WorkedExampleTests
{
    [Theory]
    [InlineData(240, 0)]
    [InlineData(180, 60)]
    public void Check_SpanThatIsTheWindow_FindsNothing(int work, int rollback) => Slots.Check(Slots.Ask(Slots.Line, work: work, rollback: rollback), Slots.Night).ShouldBeEmpty();

    [Fact]
    public void Check_OneMinuteMoreOfWork_ExceedsMaintenance() => Slots.Check(Slots.Ask(Slots.Line, work: 241, rollback: 0), Slots.Night).Codes().ShouldBe([ConflictCode.ExceedsMaintenance]);

    [Theory]
    [InlineData(240, 1)]
    [InlineData(180, 61)]
    public void Check_OneMinuteMoreOfRollback_IsRollbackTooLongAndNothingElse(int work, int rollback) =>
        Slots.Check(Slots.Ask(Slots.Line, work: work, rollback: rollback), Slots.Night).Codes().ShouldBe([ConflictCode.RollbackTooLong]);

    [Fact]
    public void Check_EndingAsAnotherChangeStarts_FindsNothing()
    {
        var evening = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-07T22:00", 480);
        var other = new OccupiedSpan("CR-2026-0001", "Another", Slots.Sunday, Schedules.At("2026-11-08T03:00Z"), [(ItemKind.Equipment, BerlinPicture.Line)]);

        var verdicts = Slots.Check(Slots.Ask(Slots.Line, Schedules.At("2026-11-07T21:00Z")), other, evening);

        verdicts.ShouldBeEmpty();
    }

    [Fact]
    public void Check_DriveOfALineWithAWindow_IsInside() => Slots.Check(Slots.Ask(Slots.Drive), Slots.Night).ShouldBeEmpty();

    [Fact]
    public void Check_LineWhoseDriveAloneHasAWindow_HasNoMaintenanceWindow()
    {
        var verdicts = Slots.Check(Slots.Ask(Slots.Line), DriveWindow(WindowKind.Maintenance));

        verdicts.Codes().ShouldBe([ConflictCode.NoMaintenanceWindowDefined]);
        verdicts[0].Policy.ShouldBe(ConflictPolicy.Warn);
    }

    [Fact]
    public void Check_LineWithAWindowAtAnotherTime_IsOutsideMaintenance()
    {
        var tuesday = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-10T02:00", 240, id: 3);

        Slots.Check(Slots.Ask(Slots.Line), DriveWindow(WindowKind.Maintenance), tuesday).Codes().ShouldBe([ConflictCode.OutsideMaintenance]);
    }

    [Fact]
    public void Check_LineWithAFrozenDrive_IsInsideFreezeByThePathLineToDrive()
    {
        var verdict = Slots.Check(Slots.Ask(Slots.Line), Slots.Night, DriveWindow(WindowKind.Freeze)).ShouldHaveSingleItem();

        verdict.Code.ShouldBe(ConflictCode.InsideFreeze);
        verdict.Path.ShouldBe(["Line 2", "Drive"]);
        verdict.Message.ShouldBe("Drive is frozen: Freeze 2, Sun 2026-11-08 01:00 to Sun 2026-11-08 07:00.");
    }

    private static SiteWindow DriveWindow(WindowKind kind) => Slots.Window(kind, ItemKind.Equipment, BerlinPicture.Drive, "2026-11-08T01:00", 360);
}
