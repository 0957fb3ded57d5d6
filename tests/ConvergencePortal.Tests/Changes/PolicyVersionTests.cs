using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Changes.StoredPolicies;

namespace ConvergencePortal.Tests.Changes;

public sealed class PolicyVersionTests
{
    private static readonly ApprovalRule NoNetworkChanges = new("A network freeze", new() { Natures = [ChangeNature.Network] }, new() { Forbids = "The network is frozen until the audit." });

    [Fact]
    public async Task Policies_OfAPortalThatHasNone_AreTheBuiltInVersion()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<PolicyReads>().ListAsync(default)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(p => (p.Number, p.Status).ShouldBe((1, PolicyStatus.Effective)), p => p.Rows.ShouldBe(BuiltInPolicy.Rows.Count));
    }

    [Theory]
    [InlineData("admin", null)]
    [InlineData("chair", "policy.administrator")]
    [InlineData("it.berlin", "policy.administrator")]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("robot", "policy.peopleOnly")]
    public async Task Draft_BySomebody_IsForAdministratorsInPerson(string person, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("robot", PersonKind.Service);
        await portal.ChangePersonAsync("robot", p => p.Roles = PersonRoles.Administrator);

        (await portal.DraftPolicyAsync(person)).Error?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Draft_TheFirst_StartsFromTheBuiltInRows()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.DraftPolicyAsync()).Value.ShouldBe(new PolicyState(2, PolicyStatus.Draft, 0));

        var detail = await portal.PolicyAsync();
        detail.Rules.Select(r => r.Name).ShouldBe(BuiltInPolicy.Rows.Select(r => r.Name));
        detail.Diff.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task Draft_WhileAnotherIsOpen_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();

        (await portal.DraftPolicyAsync()).Error!.Code.ShouldBe("policy.open");
    }

    [Fact]
    public async Task Draft_TwoAtOnce_OnlyOneIsMade()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        portal.Saves.MeetOnce();

        var both = await Task.WhenAll(portal.DraftPolicyAsync(), portal.DraftPolicyAsync());

        both.Select(result => result.Error?.Code).ShouldBe([null, "policy.open"], ignoreOrder: true);
    }

    [Fact]
    public async Task Save_FromAnOldVersion_IsRefusedAndKeepsWhatTheOtherSaved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks]);

        var error = (await portal.SavePolicyAsync(BuiltInPolicy.Rows)).Error.ShouldNotBeNull();

        (error.Kind, error.Code).ShouldBe((ErrorKind.Stale, "policy.moved"));
        (await portal.PolicyAsync()).Diff.Added.ShouldHaveSingleItem().Name.ShouldBe(QualityOnNetworks.Name);
    }

    [Fact]
    public async Task Save_RowsThatCannotBeMeant_IsRefusedBesideEach()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();

        var error = (await portal.SavePolicyAsync([new("", new(), new()), QualityOnNetworks with { When = new() { Sites = ["XXX"] } }])).Error.ShouldNotBeNull();

        error.Fields.Select(f => f.Field).ShouldBe(["rows[0].name", "rows[0].functions", "rows[1].sites"]);
    }

    [Fact]
    public async Task Save_TheBuiltInVersion_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.SavePolicyAsync(BuiltInPolicy.Rows, number: 1)).Error!.Code.ShouldBe("policy.builtIn");
        (await portal.SavePolicyAsync(BuiltInPolicy.Rows, number: 9)).Error!.Code.ShouldBe("policy.unknown");
    }

    [Fact]
    public async Task Save_ARow_SaysInTheHistoryWhatCame()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();

        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks], note: "After the audit");

        (await portal.PolicyAsync()).History[0].Moved.ShouldBe([
            new("Row", null, "Quality looks at networks: it is about Network → Quality (1 person, veto)"), new("Note", "", "After the audit")]);
    }

    [Fact]
    public async Task Submit_AVersionThatSaysTheSame_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();

        (await portal.SubmitPolicyAsync(0)).Error!.Code.ShouldBe("policy.same");
    }

    [Fact]
    public async Task Submit_ACompetencyThatEnoughHold_IsAsked()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            foreach (var id in await db.People.Where(p => p.Code == "quality.berlin" || p.Code == "quality2.berlin").Select(p => p.Id).ToListAsync())
                db.Competencies.Add(new HeldCompetency(id, "GMP-LEAD") { AchievedOn = TestPlant.Since });
            await db.SaveChangesAsync();
        }
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks with { Then = RuleEffect.Ask(Function.Quality) with { Competencies = ["GMP-LEAD"] } }]);

        (await portal.SubmitPolicyAsync()).Error.ShouldBeNull();
    }

    [Fact]
    public async Task Submit_ACompetencyThatNobodyHolds_IsRefusedBesideTheRow()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks with { Then = RuleEffect.Ask(Function.Quality) with { Competencies = ["GMP-LEAD"] } }]);

        var error = (await portal.SubmitPolicyAsync()).Error.ShouldNotBeNull();

        (error.Code, error.Fields.ShouldHaveSingleItem().Field).ShouldBe(("policy.unsatisfiable", $"rows[{BuiltInPolicy.Rows.Count}].functions"));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2027-01-01", null)]
    [InlineData("2026-11-05", "policy.unsatisfiable")]
    public async Task Submit_ACompetencyThatTwoHold_CountsWhileItHolds(string? expires, string? code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using (var db = portal.Db())
        {
            foreach (var id in await db.People.Where(p => p.Code.StartsWith("quality")).Select(p => p.Id).ToListAsync())
                db.Competencies.Add(new HeldCompetency(id, "GMP-LEAD") { AchievedOn = TestPlant.Since, ExpiresOn = expires is null ? null : LocalDatePattern.Iso.Parse(expires).Value });
            await db.SaveChangesAsync();
        }
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks with { Then = RuleEffect.Ask(Function.Quality) with { Competencies = ["GMP-LEAD"] } }]);

        (await portal.SubmitPolicyAsync()).Error?.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Submit_MorePeopleThanThereAre_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows, QualityOnNetworks with { Then = RuleEffect.Ask(Function.Quality) with { Quorum = new SeatQuorum(2) } }]);

        (await portal.SubmitPolicyAsync()).Error!.Message.ShouldContain("Quality needs 2 people besides the requester, and has 2 in all.");
    }

    [Fact]
    public async Task Submit_AVersion_AsksTheFunctionsThatItConcerns()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);

        var seat = (await portal.RoundAsync()).Seats.ShouldHaveSingleItem();

        (seat.Function, seat.IsOpen, seat.Reasons.ShouldHaveSingleItem()).ShouldBe((Function.Quality, true, "New: Quality looks at networks."));
        (await portal.SavePolicyAsync(BuiltInPolicy.Rows, 2)).Error!.Code.ShouldBe("policy.status");
    }

    [Fact]
    public async Task Sign_TheLastSeat_MakesTheVersionEffectiveForTheNextChange()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        (await journey.DetailAsync()).Agreement.Select(r => r.Function).ShouldNotContain(Function.Quality);

        (await portal.SignPolicyAsync("quality.berlin", Function.Quality)).Value.Status.ShouldBe(RoundStatus.Approved);

        (await portal.PolicyAsync()).Row.Status.ShouldBe(PolicyStatus.Effective);
        (await portal.PolicyAsync(1)).Row.Status.ShouldBe(PolicyStatus.Superseded);
        await journey.SubmitAsync();
        (await journey.DetailAsync()).Seats.Single(s => s.Function == Function.Quality).Reasons.ShouldContain("The change is one of network.");
    }

    [Fact]
    public async Task Sign_ALaterVersion_SupersedesTheFormerInTheSameSave()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);
        await portal.SignPolicyAsync("quality.berlin", Function.Quality);
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync(BuiltInPolicy.Rows, number: 3);
        await portal.SubmitPolicyAsync(number: 3);

        (await portal.SignPolicyAsync("quality2.berlin", Function.Quality, number: 3)).Error.ShouldBeNull();

        (await portal.Get<PolicyReads>().ListAsync(default)).Select(p => (p.Number, p.Status)).ShouldBe([(3, PolicyStatus.Effective), (2, PolicyStatus.Superseded), (1, PolicyStatus.Superseded)]);
        await using var db = portal.Db();
        (await db.Ledger.Where(e => e.RecordType == RecordTypes.Policy && e.Number == "AP-3").OrderBy(e => e.Id).Select(e => e.Event).ToListAsync())
            .ShouldBe(["PolicyDrafted", "PolicySaved", "PolicySubmitted", "RoundSigned", "PolicyEffective"]);
    }

    [Fact]
    public async Task Sign_ARefusal_RejectsTheVersionAndTheFormerStays()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);

        (await portal.SignPolicyAsync("quality.berlin", Function.Quality, RoundVerdict.Refuse, "We need no more work")).Value.Status.ShouldBe(RoundStatus.Refused);

        (await portal.PolicyAsync()).Row.Status.ShouldBe(PolicyStatus.Rejected);
        (await portal.PolicyAsync(1)).Row.Status.ShouldBe(PolicyStatus.Effective);
        (await portal.DraftPolicyAsync()).Value.Number.ShouldBe(3);
    }

    [Fact]
    public async Task Sign_ByTheAuthor_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("admin", Function.Quality);
        await portal.InReviewAsync(QualityOnNetworks);

        (await portal.SignPolicyAsync("admin", Function.Quality)).Error!.Code.ShouldBe("round.requester");
    }

    [Theory]
    [InlineData("it.berlin", "round.function")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Sign_BySomebodyWhoDoesNotSpeakForIt_IsRefused(string person, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);

        (await portal.SignPolicyAsync(person, Function.Quality)).Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Discard_AVersionInReview_TakesItsRoundBack()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(QualityOnNetworks);

        (await portal.DiscardPolicyAsync(2)).Value.Status.ShouldBe(PolicyStatus.Discarded);

        (await portal.RoundAsync()).Status.ShouldBe(RoundStatus.Withdrawn);
        (await portal.SignPolicyAsync("quality.berlin", Function.Quality)).Error!.Code.ShouldBe("round.closed");
    }

    [Fact]
    public async Task Submit_AChangeThatTheEffectiveVersionForbids_IsRefusedWithItsSentence()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync([.. BuiltInPolicy.Rows.Where(rule => rule.Name != "Network and data changes"), NoNetworkChanges]);
        await portal.SubmitPolicyAsync();
        foreach (var (person, function) in new[] { ("it", Function.IT), ("ot", Function.OT), ("maintenance", Function.Maintenance), ("production", Function.Production), ("quality", Function.Quality),
                     ("safety", Function.ProcessSafety), ("cyber", Function.Cybersecurity) })
            (await portal.SignPolicyAsync($"{person}.berlin", function)).Error.ShouldBeNull();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();

        var error = (await journey.TrySubmitAsync()).Error.ShouldNotBeNull();

        (error.Code, error.Message).ShouldBe(("policy.forbids", "The network is frozen until the audit."));
    }
}
