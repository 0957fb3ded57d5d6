using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Check and finder both follow what the site decided about a conflict: for each code a slot on which that conflict alone holds.</summary>
public sealed class ConflictPolicyTests
{
    /// <summary>Whatever a site may decide; a freeze that only warns is refused where settings are saved.</summary>
    public static TheoryData<ConflictCode, ConflictPolicy> Decisions()
    {
        var decisions = new TheoryData<ConflictCode, ConflictPolicy>();
        foreach (var code in Enum.GetValues<ConflictCode>())
        foreach (var policy in Enum.GetValues<ConflictPolicy>())
            if ((code, policy) != (ConflictCode.InsideFreeze, ConflictPolicy.Warn)) decisions.Add(code, policy);
        return decisions;
    }

    /// <summary>The same without the past, in which nothing is ever offered.</summary>
    public static TheoryData<ConflictCode, ConflictPolicy> Offers() =>
        [.. Decisions().Where(row => row.Data.Item1 != ConflictCode.RetroactiveStart)];

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Check_WhatTheSiteDecided_IsWhatTheVerdictDoes(ConflictCode code, ConflictPolicy policy)
    {
        var (schedule, question) = Scene(code, policy);

        var verdict = SlotRules.Check(schedule, question).Verdicts.ShouldHaveSingleItem();

        (verdict.Code, verdict.Policy, verdict.Approver).ShouldBe((code, policy, policy == ConflictPolicy.NeedsApproval ? Function.Quality : null));
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void Check_AnEmergency_NeedsItsNamedAuthorizerWhereItWouldBeBlocked(ConflictCode code, ConflictPolicy policy)
    {
        var (schedule, question) = Scene(code, policy);

        var verdict = SlotRules.Check(schedule, question with { IsEmergency = true }).Verdicts.ShouldHaveSingleItem();

        (verdict.Policy, verdict.Approver).ShouldBe(policy switch
        {
            ConflictPolicy.Block => (ConflictPolicy.NeedsApproval, null),
            ConflictPolicy.NeedsApproval => (ConflictPolicy.NeedsApproval, Function.Quality),
            _ => (ConflictPolicy.Warn, (Function?)null),
        });
    }

    [Theory]
    [MemberData(nameof(Offers))]
    public void Find_WhatTheSiteDecided_IsOfferedUnlessItBlocks(ConflictCode code, ConflictPolicy policy)
    {
        var (schedule, question) = Scene(code, policy);

        var found = Find(schedule, question);

        var verdict = SlotRules.Check(schedule, question).Verdicts.Single();
        if (policy == ConflictPolicy.Block)
        {
            found.Slots.ShouldNotContain(slot => slot.Start == Slots.Sunday);
            found.Rejected.Single(slot => slot.Start == Slots.Sunday).Reasons.ShouldBe([verdict.Message]);
            return;
        }

        found.Rejected.ShouldNotContain(slot => slot.Start == Slots.Sunday);
        found.Slots[0].Start.ShouldBe(Slots.Sunday);
        found.Slots[0].Warnings.ShouldBe([verdict], SlotVerdicts.Alike);
        found.Slots[0].Reasons.Contains($"Needs the consent of Quality: {verdict.Message}").ShouldBe(policy == ConflictPolicy.NeedsApproval);
    }

    [Theory]
    [MemberData(nameof(Offers))]
    public void Find_AnEmergency_IsOfferedWhateverTheSiteDecided(ConflictCode code, ConflictPolicy policy)
    {
        var (schedule, question) = Scene(code, policy);

        var slot = Find(schedule, question with { IsEmergency = true }).Slots[0];

        slot.Start.ShouldBe(Slots.Sunday);
        slot.Reasons.Contains($"Needs the named authorizer: {slot.Warnings.Single().Message}").ShouldBe(policy == ConflictPolicy.Block);
    }

    /// <summary>Nothing costs but the distance from Sunday 02:00, so that it comes first wherever it can be had.</summary>
    private static SlotSearch Find(SiteSchedule schedule, SlotQuestion question) => SlotFinder.Find(schedule, new SlotSearchQuestion(question, Slots.Sunday, 2, 10));

    private static (SiteSchedule Schedule, SlotQuestion Question) Scene(ConflictCode code, ConflictPolicy policy)
    {
        var decided = Slots.Policy(new SchedulingChoices
        {
            DefaultRatePerMinute = 0, NightCostPerHour = 0, WeekendCostPerHour = 0, CallInCostPerHour = 0,
            Conflicts = [new ConflictChoice(code, policy, policy == ConflictPolicy.NeedsApproval ? Function.Quality : null)],
        });
        var line = Slots.Ask(Slots.Line);
        return code switch
        {
            ConflictCode.InsideFreeze => (Schedule([Slots.Night, On(WindowKind.Freeze, BerlinPicture.Line)]), line),
            ConflictCode.OutsideMaintenance => (Schedule([Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-20T02:00", 240)]), line),
            ConflictCode.ExceedsMaintenance => (Schedule([Slots.Night]), Slots.Ask(Slots.Line, work: 241, rollback: 0)),
            ConflictCode.NoMaintenanceWindowDefined => (Schedule([]), line),
            ConflictCode.CutsProduction => (Schedule([Slots.Night, On(WindowKind.Production, BerlinPicture.Filler)]), line),
            ConflictCode.SameAsset => (Schedule([Slots.Night], Other(ItemKind.Equipment, BerlinPicture.Line)), line),
            ConflictCode.RelatedAsset => (Schedule([Slots.Night], Other(ItemKind.Equipment, BerlinPicture.Filler)), line),
            ConflictCode.SharedRedundancy => (Schedule([Slots.Night], Other(ItemKind.Device, BerlinPicture.LabelerHmi)), Slots.Ask(Slots.Plc)),
            ConflictCode.PersonBusy => (Schedule([Slots.Night], Other(ItemKind.Segment, BerlinPicture.Vlan10)), line with { PersonIds = [1] }),
            ConflictCode.PersonAbsent => (Schedule([Slots.Night], crew: new Crew([Workers.Worker(2, Function.Maintenance, ("2026-11-20T02:00", 240))])), line),
            ConflictCode.PeopleAway => (Schedule([Slots.Night, On(WindowKind.Holiday, BerlinPicture.Site)]), line),
            ConflictCode.RollbackTooLong => (Schedule([Slots.Night]), Slots.Ask(Slots.Line, rollback: 61)),
            ConflictCode.RetroactiveStart => (Schedule([Slots.Night]), line with { Now = Slots.Sunday + Duration.FromSeconds(1) }),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
        };

        SiteSchedule Schedule(SiteWindow[] windows, OccupiedSpan? other = null, Crew? crew = null) => Slots.Schedule(windows, other is null ? [] : [other], crew, decided, Paired);
    }

    private static SiteWindow On(WindowKind kind, int node) => Slots.Window(kind, ItemKind.Equipment, node, "2026-11-08T03:00", 60, id: 5);

    private static OccupiedSpan Other(ItemKind kind, int id) => new("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), [(kind, id)]) { PersonIds = [1] };

    /// <summary>The controller and the panel stand in for each other.</summary>
    private static readonly SitePicture Paired = BerlinPicture.With(parts => parts with
    {
        Devices = [.. parts.Devices.Select(d => d.Id is BerlinPicture.FillerPlc or BerlinPicture.LabelerHmi ? d with { RedundancyGroupId = 1 } : d)],
        RedundancyGroups = [new RedundancyGroupView(1, "PAIR", "pair")],
    });
}
