using ConvergencePortal.Core.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>Circles of wider terms, and words that stand for two things.</summary>
public sealed class GlossaryRulesTests
{
    [Fact]
    public void Check_TheWordOfTwoFunctionsForOneThing_IsFine() =>
        GlossaryRules.Check([new GlossaryTerm("Stop") { ITWord = "Outage", OTWord = "Outage" }]).ShouldBeEmpty();

    [Fact]
    public void Check_OneWordForTwoThings_IsSaidWhateverItsCase()
    {
        var breach = GlossaryRules.Check([new GlossaryTerm("Window") { OTWord = "Slot" }, new GlossaryTerm("Rack position") { OTWord = "slot" }]).ShouldHaveSingleItem();

        (breach.Code, breach.IsWarning).ShouldBe(("glossary.wordTwice", true));
        breach.Message.ShouldContain("Window");
        breach.Message.ShouldContain("Rack position");
    }

    [Fact]
    public void Check_WordOfATermThatNobodyUsesAnyMore_IsFree() =>
        GlossaryRules.Check([new GlossaryTerm("Window") { OTWord = "Slot" }, new GlossaryTerm("Rack position") { OTWord = "Slot", Status = TermStatus.Deprecated }]).ShouldBeEmpty();

    [Fact]
    public void Check_WordsOfDifferentFunctions_AreFine() =>
        GlossaryRules.Check([new GlossaryTerm("Window") { OTWord = "Slot" }, new GlossaryTerm("Rack position") { ITWord = "Slot" }]).ShouldBeEmpty();

    [Fact]
    public void Check_TermThatIsItsOwnWiderTerm_IsRefusedRoundAnyCorner()
    {
        var (a, b, c) = (new GlossaryTerm("A"), new GlossaryTerm("B"), new GlossaryTerm("C"));
        (a.Parent, b.Parent, c.Parent) = (b, c, a);

        GlossaryRules.Check([a, b, c]).Select(breach => breach.Code).ShouldBe(Enumerable.Repeat("glossary.circle", 3));
    }
}
