using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What holds for every policy and every change.</summary>
public sealed class PolicyProperties
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void BuiltIn_AnyFacts_AsksExactlyWhomTheFormerRulesAsked() => ForAll(3000, (facts, _) =>
    {
        var (now, former) = (BuiltInPolicy.Engine.For(facts), FormerAgreement.For(facts));
        return now.Select(r => r.Function).SequenceEqual(former.Select(r => r.Function)) && now.Zip(former).All(pair => pair.First.Reasons.Count == pair.Second.Reasons.Count);
    });

    [Fact]
    public void BuiltIn_AnyFacts_GivesTheFormerReasonsInFull() => ForAll(2000, (facts, _) =>
        FormerAgreement.For(facts).All(former =>
        {
            var seat = BuiltInPolicy.Engine.Explain(facts).Seats.Single(s => s.Terms.Function == former.Function);
            var said = seat.Rows.SelectMany(row => row.Reasons).ToHashSet();
            return former.Reasons.Where(reason => !reason.StartsWith("And ", StringComparison.Ordinal)).All(said.Contains);
        }));

    [Fact]
    public void For_TheSameFactsTwice_AnswersTheSame() => ForAll(500, (facts, draw) =>
    {
        var rows = draw.DrawRows();
        return Say(PolicyEngine.Compile(2, rows).For(facts)) == Say(PolicyEngine.Compile(2, rows).For(facts));
    });

    [Fact]
    public void For_RowsInAnotherOrder_AsksTheSameOnTheSameTerms() => ForAll(1000, (facts, draw) =>
    {
        var rows = draw.DrawRows();
        return Terms(PolicyEngine.Compile(2, rows).For(facts)) == Terms(PolicyEngine.Compile(2, draw.Shuffle(rows)).For(facts));
    });

    [Fact]
    public void For_OneAskingRowMore_NeverAsksLess() => ForAll(1000, (facts, draw) =>
    {
        var rows = draw.DrawRows();
        var (before, after) = (PolicyEngine.Compile(2, rows).For(facts), PolicyEngine.Compile(2, [.. rows, draw.DrawRow()]).For(facts));
        return IsFallback(before, facts) || before.All(seat => after.Any(stricter => IsAtLeast(stricter, seat)));
    });

    [Fact]
    public void Forbidding_ARowThatMatches_RefusesWhateverElseIsAsked() => ForAll(1000, (facts, draw) =>
    {
        var when = draw.DrawConditions();
        var matches = PolicyEngine.Compile(2, [new("Asks", when, RuleEffect.Ask(Function.IT))]).Explain(facts).Seats.Any(seat => seat.Rows.Any(row => row.Number == 1));
        var forbidding = PolicyEngine.Compile(2, [.. draw.DrawRows(), new("Forbids", when, new() { Forbids = "Not here." })]).Forbidding(facts);
        return matches == forbidding.Any(row => row.Sentence == "Not here.");
    });

    [Fact]
    public void For_AnItemThatVanished_NeverAsksFewer() => ForAll(1000, (facts, draw) =>
    {
        var engine = PolicyEngine.Compile(2, draw.DrawRows());
        var vanished = facts with { Missing = [new MissingItem(ItemKind.Device, "BER:GONE")] };
        var (known, unknown) = (engine.For(facts), engine.For(vanished));
        return IsFallback(known, facts) || known.All(seat => unknown.Any(stricter => IsAtLeast(stricter, seat)));
    });

    [Fact]
    public void For_AConditionNobodyKnows_NeverAsksFewer() => ForAll(1000, (facts, draw) =>
    {
        var rows = draw.DrawRows();
        var unread = rows.Select(row => row with { When = row.When with { Unread = [new(RuleCondition.Natures, "Quantum"), new(RuleCondition.Equipment, "Z")] } }).ToList();
        var (known, unknown) = (PolicyEngine.Compile(2, rows).For(facts), PolicyEngine.Compile(2, unread).For(facts));
        return IsFallback(known, facts) || rows.Any(row => row.When is { Natures.Count: 0 } or { AsksAboutEquipment: false }) || known.All(seat => unknown.Any(stricter => IsAtLeast(stricter, seat)));
    });

    [Fact]
    public void Text_AnyRow_IsReadBackAsItWasWritten() => ForAll(1000, (_, draw) =>
    {
        var row = draw.DrawRow();
        var (when, then) = (PolicyText.Write(row.When), PolicyText.Write(row.Then));
        return PolicyText.Write(PolicyText.ReadConditions(when)) == when && PolicyText.Write(PolicyText.ReadEffect(then)) == then;
    });

    private static void ForAll(int runs, Func<AgreementFacts, RandomFacts, bool> holds) => Check.One(Config.QuickThrowOnFailure.WithMaxTest(runs), Prop.ForAll(Seeds, seed =>
    {
        var draw = new RandomFacts(seed);
        return holds(draw.Draw(), draw) ? true : throw new InvalidOperationException($"It does not hold for seed {seed}.");
    }));

    /// <summary>Nobody was asked by a row or a slot; then the one seat stands in for all that is missing.</summary>
    private static bool IsFallback(IReadOnlyList<Requirement> agreement, AgreementFacts facts) =>
        agreement is [{ Function: Function.OT }] && agreement[0].Reasons.Contains("The change touches nothing that the portal knows.") && facts.Verdicts.Count >= 0;

    private static bool IsAtLeast(Requirement stricter, Requirement seat) =>
        stricter.Function == seat.Function && stricter.Quorum.People >= seat.Quorum.People && stricter.Quorum.Percent >= seat.Quorum.Percent && (stricter.HasVeto || !seat.HasVeto)
        && seat.Competencies.All(stricter.Competencies.Contains) && (stricter.DeadlineHours ?? int.MaxValue) <= (seat.DeadlineHours ?? int.MaxValue) && stricter.Covers.HasFlag(seat.Covers);

    private static string Terms(IReadOnlyList<Requirement> agreement) => string.Join('\n', agreement.Select(r =>
        $"{r.Function} {r.Quorum} {r.HasVeto} {string.Join(',', r.Competencies)} {r.Meaning} {r.DeadlineHours} {r.Covers} {r.Reasons.Count}"));

    private static string Say(IReadOnlyList<Requirement> agreement) => $"{Terms(agreement)}\n{string.Join('\n', agreement.SelectMany(r => r.Reasons))}";
}
