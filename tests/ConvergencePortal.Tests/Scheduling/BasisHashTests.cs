using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>The hash moves exactly when something that the answer rests on does: it decides whether people are asked to look again.</summary>
public sealed class BasisHashTests
{
    private static readonly SlotQuestion Question = Slots.Ask(Slots.Line);

    private static readonly SiteWindow Freeze = Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T03:00", 60);

    private static readonly OccupiedSpan Other = new("CR-2026-0001", "Another", Slots.Sunday, Slots.Sunday + Duration.FromHours(1), [(ItemKind.Equipment, BerlinPicture.Line)]);

    private static readonly string WithFreeze = Hash([Slots.Night, Freeze]);

    private static readonly string WithOther = Hash([Slots.Night], [Other]);

    [Fact]
    public void Check_SameFactsInAnotherSchedule_IsTheSameHash() => Hash([Freeze, Slots.Night], [Other]).ShouldBe(Hash([Slots.Night, Freeze], [Other with { }]));

    [Fact]
    public void Check_LaterOnTheSameFacts_IsTheSameHash() => Hash([Slots.Night, Freeze], question: Question with { Now = Slots.Now + Duration.FromHours(30) }).ShouldBe(WithFreeze);

    [Fact]
    public void Check_SlotInThePastThatGetsOlder_IsTheSameHash() =>
        Hash([Slots.Night], question: Question with { Now = Slots.Sunday + Duration.FromHours(2) }).ShouldBe(Hash([Slots.Night], question: Question with { Now = Slots.Sunday + Duration.FromHours(1) }));

    [Theory]
    [InlineData(1)]
    [InlineData(14)]
    public void Check_RunningChangeThatIsNotDoneYet_IsTheSameHashMinuteByMinute(int minutes)
    {
        var now = Slots.Sunday + Duration.FromMinutes(90);

        Late(now + Duration.FromMinutes(minutes)).ShouldBe(Late(now));

        static string Late(Instant now) => Hash([Slots.Night], [Other with { IsRunning = true }], Question with { Now = now });
    }

    [Theory]
    [InlineData("2026-01-04T01:00", 300)]
    [InlineData("2026-01-04T02:00", 300)]
    public void Check_MaintenanceThatHeldTheSlotMoved_IsAnotherHashThoughNothingIsOrWasWrong(string start, int minutes)
    {
        var moved = Slots.Window(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, start, minutes, "FREQ=WEEKLY;BYDAY=SU", id: Slots.Night.Id);

        var before = SlotRules.Check(Slots.Schedule([Slots.Night]), Question);
        var after = SlotRules.Check(Slots.Schedule([moved]), Question);

        before.Verdicts.ShouldBeEmpty();
        after.Verdicts.ShouldBeEmpty();
        after.BasisHash.ShouldNotBe(before.BasisHash);
    }

    [Fact]
    public void Check_SameHoursHeldByAnotherWindow_IsAnotherHash() => Hash([Slots.Night with { Id = 9 }]).ShouldNotBe(Hash([Slots.Night]));

    [Theory]
    [InlineData("2026-11-08T03:00", 61)]
    [InlineData("2026-11-08T02:59", 61)]
    [InlineData("2026-11-15T03:00", 60)]
    public void Check_FreezeEdited_IsAnotherHash(string start, int minutes) =>
        Hash([Slots.Night, Slots.Window(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Filler, start, minutes)]).ShouldNotBe(WithFreeze);

    [Fact]
    public void Check_FreezeMovedToAnotherMachineOfTheLine_IsAnotherHash() => Hash([Slots.Night, Freeze with { ScopeId = BerlinPicture.Labeler }]).ShouldNotBe(WithFreeze);

    [Fact]
    public void Check_OtherChangeMovedOrGone_IsAnotherHash()
    {
        Hash([Slots.Night], [Other with { End = Other.End + Duration.FromMinutes(1) }]).ShouldNotBe(WithOther);
        Hash([Slots.Night], [Other with { Items = [(ItemKind.Equipment, BerlinPicture.Filler)] }]).ShouldNotBe(WithOther);
        Hash([Slots.Night]).ShouldNotBe(WithOther);
    }

    [Fact]
    public void Check_PolicyOfWhatWasFoundChanged_IsAnotherHash()
    {
        var policy = Slots.Policy(new ConflictChoice(ConflictCode.InsideFreeze, ConflictPolicy.NeedsApproval, Function.Quality));

        Hash([Slots.Night, Freeze], policy: policy).ShouldNotBe(WithFreeze);
        Hash([Slots.Night, Freeze], policy: Slots.Policy(new ConflictChoice(ConflictCode.InsideFreeze, ConflictPolicy.NeedsApproval, Function.OT))).ShouldNotBe(Hash([Slots.Night, Freeze], policy: policy));
    }

    [Fact]
    public void Check_PolicyOfWhatWasNotFoundChanged_IsTheSameHash() =>
        Hash([Slots.Night, Freeze], policy: Slots.Policy(new ConflictChoice(ConflictCode.PersonBusy, ConflictPolicy.Block))).ShouldBe(WithFreeze);

    [Theory]
    [InlineData(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-15T02:00")]
    [InlineData(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Line, "2026-11-08T06:00")]
    [InlineData(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Line, "2026-11-15T02:00")]
    [InlineData(WindowKind.Freeze, ItemKind.Equipment, BerlinPicture.Administration, "2026-11-08T02:00")]
    [InlineData(WindowKind.Production, ItemKind.Segment, BerlinPicture.Vlan10, "2026-11-08T02:00")]
    [InlineData(WindowKind.Maintenance, ItemKind.Equipment, BerlinPicture.Filler, "2026-11-08T02:00")]
    public void Check_WindowOfAnotherTimeOrOfSomethingElse_IsTheSameHash(WindowKind kind, ItemKind scope, int scopeId, string start) =>
        Hash([Slots.Night, Freeze, Slots.Window(kind, scope, scopeId, start, 240, id: 7)]).ShouldBe(WithFreeze);

    [Fact]
    public void Check_OtherChangeOfAnotherTimeOrOfSomethingElse_IsTheSameHash()
    {
        Hash([Slots.Night], [Other, Other with { ChangeNumber = "CR-2026-0002", Start = Question.End, End = Question.End + Duration.FromHours(1) }]).ShouldBe(WithOther);
        Hash([Slots.Night], [Other, Other with { ChangeNumber = "CR-2026-0002", Items = [(ItemKind.Segment, BerlinPicture.Vlan10)] }]).ShouldBe(WithOther);
    }

    [Fact]
    public void Check_TheQuestionMovedOrGrew_IsAnotherHash()
    {
        var asked = Hash([Slots.Night]);

        Hash([Slots.Night], question: Question with { Work = Question.Work - 1 }).ShouldNotBe(asked);
        Hash([Slots.Night], question: Question with { Work = Question.Work - 1, Test = 1 }).ShouldNotBe(asked);
        Hash([Slots.Night], question: Question with { IsEmergency = true }).ShouldNotBe(asked);
        Hash([Slots.Night], question: Question with { PersonIds = [1] }).ShouldNotBe(asked);
        Hash([Slots.Night], question: Question with { Items = [Slots.Line, Slots.Filler] }).ShouldNotBe(asked);
    }

    [Fact]
    public void Check_WhatTheDeviceHangsOnMoved_IsAnotherHash()
    {
        var moved = BerlinPicture.With(parts => parts with { Devices = [.. parts.Devices.Select(d => d.Id == BerlinPicture.FillerPlc ? d with { EquipmentId = BerlinPicture.Labeler } : d)] });

        SlotRules.Check(Slots.Schedule([Slots.Night], site: moved), Slots.Ask(Slots.Plc)).BasisHash.ShouldNotBe(Hash([Slots.Night], question: Slots.Ask(Slots.Plc)));
    }

    private static string Hash(SiteWindow[] windows, OccupiedSpan[]? others = null, SlotQuestion? question = null, SchedulePolicy? policy = null) =>
        SlotRules.Check(Slots.Schedule(windows, others, policy: policy), question ?? Question).BasisHash;
}
