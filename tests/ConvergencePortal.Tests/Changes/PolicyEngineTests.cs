using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class PolicyEngineTests
{
    private static readonly AgreementFacts LabelerPatch = PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Labeler);

    [Fact]
    public void For_ConditionsOnEquipment_MustHoldForOneAndTheSamePiece()
    {
        var line = PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Line);

        // The line has criticality B and the labeler is GxP relevant, but neither is both.
        Asked(new() { Criticalities = [Criticality.B], Flags = [EquipmentFlag.GxpRelevant] }, line).ShouldBeFalse();
        Asked(new() { Criticalities = [Criticality.C], Flags = [EquipmentFlag.GxpRelevant] }, line).ShouldBeTrue();
    }

    [Theory]
    [InlineData(EquipmentReach.Touched, true)]
    [InlineData(EquipmentReach.FromTheLineDown, true)]
    [InlineData(EquipmentReach.Changed, false)]
    public void For_EquipmentThatWorksThroughASwitch_CountsByReach(EquipmentReach reach, bool isAsked) =>
        Asked(new() { Reach = reach, Flags = [EquipmentFlag.GxpRelevant] }, PaperFacts.Of(ItemKind.Device, BerlinPicture.Switch)).ShouldBe(isAsked);

    [Fact]
    public void For_SeveralRowsForOneFunction_TakesTheStricterTermsPartByPart()
    {
        var engine = PolicyEngine.Compile(2,
        [
            new("Two of quality", new(), new() { Functions = [Function.Quality], Quorum = new(2), HasVeto = false, Meaning = SignatureMeaning.Reviewed, DeadlineHours = 8, Competencies = ["GMP"] }),
            new("Half of quality", new(), new() { Functions = [Function.Quality], Quorum = new(1, 50), HasVeto = true, Meaning = SignatureMeaning.Verified, DeadlineHours = 40, Competencies = ["AUDIT"], Covers = FieldGroups.Schedule }),
        ]);

        var seat = engine.For(LabelerPatch).ShouldHaveSingleItem();

        seat.Quorum.ShouldBe(new SeatQuorum(2, 50));
        (seat.HasVeto, seat.Meaning, seat.DeadlineHours).ShouldBe((true, SignatureMeaning.Verified, 8));
        seat.Competencies.ShouldBe(["AUDIT", "GMP"]);
        seat.Covers.ShouldBe(FieldGroups.Scope | FieldGroups.Quality | FieldGroups.Schedule);
    }

    [Fact]
    public void Explain_ASeat_NamesTheRowsThatAskedAndWhatMatched()
    {
        var engine = PolicyEngine.Compile(2, [new("Every network change", new() { Natures = [ChangeNature.Network] }, RuleEffect.Ask(Function.IT)), new("Regulated products", new() { Flags = [EquipmentFlag.GxpRelevant] }, RuleEffect.Ask(Function.Quality))]);

        var seat = engine.Explain(LabelerPatch).Seats.ShouldHaveSingleItem();

        seat.Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(r => (r.Number, r.Name).ShouldBe((2, "Regulated products")), r => r.Reasons.ShouldBe(["Labeler 2 is GxP relevant."]));
    }

    [Fact]
    public void Explain_ManyReasons_LeavesNoneOut() =>
        BuiltInPolicy.Engine.Explain(PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Line)).Seats.Single(s => s.Terms.Function == Function.Maintenance).Rows.Single().Reasons.Count.ShouldBe(5);

    [Fact]
    public void For_ASlotConflictThatTheRowNames_AsksWithTheWordsOfTheConflict()
    {
        var verdict = new SlotVerdict(ConflictCode.PeopleAway, ConflictPolicy.Warn, null, null, [], null, null, default, default, "It is a holiday at Berlin.");
        var facts = PaperFacts.Of(ItemKind.Equipment, BerlinPicture.Labeler, verdicts: [verdict]);

        var seat = PolicyEngine.Compile(2, [new("Holidays", new() { Conflicts = [ConflictCode.PeopleAway] }, RuleEffect.Ask(Function.Production))]).For(facts).ShouldHaveSingleItem();

        (seat.Function, seat.Reasons.ShouldHaveSingleItem()).ShouldBe((Function.Production, "It is a holiday at Berlin."));
    }

    [Fact]
    public void Forbid_ARowThatMatches_SaysItsSentenceAndWinsOverEveryoneWhoWouldAgree()
    {
        var facts = LabelerPatch with
        {
            Policy = PolicyEngine.Compile(2, [.. BuiltInPolicy.Rows, new("No patching of labelers", new() { Flags = [EquipmentFlag.GxpRelevant] }, new() { Forbids = "GxP equipment is changed by its vendor only." })]),
        };

        AgreementPolicy.Forbid(facts).ShouldNotBeNull().ShouldSatisfyAllConditions(e => e.Code.ShouldBe("policy.forbids"), e => e.Message.ShouldBe("GxP equipment is changed by its vendor only."));
        AgreementPolicy.Forbid(LabelerPatch).ShouldBeNull();
    }

    [Fact]
    public void For_AnItemThatIsNoLongerThere_CountsEveryRowOnEquipmentAsMetAndSaysSo()
    {
        var facts = PaperFacts.Of(ItemKind.Device, BerlinPicture.OfficePc) with { Missing = [new(ItemKind.Device, "BER:PLC-OLD")] };

        var quality = BuiltInPolicy.Engine.For(facts).Single(seat => seat.Function == Function.Quality);

        quality.Reasons.ShouldBe(["BER:PLC-OLD is no longer part of the plant, so whatever it could touch counts as touched."]);
    }

    [Theory]
    [InlineData("""{"natures":["Quantum"]}""")]
    [InlineData("""{"criticalities":["Z"]}""")]
    [InlineData("""{"types":["7"]}""")]
    [InlineData("not JSON")]
    public void For_AStoredRowThatThePortalDoesNotUnderstand_CountsAsMetAndSaysSo(string conditions)
    {
        var engine = PolicyEngine.Compile(2, [new("From a later portal", PolicyText.ReadConditions(conditions), RuleEffect.Ask(Function.Quality))]);

        var seat = engine.For(PaperFacts.Of(ItemKind.Device, BerlinPicture.OfficePc)).ShouldHaveSingleItem();

        (seat.Function, seat.Reasons[^1]).ShouldBe((Function.Quality, "Row 1 of the policy names something that the portal does not know, so the row counts as met."));
    }

    [Fact]
    public void For_AnEffectThatThePortalDoesNotUnderstand_AsksEveryFunction() =>
        PolicyEngine.Compile(2, [new("From a later portal", new(), PolicyText.ReadEffect("""{"functions":["Robotics"]}"""))]).For(LabelerPatch).Count.ShouldBe(7);

    [Fact]
    public void For_ASiteThatNobodyKnows_CountsAsThisOne()
    {
        IReadOnlyList<ApprovalRule> rows = [new("Berlin, misspelt", new() { Sites = ["BRE"] }, RuleEffect.Ask(Function.Quality))];

        PolicyEngine.Compile(2, rows, new HashSet<string> { "BER", "CHI" }).For(LabelerPatch).Select(r => r.Function).ShouldBe([Function.Quality]);
        PolicyEngine.Compile(2, rows, new HashSet<string> { "BER", "BRE" }).For(LabelerPatch).Select(r => r.Function).ShouldBe([Function.OT]);
    }

    [Fact]
    public void For_TheBuiltInRows_LeavesTheDeadlineToTheSite() => BuiltInPolicy.Engine.For(LabelerPatch).ShouldAllBe(seat => seat.DeadlineHours == null);

    private static bool Asked(ApprovalConditions when, AgreementFacts facts) =>
        PolicyEngine.Compile(2, [new("The row", when, RuleEffect.Ask(Function.Quality))]).For(facts).Any(seat => seat.Function == Function.Quality);
}
