using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class StandardLifecycleTests : IAsyncLifetime
{
    private TestPortal _portal = null!;
    private StandardJourney _journey = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        _journey = new StandardJourney(_portal);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Propose_ByAnyFunction_MakesAnEmptyDraftThatHoldsNothing()
    {
        var made = await _journey.ProposeAsync("maintenance.berlin");

        made.Value.ShouldBe(new StandardState("NET-01", "1.0.0", StandardStatus.Draft, null, false, 1));
        var detail = await _journey.DetailAsync();
        (detail.Row.Status, detail.Shown.AuthorName, detail.Row.ReviewDueOn).ShouldBe((StandardStatus.Draft, "First Maintenance", null));
    }

    [Fact]
    public async Task Draft_NewRequirements_GetKeysThatAreNeverGivenAgain()
    {
        await _journey.DraftedAsync();
        var written = await _journey.NextAsync();
        await _journey.DraftAsync(written with { Requirements = [written.Requirements[1]] });
        written = await _journey.NextAsync();

        await _journey.DraftAsync(written with { Requirements = [.. written.Requirements, new(null, "Ports are named.", RequirementLevel.May)] });

        (await _journey.NextAsync()).Requirements.Select(r => (r.Key, r.Text)).ShouldBe([("R2", "Cables are labelled at both ends."), ("R3", "Ports are named.")]);
    }

    [Fact]
    public async Task Draft_ByPeopleOfSeveralFunctions_NamesEachAsContributor()
    {
        await _journey.DraftedAsync();
        var written = await _journey.NextAsync();

        (await _journey.DraftAsync(written with { ChangeNote = "With maintenance" }, "maintenance.berlin")).Error.ShouldBeNull();

        (await _journey.DetailAsync()).Shown.Contributors.Select(c => (c.PersonName, c.Functions.Single())).ShouldBe([("First IT", Function.IT), ("First Maintenance", Function.Maintenance)]);
    }

    [Fact]
    public async Task Draft_TwoPeopleAtTheSameTime_RefusesTheSlower()
    {
        await _journey.DraftedAsync();
        var (written, version) = (await _journey.NextAsync(), (await _journey.DetailAsync()).Row.Version);
        await _journey.DraftAsync(written with { ChangeNote = "Mine" }, "maintenance.berlin", version);

        var slower = await _journey.DraftAsync(written with { ChangeNote = "No, mine" }, "ot.berlin", version);

        slower.Error!.Code.ShouldBe("save.stale");
        (await _journey.NextAsync()).ChangeNote.ShouldBe("Mine");
    }

    [Fact]
    public async Task Draft_TwoSavesThatMeet_KeepOneAndRefuseTheOther()
    {
        await _journey.DraftedAsync();
        var (written, version) = (await _journey.NextAsync(), (await _journey.DetailAsync()).Row.Version);

        var both = await Task.WhenAll(_journey.DraftAsync(written with { ChangeNote = "Mine" }, "maintenance.berlin", version), _journey.DraftAsync(written with { ChangeNote = "No, mine" }, "ot.berlin", version));

        both.Count(result => result.IsSuccess).ShouldBe(1);
        both.Single(result => !result.IsSuccess).Error!.Code.ShouldBe("save.stale");
    }

    [Fact]
    public async Task Submit_ADraft_AsksTheKeeperAndEveryFunctionWhoseThingsItConcerns()
    {
        await _journey.DraftedAsync();

        (await _journey.SubmitAsync()).Value.OpenStatus.ShouldBe(StandardStatus.InReview);

        var round = (await _journey.RoundAsync("1.0.0")).ShouldNotBeNull();
        round.Seats.Select(s => s.Function).ShouldBe([Function.IT, Function.OT, Function.Quality]);
        round.Seats[1].Reasons.ShouldBe(["Owns the zone it applies to: BER:CELL-PACK."]);
        round.Seats[2].Reasons.ShouldBe(["It applies to what is GxP relevant: BER:HMI-LABELER."]);
    }

    [Fact]
    public async Task Submit_OnOneLine_AsksThePeopleOfThatSite()
    {
        await _journey.DraftedAsync(StandardJourney.Content with { AppliesTo = new Applicability { Scope = "ber/pack/line2" } });

        (await _journey.SubmitAsync()).Error.ShouldBeNull();

        await using var db = _portal.Db();
        (await db.ApprovalRounds.SingleAsync()).SiteId.ShouldNotBeNull();
        (await _journey.RoundAsync("1.0.0"))!.Seats.Select(s => s.Function).ShouldBe([Function.IT, Function.OT, Function.Maintenance, Function.Quality, Function.ProcessSafety]);
        (await _journey.NextAsync()).AppliesTo.Scope.ShouldBe("BER/PACK/LINE2");
    }

    [Fact]
    public async Task Sign_ByTheAuthor_IsRefusedEvenWhenTheKeeperAsked()
    {
        (await _journey.ProposeAsync("ot.berlin")).Error.ShouldBeNull();
        (await _journey.DraftAsync(person: "ot.berlin")).Error.ShouldBeNull();
        (await _journey.SubmitAsync("it.berlin")).Error.ShouldBeNull();

        (await _journey.SignAsync("1.0.0", "ot.berlin", Function.OT)).Error!.Code.ShouldBe("round.requester");
        (await _journey.SignAsync("1.0.0", "ot2.berlin", Function.OT)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Sign_TheLast_MakesItEffectiveAtOnceAndDueAtTheEndOfTheFifteenthMonth()
    {
        await _journey.ApprovedAsync();

        var detail = await _journey.DetailAsync();
        (detail.Shown.Status, detail.Shown.EffectiveFrom, detail.Row.EffectiveSemVer).ShouldBe((StandardStatus.Effective, StandardJourney.Today, "1.0.0"));
        detail.Shown.ApprovedBy.ShouldBe([Function.IT, Function.OT, Function.Quality]);
        detail.Row.ReviewDueOn.ShouldBe(new LocalDate(2028, 2, 29));
        detail.Shown.ContentHash.ShouldBe((await _journey.RoundAsync("1.0.0"))!.ContentHash);
    }

    [Fact]
    public async Task Sign_WithALaterFirstDay_TakesEffectOnThatDayWithoutAnyJob()
    {
        await _journey.ApprovedAsync();
        await _journey.RevisedAsync("1.1.0", next => next with { PlannedFrom = StandardJourney.Today.PlusDays(10) });

        (await StatusesAsync()).ShouldBe(["1.1.0 Approved", "1.0.0 Effective"]);
        _portal.Clock.Set(TestPortal.Start + Duration.FromDays(10));
        (await StatusesAsync()).ShouldBe(["1.1.0 Effective", "1.0.0 Superseded"]);
        (await _journey.DetailAsync("1.0.0")).Shown.EffectiveTo.ShouldBe(StandardJourney.Today.PlusDays(10));
    }

    [Fact]
    public async Task Sign_TheNextVersion_SupersedesTheFormerInTheSameSaveAndDeletesNothing()
    {
        await _journey.ApprovedAsync();
        await _journey.RevisedAsync("2.0.0", next => next with { Requirements = [next.Requirements[0] with { Text = "Every machine hangs on a managed switch in a locked cabinet." }] });

        (await StatusesAsync()).ShouldBe(["2.0.0 Effective", "1.0.0 Superseded"]);
        (await _journey.DetailAsync("1.0.0")).Shown.Content.Requirements.Count.ShouldBe(2);
        await using var db = _portal.Db();
        var lines = await db.Ledger.Where(e => e.RecordType == RecordTypes.Standard && (e.Event == StandardEvents.Superseded || e.Event == StandardEvents.Approved)).OrderBy(e => e.Id).ToListAsync();
        lines.Select(e => $"{e.Number} {e.Event}").ShouldBe(["NET-01@1.0.0 StandardApproved", "NET-01@1.0.0 StandardSuperseded", "NET-01@2.0.0 StandardApproved"]);
        lines[1].CommandId.ShouldBe(lines[2].CommandId);
    }

    [Fact]
    public async Task Sign_ARefusal_RejectsItUntilItIsChanged()
    {
        await _journey.DraftedAsync();
        await _journey.SubmitAsync();

        (await _journey.SignAsync("1.0.0", "ot.berlin", Function.OT, RoundVerdict.Refuse, "Spare switches are not managed")).Error.ShouldBeNull();

        (await _journey.DetailAsync()).Shown.Status.ShouldBe(StandardStatus.Rejected);
        (await _journey.SubmitAsync()).Error!.Code.ShouldBe("standard.status");
        (await _journey.DraftAsync(await _journey.NextAsync() with { ChangeNote = "Spares left out" })).Value.OpenStatus.ShouldBe(StandardStatus.Draft);
        (await _journey.SubmitAsync()).Error.ShouldBeNull();
        (await _journey.DetailAsync()).Shown.Revision.ShouldBe(2);
    }

    [Fact]
    public async Task TakeBack_InReview_WithdrawsTheRoundAndOpensTheDraft()
    {
        await _journey.DraftedAsync();
        await _journey.SubmitAsync();
        await _journey.SignAsync("1.0.0", "ot.berlin", Function.OT);

        (await _journey.TakeBackAsync()).Value.OpenStatus.ShouldBe(StandardStatus.Draft);

        var round = (await _journey.RoundAsync("1.0.0"))!;
        (round.Status, round.Seats.Count(s => s.Signature is not null)).ShouldBe((RoundStatus.Withdrawn, 1));
        (await _journey.TakeBackAsync()).Error!.Code.ShouldBe("standard.status");
    }

    [Fact]
    public async Task Retire_ByTheKeeper_EndsWhatHoldsAndKeepsEveryVersion()
    {
        await _journey.ApprovedAsync();
        await _journey.RevisedAsync("1.1.0", next => next with { PlannedFrom = StandardJourney.Today.PlusDays(10) });

        (await _journey.RetireAsync()).Value.IsRetired.ShouldBeTrue();

        (await StatusesAsync()).ShouldBe(["1.1.0 Retired", "1.0.0 Retired"]);
        (await _journey.DraftAsync(await _journey.NextAsync() with { SemVer = "3.0.0" })).Error!.Code.ShouldBe("standard.retired");
        (await _journey.RetireAsync()).Error!.Code.ShouldBe("standard.retired");
    }

    [Fact]
    public async Task Planned_AnEnd_RetiresItOnThatDay()
    {
        await _journey.ApprovedAsync(StandardJourney.Content with { PlannedTo = StandardJourney.Today.PlusDays(30) });
        (await StatusesAsync()).ShouldBe(["1.0.0 Effective"]);

        _portal.Clock.Set(TestPortal.Start + Duration.FromDays(30));

        (await StatusesAsync()).ShouldBe(["1.0.0 Retired"]);
    }

    [Fact]
    public async Task Read_AnEffectiveVersion_IsCountedOncePerPersonAndFunction()
    {
        await _journey.ApprovedAsync();
        (await _journey.DetailAsync(reader: "ot.berlin")).Readings.IsYours.ShouldBeTrue();
        (await _journey.DetailAsync(reader: "production.berlin")).Readings.ShouldSatisfyAllConditions(r => r.IsYours.ShouldBeFalse(), r => r.CanSay.ShouldBeTrue());

        var first = await _journey.ReadAsync();
        _portal.Clock.Set(TestPortal.Start + Duration.FromHours(5));
        var again = await _journey.ReadAsync();

        again.Value.ShouldBe(first.Value);
        var readings = (await _journey.DetailAsync(reader: "ot.berlin")).Readings;
        readings.Functions.ShouldBe([new(Function.IT, 0, 2), new(Function.OT, 1, 2), new(Function.Quality, 0, 2)]);
        (readings.IsYours, readings.Readers.Single().PersonName).ShouldBe((false, "First OT"));
        await using var db = _portal.Db();
        (await db.Ledger.SingleAsync(e => e.Event == StandardEvents.Read)).Text.ShouldBe($"Content {first.Value.ContentHash}");
    }

    [Fact]
    public async Task Read_WhileSomebodyDrafts_DoesNotMakeTheirDraftStale()
    {
        await _journey.ApprovedAsync();
        var (next, version) = (await _journey.NextAsync(), (await _journey.DetailAsync()).Row.Version);

        await _journey.ReadAsync();

        (await _journey.DraftAsync(next with { SemVer = "1.1.0" }, expected: version)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task History_OfAStandard_TellsEveryStepOfEveryVersion()
    {
        await _journey.ApprovedAsync();

        var history = (await _journey.DetailAsync()).History;

        history.Select(h => h.Event).ShouldBe([StandardEvents.Proposed, StandardEvents.Drafted, StandardEvents.Submitted, DecideRound.Event, DecideRound.Event, DecideRound.Event, StandardEvents.Approved]);
        history[2].Text.ShouldBe("1.0.0: Asked: IT, OT, Quality");
    }

    [Theory]
    [InlineData(StandardStatus.Effective, 1)]
    [InlineData(StandardStatus.Draft, 1)]
    [InlineData(StandardStatus.Approved, 0)]
    [InlineData(StandardStatus.Superseded, 0)]
    [InlineData(StandardStatus.Retired, 0)]
    public async Task List_ByStatus_FindsStandardsThatHaveSuchAVersionToday(StandardStatus status, int count)
    {
        await _journey.ApprovedAsync();
        await _journey.DraftAsync(await _journey.NextAsync());

        var page = await _portal.Get<StandardReads>().ListAsync(new StandardFilter(Status: status), new(), default);

        page.Total.ShouldBe(count);
    }

    [Fact]
    public async Task List_ADueStandard_IsMarkedBeforeAndAfterItsLastDay()
    {
        await _journey.ApprovedAsync();
        var reads = _portal.Get<StandardReads>();
        (await reads.CountDueAsync(default)).ShouldBe(0);

        _portal.Clock.Set(Instant.FromUtc(2028, 2, 1, 0, 0));

        (await reads.CountDueAsync(default)).ShouldBe(1);
        var row = (await reads.ListAsync(new StandardFilter(IsDue: true), new(), default)).Items.Single();
        row.ReviewOn(new LocalDate(2028, 2, 29)).ShouldBe(ReviewState.DueSoon);
        row.ReviewOn(new LocalDate(2028, 3, 1)).ShouldBe(ReviewState.Overdue);
    }

    private async Task<IReadOnlyList<string>> StatusesAsync() => [.. (await _journey.DetailAsync("1.0.0")).Versions.Select(v => $"{v.SemVer} {v.Status}")];
}
