using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Whoever acts stands in the ledger with the functions and roles they had, whichever gate they came through.</summary>
public sealed class ActorFunctionsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApprovalSettings_Saved_SaysTheFunctions()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<SaveApprovalSettings>().RunAsync(new("BER", 0, new ApprovalChoices { FreshMinutes = 5 }, Command.New()), await portal.ActorAsync("chair"), Token)).Error.ShouldBeNull();

        (await ActedAsync(portal, RecordTypes.ApprovalSettings)).ShouldBe([("Clara Chair", "GovernanceChair")]);
    }

    [Fact]
    public async Task Policy_DraftedSignedAndSuperseded_SaysTheFunctionsOnEachLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.InReviewAsync(StoredPolicies.QualityOnNetworks);
        (await portal.SignPolicyAsync("quality.berlin", Function.Quality)).Error.ShouldBeNull();
        await portal.DraftPolicyAsync();
        await portal.SavePolicyAsync(BuiltInPolicy.Rows, number: 3);
        await portal.SubmitPolicyAsync(number: 3);
        (await portal.SignPolicyAsync("quality2.berlin", Function.Quality, number: 3)).Error.ShouldBeNull();

        var acted = await ActedAsync(portal, RecordTypes.Policy);

        acted.Count.ShouldBe(11);
        acted.Distinct().ShouldBe([("Ada Admin", "Administrator"), ("First Quality", "BER: Quality"), ("Second Quality", "BER: Quality")]);
    }

    [Fact]
    public async Task Template_ProposedSubmittedAndApproved_SaysTheFunctionsOnEachLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await new TemplateJourney(portal).ApprovedAsync();

        var acted = await ActedAsync(portal, RecordTypes.Template);

        acted.Count.ShouldBe(6);
        acted.Distinct().ShouldBe([("First OT", "BER: OT"), ("First IT", "BER: IT"), ("Second OT", "BER: OT"), ("First Maintenance", "BER: Maintenance")]);
    }

    [Fact]
    public async Task Measure_MadePermanentAndRemoved_SaysTheFunctionsOnEachLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();
        var owner = await portal.ActorAsync("ot.berlin");

        (await portal.Get<MakePermanent>().RunAsync(new(number, Command.New()), owner, Token)).Error.ShouldBeNull();
        (await portal.Get<RemoveMeasure>().RunAsync(new(number, "The wire is out", Command.New()), owner, Token)).Error.ShouldBeNull();

        (await ActedAsync(portal, RecordTypes.Measure)).ShouldBe([("First OT", "BER: OT"), ("First OT", "BER: OT")]);
        (await ActedAsync(portal, RecordTypes.Change)).Select(line => line.Functions).ShouldNotContain((string?)null);
    }

    [Fact]
    public async Task Delegation_MadeAndRevoked_SaysTheFunctions()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var number = await portal.DelegateAsync("it.berlin", "quality.berlin");
        (await portal.RevokeAsync(number, "it.berlin")).Error.ShouldBeNull();

        (await ActedAsync(portal, RecordTypes.Delegation)).ShouldBe([("First IT", "BER: IT"), ("First IT", "BER: IT")]);
    }

    /// <summary>What people did to records of a kind, in order; what the portal did by itself is left out.</summary>
    private static async Task<List<(string Name, string? Functions)>> ActedAsync(TestPortal portal, string recordType)
    {
        await using var db = portal.Db();
        var lines = await db.Ledger.Where(e => e.RecordType == recordType && e.ActorId != null).OrderBy(e => e.Sequence).Select(e => new { e.ActorName, e.ActorFunctions }).ToListAsync(Token);
        return [.. lines.Select(line => (line.ActorName, line.ActorFunctions))];
    }
}
