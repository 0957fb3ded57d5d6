using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Approvals;

public sealed class ApprovalSettingsTests
{
    private static readonly ApprovalChoices Strict = new() { WorkingDays = WorkingDays.MondayToFriday | WorkingDays.Saturday, WorkToMinute = 14 * 60, LaterSignatures = CredentialRule.Confirmation, ReminderPercent = 25 };

    [Fact]
    public async Task Find_SiteThatSetNothing_HasTheDefaults()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var settings = await FindAsync(portal);

        (settings.Version, settings.Choices).ShouldBe((0, new ApprovalChoices()));
        (settings.Choices.WorkFromMinute, settings.Choices.WorkToMinute, settings.Choices.ReminderPercent, settings.Choices.FreshMinutes, settings.Choices.RetrospectiveDays, settings.Choices.LaterSignatures)
            .ShouldBe((420, 960, 50, 15, 5, CredentialRule.Pin));
    }

    [Theory]
    [InlineData("admin", null)]
    [InlineData("chair", null)]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("it.berlin", "settings.keeper")]
    [InlineData("robot", "settings.peopleOnly")]
    public async Task Save_BySomebody_IsForAdministratorsAndTheChair(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("robot", PersonKind.Service);
        await portal.ChangePersonAsync("robot", p => p.Roles = PersonRoles.Administrator);

        (await SaveAsync(portal, Strict, by: person)).Error?.Code.ShouldBe(code);

        (await FindAsync(portal)).Version.ShouldBe(code is null ? 1 : 0);
    }

    [Fact]
    public async Task Save_Settings_SaysWhoMovedWhatFromWhatToWhat()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await SaveAsync(portal, Strict)).Error.ShouldBeNull();

        (await FindAsync(portal)).Choices.ShouldBe(Strict);
        var line = (await portal.Get<ApprovalSettingsReads>().ListHistoryAsync(new PageRequest(), "BER", default)).Items.ShouldHaveSingleItem();
        line.ActorName.ShouldBe("Ada Admin");
        line.Moved.ShouldBe(
        [
            new("WorkingDays", "MondayToFriday", "MondayToFriday, Saturday"), new("WorkToMinute", "16:00", "14:00"), new("ReminderPercent", "50", "25"), new("LaterSignatures", "Pin", "Confirmation"),
        ]);
    }

    [Fact]
    public async Task Save_OverWhatSomebodyElseSaved_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await SaveAsync(portal, Strict);

        (await SaveAsync(portal, new ApprovalChoices(), version: 0)).Error!.Code.ShouldBe("settings.moved");
        (await SaveAsync(portal, new ApprovalChoices(), version: 1)).Value.Version.ShouldBe(2);
    }

    [Fact]
    public async Task Save_ByTwoAtOnce_KeepsTheFirst()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        portal.Saves.MeetOnce();
        var saved = await Task.WhenAll(SaveAsync(portal, Strict), SaveAsync(portal, Strict with { FreshMinutes = 5 }, by: "chair"));

        saved.Count(s => s.IsSuccess).ShouldBe(1);
        (await FindAsync(portal)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task Save_TheSameCommandTwiceAtOnce_IsSavedOnceAndBothAreAnswered()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (command, admin) = (Guid.NewGuid(), await portal.ActorAsync("admin"));

        portal.Saves.MeetOnce();
        var saved = await Task.WhenAll(TryAsync(), TryAsync());

        saved.Select(s => s.Error?.Code).ShouldBe([null, null]);
        (await portal.Get<ApprovalSettingsReads>().ListHistoryAsync(new PageRequest(), "BER", default)).Total.ShouldBe(1);

        Task<Result<ApprovalSettingsState>> TryAsync() => portal.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, Strict, new Command(command)), admin, default);
    }

    [Fact]
    public void Refuse_WhatNobodyCouldWorkBy_NamesTheField()
    {
        Wrong(new() { WorkingDays = WorkingDays.None }).ShouldBe("workingDays");
        Wrong(new() { WorkFromMinute = -1 }).ShouldBe("workFrom");
        Wrong(new() { WorkToMinute = 420 }).ShouldBe("workTo");
        Wrong(new() { WorkToMinute = 1441 }).ShouldBe("workTo");
        Wrong(new() { DefaultDeadlineHours = -1 }).ShouldBe("defaultDeadlineHours");
        Wrong(new() { ReminderPercent = 100 }).ShouldBe("reminderPercent");
        Wrong(new() { RetrospectiveDays = 0 }).ShouldBe("retrospectiveDays");
        Wrong(new() { FreshMinutes = 481 }).ShouldBe("freshMinutes");
        Wrong(new() { LaterSignatures = (CredentialRule)7 }).ShouldBe("laterSignatures");
        Wrong(new() { WorkFromMinute = 0, WorkToMinute = 1440, WorkingDays = WorkingDays.All }).ShouldBeNull();
    }

    [Theory]
    [InlineData("07:00", 420)]
    [InlineData("7:05", 425)]
    [InlineData("24:00", 1440)]
    [InlineData("07:00:00", 420)]
    [InlineData("24:01", null)]
    [InlineData("25:00", null)]
    [InlineData("07:60", null)]
    [InlineData("seven", null)]
    [InlineData("", null)]
    public void Read_ATimeOfTheDay_GivesItsMinute(string text, int? minute) => ClockTime.Read(text).ShouldBe(minute);

    private static string? Wrong(ApprovalChoices choices) => new ApprovalChoicesValidator().Refuse(choices)?.Field;

    private static async Task<Result<ApprovalSettingsState>> SaveAsync(TestPortal portal, ApprovalChoices choices, int version = 0, string by = "admin") =>
        await portal.Get<SaveApprovalSettings>().RunAsync(new("BER", version, choices, Command.New()), await portal.ActorAsync(by), default);

    private static async Task<ApprovalSettingsDetail> FindAsync(TestPortal portal) =>
        (await portal.Get<ApprovalSettingsReads>().FindAsync("BER", await portal.ActorAsync("it.berlin"), default)).ShouldNotBeNull();
}
