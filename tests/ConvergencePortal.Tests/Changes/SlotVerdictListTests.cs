using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>What a reader sees of everything that is wrong with a slot.</summary>
public sealed class SlotVerdictListTests : ComponentTest
{
    private static readonly Instant Start = ChangeJourney.Sunday;
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void List_AnyEightyVerdicts_ShowsEverySentenceAndPathOnce() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Seeds, seed =>
    {
        var verdicts = Eighty(new Random(seed));

        var list = Show(verdicts);

        var shown = list.FindAll(".verdict").Sum(group => Math.Max(1, group.QuerySelectorAll(".verdict-things > li").Length));
        var text = list.Markup;
        return shown == verdicts.Count && verdicts.All(v => text.Contains(v.Message, StringComparison.Ordinal) && v.Path.All(step => text.Contains(step, StringComparison.Ordinal)));
    }));

    [Fact]
    public void List_AnyEightyVerdicts_PutsTheWorstFirstInEverySection() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Seeds, seed =>
    {
        var sections = VerdictTexts.Sort(Eighty(new Random(seed)));

        var worst = sections.Select(section => section.Groups[0].Policy).ToList();
        return worst.SequenceEqual(worst.Order()) && sections.All(section => section.Groups.Select(g => g.Policy).SequenceEqual(section.Groups.Select(g => g.Policy).Order()));
    }));

    [Fact]
    public void List_TwentyThingsOneWindow_CountsThemAndFoldsAllButThree()
    {
        var list = Show([.. Enumerable.Range(1, 20).Select(i => Cut($"BER:DEV-{i:00}", $"Filler {i} is producing: Night run.", ["DEV", "VLAN210", $"Filler {i}"]))], things: 25);

        list.Find(".verdict-count").TextContent.ShouldBe("20 of 25 things");
        list.FindAll(".verdict > .verdict-things > li").Count.ShouldBe(3);
        list.Find(".verdict details summary").TextContent.ShouldBe("Show all 20");
        list.FindAll(".verdict details li").Count.ShouldBe(17);
    }

    [Fact]
    public void List_Window_IsLinkedAndSaysWhoseConsentIsNeeded()
    {
        var list = Show([Cut("BER:SW-PACK-01", "Filler 2 is producing: Night run.", ["SW-PACK-01", "VLAN 210", "Filler 2"])]);

        list.Find(".verdict a").GetAttribute("href").ShouldBe("/windows/7");
        list.Find(".verdict").TextContent.ShouldContain("Needs Production's consent");
        list.Find(".path").TextContent.ShouldBe("SW-PACK-01 → VLAN 210 → Filler 2");
    }

    [Fact]
    public void List_OtherChange_IsLinked()
    {
        var list = Show([new SlotVerdict(ConflictCode.SameAsset, ConflictPolicy.Block, null, "BER:SW-PACK-01", ["BER:SW-PACK-01"], null, "CR-2026-0042", Start, Start, "CR-2026-0042 changes it.")]);

        list.Find(".verdict a").GetAttribute("href").ShouldBe("/changes/CR-2026-0042");
        list.Find("[role=heading]").TextContent.ShouldBe("Other changes");
    }

    [Fact]
    public void List_EmergencyConsent_NamesTheAuthorizer()
    {
        var list = Show([new SlotVerdict(ConflictCode.InsideFreeze, ConflictPolicy.NeedsApproval, null, "BER/PACK", ["BER/PACK"], 3, null, Start, Start, "It is frozen.")]);

        list.Find(".verdict").TextContent.ShouldContain("Needs the consent of the named authorizer");
    }

    [Fact]
    public void List_SameSentenceForSeveralThings_SaysItOnceAndNamesThem()
    {
        var list = Show([.. new[] { "BER:SW-A", "BER:SW-B" }.Select(asset =>
            new SlotVerdict(ConflictCode.SharedRedundancy, ConflictPolicy.Block, null, asset, [asset], null, null, Start, Start, "No member of the ring would stay untouched."))], things: 2);

        list.Find(".verdict").TextContent.Split("No member of the ring").Length.ShouldBe(2);
        list.FindAll(".verdict-things > li").Select(li => li.TextContent.Trim()).ShouldBe(["BER:SW-A", "BER:SW-B"]);
    }

    [Fact]
    public void List_Nothing_SaysSo() => Show([]).Find(".notice-good").TextContent.ShouldContain("Nothing speaks against this slot.");

    private IRenderedComponent<SlotVerdictList> Show(IReadOnlyList<SlotVerdict> verdicts, int things = 1) => Render<SlotVerdictList>(p => p.Add(x => x.Verdicts, verdicts).Add(x => x.Things, things));

    private static SlotVerdict Cut(string asset, string message, string[] path) =>
        new(ConflictCode.CutsProduction, ConflictPolicy.NeedsApproval, Function.Production, asset, path, 7, null, Start, Start + Duration.FromHours(1), message);

    /// <summary>Verdicts as the rules make them, in any mixture: with and without a thing, a window, another change.</summary>
    private static List<SlotVerdict> Eighty(Random random)
    {
        var codes = Enum.GetValues<ConflictCode>();
        return [.. Enumerable.Range(0, 80).Select(i =>
        {
            var code = codes[random.Next(codes.Length)];
            var policy = (ConflictPolicy)random.Next(3);
            var isAboutThings = code is not (ConflictCode.PersonBusy or ConflictCode.PersonAbsent or ConflictCode.PeopleAway or ConflictCode.RetroactiveStart);
            string[] path = isAboutThings ? [.. Enumerable.Range(0, random.Next(1, 5)).Select(step => $"thing-{i}-{step}.")] : [];
            return new SlotVerdict(code, policy, policy == ConflictPolicy.NeedsApproval ? (Function)random.Next(7) : null, isAboutThings ? path[0] : null, path,
                random.Next(3) == 0 ? random.Next(1, 4) : null, random.Next(3) == 0 ? $"CR-2026-000{random.Next(1, 4)}" : null, Start, Start, random.Next(2) == 0 ? "The same is said of all." : $"Sentence {i}.");
        })];
    }
}
