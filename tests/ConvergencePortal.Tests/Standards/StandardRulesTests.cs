using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The rules of standards that need no database.</summary>
public sealed class StandardRulesTests
{
    private static readonly LocalDate Day = new(2026, 11, 5);
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly PersonRights Author = new(7, "Ada", PersonKind.Person, true, PersonRoles.None, [new HeldFunction(Function.IT, 1)]);

    [Theory]
    [InlineData("2026-11-05", 15, "2028-02-29")]
    [InlineData("2026-11-30", 15, "2028-02-29")]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2026-12-01", 12, "2027-12-31")]
    [InlineData("2026-11-05", 60, "2031-11-30")]
    public void ReviewDue_AfterSoManyMonths_IsTheEndOfThatMonth(string approved, int months, string due) =>
        ReviewDue.After(NodaTime.Text.LocalDatePattern.Iso.Parse(approved).Value, months).ShouldBe(NodaTime.Text.LocalDatePattern.Iso.Parse(due).Value);

    [Fact]
    public void ReviewDue_AnyDayAndInterval_IsTheLastDayOfExactlyThatMonth() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var (approved, months) = (new LocalDate(2000, 1, 1).PlusDays(random.Next(0, 36_500)), random.Next(1, ReviewDue.MostMonths + 1));
        var due = ReviewDue.After(approved, months);
        return due.PlusDays(1).Day == 1 && due.Year * 12 + due.Month == approved.Year * 12 + approved.Month + months && due >= approved.PlusMonths(months);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("1.2.3", true)]
    [InlineData(" 1.2.3 ", true)]
    [InlineData("0.0.1", true)]
    [InlineData("1.2", false)]
    [InlineData("1.2.3.4", false)]
    [InlineData("01.2.3", false)]
    [InlineData("1.2.3-beta", false)]
    [InlineData("1.2.10000", false)]
    [InlineData("١.2.3", false)]
    [InlineData("", false)]
    public void SemVer_OfAText_IsThreePlainNumbers(string text, bool isVersion) => (SemVer.Read(text) is not null).ShouldBe(isVersion);

    [Fact]
    public void SemVer_Ordered_ByNumbersNotByLetters()
    {
        SemVer.Read("1.10.0")!.Value.IsHigherThan(SemVer.Read("1.9.9")!.Value).ShouldBeTrue();
        SemVer.Read("1.0.0")!.Value.IsHigherThan(SemVer.Read("1.0.0")!.Value).ShouldBeFalse();
    }

    /// <summary>Versions are approved one after the other with any first day and any planned end, and at some moment perhaps the standard is retired: on no day do two of them hold.</summary>
    [Fact]
    public void Approve_AnySequenceOfDates_LeavesAtMostOneEffectiveVersionOnAnyDay() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var today = Day;
        var standard = new Standard(new("NET-01", "Networks", StandardCategory.Network, Function.IT), Author, At(today));
        for (var number = 1; number <= 8; number++)
        {
            LocalDate? from = random.Next(2) == 0 ? null : today.PlusDays(random.Next(0, 40));
            LocalDate? to = random.Next(3) > 0 ? null : (from ?? today).PlusDays(random.Next(1, 40));
            standard.Draft(Author, new StandardContent($"{number}.0.0", "New", from, to, Applicability.Everything, [new(null, "Text", RequirementLevel.Must)]), At(today)).Error.ShouldBeNull();
            var draft = standard.Open!;
            standard.Submit(Author, [Function.IT]).Error.ShouldBeNull();
            today = today.PlusDays(random.Next(0, 15));
            standard.Approve(draft, [Function.IT], At(today)).Error.ShouldBeNull();
        }
        if (random.Next(4) == 0) standard.Retire(Author, "Enough", At(today)).Error.ShouldBeNull();
        return Enumerable.Range(0, 300).Select(days => Day.PlusDays(days)).All(day => standard.Versions.Count(v => v.StatusOn(day) == StandardStatus.Effective) <= 1)
            && (standard.RetiredAt is null || standard.EffectiveOn(today) is null);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Approve_WhatWouldHaveBegunInThePast_HoldsFromToday()
    {
        var standard = Submitted(Day.PlusDays(2));

        standard.Approve(standard.Open!, [Function.IT], At(Day.PlusDays(9))).Error.ShouldBeNull();

        standard.LatestApproved!.EffectiveFrom.ShouldBe(Day.PlusDays(9));
    }

    [Fact]
    public void WordDiff_AnyTwoTexts_CanBeReadBackFromIt() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var (before, after) = (Text(random), Text(random));
        var spans = WordDiff.Between(before, after);
        return string.Concat(spans.Where(s => s.Change != WordChange.Added).Select(s => s.Text)) == before && string.Concat(spans.Where(s => s.Change != WordChange.Removed).Select(s => s.Text)) == after;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void WordDiff_OneWord_ShowsOnlyThat() => WordDiff.Between("Every machine hangs on a switch.", "Every machine hangs on a managed switch.")
        .ShouldBe([new(WordChange.Same, "Every machine hangs on a "), new(WordChange.Added, "managed "), new(WordChange.Same, "switch.")]);

    [Fact]
    public void WordDiff_TwoLongTexts_AreComparedWithoutDelay()
    {
        var (before, after) = (string.Join(' ', Enumerable.Range(0, 3000).Select(n => n % 7)), string.Join(' ', Enumerable.Range(0, 3000).Select(n => n % 11)));

        WordDiff.Between(before, after).ShouldContain(span => span.Change == WordChange.Removed);
    }

    [Fact]
    public void Diff_OfTwoVersions_NamesWhatCameWentAndMoved()
    {
        var before = new StandardContent("1.0.0", null, null, null, new Applicability { ZoneKind = ZoneKind.CellArea }, [new("R1", "One", RequirementLevel.Must), new("R2", "Two", RequirementLevel.Should), new("R3", "Three", RequirementLevel.May)]);
        var after = before with
        {
            SemVer = "1.1.0", PlannedFrom = Day, AppliesTo = new Applicability { ZoneKind = ZoneKind.CellArea, LevelToTenths = 35 },
            Requirements = [before.Requirements[2], new("R2", "Two", RequirementLevel.Must) { CheckCode = "NC-09" }, new("R4", "Four", RequirementLevel.Must)],
        };

        var diff = StandardDiff.Between(before, after);

        diff.Added.Select(r => r.Key).ShouldBe(["R4"]);
        diff.Removed.Select(r => r.Key).ShouldBe(["R1"]);
        diff.Changed.Single().Moved.Select(m => (m.Field, m.From, m.To)).ShouldBe([("R2 Level", "Should", "Must"), ("R2 Check", null, "NC-09")]);
        diff.Moved.Select(m => (m.Field, m.To)).ShouldBe([("Takes effect on", "2026-11-05"), ("Highest level", "3.5")]);
    }

    [Fact]
    public void Catalog_EveryCheck_HasItsOwnCodeAndDefaultsWithinTheirLimits()
    {
        CheckCatalog.All.Select(check => check.Code).ShouldBeUnique();
        CheckCatalog.All.Count.ShouldBe(29);
        CheckCatalog.All.SelectMany(check => check.Parameters).ShouldAllBe(p => p.Min <= p.Default && p.Default <= p.Max);
        CheckCatalog.Find(" nc-09 ")!.Find("MAXDEVICES")!.Default.ShouldBe(200);
        CheckCatalog.Find("NC-99").ShouldBeNull();
    }

    private static Standard Submitted(LocalDate from)
    {
        var standard = new Standard(new("NET-01", "Networks", StandardCategory.Network, Function.IT), Author, At(Day));
        standard.Draft(Author, new StandardContent("1.0.0", "New", from, null, Applicability.Everything, [new(null, "Text", RequirementLevel.Must)]), At(Day)).Error.ShouldBeNull();
        standard.Submit(Author, [Function.IT]).Error.ShouldBeNull();
        return standard;
    }

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => new[] { "a", "bb", " ", "  ", "\n", "ccc ", "d" }[random.Next(7)]));

    private static Instant At(LocalDate day) => day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() + Duration.FromHours(12);
}
