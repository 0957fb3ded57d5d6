using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class SaveSchedulingSettingsTests
{
    private static readonly SchedulingChoices Strict = new()
    {
        Conflicts = [new(ConflictCode.PersonAbsent, ConflictPolicy.NeedsApproval, Function.Maintenance), new(ConflictCode.SameAsset, ConflictPolicy.Block)],
        NightCostPerHour = 45,
    };

    [Theory]
    [InlineData("admin", null)]
    [InlineData("chair", null)]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("production.berlin", "settings.keeper")]
    [InlineData("maintenance.berlin", "settings.keeper")]
    [InlineData("robot", "settings.peopleOnly")]
    public async Task Save_BySomebody_IsForAdministratorsAndTheChair(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("robot", PersonKind.Service);
        await portal.ChangePersonAsync("robot", p => p.Roles = PersonRoles.Administrator);

        (await portal.SaveSettingsAsync(Strict, by: person)).Error?.Code.ShouldBe(code);

        (await portal.SettingsAsync()).Version.ShouldBe(code is null ? 1 : 0);
    }

    [Fact]
    public async Task Save_ByAnAdministratorWhoLeft_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.ChangePersonAsync("admin", p => p.IsActive = false);

        (await portal.SaveSettingsAsync(Strict)).Error!.Code.ShouldBe("rights.inactive");
    }

    [Fact]
    public async Task Save_CodesThatEqualTheirDefault_KeepNoRow()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.SaveSettingsAsync(Strict)).Error.ShouldBeNull();

        await using var db = portal.Db();
        (await db.SchedulingSettings.Include(s => s.Conflicts).SingleAsync()).Conflicts.Select(c => (c.Code, c.Policy, c.Approver))
            .ShouldBe([(ConflictCode.PersonAbsent, ConflictPolicy.NeedsApproval, (Function?)Function.Maintenance)]);
    }

    [Fact]
    public async Task Save_BackToTheDefault_RemovesItsRowAndSaysSo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.SaveSettingsAsync(Strict);
        await portal.SaveSettingsAsync(Strict with { Conflicts = [new(ConflictCode.PersonAbsent, ConflictPolicy.Block), new(ConflictCode.RelatedAsset, ConflictPolicy.Block)] }, version: 1);

        (await portal.SaveSettingsAsync(new SchedulingChoices(), version: 2)).Error.ShouldBeNull();

        var settings = await portal.SettingsAsync();
        settings.Version.ShouldBe(3);
        settings.Choices.Conflicts.ShouldAllBe(choice => choice.IsDefault);
        settings.Choices.NightCostPerHour.ShouldBe(30);
        await using var db = portal.Db();
        (await db.Set<ConflictSetting>().CountAsync()).ShouldBe(0);
        (await portal.SettingsHistoryAsync())[0].Moved.ShouldBe(
            [new("RelatedAsset", "Block", "Warn"), new("PersonAbsent", "Block", "Warn"), new("NightCostPerHour", "45", "30")]);
    }

    [Fact]
    public async Task Save_Settings_SaysInTheLedgerWhoMovedWhatFromWhatToWhat()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.SaveSettingsAsync(Strict, by: "chair");

        var line = (await portal.SettingsHistoryAsync()).ShouldHaveSingleItem();
        (line.ActorName, line.At).ShouldBe(("Clara Chair", TestPortal.Start));
        line.Moved.ShouldBe([new("PersonAbsent", "Warn", "NeedsApproval by Maintenance"), new("NightCostPerHour", "30", "45")]);
    }

    [Fact]
    public async Task Save_WhatStandsAlready_LeavesNoTrace()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.SaveSettingsAsync(Strict);

        var again = await portal.SaveSettingsAsync(Strict, version: 1);

        again.Value.Version.ShouldBe(1);
        (await portal.SettingsHistoryAsync()).Count.ShouldBe(1);
        (await ScheduleVersionAsync(portal)).ShouldBe(1);
    }

    [Fact]
    public async Task Save_Settings_RaisesTheScheduleVersionOfTheSiteAndTellsOpenPages()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var told = new List<Saved>();
        using var subscription = portal.Feed.Subscribe(told.Add);

        await portal.SaveSettingsAsync(Strict, site: "ber");

        (await ScheduleVersionAsync(portal)).ShouldBe(1);
        told.ShouldBe([new("scheduling", "BER")]);
    }

    [Fact]
    public async Task Save_ThatSameAssetOnlyWarns_FreesTheSlotThatAnotherChangeHolds()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var holder = new ChangeJourney(portal);
        await holder.ApprovedAsync();
        await ChangeJourney.DoneAsync(holder.ScheduleAsync(ChangeJourney.Sunday));
        var other = new ChangeJourney(portal);
        await other.ApprovedAsync();
        var before = await other.ScheduleAsync(ChangeJourney.Sunday);

        await portal.SaveSettingsAsync(new SchedulingChoices { Conflicts = [new(ConflictCode.SameAsset, ConflictPolicy.Warn)] });

        before.Error!.Code.ShouldBe("slot.refused");
        (await other.ScheduleAsync(ChangeJourney.Sunday)).Error.ShouldBeNull();
    }

    [Theory]
    [InlineData(ConflictPolicy.NeedsApproval, null, "Name the function")]
    [InlineData(ConflictPolicy.Block, Function.IT, "only where its consent is needed")]
    [InlineData(ConflictPolicy.Warn, Function.IT, "only where its consent is needed")]
    [InlineData((ConflictPolicy)9, null, "Choose Block, NeedsApproval or Warn.")]
    [InlineData(ConflictPolicy.NeedsApproval, (Function)9, "Choose the function")]
    public async Task Save_RuleThatIsNone_IsRefusedBesideItsCode(ConflictPolicy policy, Function? approver, string sentence)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var error = (await portal.SaveSettingsAsync(Strict with { Conflicts = [new(ConflictCode.PersonBusy, policy, approver)] })).Error.ShouldNotBeNull();

        error.Fields.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Field.ShouldBe("conflicts.PersonBusy"), f => f.Message.ShouldContain(sentence));
        (await portal.SettingsAsync()).Version.ShouldBe(0);
    }

    [Fact]
    public async Task Save_FreezeThatOnlyWarns_IsRefusedWithTheReason()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var error = (await portal.SaveSettingsAsync(new SchedulingChoices { Conflicts = [new(ConflictCode.InsideFreeze, ConflictPolicy.Warn)] })).Error.ShouldNotBeNull();

        error.Message.ShouldBe("A freeze that only warns protects nothing. Let it block the slot, or name the function whose consent it needs.");
    }

    [Fact]
    public async Task Save_FreezeThatNeedsConsent_IsTaken()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.SaveSettingsAsync(new SchedulingChoices { Conflicts = [new(ConflictCode.InsideFreeze, ConflictPolicy.NeedsApproval, Function.Quality)] })).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Save_CodeThatStandsTwiceOrIsUnknown_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var error = (await portal.SaveSettingsAsync(new SchedulingChoices
        {
            Conflicts = [new(ConflictCode.PersonBusy, ConflictPolicy.Warn), new(ConflictCode.PersonBusy, ConflictPolicy.Block), new((ConflictCode)99, ConflictPolicy.Warn)],
        })).Error.ShouldNotBeNull();

        error.Message.ShouldContain("PersonBusy stands there more than once.");
        error.Message.ShouldContain("There is no such conflict.");
    }

    public static TheoryData<string, SchedulingChoices> OutOfRange => new()
    {
        { "defaultRatePerMinute", new() { DefaultRatePerMinute = -1 } },
        { "nightCostPerHour", new() { NightCostPerHour = 1_000_001 } },
        { "weekendCostPerHour", new() { WeekendCostPerHour = int.MaxValue } },
        { "callInCostPerHour", new() { CallInCostPerHour = int.MinValue } },
        { "distanceCostPerDay", new() { DistanceCostPerDay = -5 } },
        { "nightFromHour", new() { NightFromHour = 24 } },
        { "nightToHour", new() { NightToHour = -1 } },
        { "moveToleranceMinutes", new() { MoveToleranceMinutes = 1441 } },
    };

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public async Task Save_NumberOutOfRange_IsRefusedBesideItsField(string field, SchedulingChoices choices)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.SaveSettingsAsync(choices)).Error.ShouldNotBeNull().Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Fact]
    public async Task Save_AtTheEdgesOfTheRanges_IsTaken()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var edges = new SchedulingChoices
        {
            DefaultRatePerMinute = 0, NightCostPerHour = 1_000_000, WeekendCostPerHour = 0, CallInCostPerHour = 1_000_000, DistanceCostPerDay = 0, NightFromHour = 23, NightToHour = 0, MoveToleranceMinutes = 1440,
        };

        (await portal.SaveSettingsAsync(edges)).Error.ShouldBeNull();

        (await portal.SettingsAsync()).Choices.ShouldSatisfyAllConditions(c => c.NightCostPerHour.ShouldBe(1_000_000), c => c.NightFromHour.ShouldBe(23), c => c.MoveToleranceMinutes.ShouldBe(1440));
    }

    [Theory]
    [InlineData("XXX")]
    [InlineData("BER/PACK")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Save_SiteThatIsNone_IsRefused(string? site)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.SaveSettingsAsync(Strict, site: site)).Error!.Code.ShouldBe("settings.site");
    }

    [Fact]
    public async Task Save_FromAnOldVersion_IsRefusedAndKeepsWhatTheOtherSaved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.SaveSettingsAsync(Strict);

        var error = (await portal.SaveSettingsAsync(Strict with { NightCostPerHour = 1 }, by: "chair")).Error.ShouldNotBeNull();

        (error.Kind, error.Code).ShouldBe((ErrorKind.Stale, "settings.moved"));
        (await portal.SettingsAsync()).Choices.NightCostPerHour.ShouldBe(45);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Save_TwoAtOnceFromOneVersion_OnlyOneIsTaken(int version)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        if (version > 0) await portal.SaveSettingsAsync(Strict);
        portal.Saves.MeetOnce();

        var both = await Task.WhenAll(
            portal.SaveSettingsAsync(Strict with { NightCostPerHour = 1 }, version), portal.SaveSettingsAsync(Strict with { NightCostPerHour = 2 }, version, by: "chair"));

        both.Select(result => result.Error?.Code).ShouldBe([null, "settings.moved"], ignoreOrder: true);
        (await portal.SettingsHistoryAsync()).Count.ShouldBe(version + 1);
    }

    [Fact]
    public async Task Save_WhileSomebodyTakesASlot_BothAreDone()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.ApprovedAsync();
        portal.Saves.MeetOnce();

        var slot = journey.ScheduleAsync(ChangeJourney.Sunday);
        var saved = portal.SaveSettingsAsync(Strict);

        (await slot).Error.ShouldBeNull();
        (await saved).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Save_TheSameCommandAgain_IsAnsweredAndDoneOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var command = Guid.NewGuid();
        await portal.SaveSettingsAsync(Strict, command: command);

        var again = await portal.SaveSettingsAsync(Strict, command: command);
        var other = await portal.SaveSettingsAsync(Strict, by: "chair", command: command);

        again.Value.ShouldBe(new SchedulingSettingsState("BER", 1));
        other.Error!.Code.ShouldBe("command.reused");
        (await portal.SettingsHistoryAsync()).Count.ShouldBe(1);
    }

    private static async Task<int> ScheduleVersionAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.ScheduleVersions.Select(v => v.Version).SingleOrDefaultAsync();
    }
}
