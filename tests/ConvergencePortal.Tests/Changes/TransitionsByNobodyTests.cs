using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What moves a change without a person: an import never does, and the job that counts seats again signs for nobody.</summary>
public sealed class TransitionsByNobodyTests
{
    private const string SecondLeaves = "person,site,function,home,from,to\nit2.berlin,BER,IT,yes,2020-01-01,2026-11-05\n";
    private static readonly ApprovalRule AllOfIt = new("All of IT", new() { Natures = [ChangeNature.Network] }, RuleEffect.Ask(Function.IT) with { Quorum = new SeatQuorum(1, 100) });

    [Fact]
    public async Task Import_DropsTheLastWhoMustSign_MovesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await MissingOneAsync(portal);
        var before = await TraceAsync(portal);

        await portal.ImportAsync("memberships", SecondLeaves, await portal.ActorAsync("admin"));

        (await TraceAsync(portal)).ShouldBe(before);
        before.Status.ShouldBe(ChangeStatus.Authorizing);
    }

    [Fact]
    public async Task Review_AfterTheImport_ApprovesOnTheSignaturesThatAreThere_AsIfTheLastHadSigned()
    {
        await using var left = await TestPlant.CreatePortalAsync();
        await MissingOneAsync(left);
        var before = await TraceAsync(left);
        await left.HasAsync("memberships", SecondLeaves);
        await using var signed = await TestPlant.CreatePortalAsync();
        var journey = await MissingOneAsync(signed);

        await left.Get<ReviewSeats>().RunAsync(null, default);
        await ChangeJourney.DoneAsync(journey.DecideAsync("it2.berlin", Function.IT));

        var (reviewed, decided) = (await TraceAsync(left), await TraceAsync(signed));
        (reviewed.Status, reviewed.OpenSeats).ShouldBe((decided.Status, decided.OpenSeats));
        reviewed.Status.ShouldBe(ChangeStatus.Approved);
        reviewed.Signatures.ShouldBe(before.Signatures);
        reviewed.Events[before.Events.Length..].ShouldBe(["Convergence Portal SeatsReviewed", "Convergence Portal Approved"]);
        decided.Events[before.Events.Length..].ShouldBe(["Second IT Decided", "Second IT Approved"]);
    }

    [Fact]
    public async Task Review_WhenNobodyLeft_MovesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await MissingOneAsync(portal);
        var before = await TraceAsync(portal);

        await portal.Get<ReviewSeats>().RunAsync(null, default);

        (await TraceAsync(portal)).ShouldBe(before);
    }

    /// <summary>Every one of IT must sign; the second has not.</summary>
    private static async Task<ChangeJourney> MissingOneAsync(TestPortal portal)
    {
        await portal.InReviewAsync(AllOfIt);
        (await portal.SignPolicyAsync("it.berlin", Function.IT)).Error.ShouldBeNull();
        var journey = new ChangeJourney(portal);
        await journey.AuthorizingAsync();
        foreach (var (person, function) in ChangeJourney.Signers) await ChangeJourney.DoneAsync(journey.DecideAsync(person, function));
        return journey;
    }

    private static async Task<Trace> TraceAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var change = await db.Changes.AsNoTracking().Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery().SingleAsync();
        var lines = await db.Ledger.Where(e => e.RecordType == RecordTypes.Change).OrderBy(e => e.Id).Select(e => e.ActorName + " " + e.Event).ToListAsync();
        return new Trace(change.Status, change.Version, string.Join(", ", change.Seats.Where(s => s.IsOpen).Select(s => s.Function)),
            string.Join("; ", change.Signatures.OrderBy(s => s.Id).Select(s => $"{s.Function} {s.PersonName} {s.Verdict}")), [.. lines]);
    }

    private sealed record Trace(ChangeStatus Status, int Version, string OpenSeats, string Signatures, string[] Events)
    {
        public bool Equals(Trace? other) => other is not null && (Status, Version, OpenSeats, Signatures) == (other.Status, other.Version, other.OpenSeats, other.Signatures) && Events.SequenceEqual(other.Events);

        public override int GetHashCode() => HashCode.Combine(Status, Version, OpenSeats, Signatures);
    }
}
