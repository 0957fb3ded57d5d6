using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>The record of the meeting: who was there, what was decided, what somebody does about it, and the chair's signature after which nothing moves.</summary>
public sealed class ReviewMeetingTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await HeldReviews.FrozenPortalAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Attend_ThreeFunctions_IsAQuorum_TwoAreNot()
    {
        (await _portal.AttendAsync("it.berlin", ("it.berlin", Function.IT), ("ot.berlin", Function.OT))).Error.ShouldBeNull();
        (await _portal.ReviewAsync()).Missing.ShouldBe([Function.Maintenance]);

        await _portal.QuorumAsync();
        (await _portal.ReviewAsync()).ShouldSatisfyAllConditions(r => r.Missing.ShouldBeEmpty(), r => r.Attendance.Select(a => a.Person).ShouldBe(["it.berlin", "ot.berlin", "maintenance.berlin"]));
    }

    [Fact]
    public async Task Attend_SomebodyOfAnotherFunctionOrTwice_IsRefusedAndNothingMoves()
    {
        await _portal.QuorumAsync();

        (await _portal.AttendAsync("chair", ("it.berlin", Function.OT))).Error!.Code.ShouldBe("review.attendance");
        (await _portal.AttendAsync("chair", ("nobody", Function.IT))).Error!.Code.ShouldBe("review.attendance");
        (await _portal.AttendAsync("chair", ("it.berlin", Function.IT), ("it.berlin", Function.IT))).Error!.Code.ShouldBe("review.twice");

        (await _portal.ReviewAsync()).Attendance.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Decide_WithAnAction_StandsThereWithOwnerAndDay()
    {
        await _portal.QuorumAsync();

        (await _portal.DecideAsync()).Error.ShouldBeNull();

        var review = await _portal.ReviewAsync();
        review.Decisions.ShouldHaveSingleItem().ShouldSatisfyAllConditions(d => d.Text.ShouldBe("The patch panel gets names."), d => d.By.ShouldBe([Function.IT, Function.OT]), d => d.Dissent.ShouldBe("Maintenance wants numbers."),
            d => d.About.ShouldBe("CR-2026-0001"));
        review.Agreed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(a => a.Number.ShouldBe("AC-2026-0001"), a => a.DecisionLine.ShouldBe(1), a => a.Owner.ShouldBe("ot.berlin"), a => a.DueOn.ShouldBe(new LocalDate(2026, 11, 16)));
        await using var db = _portal.Db();
        (await db.Ledger.Where(e => e.RecordType == RecordTypes.Review && e.Number == "BER/2026-W45").OrderBy(e => e.Id).Select(e => e.Event).ToListAsync(TestContext.Current.CancellationToken))
            .ShouldBe([ReviewEvents.Frozen, ReviewEvents.Attended, ReviewEvents.Decided, ReviewEvents.ActionAgreed]);
    }

    [Fact]
    public async Task Decide_BadInput_IsRefusedBesideTheFieldAndNothingIsWritten()
    {
        await _portal.QuorumAsync();
        var right = HeldReviews.Decision;

        foreach (var (input, code, field) in new (DecideInReviewInput, string, string)[]
        {
            (right with { Text = " " }, "review.decision", "text"), (right with { Text = new string('x', 4001) }, "text.tooLong", "text"), (right with { Text = "a\u0000b" }, "text.control", "text"),
            (right with { By = [] }, "review.decidedBy", "by"), (right with { By = [Function.IT, Function.Quality] }, "review.absent", "by"),
            (right with { Owner = null }, "review.owner", "owner"), (right with { Owner = "nobody" }, "review.person", "owner"),
            (right with { Due = null }, "review.due", "due"), (right with { Due = new LocalDate(2026, 11, 8) }, "review.due", "due"), (right with { Due = new LocalDate(9999, 1, 1) }, "review.due", "due"),
        })
            (await _portal.DecideAsync(input)).Error!.ShouldSatisfyAllConditions(e => e.Code.ShouldBe(code), e => e.Field.ShouldBe(field));

        (await _portal.ReviewAsync()).ShouldSatisfyAllConditions(r => r.Decisions.ShouldBeEmpty(), r => r.Agreed.ShouldBeEmpty());
    }

    [Fact]
    public async Task Decide_NamesWithQuotesAndMarks_AreKeptAsTheyAre()
    {
        await _portal.QuorumAsync();
        const string text = "“Line 2” <b>gets</b> \u05D0\u05D1 *names* & \"numbers\"";

        (await _portal.DecideAsync(HeldReviews.Decision with { Text = text, NeedsNoAction = true })).Error.ShouldBeNull();

        (await _portal.ReviewAsync()).Decisions.Single().Text.ShouldBe(text);
    }

    [Fact]
    public async Task Sign_WithQuorum_ClosesItAndNothingMovesAnyMore()
    {
        await _portal.QuorumAsync();
        (await _portal.DecideAsync()).Error.ShouldBeNull();

        (await _portal.SignReviewAsync()).Value.Status.ShouldBe(ReviewStatus.Closed);

        var closed = await _portal.ReviewAsync();
        closed.ShouldSatisfyAllConditions(r => r.Row.HadQuorum.ShouldBe(true), r => r.Row.ClosedByName.ShouldNotBeNull(), r => r.ContentHash!.Length.ShouldBe(64), r => r.Options.MayWrite.ShouldBeFalse());
        (await _portal.DecideAsync()).Error!.Code.ShouldBe("review.closed");
        (await _portal.AttendAsync("chair")).Error!.Code.ShouldBe("review.closed");
        (await _portal.SignReviewAsync()).Error!.Code.ShouldBe("review.closed");
        (await _portal.Get<AgreeAction>().RunAsync(new("BER", HeldReviews.Week, "More", "ot.berlin", new LocalDate(2026, 12, 1), Command.New()), await _portal.ActorAsync("chair"), default)).Error!.Code.ShouldBe("review.closed");
        (await _portal.ReviewAsync()).Version.ShouldBe(closed.Version);
    }

    [Fact]
    public async Task Sign_WithoutQuorum_SaysThatDecisionsAreRecommended()
    {
        (await _portal.AttendAsync("chair", ("it.berlin", Function.IT), ("ot.berlin", Function.OT))).Error.ShouldBeNull();
        (await _portal.DecideAsync()).Error.ShouldBeNull();

        (await _portal.SignReviewAsync()).Error.ShouldBeNull();

        (await _portal.ReviewAsync()).Row.HadQuorum.ShouldBe(false);
        await using var db = _portal.Db();
        (await db.Ledger.OrderBy(e => e.Id).LastAsync(e => e.Event == ReviewEvents.Signed, TestContext.Current.CancellationToken)).Text!.ShouldContain("(Maintenance missing): decisions are recommended only");
    }

    [Fact]
    public async Task Sign_TheSameCommandTwice_IsOneSignature()
    {
        var (command, version) = (Command.New(), (await _portal.ReviewAsync()).Version);

        (await _portal.SignReviewAsync(version: version, command: command)).Error.ShouldBeNull();
        (await _portal.SignReviewAsync(version: version, command: new Command(command.Id))).Value.Status.ShouldBe(ReviewStatus.Closed);
    }

    [Fact]
    public async Task Sign_WhatMovedMeanwhile_OrWithAWrongPin_OrByAnother_IsRefused()
    {
        var version = (await _portal.ReviewAsync()).Version;
        await _portal.QuorumAsync();

        (await _portal.SignReviewAsync(version: version)).Error!.Code.ShouldBe("review.moved");
        (await _portal.SignReviewAsync(pin: "1111")).Error!.Code.ShouldBe("sign.wrongPin");
        (await _portal.SignReviewAsync(pin: null)).Error!.Code.ShouldBe("sign.pinRequired");
        (await _portal.SignReviewAsync(by: "it.berlin")).Error!.Code.ShouldBe("review.chair");
        (await _portal.ReviewAsync()).Row.Status.ShouldBe(ReviewStatus.Open);
    }

    [Fact]
    public async Task Review_UnknownSiteOrWeek_IsRefusedWithASentence()
    {
        var chair = await _portal.ActorAsync("chair");
        async Task<string> CodeOf(string site, string week) => (await _portal.Get<AttendReview>().RunAsync(new(site, week, [], Command.New()), chair, default)).Error!.Code;

        (await CodeOf("XXX", HeldReviews.Week)).ShouldBe("review.site");
        (await CodeOf("BER", "2026-W99")).ShouldBe("review.week");
        (await CodeOf("BER", "2026-W40")).ShouldBe("review.unknown");
        (await _portal.Get<ReviewReads>().FindAsync("BER", "2026-W40", chair, default)).ShouldBeNull();
    }

    [Fact]
    public async Task Action_FoundOpenByLaterReviews_IsCarriedOver_AndCountsWhenItsFirstDayHasPassed()
    {
        await _portal.QuorumAsync();
        (await _portal.DecideAsync()).Error.ShouldBeNull();
        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Postpone, "The labels are late", new LocalDate(2026, 12, 20))).Value.DueOn.ShouldBe(new LocalDate(2026, 12, 20));
        foreach (var weeks in new[] { 1, 2, 3 })
        {
            _portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(7 * weeks));
            await _portal.FreezeAsync();
        }

        var third = await _portal.ReviewAsync("2026-W48");
        third.Agenda.Single(i => i.Kind == AgendaKind.ActionOpen).Number.ShouldBe("AC-2026-0001");
        third.Figures.Single(f => f.Kpi.Code == "actions-carried").Value.ShouldBe(1);
        (await _portal.ReviewAsync("2026-W47")).Figures.Single(f => f.Kpi.Code == "actions-in-time").ShouldSatisfyAllConditions(f => f.N.ShouldBe(1, "it was due on the 16th at first"));
        (await _portal.ReviewAsync("2026-W46")).Before!.Actions.ShouldHaveSingleItem().CarriedOver.ShouldBe(3);
    }

    [Fact]
    public async Task Action_Moves_AreItsOwnersAndTheChairs_AndItEndsOnce()
    {
        await _portal.QuorumAsync();
        (await _portal.DecideAsync()).Error.ShouldBeNull();

        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Done, by: "it.berlin")).Error!.Code.ShouldBe("action.notTheirs");
        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Done, " ")).Error!.Code.ShouldBe("action.note");
        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Postpone, due: new LocalDate(2026, 11, 16))).Error!.Code.ShouldBe("action.later");
        (await _portal.MoveActionAsync("AC-2026-0099", ActionMove.Done)).Error!.Code.ShouldBe("action.unknown");
        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Done, by: "chair")).Value.Status.ShouldBe(ActionStatus.Done);
        (await _portal.MoveActionAsync("AC-2026-0001", ActionMove.Drop)).Error!.Code.ShouldBe("action.ended");
    }

    [Fact]
    public async Task Decide_TwoAtOnce_BothStandInTheirOrder()
    {
        await _portal.QuorumAsync();

        _portal.Saves.MeetOnce();
        var both = await Task.WhenAll(_portal.DecideAsync(HeldReviews.Decision with { Text = "One" }), _portal.DecideAsync(HeldReviews.Decision with { Text = "Other" }, "ot.berlin"));

        both.ShouldAllBe(result => result.IsSuccess);
        var review = await _portal.ReviewAsync();
        review.Decisions.Select(d => d.Line).ShouldBe([1, 2]);
        review.Agreed.Select(a => a.Number).ShouldBe(["AC-2026-0001", "AC-2026-0002"]);
    }

    [Fact]
    public async Task Settings_QuorumAndTarget_HoldForTheNextWeekAndNotForTheFrozenOne()
    {
        var chair = await _portal.ActorAsync("chair");
        var choices = new ReviewChoices([Function.Production], new Dictionary<string, int?> { ["friction"] = 50, ["success"] = null });
        (await _portal.Get<SaveReviewSettings>().RunAsync(new("BER", 0, choices, Command.New()), chair, default)).Value.Version.ShouldBe(1);
        (await _portal.Get<SaveReviewSettings>().RunAsync(new("BER", 0, choices, Command.New()), chair, default)).Error!.Code.ShouldBe("settings.moved");
        (await _portal.Get<SaveReviewSettings>().RunAsync(new("BER", 1, choices with { Quorum = [] }, Command.New()), chair, default)).Error!.Code.ShouldBe("review.quorum");
        (await _portal.Get<SaveReviewSettings>().RunAsync(new("BER", 1, choices with { Targets = new Dictionary<string, int?> { ["luck"] = 1 } }, Command.New()), chair, default)).Error!.Code.ShouldBe("review.figure");
        _portal.Clock.Set(HeldReviews.Monday + Duration.FromDays(7));
        await _portal.FreezeAsync();

        (await _portal.ReviewAsync()).ShouldSatisfyAllConditions(r => r.Quorum.Count.ShouldBe(3), r => r.Figures.Single(f => f.Kpi.Code == "friction").Target.ShouldBe(100));
        (await _portal.ReviewAsync("2026-W46")).ShouldSatisfyAllConditions(r => r.Quorum.ShouldBe([Function.Production]), r => r.Figures.Single(f => f.Kpi.Code == "friction").Target.ShouldBe(50),
            r => r.Figures.Single(f => f.Kpi.Code == "success").Target.ShouldBeNull(), r => r.Figures.Single(f => f.Kpi.Code == "ownership").Target.ShouldBe(980));
    }
}
