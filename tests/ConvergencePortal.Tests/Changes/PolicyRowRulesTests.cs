using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class PolicyRowRulesTests
{
    private static readonly HashSet<string> Sites = new(StringComparer.OrdinalIgnoreCase) { "BER" };
    private static readonly ApprovalConditions Network = new() { Natures = [ChangeNature.Network] };
    private static readonly RuleEffect AskIt = RuleEffect.Ask(Function.IT);

    public static TheoryData<string, string, ApprovalRule> Wrong => new()
    {
        { "rows[0].name", "needs a name", new(" ", Network, AskIt) },
        { "rows[0].functions", "neither when it applies nor what it does", new("Nothing", new(), new()) },
        { "rows[0].functions", "asks nobody and forbids nothing", new("Nobody", Network, new()) },
        { "rows[0].forbids", "Say in a sentence", new("Forbids", Network, new() { Forbids = " " }) },
        { "rows[0].functions", "either forbids or asks", new("Both", Network, AskIt with { Forbids = "No." }) },
        { "rows[0].conditions", "would forbid every change", new("All", new(), new() { Forbids = "No." }) },
        { "rows[0].people", "1 to 20 people", new("Crowd", Network, AskIt with { Quorum = new SeatQuorum(21) }) },
        { "rows[0].people", "1 to 20 people", new("Nobody", Network, AskIt with { Quorum = new SeatQuorum(0) }) },
        { "rows[0].percent", "0 to 100 percent", new("More than all", Network, AskIt with { Quorum = new SeatQuorum(1, 101) }) },
        { "rows[0].deadlineHours", "working hours", new("At once", Network, AskIt with { DeadlineHours = 0 }) },
        { "rows[0].meaning", "approves, takes responsibility", new("Author", Network, AskIt with { Meaning = SignatureMeaning.Authored }) },
        { "rows[0].competencies", "codes of competencies", new("Skill", Network, AskIt with { Competencies = ["two words"] }) },
        { "rows[0].productionMinutes", "Minutes of production", new("Minutes", new() { ProductionMinutes = 0 }, AskIt) },
        { "rows[0].sites", "There is no site \"XXX\".", new("Site", new() { Sites = ["XXX"] }, AskIt) },
        { "rows[0].conditions", "value that does not exist", new("Undefined", new() { Natures = [(ChangeNature)77] }, AskIt) },
        { "rows[0].conditions", "does not know: Quantum", new("Unread", PolicyText.ReadConditions("""{"natures":["Quantum"]}"""), AskIt) },
        { "rows[0].levels", "left out when equipment counts from the line down", new("Empty range", new() { Reach = EquipmentReach.FromTheLineDown, Levels = [EquipmentLevel.Site, EquipmentLevel.Area] }, AskIt) },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_ARowThatCannotBeMeant_IsRefusedBesideItsField(string field, string sentence, ApprovalRule rule)
    {
        var refused = PolicyRowRules.Check([rule], Sites).Where(wrong => wrong.Field == field).ToList();

        refused.ShouldContain(wrong => wrong.Message.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_NoRows_IsRefused() => PolicyRowRules.Check([], Sites).ShouldHaveSingleItem().Message.ShouldContain("would ask nobody");

    [Fact]
    public void Check_TheBuiltInRows_AreFine() => PolicyRowRules.Check(BuiltInPolicy.Rows, Sites).ShouldBeEmpty();

    [Fact]
    public void Check_OneAsksAndOneForbidsTheSame_IsRefused() =>
        PolicyRowRules.Check([new("Asks", Network, AskIt), new("Forbids", Network, new() { Forbids = "No." })], Sites).ShouldHaveSingleItem().Message.ShouldStartWith("Rows 1 and 2 apply to the same changes, and one asks");

    [Fact]
    public void Check_TheSameFunctionOnDifferentTerms_IsRefused() =>
        PolicyRowRules.Check([new("One", Network, AskIt), new("Two", Network, RuleEffect.Ask(Function.IT, Function.OT) with { Quorum = new SeatQuorum(2) })], Sites)
            .ShouldHaveSingleItem().Message.ShouldStartWith("Rows 1 and 2 ask the same function for the same changes on different terms");

    [Fact]
    public void Check_DifferentFunctionsForTheSame_IsFine() => PolicyRowRules.Check([new("One", Network, AskIt), new("Two", Network, RuleEffect.Ask(Function.OT))], Sites).ShouldBeEmpty();

    [Theory]
    [InlineData(2, 1, 0, null)]
    [InlineData(1, 1, 0, "IT needs 1 person besides the requester, and has 1 in all.")]
    [InlineData(0, 1, 0, "IT needs 1 person besides the requester, and has 0 in all.")]
    [InlineData(3, 3, 0, "IT needs 3 people besides the requester, and has 3 in all.")]
    [InlineData(4, 3, 0, null)]
    [InlineData(3, 1, 100, null)]
    public void FindShort_MembersAtASite_MustSufficeWithoutTheRequester(int members, int people, int percent, string? sentence)
    {
        var staff = new SiteStaff("BER", Enumerable.Range(1, members).ToLookup(_ => Function.IT));
        var rule = new ApprovalRule("Row", Network, AskIt with { Quorum = new SeatQuorum(people, percent) });

        var found = PolicyStaffing.FindShort([rule], [staff], NoHolders);

        found.Select(wrong => wrong.Message).SingleOrDefault().ShouldBe(sentence is null ? null : $"Row 1 cannot be satisfied at BER: {sentence}");
    }

    [Fact]
    public void FindShort_ACompetencyThatNobodyHolds_IsRefusedInItsName()
    {
        var staff = new SiteStaff("BER", Enumerable.Range(1, 5).ToLookup(_ => Function.IT));

        PolicyStaffing.FindShort([new("Row", Network, AskIt with { Competencies = ["FW-ENG"] })], [staff], NoHolders).ShouldHaveSingleItem().Message
            .ShouldBe("Row 1 cannot be satisfied at BER: IT needs 1 person with FW-ENG besides the requester, and has 0 in all.");
    }

    [Fact]
    public void FindShort_ARowForAnotherSite_AsksNobodyHere() =>
        PolicyStaffing.FindShort([new("Row", new() { Sites = ["CHI"] }, AskIt)], [new SiteStaff("BER", Enumerable.Empty<int>().ToLookup(_ => Function.IT))], NoHolders).ShouldBeEmpty();

    [Fact]
    public void Diff_NamesAndOrder_ChangeNothing()
    {
        IReadOnlyList<ApprovalRule> after = [.. BuiltInPolicy.Rows.Reverse().Select(rule => rule with { Name = $"{rule.Name}!" })];

        PolicyDiff.Between(BuiltInPolicy.Rows, after).ShouldSatisfyAllConditions(d => d.ChangesNothing.ShouldBeTrue(), d => d.Renamed.Count.ShouldBe(BuiltInPolicy.Rows.Count));
    }

    [Fact]
    public void Diff_ARowThatAsksOthers_ConcernsWhoIsAskedAndWhoIsAskedNoLonger()
    {
        IReadOnlyList<ApprovalRule> after = [.. BuiltInPolicy.Rows.Select(rule => rule.Name == "Critical equipment" ? rule with { Then = RuleEffect.Ask(Function.OT) } : rule)];

        PolicyDiff.Between(BuiltInPolicy.Rows, after).ConcernedFunctions().ShouldBe([Function.OT, Function.Production]);
    }

    [Fact]
    public void Diff_ARowThatForbids_ConcernsEveryFunction() =>
        PolicyDiff.Between(BuiltInPolicy.Rows, [.. BuiltInPolicy.Rows, new("No", Network, new() { Forbids = "No." })]).ConcernedFunctions().Count.ShouldBe(7);

    private static ILookup<string, int> NoHolders { get; } = Array.Empty<(string, int)>().ToLookup(held => held.Item1, held => held.Item2);
}
