using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What holds in every history, whoever tries whatever in whatever order.</summary>
public sealed class RandomHistoryTests
{
    private const int Steps = 60;
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void History_OfAnyAttempts_NeverMovesAStatusWithoutALedgerLine() => Holds((before, change) => before.Status == change.Status || change.Events.Count > before.Events);

    [Fact]
    public void History_OfAnyAttempts_RaisesTheVersionWithEveryLine() => Holds((before, change) => change.Version - before.Version == change.Events.Count - before.Events);

    [Fact]
    public void History_OfAnyAttempts_NeverLowersTheRevision() => Holds((before, change) => change.Revision >= before.Revision);

    [Fact]
    public void History_OfAnyAttempts_LeavesWhatIsOverAsItIs() => Holds((before, change) => !before.IsFinal || (change.Version == before.Version && change.Status == before.Status));

    [Fact]
    public void History_OfAnyAttempts_NeverHasAValidSignatureOfRequesterOrImplementer() =>
        Holds((_, change) => change.Signatures.All(s => !s.IsValid || (s.PersonId != change.RequesterId && s.PersonId != change.ImplementerId)));

    [Fact]
    public void History_OfAnyAttempts_NeverHasTwoValidSignaturesOfOnePersonOrForOneSeat() =>
        Holds((_, change) => change.Signatures.Where(s => s.IsValid).ToList() is var valid
            && valid.Where(s => s.Function is not null).Select(s => s.PersonId).Distinct().Count() == valid.Count(s => s.Function is not null) && valid.Select(s => s.Function).Distinct().Count() == valid.Count);

    [Fact]
    public void History_OfAnyAttempts_NeverRemovesASignature() => Holds((before, change) => change.Signatures.Count >= before.Signatures);

    [Fact]
    public void History_OfAnyAttempts_ASeatIsClosedExactlyByAValidSignature() =>
        Holds((_, change) => change.Seats.All(seat => seat.IsOpen == change.Signatures.All(s => !s.IsValid || s.Function != seat.Function)));

    [Fact]
    public void History_OfAnyAttempts_NoWorkBeginsBeforeEveryFunctionApprovedExceptInAnEmergency() => Holds((_, change) =>
        change.Status is not (ChangeStatus.Approved or ChangeStatus.Scheduled or ChangeStatus.Implementing or ChangeStatus.Verifying) || change.Content.Type == ChangeType.Emergency
        || (change.Seats.Count > 0 && change.Seats.All(seat => change.Signatures.Any(s => s.IsValid && s.Function == seat.Function && s.Verdict == Verdict.Approve))));

    [Fact]
    public void History_OfAnyAttempts_NoSignatureOutlivesAnEditOfWhatItCovers() => Holds((before, change) =>
        change.Content.Purpose == before.Content.Purpose || change.Signatures.All(s => !s.IsValid));

    [Fact]
    public void History_OfAnyAttempts_AValidSignatureFitsTheContent() => Holds((_, change) => change.Signatures.All(s => !s.IsValid || change.IsIntact(s)));

    [Fact]
    public void History_OfAnyAttempts_AnEmergencyClosesOnlyAfterItsReview() => Holds((_, change) =>
        change.Status != ChangeStatus.Closed || change.Content.Type != ChangeType.Emergency || (change.Seats.Count > 0 && change.Seats.All(s => !s.IsOpen) && change.IsEmergencyConfirmed));

    private static void Holds(Func<Before, ChangeRequest, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var change = PaperChange.Draft(random.Next(4) == 0 ? PaperChange.Content with { Type = ChangeType.Emergency, EmergencyAuthorizerId = PaperChange.Chair.PersonId } : null);
        for (var step = 0; step < Steps; step++)
        {
            var before = new Before(change.Status, change.Revision, change.Version, change.Events.Count, change.Signatures.Count, change.IsFinal, change.Content);
            Attempt(change, random);
            if (!holds(before, change)) return false;
        }
        return true;
    }));

    /// <summary>One attempt of somebody at something, as the gate lets it through; most are refused, and that is the point.</summary>
    private static void Attempt(ChangeRequest change, Random random)
    {
        var by = PaperChange.Everybody[random.Next(PaperChange.Everybody.Count)];
        if (by.RefuseWriting() is not null || by.Kind != PersonKind.Person) return;

        // Decisions come often, so that histories get beyond the seats.
        var function = (Function)random.Next(4);
        var outcome = random.Next(20) switch
        {
            0 => change.Edit(PaperChange.Requester, change.Content with { Purpose = $"Purpose {random.Next()}" }, [.. change.Items], false, random.Next(4) == 0 ? null : "It was wrong", Asked(random), Facts(random), PaperChange.Now),
            1 or 2 => change.Submit(PaperChange.Requester, Asked(random), Facts(random), PaperChange.Now),
            3 when random.Next(4) == 0 => change.Withdraw(by, null, PaperChange.Now),
            4 or 5 or 6 => change.Assess(by, function, "none", PaperChange.Now),
            7 => change.Decide(by, function, change.Revision - random.Next(2), Verdict.RequestChanges, "Say more", PaperChange.Facts(), PaperChange.Stamp),
            8 when random.Next(4) == 0 => change.Decide(by, function, change.Revision, Verdict.Refuse, "No", PaperChange.Facts(), PaperChange.Stamp),
            9 or 10 => random.Next(4) == 0
                ? change.Schedule(by, PaperChange.Now + Duration.FromHours(random.Next(6)), [new(Function.Production, ["Runs."])], PaperChange.Facts(true, Run), PaperChange.Now)
                : change.Schedule(by, PaperChange.Now + Duration.FromHours(random.Next(6)), [], PaperChange.Facts(), PaperChange.Now),
            11 => change.Start(by, PaperChange.Now),
            12 => change.Finish(by, PaperChange.Now),
            13 => change.Verify(by, "Runs", true, true, PaperChange.Now),
            17 when random.Next(4) == 0 => change.ConfirmEmergency(by, null, PaperChange.Facts(), PaperChange.Stamp),
            14 => change.Close(by, ChangeOutcome.Successful, 0, null, PaperChange.Now),
            15 when random.Next(8) == 0 => change.Cancel(by, "Not needed", PaperChange.Now),
            16 when random.Next(4) == 0 => change.RollBack(by, "Leaks", 0, PaperChange.Now),
            _ => change.Decide(by, function, change.Revision, Verdict.Approve, null, Facts(random), PaperChange.Stamp),
        };
        if (outcome.Error is { } refused) refused.Message.ShouldNotBeNullOrWhiteSpace();
    }

    private const string Run = "CutsProduction Production Filler 2 17 ";

    /// <summary>The slot is free or not, and now and then it cuts a run.</summary>
    private static SeatFacts Facts(Random random) => random.Next(5) == 0 ? PaperChange.Facts(random.Next(2) == 0, Run) : PaperChange.Facts(random.Next(2) == 0);

    private static IReadOnlyList<Requirement> Asked(Random random) => random.Next(3) == 0 ? [.. PaperChange.Agreement, new(Function.Production, ["Runs."])] : PaperChange.Agreement;

    private sealed record Before(ChangeStatus Status, int Revision, int Version, int Events, int Signatures, bool IsFinal, ChangeContent Content);
}
