using ConvergencePortal.Core.Changes;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

public sealed class ChangeDraftTests
{
    private static readonly Instant Start = ChangeJourney.Sunday;

    [Fact]
    public void Refuse_ATitleAlone_IsFine() => Refuse(content => content).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Refuse_NoTitle_NamesTheField(string title) => Refuse(content => content with { Title = title }).ShouldBe("title");

    [Fact]
    public void Refuse_ATitleThatIsTooLong_NamesTheField() => Refuse(content => content with { Title = new string('x', 121) }).ShouldBe("title");

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001bb")]
    [InlineData("a\u202eb")]
    public void Refuse_CharactersThatNobodySees_NamesTheField(string text) => Refuse(content => content with { Purpose = text }).ShouldBe("purpose");

    [Fact]
    public void Refuse_HalfACharacter_NamesTheField() => Refuse(content => content with { Purpose = $"a{(char)0xD800}b" }).ShouldBe("purpose");

    [Fact]
    public void Refuse_LineBreaksAndFormulaStarts_AreText() => Refuse(content => content with { Purpose = "=1+1\r\n\t@SUM(A1)" }).ShouldBeNull();

    [Fact]
    public void Refuse_AMegabyteOfText_NamesTheField() => Refuse(content => content with { ImplementationPlan = new string('x', 1_000_000) }).ShouldBe("implementationPlan");

    [Fact]
    public void Refuse_NegativeMinutes_NamesTheField() => Refuse(content => content with { TestMinutes = -1 }).ShouldBe("test");

    [Fact]
    public void Refuse_MinutesBeyondSixtyDays_NamesTheField() => Refuse(content => content with { WorkMinutes = int.MaxValue }).ShouldBe("work");

    [Fact]
    public void Refuse_AStartOutsideTheCalendar_NamesTheField() => Refuse(content => content with { PlannedStart = Instant.FromUtc(2200, 1, 1, 0, 0) }).ShouldBe("plannedStart");

    [Fact]
    public void Refuse_ALastDayOutsideTheCalendar_NamesTheField() => Refuse(content => content with { TemporaryUntil = new LocalDate(-4, 1, 1) }).ShouldBe("temporaryUntil");

    [Fact]
    public void Refuse_AnUnknownNature_IsRefused() => Refuse(content => content with { Nature = (ChangeNature)99 }).ShouldBe("type");

    [Theory]
    [InlineData(0, "change.endBeforeStart")]
    [InlineData(-60, "change.endBeforeStart")]
    [InlineData(59, "change.endDiffers")]
    [InlineData(60, null)]
    public void Refuse_APlannedEnd_IsHeldAgainstTheSpan(int minutesLater, string? code)
    {
        var draft = new ChangeDraft { Content = new ChangeContent { Title = "x", PlannedStart = Start, WorkMinutes = 60 }, PlannedEnd = Start + Duration.FromMinutes(minutesLater) };

        (new ChangeDraftValidator().Refuse(draft)?.Code).ShouldBe(code);
    }

    [Fact]
    public void Refuse_AnEndWithoutAStart_AsksForTheStart()
    {
        var draft = new ChangeDraft { Content = new ChangeContent { Title = "x" }, PlannedEnd = Start };

        new ChangeDraftValidator().Refuse(draft).ShouldNotBeNull().Code.ShouldBe("change.endWithoutStart");
    }

    [Fact]
    public void Refuse_SeveralThingsAtOnce_NamesEach()
    {
        var draft = new ChangeDraft { Content = new ChangeContent { WorkMinutes = -1, Purpose = "\u0001" } };

        new ChangeDraftValidator().Refuse(draft).ShouldNotBeNull().Fields.Select(f => f.Field).ShouldBe(["title", "purpose", "work"], ignoreOrder: true);
    }

    private static string? Refuse(Func<ChangeContent, ChangeContent> change) => new ChangeDraftValidator().Refuse(new ChangeDraft { Content = change(new ChangeContent { Title = "Patch" }) })?.Field;
}
