using System.Globalization;
using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;
using static ConvergencePortal.Tests.Standards.TimeBoxJourney;

namespace ConvergencePortal.Tests.Standards;

/// <summary>What a waiver does to the findings that it covers, and what a standard does to the numbers of its checks.</summary>
public sealed class WaivedFindingTests
{
    [Fact]
    public async Task Run_WithAWaiverOfTheFinding_LetsItRestUntilTheWaiversLastDay()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TimeBoxJourney(portal);
        await RunAsync(portal);
        var finding = await FindingAsync(portal, "NC-05", "BER:CELL-PACK");

        var number = (await journey.AskAsync(WaiverInput with { Requirements = [], Findings = [finding.Id], ScopePath = null })).Value.Number;
        (await journey.SignAsync(RecordTypes.Waiver, number, "ot.berlin", Function.OT)).Error.ShouldBeNull();
        (await journey.SignAsync(RecordTypes.Waiver, number, "cyber.berlin", Function.Cybersecurity)).Error.ShouldBeNull();
        await RunAsync(portal, new Saved(RecordTypes.Waiver, number));

        (await FindingAsync(portal, "NC-05", "BER:CELL-PACK")).ShouldSatisfyAllConditions(f => f.Status.ShouldBe(FindingStatus.Waived), f => f.WaivedUntil.ShouldBe(Today.PlusDays(89)));
        (await FindingAsync(portal, "NC-05", "BER:OFFICE")).Status.ShouldBe(FindingStatus.Open);

        portal.Clock.Advance(Duration.FromDays(90));
        await RunAsync(portal);
        (await FindingAsync(portal, "NC-05", "BER:CELL-PACK")).Status.ShouldBe(FindingStatus.Open);
    }

    [Fact]
    public async Task Run_WhenAWaivedFindingComesBack_LetsItRestAtOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TimeBoxJourney(portal);
        await RunAsync(portal);
        var finding = await FindingAsync(portal, "NC-05", "BER:CELL-PACK");
        var number = (await journey.AskAsync(WaiverInput with { Requirements = [], Findings = [finding.Id], ScopePath = null })).Value.Number;
        foreach (var (person, function) in new[] { ("ot.berlin", Function.OT), ("cyber.berlin", Function.Cybersecurity) }) await journey.SignAsync(RecordTypes.Waiver, number, person, function);
        await using (var db = portal.Db())
        {
            (await db.Findings.SingleAsync(f => f.Id == finding.Id)).Miss(portal.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        }

        await RunAsync(portal);

        (await FindingAsync(portal, "NC-05", "BER:CELL-PACK")).ShouldSatisfyAllConditions(f => f.Status.ShouldBe(FindingStatus.Waived), f => f.TimesReturned.ShouldBe(1));
    }

    [Fact]
    public async Task Run_AfterTheWaiverEndedEarly_CountsTheFindingAgain()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new TimeBoxJourney(portal);
        await RunAsync(portal);
        var finding = await FindingAsync(portal, "NC-05", "BER:CELL-PACK");
        var number = (await journey.AskAsync(WaiverInput with { Requirements = [], Findings = [finding.Id], ScopePath = null })).Value.Number;
        foreach (var (person, function) in new[] { ("ot.berlin", Function.OT), ("cyber.berlin", Function.Cybersecurity) }) await journey.SignAsync(RecordTypes.Waiver, number, person, function);
        await RunAsync(portal, new Saved(RecordTypes.Waiver, number));

        (await portal.Get<EndWaiver>().RunAsync(new(number, "It has a level now", Command.New()), await portal.ActorAsync("maintenance.berlin"), default)).Error.ShouldBeNull();
        await RunAsync(portal, new Saved(RecordTypes.Waiver, number));

        (await FindingAsync(portal, "NC-05", "BER:CELL-PACK")).Status.ShouldBe(FindingStatus.Open);
    }

    [Fact]
    public async Task Ask_ForAFindingThatIsFixed_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await RunAsync(portal);
        var finding = await FindingAsync(portal, "NC-05", "BER:CELL-PACK");
        await using (var db = portal.Db())
        {
            (await db.Findings.SingleAsync(f => f.Id == finding.Id)).Miss(portal.Clock.GetCurrentInstant());
            await db.SaveChangesAsync();
        }

        (await new TimeBoxJourney(portal).AskAsync(WaiverInput with { Requirements = [], Findings = [finding.Id] })).Error!.Code.ShouldBe("waiver.finding");
    }

    [Fact]
    public async Task Run_WithAStandardOfTheWholeOrganization_UsesItsNumberAndSeverity()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await RunAsync(portal);
        (await portal.Db().Findings.CountAsync(f => f.Check == "NC-09" && f.Status == FindingStatus.Open)).ShouldBe(0);

        await AllowTwoDevicesAsync(portal);
        await RunAsync(portal, new Saved(RecordTypes.Standard, StandardJourney.Code));

        var finding = await FindingAsync(portal, "NC-09", "BER:VLAN210");
        (finding.Status, finding.Severity).ShouldBe((FindingStatus.Open, CheckSeverity.Low));
        (await portal.Get<FindingReads>().FindAsync(finding.Id, await portal.ActorAsync("it.berlin"), default))!.Breaks.ShouldBe([new BrokenRequirement("NET-01", "R1")]);
    }

    /// <summary>A segment has no path in the plant: only what covers the whole site covers it.</summary>
    [Fact]
    public async Task Run_WithAPilotOfTheWholeSite_LetsItsRequirementRestFromItsFirstDay()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await AllowTwoDevicesAsync(portal);
        await new TimeBoxJourney(portal).RunningAsync(PilotInput with { ScopePath = "BER", StartsOn = Today.PlusDays(7) });

        await RunAsync(portal);
        (await FindingAsync(portal, "NC-09", "BER:VLAN210")).Status.ShouldBe(FindingStatus.Open);

        portal.Clock.Advance(Duration.FromDays(7));
        await RunAsync(portal);
        (await FindingAsync(portal, "NC-09", "BER:VLAN210")).Status.ShouldBe(FindingStatus.Waived);
    }

    [Fact]
    public async Task Choices_OfFindings_AreTheGravestFirst()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await RunAsync(portal);

        var last = (await portal.Get<WaivableReads>().ListFindingsAsync("BER", default))[^1];
        var id = int.Parse(last.Id, CultureInfo.InvariantCulture);
        await using (var db = portal.Db())
            await db.Findings.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.Severity, CheckSeverity.Blocking));

        (await portal.Get<WaivableReads>().ListFindingsAsync("BER", default))[0].ShouldBe(last);
    }

    /// <summary>NET-01 R1 of the whole organization, which BER:VLAN210 breaks.</summary>
    private static async Task AllowTwoDevicesAsync(TestPortal portal)
    {
        var journey = new StandardJourney(portal);
        await journey.DraftedAsync(StandardJourney.Content with
        {
            AppliesTo = Applicability.Everything,
            Requirements = [new(null, "Few devices in one segment.", RequirementLevel.Must) { CheckCode = "NC-09", Parameters = new Dictionary<string, int> { ["maxDevices"] = 2 }, Severity = CheckSeverity.Low }],
        });
        (await journey.SubmitAsync(everything: true)).Error.ShouldBeNull();
        await SignAllAsync(portal, journey);
    }

    private static async Task SignAllAsync(TestPortal portal, StandardJourney journey)
    {
        var round = (await journey.RoundAsync("1.0.0")).ShouldNotBeNull();
        foreach (var seat in round.Seats)
        {
            await using var db = portal.Db();
            var code = await db.People.Where(p => p.Memberships.Any(m => m.Function == seat.Function) && p.Code != "it.berlin").OrderBy(p => p.Code).Select(p => p.Code).FirstAsync();
            (await journey.SignAsync("1.0.0", code, seat.Function)).Error.ShouldBeNull();
        }
    }

    private static async Task RunAsync(TestPortal portal, params Saved[] touched) => (await portal.Get<RunChecks>().RunAsync(new(touched.Length == 0 ? null : touched), default)).Error.ShouldBeNull();

    private static async Task<Finding> FindingAsync(TestPortal portal, string check, string subject)
    {
        await using var db = portal.Db();
        return await db.Findings.AsNoTracking().FirstAsync(f => f.Check == check && f.SubjectKey == subject);
    }
}
