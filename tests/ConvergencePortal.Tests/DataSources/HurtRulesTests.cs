using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

/// <summary>What of the data goes dark when something of the plant goes down.</summary>
public sealed class HurtRulesTests
{
    [Theory]
    [InlineData(ItemKind.DataSource, BerlinData.FillerValues, "PLC-FILL")]
    [InlineData(ItemKind.Device, BerlinPicture.FillerPlc, "PLC-FILLER > PLC-FILL")]
    [InlineData(ItemKind.Device, BerlinPicture.Switch, "SW-PACK-01 > segment VLAN 210 > HMI-LABELER > LOTS; SW-PACK-01 > segment VLAN 210 > PLC-FILLER > PLC-FILL")]
    [InlineData(ItemKind.Asset, BerlinPicture.SwitchAsset, "AST-SW-01 > SW-PACK-01 > segment VLAN 210 > HMI-LABELER > LOTS; AST-SW-01 > SW-PACK-01 > segment VLAN 210 > PLC-FILLER > PLC-FILL")]
    [InlineData(ItemKind.Segment, BerlinPicture.Vlan900, "segment VLAN 900 > SIS-CIP > SIS")]
    [InlineData(ItemKind.Zone, BerlinPicture.SafetyZone, "zone SIS > segment VLAN 900 > SIS-CIP > SIS")]
    [InlineData(ItemKind.Equipment, BerlinPicture.Filler, "Filler 2 > PLC-FILLER > PLC-FILL")]
    [InlineData(ItemKind.Conduit, BerlinPicture.DmzToCell, "")]
    [InlineData(ItemKind.Device, BerlinPicture.Firewall, "")]
    public void Of_AThingThatGoesDown_StopsTheSourcesThatNeedIt(ItemKind kind, int id, string paths) =>
        string.Join("; ", Of(BerlinPicture.Whole, (kind, id)).Stopped.Select(s => string.Join(" > ", s.Path))).ShouldBe(paths);

    [Theory]
    [InlineData(ItemKind.Conduit, BerlinPicture.OfficeToDmz, "C-OFFICE-IDMZ > flow F-COPY")]
    [InlineData(ItemKind.Device, BerlinPicture.Firewall, "FW-01 > C-IDMZ-PACK > flow F-SET; FW-01 > C-IDMZ-PACK > flow F-STATES")]
    public void Of_AConduitOrWhatEnforcesIt_CutsItsFlowsAndStopsNoSource(ItemKind kind, int id, string paths)
    {
        var outage = Of(BerlinPicture.Whole, (kind, id));

        outage.Stopped.ShouldBeEmpty();
        string.Join("; ", outage.Cut.Select(c => string.Join(" > ", c.Path))).ShouldBe(paths);
    }

    [Fact]
    public void Of_OneOfTwoSwitchesInARing_SparesWhatTheOtherCarriesAndNamesIt()
    {
        var outage = Of(Ring, (ItemKind.Device, BerlinPicture.Switch));

        outage.IsNone.ShouldBeTrue();
        outage.Spared.ShouldBe([new SpareWay("LOTS", "SW-PACK-02"), new SpareWay("PLC-FILL", "SW-PACK-02")]);
    }

    [Fact]
    public void Of_BothSwitchesOfARing_StopsWhatTheyCarry() =>
        Of(Ring, (ItemKind.Device, BerlinPicture.Switch), (ItemKind.Device, 50)).ShouldSatisfyAllConditions(o => o.Stopped.Select(s => s.Source.Code).ShouldBe(["LOTS", "PLC-FILL"]), o => o.Spared.ShouldBeEmpty());

    [Fact]
    public void Of_ADeviceThatThePlantNoLongerHas_StillStopsTheSourcesThatLivedOnIt()
    {
        var without = BerlinPicture.With(parts => parts with { Devices = [.. parts.Devices.Where(d => d.Id != BerlinPicture.FillerPlc)] });

        Of(without, (ItemKind.Device, BerlinPicture.FillerPlc)).Stopped.ShouldHaveSingleItem().Path.ShouldBe(["PLC-FILL"]);
    }

    private static SitePicture Ring => BerlinPicture.With(parts => parts with
    {
        Devices =
        [
            .. parts.Devices.Select(d => d.Id == BerlinPicture.Switch ? d with { RedundancyGroupId = 1 } : d),
            new(50, "SW-PACK-02", "Second switch", DeviceRole.Switch, BerlinPicture.Line, null, RemoteAccess.None, 1, null, [BerlinPicture.Vlan210]),
        ],
        RedundancyGroups = [new(1, "RING", "Ring")],
    });

    private static Outage Of(SitePicture site, params (ItemKind, int)[] down) => HurtRules.Of(site, BerlinData.Whole, down);
}
