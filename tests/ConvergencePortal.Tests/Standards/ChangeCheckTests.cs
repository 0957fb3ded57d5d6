using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The checks of changes, each on a change that says everything but one thing.</summary>
public sealed class ChangeCheckTests
{
    private static readonly ChangeContent Whole = new()
    {
        Title = "Move a port", Nature = ChangeNature.Network, WorkMinutes = 30, RollbackMinutes = 10, BackoutPlan = "Back", SecurityControls = "Firewall", TestPlan = "Ping", TestDifferences = "None", TechnicalBasis = "Advisory",
        SafetyImpact = "None", ProceduresToUpdate = "None", PeopleToInform = "Shift", SoftwareVerification = "Hash", EmergencyReason = "Line stands",
    };

    private static readonly ChangeView Change = new("CR-2026-0001", "BER", ChangeStatus.Scheduled, 1, "Rita", Function.IT, 2, Whole, false, [new(ItemKind.Device, "BER:PLC")],
        [new(3, "Olga", Function.OT, Verdict.Approve, true)], [Function.OT], PaperPlant.Now, PaperPlant.Now, null, null, [], null);

    [Fact]
    public void Of_ChangeThatSaysEverything_FindsNothing() => Find(Change).ShouldBeEmpty();

    public static TheoryData<ItemKind, string> SafetyThings => new() { { ItemKind.Equipment, "BER/PACK/SIS" }, { ItemKind.Device, "BER:SIS-1" }, { ItemKind.Segment, "BER:V90" }, { ItemKind.Zone, "BER:SIS" } };

    [Theory]
    [MemberData(nameof(SafetyThings))]
    public void CH25_TouchesSafety_NeedsASignatureOfProcessSafety(ItemKind kind, string key)
    {
        var change = Change with { Things = [new(kind, key)] };

        Find(change, "CH-25").ShouldHaveSingleItem().Severity.ShouldBe(CheckSeverity.Blocking);
        Find(change with { Signatures = [new(4, "Paul", Function.ProcessSafety, Verdict.Approve, true)] }, "CH-25").ShouldBeEmpty();
        Find(change with { Status = ChangeStatus.Authorizing }, "CH-25").ShouldBeEmpty();
    }

    [Fact]
    public void CH26_HazardousProcess_NamesEveryFieldThatIsEmpty()
    {
        var change = Change with { Content = Whole with { TechnicalBasis = null, PeopleToInform = " " } };

        Find(change, "CH-26", hazard: true).ShouldHaveSingleItem().Sentence.ShouldBe("CR-2026-0001 touches the hazardous process BER/PACK and does not say: technical basis (i), who is informed and trained.");
        Find(change, "CH-26").ShouldBeEmpty();
        Find(change with { IsReplacementInKind = true }, "CH-26", hazard: true).ShouldBeEmpty();
        Find(change with { Status = ChangeStatus.Draft }, "CH-26", hazard: true).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ChangeStatus.Scheduled, 1)]
    [InlineData(ChangeStatus.Assessing, 0)]
    public void CH27_BlockingConflict_CountsOnceItIsScheduled(ChangeStatus status, int found) => Find(Change with { Status = status, Blocking = ["Inside the freeze."] }, "CH-27").Count.ShouldBe(found);

    [Fact]
    public void CH28_WayBack_IsDescribedAndFits()
    {
        Find(Change with { Content = Whole with { BackoutPlan = null } }, "CH-28").ShouldHaveSingleItem();
        Find(Change with { WayBackTooLong = "It runs into production." }, "CH-28").ShouldHaveSingleItem();
        Find(Change with { Status = ChangeStatus.Draft, Content = Whole with { BackoutPlan = null } }, "CH-28").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ChangeNature.Network, 1)]
    [InlineData(ChangeNature.Software, 1)]
    [InlineData(ChangeNature.Equipment, 0)]
    public void CH29_NetworkAndSoftware_NameTheControls(ChangeNature nature, int found) => Find(Change with { Content = Whole with { Nature = nature, SecurityControls = null } }, "CH-29").Count.ShouldBe(found);

    [Fact]
    public void CH30_CriticalEquipment_IsTestedAndTheDifferencesAreWritten()
    {
        var change = Change with { Things = [new(ItemKind.Device, "BER:SIS-1")], Signatures = [new(4, "Paul", Function.ProcessSafety, Verdict.Approve, true)], Content = Whole with { TestDifferences = null } };

        Find(change, "CH-30").ShouldHaveSingleItem().Sentence.ShouldContain("how the test differs from the plant");
        Find(change with { Things = Change.Things }, "CH-30").ShouldBeEmpty();
    }

    [Fact]
    public void CH31_Software_SaysHowItWasVerified() => Find(Change with { Content = Whole with { Nature = ChangeNature.Software, SoftwareVerification = null } }, "CH-31").ShouldHaveSingleItem();

    // 2026-11-05 is a Thursday: five working days back is the Thursday before.
    [Theory]
    [InlineData("2026-10-29", 0)]
    [InlineData("2026-10-28", 1)]
    [InlineData("2026-11-01", 0)]
    public void CH32_LookAfterAnEmergency_IsDoneWithinFiveWorkingDays(string ended, int found)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(ended).Value;

        Find(Emergency(1) with { ActualEnd = day.AtMidnight().InUtc().ToInstant() }, "CH-32").Count.ShouldBe(found);
    }

    [Fact]
    public void CH32_EmergencyWithoutReason_IsAFinding() => Find(Emergency(1) with { Content = Whole with { Type = ChangeType.Emergency, EmergencyReason = null } }, "CH-32").ShouldHaveSingleItem();

    [Theory]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    public void CH32_MoreThanTwoEmergenciesOfOneRequester_AreAHabit(int count, int found) => Find([.. Enumerable.Range(1, count).Select(Emergency)], "CH-32").Count.ShouldBe(found);

    [Theory]
    [InlineData(1, true, 1)]
    [InlineData(2, true, 1)]
    [InlineData(3, true, 0)]
    [InlineData(3, false, 1)]
    public void CH33_Signature_IsOfSomebodyElseAndFitsWhatIsThere(int person, bool fits, int found) => Find(Change with { Signatures = [new(person, "Olga", Function.OT, Verdict.Approve, fits)] }, "CH-33").Count.ShouldBe(found);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void CH34_Measure_IsGoneByItsEnd(int minutes, int found) =>
        (PaperPlant.Rows with { Measures = [new("TM-2026-0001", "BER", "Jumper", "CR-2026-0001", 1, "Rita", Function.OT, PaperPlant.Now + Duration.FromMinutes(minutes))] }).Check("CH-34").Count.ShouldBe(found);

    /// <summary>Its end is the first day on which it no longer runs.</summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void CH34_Pilot_IsDecidedByTheDayOfItsEnd(int days, int found) =>
        (PaperPlant.Rows with { Pilots = [new("PI-2026-0001", "BER", "Trial", Function.OT, PaperPlant.Today.PlusDays(days), "Fewer stops", 0)] }).Check("CH-34").Count.ShouldBe(found);

    private static ChangeView Emergency(int number) => Change with { Number = $"CR-2026-000{number}", Status = ChangeStatus.RetrospectiveReview, Content = Whole with { Type = ChangeType.Emergency } };

    private static List<Violation> Find(ChangeView change, string? check = null, bool hazard = false) => Find([change], check, hazard);

    private static List<Violation> Find(ChangeView[] changes, string? check = null, bool hazard = false)
    {
        var rows = PaperPlant.Rows with { Changes = changes };
        if (hazard) rows = rows with { Equipment = [.. rows.Equipment.Select(e => e.Path == "BER/PACK" ? e with { IsHazardousProcess = true } : e)] };
        return check is null ? rows.Check() : rows.Check(check);
    }
}
