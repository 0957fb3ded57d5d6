using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The life of a finding, and the matching of what is known with what a run saw.</summary>
public sealed class FindingTests
{
    private const int Site = 1;
    private static readonly Instant Monday = Instant.FromUtc(2026, 11, 2, 1, 0);
    private static readonly Instant Tuesday = Monday + Duration.FromDays(1);
    private static readonly Instant Wednesday = Monday + Duration.FromDays(2);

    [Fact]
    public void Enter_SameViolationAgain_KeepsItsBeginning()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        var again = Enter([finding], [Violation("a")], Tuesday);

        again.Outcome.WritesNothing.ShouldBeTrue();
        finding.FirstSeen.ShouldBe(Monday);
    }

    [Fact]
    public void Enter_ViolationThatIsGone_FixesIt()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        var outcome = Enter([finding], [], Tuesday).Outcome;

        outcome.ShouldBe(new CheckOutcome(0, 0, 0, 1));
        (finding.Status, finding.FixedAt, finding.FirstSeen).ShouldBe((FindingStatus.Fixed, Tuesday, Monday));
        Enter([finding], [], Wednesday).Outcome.WritesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Enter_ViolationThatCameBack_IsOpenWithANewBeginningAndSaysSo()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();
        Enter([finding], [], Tuesday);

        var outcome = Enter([finding], [Violation("a")], Wednesday).Outcome;

        outcome.Returned.ShouldBe(1);
        (finding.Status, finding.FirstSeen, finding.TimesReturned, finding.FixedAt).ShouldBe((FindingStatus.Open, Wednesday, 1, (Instant?)null));
    }

    [Fact]
    public void Enter_ViolationInOtherWords_ChangesTheFindingAndTellsNobody()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        var outcome = Enter([finding], [Violation("b")], Tuesday).Outcome;

        (outcome.Changed, outcome.IsNews, finding.Sentence, finding.FirstSeen).ShouldBe((1, false, "b", Monday));
    }

    [Fact]
    public void MarkFalsePositive_ByTheFunctionWhoseItIs_HoldsUntilTheSentenceChanges()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        finding.MarkFalsePositive(Person(Function.IT), " The scan was wrong. ", Tuesday).IsSuccess.ShouldBeTrue();
        Enter([finding], [Violation("a")], Tuesday);
        (finding.Status, finding.FalsePositiveReason).ShouldBe((FindingStatus.FalsePositive, "The scan was wrong."));

        Enter([finding], [Violation("b")], Wednesday);
        (finding.Status, finding.FalsePositiveReason).ShouldBe((FindingStatus.Open, null));
    }

    [Fact]
    public void MarkFalsePositive_ByAnotherFunctionOrSite_IsRefused()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        finding.MarkFalsePositive(Person(Function.OT), "No", Tuesday).Error!.Code.ShouldBe("finding.notTheirs");
        finding.MarkFalsePositive(Person(Function.IT, site: 2), "No", Tuesday).Error!.Code.ShouldBe("finding.notTheirs");
        finding.MarkFalsePositive(Person(Function.IT) with { Roles = PersonRoles.Auditor }, "No", Tuesday).Error!.Code.ShouldBe("finding.notTheirs");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void MarkFalsePositive_WithoutReason_IsRefused(string? reason) =>
        Enter([], [Violation("a")], Monday).New.Single().MarkFalsePositive(Person(Function.IT), reason, Tuesday).Error!.Field.ShouldBe("reason");

    [Fact]
    public void MarkFalsePositive_OfWhatIsFixed_IsRefused()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();
        finding.Miss(Tuesday);

        finding.MarkFalsePositive(Person(Function.IT), "No", Wednesday).Error!.Code.ShouldBe("finding.fixed");
    }

    [Fact]
    public void Waive_ThenTheWaiverEnds_OpensItAgain()
    {
        var finding = Enter([], [Violation("a")], Monday).New.Single();

        finding.Waive(new LocalDate(2026, 12, 1));
        (finding.Status, finding.WaivedUntil).ShouldBe((FindingStatus.Waived, new LocalDate(2026, 12, 1)));
        Enter([finding], [Violation("a")], Tuesday);
        finding.Status.ShouldBe(FindingStatus.Waived);
        finding.EndWaiver();

        (finding.Status, finding.WaivedUntil).ShouldBe((FindingStatus.Open, (LocalDate?)null));
    }

    [Fact]
    public void Key_SameParametersInAnotherOrder_IsTheSame()
    {
        ViolationParameter a = new("a", "1"), b = new("b", "2");

        (Violation("x") with { Parameters = [a, b] }).Key.ShouldBe((Violation("y") with { Parameters = [b, a] }).Key);
        (Violation("x") with { Parameters = [a] }).Key.ShouldNotBe((Violation("x") with { Parameters = [b] }).Key);
    }

    public static TheoryData<string?, string, bool> Nights => new()
    {
        // Two o'clock in Berlin is one o'clock UTC in winter and midnight UTC in summer.
        { null, "2026-11-05T00:30:00Z", true }, { "2026-11-04T01:00:00Z", "2026-11-05T00:59:00Z", false }, { "2026-11-04T01:00:00Z", "2026-11-05T01:00:00Z", true },
        { "2026-11-05T01:00:00Z", "2026-11-05T23:00:00Z", false }, { "2026-07-04T12:00:00Z", "2026-07-05T00:00:00Z", true }, { "2026-07-04T12:00:00Z", "2026-07-04T23:59:00Z", false },
    };

    [Theory]
    [MemberData(nameof(Nights))]
    public void IsDue_AfterTwoInTheNightOfTheFirstSite_OncePerNight(string? last, string now, bool expected)
    {
        var state = new CheckState();
        if (last is not null) state.RunAt(At(last));

        state.IsDue(At(now), DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ShouldBe(expected);
    }

    private static Instant At(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;

    private static (IReadOnlyList<Finding> New, CheckOutcome Outcome) Enter(IEnumerable<Finding> known, IEnumerable<Violation> seen, Instant now) => FindingBook.Enter(known, seen, _ => true, _ => Site, now);

    private static Violation Violation(string sentence) =>
        new("NC-11", CheckSeverity.High, "BER", new CheckSubject(SubjectKind.Device, "BER:PLC"), sentence, ["PLC"], ViolationOwner.Of(Function.IT), []);

    private static PersonRights Person(Function function, int site = Site) => new(7, "Ida", PersonKind.Person, true, PersonRoles.None, [new HeldFunction(function, site)]);
}
