using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The network checks, each on a plant that conforms but for one thing.</summary>
public sealed class NetworkCheckTests
{
    private static readonly SnapshotRows Rows = PaperPlant.Rows;

    [Fact]
    public void Of_PlantThatConforms_FindsNothing() => Rows.Check().ShouldBeEmpty();

    [Fact]
    public void NC01_VendorZoneJoinedToACell_SaysThePathFromTheControllerToIt()
    {
        var rows = Rows with
        {
            Zones = [.. Rows.Zones, PaperPlant.Zone("VENDOR", ZoneKind.ExternalNetwork)], Segments = [.. Rows.Segments, PaperPlant.Segment("V70", "VENDOR")],
            Conduits = [.. Rows.Conduits, PaperPlant.Conduit("C-VENDOR-CELL", "VENDOR", "CELL")],
        };

        var found = rows.Check("NC-01").ShouldHaveSingleItem();

        found.Subject.ShouldBe(new CheckSubject(SubjectKind.Segment, "BER:V30"));
        found.Evidence.ShouldBe(["PLC", "V30", "C-VENDOR-CELL", "V70"]);
        found.Owner.Function.ShouldBe(Function.OT);
    }

    [Theory]
    [InlineData(DeviceRole.Router, 1)]
    [InlineData(DeviceRole.Firewall, 0)]
    public void NC01_DeviceBetweenOfficeAndCell_CountsOnlyWhenItRoutesEverything(DeviceRole role, int found) =>
        Rows.Plus(PaperPlant.Device("BOX", role, "BER/PACK", ("V10", "10.0.10.9"), ("V30", "10.0.30.9"))).Check("NC-01").Count.ShouldBe(found);

    [Theory]
    [InlineData(20, 1)]
    [InlineData(30, 0)]
    public void NC01_LevelOfTheDevice_CountsUpToTwo(int tenths, int found) =>
        Rows.WithDevice("PLC", d => d with { LevelTenths = tenths }).Plus(PaperPlant.Device("BOX", DeviceRole.Router, "BER/PACK", ("V10", null), ("V30", null)) with { LevelTenths = 40 }).Check("NC-01").Count.ShouldBe(found);

    [Fact]
    public void NC01_OnlyThroughTheDemilitarizedZone_IsNoFinding() =>
        Rows.Plus(PaperPlant.Device("BOX", DeviceRole.Router, "BER/PACK", ("V20", null), ("V30", null))).Check("NC-01").ShouldBeEmpty();

    [Fact]
    public void NC02_RouterBetweenZonesWithoutConduit_IsFoundOnceForThePair()
    {
        var found = Rows.Plus(PaperPlant.Device("BOX", DeviceRole.Router, "BER/PACK", ("V10", null), ("V30", null))).WithTraffic(new PlantTraffic("BER", "PC", "PLC", "tcp", 502)).Check("NC-02").ShouldHaveSingleItem();

        found.Evidence.ShouldBe(["V10", "BOX", "V30"]);
        found.Parameters.ShouldBe([new ViolationParameter("zone", "BER:OFFICE")]);
    }

    [Fact]
    public void NC02_TrafficBetweenZonesWithoutConduit_SaysWhoSpokeToWhom() =>
        Rows.WithTraffic(new PlantTraffic("BER", "10.0.10.77", "10.0.30.5", "tcp", 502)).Check("NC-02").ShouldHaveSingleItem().Evidence.ShouldBe(["10.0.10.77", "V10", "tcp/502", "V30", "PLC (10.0.30.5)"]);

    [Theory]
    [InlineData("8.8.8.8", "10.0.30.5")]
    [InlineData("10.0.30.6", "10.0.30.5")]
    public void NC02_TrafficFromElsewhereOrWithinAZone_IsNoFinding(string source, string destination) =>
        Rows.WithTraffic(new PlantTraffic("BER", source, destination, "tcp", 502)).Check().ShouldBeEmpty();

    [Theory]
    [InlineData("REPL", "PLC", "tcp", 4840, 0)]
    [InlineData("REPL", "10.0.30.99", "tcp", 4840, 0)]
    [InlineData("REPL", "PLC", "tcp", 4841, 1)]
    [InlineData("REPL", "PLC", "udp", 4840, 1)]
    [InlineData("10.0.20.99", "PLC", "tcp", 4840, 1)]
    [InlineData("PLC", "REPL", "tcp", 4840, 1)]
    public void NC03_TrafficThroughAConduit_NeedsARuleWithItsEndsAndService(string source, string destination, string protocol, int port, int found) =>
        Rows.WithTraffic(new PlantTraffic("BER", source, destination, protocol, port)).Check("NC-03").Count.ShouldBe(found);

    [Theory]
    [InlineData("10.0.20.0/28", 0)]
    [InlineData("10.0.20.16/28", 1)]
    [InlineData("V20", 0)]
    [InlineData("any", 0)]
    [InlineData("IDMZ", 0)]
    public void NC03_SelectorOfARule_IsAZoneSegmentDeviceAddressRangeOrAny(string selector, int found) =>
        Rows.WithConduit("C-IDMZ-CELL", c => c with { Rules = [PaperPlant.Rule("tcp", 4840, selector, "CELL")] }).Check("NC-03").Count.ShouldBe(found);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    public void NC03_RuleThatExpires_PermitsUntilItsDay(int days, int found) =>
        Rows.WithConduit("C-IDMZ-CELL", c => c with { Rules = [c.Rules[0] with { ExpiresOn = PaperPlant.Today.PlusDays(days) }] }).Check("NC-03").Count.ShouldBe(found);

    [Theory]
    [InlineData(ConduitDirection.AtoB, 0)]
    [InlineData(ConduitDirection.BtoA, 1)]
    public void NC03_ConduitOfOneDirection_PermitsNoTrafficAgainstIt(ConduitDirection direction, int found) => Rows.WithConduit("C-IDMZ-CELL", c => c with { Direction = direction }).Check("NC-03").Count.ShouldBe(found);

    [Fact]
    public void NC03_ConduitThatHasYetToBegin_IsNone() => Rows.WithConduit("C-IDMZ-CELL", c => c with { EffectiveFrom = PaperPlant.Today.PlusDays(1) }).Check("NC-02").ShouldHaveSingleItem();

    public static TheoryData<string, string?, int?, string, CheckSeverity?> LooseRules => new()
    {
        { "Needed", "CR-2026-0001", null, "tcp", null },
        { "Needed", null, null, "tcp", CheckSeverity.Medium },
        { "", "CR-2026-0001", null, "tcp", CheckSeverity.High },
        { "-", "CR-2026-0001", null, "tcp", CheckSeverity.High },
        { "Needed", "CR-2026-0001", 1, "tcp", null },
        { "Needed", "CR-2026-0001", 0, "tcp", CheckSeverity.High },
        { "Needed", "CR-2026-0001", null, "any", CheckSeverity.High },
    };

    [Theory]
    [MemberData(nameof(LooseRules))]
    public void NC04_Rule_NeedsReasonAndChangeAndTimeAndBounds(string reason, string? change, int? days, string protocol, CheckSeverity? severity)
    {
        var rule = new PlantRule(protocol, 4840, "REPL", "CELL", reason, change, days is { } left ? PaperPlant.Today.PlusDays(left) : null);

        Rows.WithConduit("C-IDMZ-CELL", c => c with { Rules = [rule] }).Check("NC-04").Select(v => (CheckSeverity?)v.Severity).SingleOrDefault().ShouldBe(severity);
    }

    [Theory]
    [InlineData(null, "REPL", "CELL")]
    [InlineData(4840, "any", "any")]
    public void NC04_RuleForAllPortsOrAllEnds_PermitsEverything(int? port, string source, string destination) =>
        Rows.WithConduit("C-IDMZ-CELL", c => c with { Rules = [PaperPlant.Rule("tcp", port, source, destination)] }).Check("NC-04").ShouldHaveSingleItem().Sentence.ShouldContain("permits everything");

    [Fact]
    public void NC05_ZoneWithEmptyAttributes_NamesAllOfThem() =>
        Rows.WithZone("CELL", z => z with { Target = null, PhysicalBoundary = " " }).Check("NC-05").ShouldHaveSingleItem().Sentence.ShouldBe("Zone CELL lacks its target security level, physical boundary.");

    [Fact]
    public void NC05_ConduitWithoutTargetAndReview_IsTheConduitsFinding() =>
        Rows.WithConduit("C-IDMZ-CELL", c => c with { Target = null, ReviewDueOn = null }).Check("NC-05").ShouldHaveSingleItem().Subject.ShouldBe(new CheckSubject(SubjectKind.Conduit, "BER:C-IDMZ-CELL"));

    [Theory]
    [InlineData("2222222", "2222222", 0)]
    [InlineData("2222222", "3333333", 0)]
    [InlineData("2222222", "2222122", 1)]
    [InlineData("0000000", "0000000", 0)]
    public void NC06_AnyRequirementBelowItsTarget_IsAFinding(string target, string achieved, int found) =>
        Rows.WithZone("CELL", z => z with { Target = SecurityLevels.TryParse(target), Achieved = SecurityLevels.TryParse(achieved) }).Check("NC-06").Count.ShouldBe(found);

    [Fact]
    public void NC07_SafetyControllerInACell_IsAFindingOfTheCell() =>
        Rows.Plus(PaperPlant.Device("SIS-2", DeviceRole.SafetyController, "BER/PACK", ("V30", null))).Check("NC-07").ShouldHaveSingleItem().Evidence.ShouldBe(["SIS-2", "V30", "CELL", "PLC"]);

    [Fact]
    public void NC07_OtherDeviceOnTheSafetySegment_IsAFindingAndASwitchIsNot()
    {
        Rows.Plus(PaperPlant.Device("SW", DeviceRole.Switch, "BER/PACK", ("V90", null))).Check("NC-07").ShouldBeEmpty();
        Rows.Plus(PaperPlant.Device("CAM", DeviceRole.Camera, "BER/PACK", ("V90", null))).Check("NC-07").ShouldHaveSingleItem().Sentence.ShouldBe("SIS-1 is for safety and shares V90 with CAM.");
    }

    [Theory]
    [InlineData(DeviceRole.AccessPoint, false, false, false, 1)]
    [InlineData(DeviceRole.Other, true, false, false, 1)]
    [InlineData(DeviceRole.Other, false, true, false, 1)]
    [InlineData(DeviceRole.Other, false, false, true, 1)]
    [InlineData(DeviceRole.Other, false, false, false, 0)]
    public void NC08_GuestByMarkOrRoleInACell_IsAFinding(DeviceRole role, bool wireless, bool transient, bool external, int found) =>
        Rows.Plus(PaperPlant.Device("GUEST", role, "BER/PACK", ("V30", null)) with { IsWireless = wireless, IsTransient = transient, IsExternal = external }).Check("NC-08").Count.ShouldBe(found);

    [Fact]
    public void NC08_GuestInAnotherZone_IsNoFinding() => Rows.Plus(PaperPlant.Device("AP", DeviceRole.AccessPoint, "BER/PACK", ("V10", null))).Check("NC-08").ShouldBeEmpty();

    [Theory]
    [InlineData(3, 0)]
    [InlineData(4, 1)]
    public void NC09_DevicesOfASegment_AreAtMostAsPlanned(int more, int found) =>
        (Rows with { Segments = [.. Rows.Segments.Select(s => s.Code == "V10" ? s with { MaxDevices = 4 } : s)] }).Plus(Many(more, "V10", "BER/PACK")).Check("NC-09").Count.ShouldBe(found);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 2)]
    public void NC09_Setting_IsTheMostWhereNothingIsPlanned(int most, int found) => Rows.Check("NC-09", CheckParameters.Default.With("NC-09", "maxDevices", most)).Count.ShouldBe(found);

    [Theory]
    [InlineData("10.0.10.0/30", 1, 0)]
    [InlineData("10.0.10.0/30", 2, 1)]
    [InlineData("10.0.10.0/24", 20, 0)]
    [InlineData("fd00::/64", 20, 0)]
    public void NC09_ConnectionsOfASegment_FitItsRange(string cidr, int more, int found) =>
        (Rows with { Segments = [.. Rows.Segments.Select(s => s.Code == "V10" ? s with { Cidr = cidr } : s)] }).WithDevice("PC", d => d with { Interfaces = [d.Interfaces[0] with { Ip = null }] })
        .Plus(Many(more, "V10", "BER/PACK")).WithTraffic().Check("NC-09").Count.ShouldBe(found);

    [Fact]
    public void NC09_CellAcrossAreas_IsAFindingAndAnOfficeIsNot()
    {
        Rows.Plus(Many(1, "V10", "BER/BATCH")).Check("NC-09").ShouldBeEmpty();
        Rows.Plus(Many(1, "V30", "BER/BATCH")).Check("NC-09").ShouldHaveSingleItem().Evidence.ShouldBe(["V30", "BER/BATCH", "BER/PACK"]);
    }

    [Fact]
    public void NC10_DeviceWithoutSegment_IsAFinding() => Rows.Plus(PaperPlant.Device("LOST", DeviceRole.Printer, "BER/PACK")).Check("NC-10").ShouldHaveSingleItem().Subject.Key.ShouldBe("BER:LOST");

    [Theory]
    [InlineData(AssetStatus.Operational, 1)]
    [InlineData(AssetStatus.InspectionScheduled, 1)]
    [InlineData(AssetStatus.Standby, 0)]
    [InlineData(AssetStatus.Commissioning, 0)]
    public void NC10_AssetInUseMountedNowhere_IsAFinding(AssetStatus status, int found) => (Rows with { Assets = [new("DRV-9", "Drive", status, null)] }).Check("NC-10").Count.ShouldBe(found);

    [Fact]
    public void NC10_AddressTwiceInASegment_IsOneFindingThatNamesBoth() =>
        Rows.Plus(PaperPlant.Device("TWIN", DeviceRole.PLC, "BER/PACK", ("V30", "10.0.30.5"))).Check("NC-10").ShouldHaveSingleItem().Sentence.ShouldBe("10.0.30.5 is used by PLC and TWIN.");

    [Fact]
    public void NC10_MacTwiceInASite_IsAFinding() =>
        Rows.WithDevice("PC", d => d with { Interfaces = [d.Interfaces[0] with { Mac = "02:00:00:00:00:01" }] }).WithDevice("PLC", d => d with { Interfaces = [d.Interfaces[0] with { Mac = "02:00:00:00:00:01" }] })
            .Check("NC-10").ShouldHaveSingleItem();

    [Fact]
    public void NC10_AddressOutsideItsRange_IsAFinding() => Rows.Plus(PaperPlant.Device("STRAY", DeviceRole.PLC, "BER/PACK", ("V30", "10.0.31.5"))).Check("NC-10").ShouldHaveSingleItem().Sentence.ShouldContain("outside 10.0.30.0/24");

    [Fact]
    public void NC10_SegmentWhoseZoneEnded_IsAFinding() => (Rows with { Segments = [.. Rows.Segments, PaperPlant.Segment("V99", "GONE")] }).Check("NC-10").ShouldHaveSingleItem().Subject.Kind.ShouldBe(SubjectKind.Segment);

    [Theory]
    [InlineData(RemoteAccess.Direct, 1)]
    [InlineData(RemoteAccess.ViaIntermediateSystem, 0)]
    [InlineData(RemoteAccess.None, 0)]
    public void NC11_RemoteAccess_IsAFindingOnlyWhenDirect(RemoteAccess access, int found) => Rows.WithDevice("PLC", d => d with { RemoteAccess = access }).Check("NC-11").Count.ShouldBe(found);

    [Theory]
    [InlineData(DeviceRole.PLC, null, null, 1)]
    [InlineData(DeviceRole.PLC, 30, null, 0)]
    [InlineData(DeviceRole.PLC, null, "BER:C-IDMZ-CELL", 0)]
    [InlineData(DeviceRole.Workstation, null, null, 0)]
    [InlineData(DeviceRole.Workstation, 20, null, 1)]
    public void NC12_ControlDeviceInTwoZones_IsAFindingUnlessItEnforcesAConduit(DeviceRole role, int? tenths, string? enforced, int found) =>
        Rows.Plus(PaperPlant.Device("DUAL", role, "BER/PACK", ("V20", null), ("V30", null)) with { LevelTenths = tenths, EnforcedConduit = enforced }).Check("NC-12").Count.ShouldBe(found);

    private static PlantDevice[] Many(int count, string segment, string equipment) => [.. Enumerable.Range(0, count).Select(i => PaperPlant.Device($"D{i}", DeviceRole.Printer, equipment, (segment, null)))];
}
