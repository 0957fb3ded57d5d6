using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Strategy;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The checks of the catalog of data and of governance, each on a plant that conforms but for one thing.</summary>
public sealed class DataCheckTests
{
    private static readonly SnapshotRows Rows = PaperPlant.Rows;

    [Fact]
    public void DS18_SourceWithoutOwner_IsWhoseWorkItRecords()
    {
        var found = Rows.WithSource("COPY", s => s with { Owners = [], Operations = OperationsType.Quality }).Check("DS-18").ShouldHaveSingleItem();

        found.Sentence.ShouldBe("COPY has no accountable owner.");
        found.Owner.ShouldBe(ViolationOwner.Of(Function.Quality));
    }

    [Fact]
    public void DS18_OwnerWhoLeft_IsNamed() => Rows.WithSource("COPY", s => s with { Owners = [PaperPlant.Owner(1, "Olga", isActive: false)] }).Check("DS-18").ShouldHaveSingleItem().Sentence.ShouldBe("COPY is owned by Olga, who has left.");

    [Fact]
    public void DS18_TwoOwnersAtOnce_IsAFinding() => Rows.WithSource("COPY", s => s with { Owners = [PaperPlant.Owner(1, "Olga"), PaperPlant.Owner(2, "Karl")] }).Check("DS-18").ShouldHaveSingleItem();

    [Fact]
    public void DS18_OwnerIsATeam_IsAFinding() =>
        Rows.WithSource("COPY", s => s with { Owners = [new PlantOwner(OwnershipType.AccountableOwner, null, null, false, null, Function.IT)] }).Check("DS-18").ShouldHaveSingleItem();

    [Theory]
    [InlineData(LifecycleStage.Production, 1)]
    [InlineData(LifecycleStage.Testing, 0)]
    [InlineData(LifecycleStage.Retired, 0)]
    public void DS18_OnlyWhatPeopleRelyOn_NeedsAnOwner(LifecycleStage stage, int found) => Rows.WithSource("COPY", s => s with { Owners = [], Stage = stage }).Check("DS-18").Count.ShouldBe(found);

    [Theory]
    [InlineData(UseCaseState.Current, 0)]
    [InlineData(UseCaseState.Potential, 0)]
    [InlineData(UseCaseState.Rejected, 2)]
    public void DS19_SourceNobodyUses_IsDark(UseCaseState state, int found) => (Rows with { Uses = [Rows.Uses[0] with { State = state }] }).Check("DS-19").Count.ShouldBe(found);

    [Theory]
    [InlineData(90, 0)]
    [InlineData(91, 1)]
    public void DS19_DaysSinceTheLastLook_AreAtMostAsSet(int days, int found) => Rows.WithSource("COPY", s => s with { ReviewedOn = PaperPlant.Today.PlusDays(-days) }).Check("DS-19").Count.ShouldBe(found);

    [Fact]
    public void DS19_OtherNumberOfDays_IsAnotherFinding()
    {
        var rows = Rows.WithSource("COPY", s => s with { ReviewedOn = PaperPlant.Today.PlusDays(-91) });

        var (first, second) = (rows.Check("DS-19").Single(), rows.Check("DS-19", CheckParameters.Default.With("DS-19", "reviewDays", 30)).Single(v => v.Subject.Key == "BER:COPY"));

        second.Key.ShouldNotBe(first.Key);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void DS19_PersonWithoutBackup_IsMoreThanALowFinding(bool hasBackup, int found) =>
        Rows.WithSource("COPY", s => s with { Kind = DataSourceKind.Person, KnownBy = "Karl", HasBackup = hasBackup }).Check("DS-19").Count(v => v.Severity == CheckSeverity.Medium).ShouldBe(found);

    [Theory]
    [InlineData(FlowTransport.OPCUA, null, "BER:C-IDMZ-CELL", 0)]
    [InlineData(FlowTransport.OPCUA, null, null, 1)]
    [InlineData(FlowTransport.OPCUA, null, "BER:C-OFFICE-IDMZ", 1)]
    [InlineData(FlowTransport.OPCUA, null, "BER:C-GONE", 1)]
    [InlineData(FlowTransport.Modbus, null, "BER:C-IDMZ-CELL", 1)]
    [InlineData(FlowTransport.REST, 4840, "BER:C-IDMZ-CELL", 0)]
    [InlineData(FlowTransport.ManualRekeying, null, null, 0)]
    public void DS20_FlowBetweenZones_NeedsAConduitThatPermitsIt(FlowTransport transport, int? port, string? conduit, int found) =>
        (Rows with { Flows = [Rows.Flows[0] with { Transport = transport, Port = port, ConduitKey = conduit }] }).Check("DS-20").Count.ShouldBe(found);

    [Fact]
    public void DS20_FlowWithinAZoneOrToPeople_NeedsNone() =>
        (Rows with { Flows = [Rows.Flows[0] with { ToKey = "BER:PLC-DATA", ConduitKey = null }, Rows.Flows[0] with { Key = "BER:F2", ToKey = null, ConsumerFunction = Function.Production, ConduitKey = null }] }).Check("DS-20").ShouldBeEmpty();

    public static TheoryData<ContractStatus, int?, int?, int> Contracts => new()
    {
        { ContractStatus.Active, null, null, 0 }, { ContractStatus.Draft, null, null, 1 }, { ContractStatus.Active, 1, null, 1 }, { ContractStatus.Active, 0, 1, 0 }, { ContractStatus.Active, null, 0, 1 },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public void DS21_QualityRelyingOnASource_NeedsAContractInForce(ContractStatus status, int? from, int? to, int found) =>
        (Relied(Function.Quality) with { Contracts = [new("BER:COPY", "c1", status, Day(from), Day(to), null, null)] }).Check("DS-21").Count.ShouldBe(found);

    [Theory]
    [InlineData(Function.Maintenance, 1)]
    [InlineData(Function.Production, 0)]
    public void DS21_OnlyQualityAndMaintenance_NeedOne(Function function, int found) => Relied(function).Check("DS-21").Count.ShouldBe(found);

    [Theory]
    [InlineData(15, 0)]
    [InlineData(16, 1)]
    public void DS21_MeasuredFreshness_IsAtMostAsPromised(int measured, int found) =>
        (Rows with { Contracts = [new("BER:COPY", "c1", ContractStatus.Active, null, null, 15, measured)] }).Check("DS-21").Count.ShouldBe(found);

    [Theory]
    [InlineData("acme/ber/pack/copy", 0)]
    [InlineData("BER/PACK", 0)]
    [InlineData("acme/ber/line2/pack", 1)]
    [InlineData("acme/ber/copy", 1)]
    [InlineData("acme/europe/ber/pack", 1)]
    [InlineData("acme/ber//pack", 1)]
    [InlineData("acme/ber/pack/#", 1)]
    [InlineData("acme/ber/pack+1", 1)]
    public void DS22_NamespacePath_FollowsTheHierarchy(string path, int found) => Rows.WithSource("COPY", s => s with { NamespacePath = path }).Check("DS-22").Count.ShouldBe(found);

    [Theory]
    [InlineData("BER/EDGE1", 0)]
    [InlineData("BER/EDGE1/DEV1", 0)]
    [InlineData("BER", 1)]
    [InlineData("BER/EDGE1/DEV1/X", 1)]
    [InlineData("BER/EDGE#", 1)]
    public void DS22_SparkplugAddress_HasItsForm(string id, int found) => Rows.WithSource("COPY", s => s with { SparkplugId = id }).Check("DS-22").Count.ShouldBe(found);

    [Fact]
    public void DS22_SparkplugAddressTwice_IsAFindingOfBoth() =>
        Rows.WithSource("COPY", s => s with { SparkplugId = "BER/EDGE1" }).WithSource("PLC-DATA", s => s with { SparkplugId = "ber/edge1" }).Check("DS-22").Select(v => v.Subject.Key).ShouldBe(["BER:COPY", "BER:PLC-DATA"]);

    [Theory]
    [InlineData(31, 0, 0)]
    [InlineData(30, 0, 1)]
    [InlineData(-1, 0, 1)]
    [InlineData(100, 1, 0)]
    [InlineData(100, 2, 1)]
    public void ST23_Waiver_EndsAndIsExtendedOnce(int days, int extensions, int found) => Waived(days, extensions).Check("ST-23").Count.ShouldBe(found);

    /// <summary>Its end is the first day on which it no longer holds.</summary>
    [Theory]
    [InlineData(1, CheckSeverity.Medium)]
    [InlineData(0, CheckSeverity.High)]
    public void ST23_Waiver_HasExpiredOnTheDayOfItsEnd(int days, CheckSeverity severity) => Waived(days).Check("ST-23").ShouldHaveSingleItem().Severity.ShouldBe(severity);

    [Theory]
    [InlineData("Fewer stops", 60, 0)]
    [InlineData(" ", 60, 1)]
    [InlineData("Fewer stops", -1, 1)]
    public void ST23_Pilot_HasExitCriteriaAndEnds(string criteria, int days, int found) =>
        (Rows with { Pilots = [new("PI-2026-0001", "BER", "Trial", Function.OT, PaperPlant.Today.PlusDays(days), criteria, 0)] }).Check("ST-23").Count.ShouldBe(found);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 1)]
    public void ST24_Standard_IsLookedAtByItsDay(int days, int found) =>
        (Rows with { Standards = [new("NET-01", "Zones", null, Function.IT, PaperPlant.Today.PlusDays(days), [Function.IT], [Function.IT])] }).Check("ST-24").Count.ShouldBe(found);

    [Fact]
    public void ST24_FunctionConcernedThatDidNotSign_IsNamed() =>
        (Rows with { Standards = [new("NET-01", "Zones", null, Function.IT, null, [Function.IT], [Function.IT, Function.OT])] }).Check("ST-24").ShouldHaveSingleItem().Sentence.ShouldBe("NET-01 concerns OT, who did not sign it.");

    [Fact]
    public void Of_StandardsThatGiveASeverity_TakesTheGraverButNeverForWhatStopsAChange()
    {
        var rows = Waived(0) with
        {
            Standards =
            [
                new("NET-01", "Zones", null, Function.IT, null, [Function.IT], [Function.IT]) { Severities = [new("ST-23", CheckSeverity.Low), new("CH-33", CheckSeverity.Low)] },
                new("NET-02", "Waivers", null, Function.IT, null, [Function.IT], [Function.IT]) { Severities = [new("ST-23", CheckSeverity.Medium)] },
            ],
        };
        var parameters = CheckParameters.Of(rows);

        rows.Check("ST-23", parameters).ShouldHaveSingleItem().Severity.ShouldBe(CheckSeverity.Medium);
        parameters.Weigh(rows.Check("ST-23")[0] with { Check = "CH-33", Severity = CheckSeverity.Blocking }).Severity.ShouldBe(CheckSeverity.Blocking);
        parameters.IsSame(CheckParameters.Of(rows with { Standards = [rows.Standards[0]] })).ShouldBeFalse();
    }

    [Fact]
    public void Of_RunThatNobodyWaitsForAnyMore_Stops() =>
        Should.Throw<OperationCanceledException>(() => CheckRun.Of(new PlantSnapshot(PaperPlant.Now, Rows), CheckParameters.Default, cancellationToken: new CancellationToken(true)));

    private static SnapshotRows Waived(int days, int extensions = 0) => Rows with { Waivers = [new("WV-2026-0001", "BER", "Old PLC", Function.OT, PaperPlant.Today.PlusDays(days), extensions)] };

    private static SnapshotRows Relied(Function by) => Rows with { Uses = [.. Rows.Uses, new PlantUse("BER:UC2", by, UseCaseState.Current, ["BER:COPY"])] };

    private static LocalDate? Day(int? days) => days is { } away ? PaperPlant.Today.PlusDays(away) : null;
}
