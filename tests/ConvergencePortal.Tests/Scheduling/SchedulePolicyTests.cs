using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class SchedulePolicyTests
{
    [Theory]
    [InlineData(ConflictCode.InsideFreeze, ConflictPolicy.Block)]
    [InlineData(ConflictCode.OutsideMaintenance, ConflictPolicy.Block)]
    [InlineData(ConflictCode.ExceedsMaintenance, ConflictPolicy.Block)]
    [InlineData(ConflictCode.NoMaintenanceWindowDefined, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval)]
    [InlineData(ConflictCode.SameAsset, ConflictPolicy.Block)]
    [InlineData(ConflictCode.RelatedAsset, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.SharedRedundancy, ConflictPolicy.Block)]
    [InlineData(ConflictCode.PersonBusy, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.PersonAbsent, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.PeopleAway, ConflictPolicy.Warn)]
    [InlineData(ConflictCode.RollbackTooLong, ConflictPolicy.Block)]
    [InlineData(ConflictCode.RetroactiveStart, ConflictPolicy.Block)]
    public void For_SiteThatDecidedNothing_IsTheDefault(ConflictCode code, ConflictPolicy policy) => SchedulePolicy.Of(null).For(code, isEmergency: false).Policy.ShouldBe(policy);

    [Fact]
    public void For_ProductionByDefault_AsksProduction() => SchedulePolicy.Default.For(ConflictCode.CutsProduction, isEmergency: false).Approver.ShouldBe(Function.Production);

    [Fact]
    public void For_WhatTheSiteDecided_IsThatAndTheRestStaysDefault()
    {
        var policy = Site(new(ConflictCode.PersonBusy, ConflictPolicy.NeedsApproval, Function.OT));

        policy.For(ConflictCode.PersonBusy, isEmergency: false).ShouldBe(new ConflictRule(ConflictPolicy.NeedsApproval, Function.OT));
        policy.For(ConflictCode.PersonAbsent, isEmergency: false).ShouldBe(SchedulePolicy.DefaultFor(ConflictCode.PersonAbsent));
    }

    [Theory]
    [InlineData(ConflictPolicy.Block, null, ConflictPolicy.NeedsApproval, null)]
    [InlineData(ConflictPolicy.NeedsApproval, Function.Quality, ConflictPolicy.NeedsApproval, Function.Quality)]
    [InlineData(ConflictPolicy.Warn, null, ConflictPolicy.Warn, null)]
    public void For_AnEmergency_TurnsABlockIntoConsentAndNothingIntoLess(ConflictPolicy policy, Function? approver, ConflictPolicy expected, Function? asked) =>
        Site(new(ConflictCode.SameAsset, policy, approver)).For(ConflictCode.SameAsset, isEmergency: true).ShouldBe(new ConflictRule(expected, asked));

    [Fact]
    public void Choose_WhatStands_MovesNothingAndKeepsTheVersion()
    {
        var settings = new SchedulingSettings(1);

        settings.Choose(new SchedulingChoices { Conflicts = [new(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval, Function.Production)] }).ShouldBeEmpty();

        settings.Version.ShouldBe(0);
    }

    [Fact]
    public void ReadRule_OfWhatTheLedgerSays_IsTheRuleAgain()
    {
        var settings = new SchedulingSettings(1);
        var moved = settings.Choose(new SchedulingChoices { Conflicts = [new(ConflictCode.PeopleAway, ConflictPolicy.NeedsApproval, Function.ProcessSafety)], NightFromHour = 2 });

        moved.Select(field => (SettingsDiff.ReadRule(field.From), SettingsDiff.ReadRule(field.To))).ShouldBe(
            [(new ConflictRule(ConflictPolicy.Warn), new ConflictRule(ConflictPolicy.NeedsApproval, Function.ProcessSafety)), (null, null)]);
    }

    private static SchedulePolicy Site(ConflictChoice choice)
    {
        var settings = new SchedulingSettings(1);
        settings.Choose(new SchedulingChoices { Conflicts = [choice] });
        return SchedulePolicy.Of(settings);
    }
}
