using Bunit;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Scheduling;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>"When can we do this?" on the test plant, whose line may be worked on in the nights to Sunday. It is Thursday 5 November 2026, 13:00 in Berlin.</summary>
public sealed class SlotFinderPanelTests : ComponentTest
{
    private static readonly ScheduleInput Question = new(["device=BER:PLC-FILLER"], null, ChangeType.Normal, null, 0, 60, 30, 60, ["ot.berlin"]);

    [Fact]
    public async Task Find_ThreeNights_ShowsThemWithTimesCostAndReasons()
    {
        var panel = await PanelAsync(Question);

        await FindAsync(panel);

        var cards = panel.FindAll(".slot-card");
        cards.Count.ShouldBe(3);
        var best = cards[0].TextContent;
        best.ShouldContain("Sun 8 Nov 2026, 02:00");
        best.ShouldContain("Europe/Berlin");
        best.ShouldContain("Point of no return: 03:30");
        best.ShouldContain("Night work: ");
        best.ShouldContain("Inside Line 2 Sunday night.");
        best.ShouldContain("Nothing speaks against it");
        panel.Find("[role=status]").TextContent.ShouldBe("3 free slots were found, the cheapest first.");
    }

    [Fact]
    public async Task Find_NowIsNoNight_SaysWhyNot()
    {
        var panel = await PanelAsync(Question);

        await FindAsync(panel);

        panel.Find(".finder-rejected").TextContent.ShouldContain("is outside the maintenance windows of BER:PLC-FILLER");
    }

    [Fact]
    public async Task Find_NobodyAskedForATime_CountsFromTheEarliestStart()
    {
        var panel = await PanelAsync(Question);

        await FindAsync(panel);

        panel.FindAll(".slot-card")[0].TextContent.ShouldContain("2 days after the earliest start.");
    }

    [Fact]
    public async Task Use_SecondSlot_HandsItsStartOn()
    {
        Instant? used = null;
        var panel = await PanelAsync(Question, use: start => used = start);
        await FindAsync(panel);

        await panel.FindAll(".slot-card button")[1].ClickAsync();

        used.ShouldNotBeNull().ShouldBeGreaterThan(Instant.FromUtc(2026, 11, 14, 23, 0));
        used.Value.ShouldBeLessThan(Instant.FromUtc(2026, 11, 15, 5, 0));
    }

    [Fact]
    public async Task Find_TheRequestedStartIsOneOfThem_IsMarkedAsTheStartNow()
    {
        var panel = await PanelAsync(Question with { Requested = Instant.FromUtc(2026, 11, 8, 1, 0) });

        await FindAsync(panel);

        panel.Find(".slot-chosen").TextContent.ShouldContain("This is the start now");
        panel.FindAll(".slot-chosen button").ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_SpanLongerThanEveryNight_SaysWhatStandsInTheWayAndWhatHelps()
    {
        var panel = await PanelAsync(Question with { Work = 600 });

        await FindAsync(panel);

        var none = panel.Find(".finder-none").TextContent;
        none.ShouldContain("Nothing is free in these 90 days");
        none.ShouldContain("does not fit into the maintenance windows of BER:PLC-FILLER");
        none.ShouldContain("Make the span shorter: of its 690 min");
        panel.FindAll(".slot-card").ShouldBeEmpty();
    }

    [Fact]
    public async Task Find_ManyReasonsAgainstASlot_FoldsThemAndDropsNone()
    {
        var panel = await PanelAsync(Question with { Work = 600, Assets = ["device=BER:PLC-FILLER", "device=BER:SW-PACK-01", "device=BER:HMI-LABELER"] });

        await FindAsync(panel);

        var rejected = panel.FindAll(".rejected-slots > li").First(slot => slot.QuerySelector("details") is not null);
        rejected.QuerySelectorAll(":scope > .reasons > li").Length.ShouldBe(2);
        rejected.QuerySelector("details li")!.TextContent.ShouldContain("BER:HMI-LABELER");
    }

    [Fact]
    public async Task LookFurther_NothingSoon_FindsWhatComesLater()
    {
        await OnlyOnceInHalfAYearAsync();
        var panel = await PanelAsync(Question);
        await FindAsync(panel);

        await panel.Find(".finder-none button").ClickAsync();

        panel.WaitForAssertion(() => panel.Find(".slot-card").TextContent.ShouldContain("Sat 1 May 2027"), Patience);
        panel.Find("#finder-days").GetAttribute("value").ShouldBe("400");
    }

    [Fact]
    public async Task Find_EarliestDayChosen_OffersNothingBeforeIt()
    {
        var panel = await PanelAsync(Question);
        await panel.Find("#finder-from").ChangeAsync(new ChangeEventArgs { Value = "2026-11-10" });

        await FindAsync(panel);

        panel.FindAll(".slot-card")[0].TextContent.ShouldContain("Sun 15 Nov 2026, 02:00");
    }

    [Theory]
    [InlineData("2026-11-04", "The earliest day has passed. Choose today or a later day.")]
    [InlineData("0001-01-01", "The earliest day has passed. Choose today or a later day.")]
    [InlineData("9999-12-31", "A slot starts between 1970 and 2199.")]
    public async Task Find_DayThatCannotBe_IsRefusedAndStays(string day, string sentence)
    {
        var panel = await PanelAsync(Question);
        await panel.Find("#finder-from").ChangeAsync(new ChangeEventArgs { Value = day });

        await panel.Find(".finder-go").ClickAsync();

        panel.WaitForAssertion(() => panel.Find(".refusal").TextContent.ShouldBe(sentence), Patience);
        panel.Find("#finder-from").GetAttribute("value").ShouldBe(day);
    }

    [Fact]
    public async Task Find_ThingThatDoesNotExist_IsRefusedWithItsName()
    {
        var panel = await PanelAsync(Question with { Assets = ["device=BER:NOT-THERE"] });

        await panel.Find(".finder-go").ClickAsync();

        panel.WaitForAssertion(() => panel.Find(".refusal").TextContent.ShouldContain("BER:NOT-THERE"), Patience);
    }

    [Fact]
    public async Task Find_WhileItSearches_SaysSoAndCannotBePressedAgain()
    {
        var gate = new Gate(Portal);
        Services.AddSingleton<IDbContextFactory<PortalDb>>(gate);
        var panel = await PanelAsync(Question);

        var pressed = panel.Find(".finder-go").ClickAsync();

        panel.WaitForAssertion(() => panel.Find("[role=status]").TextContent.ShouldBe("Looking for free slots…"), Patience);
        panel.Find(".finder-go").HasAttribute("disabled").ShouldBeTrue();
        gate.Open();
        await pressed;
        panel.WaitForAssertion(() => panel.FindAll(".slot-card").Count.ShouldBe(3), Patience);
        panel.Find(".finder-go").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public async Task Question_ChangedAfterTheSearch_NoLongerShowsOldAnswers()
    {
        var panel = await PanelAsync(Question);
        await FindAsync(panel);

        panel.Render(p => p.Add(x => x.Question, Question with { Work = 90 }));

        panel.FindAll(".slot-card").ShouldBeEmpty();
        panel.Find("[role=status]").TextContent.ShouldBe("Something else is asked for now. Find slots again.");
    }

    [Fact]
    public async Task Question_OnlyItsStartMoved_KeepsTheSlots()
    {
        var panel = await PanelAsync(Question);
        await FindAsync(panel);

        panel.Render(p => p.Add(x => x.Question, Question with { Requested = Instant.FromUtc(2026, 11, 8, 1, 0) }));

        panel.FindAll(".slot-card").Count.ShouldBe(3);
        panel.FindAll(".slot-chosen").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Refused_SlotThatWasUsed_SaysSoBesideIt()
    {
        var panel = await PanelAsync(Question);
        await FindAsync(panel);
        await panel.FindAll(".slot-card button")[1].ClickAsync();

        panel.Render(p => p.Add(x => x.Refused, Error.Conflict("slot.blocked", "Somebody was faster.")));

        panel.FindAll(".slot-cards > li")[1].QuerySelector(".refusal")!.TextContent.ShouldBe("Somebody was faster.");
        panel.FindAll(".refusal").Count.ShouldBe(1);
    }

    [Fact]
    public async Task Find_ProductionRuns_MarksWhoseConsentIsNeededAndSaysWhy()
    {
        await ProducesOnSundaysAsync();
        var panel = await PanelAsync(Question);

        await FindAsync(panel);

        var card = panel.FindAll(".slot-card")[0];
        card.QuerySelector(".slot-marks")!.TextContent.ShouldContain("Needs Production's consent");
        card.QuerySelector(".slot-warnings")!.TextContent.ShouldContain("is producing: Night run");
        card.QuerySelector(".cost-legend")!.TextContent.ShouldContain("Lost production: ");
    }

    private async Task<IRenderedComponent<SlotFinderPanel>> PanelAsync(ScheduleInput question, Action<Instant>? use = null) =>
        await RenderAsync<SlotFinderPanel>("ot.berlin", p =>
        {
            p.Add(x => x.Question, question).Add(x => x.TimeZone, "Europe/Berlin");
            if (use is not null) p.Add(x => x.Use, use);
        });

    private static async Task FindAsync(IRenderedComponent<SlotFinderPanel> panel)
    {
        await panel.Find(".finder-go").ClickAsync();
        panel.WaitForElement(".slot-card, .finder-none", Patience);
    }

    private async Task ProducesOnSundaysAsync()
    {
        await using var db = Portal.Db();
        var line = await db.Equipment.SingleAsync(e => e.Code == "LINE2", Token);
        var site = await db.Equipment.SingleAsync(e => e.Code == "BER", Token);
        var run = new Window(site, "PW-NIGHT", WindowKind.Production, "Night run") { StartsAt = new LocalDateTime(2026, 1, 4, 0, 0), Minutes = 480, Rule = "FREQ=WEEKLY;BYDAY=SU", TimeZone = "Europe/Berlin" };
        run.CoverEquipment(line);
        db.Windows.Add(run);
        await db.SaveChangesAsync(Token);
    }

    private async Task OnlyOnceInHalfAYearAsync()
    {
        await using var db = Portal.Db();
        var window = await db.Windows.SingleAsync(w => w.Code == "MW-LINE2-SUN", Token);
        (window.StartsAt, window.Rule) = (new LocalDateTime(2027, 5, 1, 2, 0), null);
        await db.SaveChangesAsync(Token);
    }

    /// <summary>A database that answers nobody until it is opened.</summary>
    private sealed class Gate(TestPortal portal) : IDbContextFactory<PortalDb>
    {
        private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _opened.SetResult();

        public PortalDb CreateDbContext() => portal.Db();

        public async Task<PortalDb> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            await _opened.Task.WaitAsync(cancellationToken);
            return portal.Db();
        }
    }
}
