using ConvergencePortal.Core.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class FlowPassagesTests
{
    private static readonly FlowEnd Filler = new("PLC-FILLER-2", ["CELL-PACK"]);
    private static readonly FlowEnd Supervision = new("SCADA-01", ["SITEOPS"]);
    private static readonly ConduitPermissions Right = new(1, "SITEOPS", "CELL-PACK", false, [new("tcp", 4840, "SCADA-01", "CELL-PACK")]);

    [Fact]
    public void Of_AFlowAcrossZones_IsJudgedByItsConduit()
    {
        FlowPassages.Of(FlowTransport.OPCUA, null, Filler, Supervision, null).ShouldBe(FlowPassage.Missing);
        FlowPassages.Of(FlowTransport.OPCUA, null, Filler, Supervision, Right).ShouldBe(FlowPassage.Permitted);
        FlowPassages.Of(FlowTransport.REST, null, Filler, Supervision, Right).ShouldBe(FlowPassage.Denied);
        FlowPassages.Of(FlowTransport.OPCUA, null, Filler, Supervision, Right with { ZoneA = "OFFICE" }).ShouldBe(FlowPassage.OtherZones);
        FlowPassages.Of(FlowTransport.ManualRekeying, null, Filler, Supervision, null).ShouldBe(FlowPassage.ByHand);
    }

    [Fact]
    public void Of_AFlowWithinAZoneOrToPeople_NeedsNoConduit()
    {
        FlowPassages.Of(FlowTransport.OPCUA, null, Filler, new FlowEnd("HMI-2", ["CELL-PACK"]), null).ShouldBe(FlowPassage.NotNeeded);
        FlowPassages.Of(FlowTransport.REST, null, Filler, null, null).ShouldBe(FlowPassage.NotNeeded);
        FlowPassages.Of(FlowTransport.REST, null, Filler, new FlowEnd(null, []), null).ShouldBe(FlowPassage.NotNeeded);
    }

    [Fact]
    public void Of_AnEndOnNoNetworkThatNamesAConduit_IsJudgedByItsRulesAlone() =>
        FlowPassages.Of(FlowTransport.OPCUA, null, Supervision, new FlowEnd(null, []), Right).ShouldBe(FlowPassage.Permitted);
}
