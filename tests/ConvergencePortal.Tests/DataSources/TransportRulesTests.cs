using ConvergencePortal.Core.DataSources;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class TransportRulesTests
{
    private static readonly FlowEnd Filler = new("PLC-FILLER-2", ["CELL-PACK"]);
    private static readonly FlowEnd Supervision = new("SCADA-01", ["SITEOPS"]);

    [Theory]
    [InlineData("tcp", 4840, "SCADA-01", "CELL-PACK", true)]
    [InlineData("TCP", 4840, "cell-pack", "siteops", true)]
    [InlineData("tcp", 4840, "HIST-01", "CELL-PACK", false)]
    [InlineData("tcp", 102, "SCADA-01", "CELL-PACK", false)]
    [InlineData("udp", 4840, "SCADA-01", "CELL-PACK", false)]
    [InlineData("tcp", 4840, "any", "PLC-FILLER-2", true)]
    [InlineData("any", null, "any", "any", true)]
    [InlineData("tcp", null, "SCADA-01", "CELL-PACK", true)]
    [InlineData("icmp", null, "any", "any", false)]
    public void Permit_OpcUaFromTheFillerToSupervision_NeedsItsPortAndBothEndsInEitherOrder(string protocol, int? port, string source, string destination, bool isPermitted) =>
        TransportRules.Permit([new(protocol, port, source, destination)], FlowTransport.OPCUA, null, Filler, Supervision).ShouldBe(isPermitted);

    [Theory]
    [InlineData("udp", 5000, true)]
    [InlineData("tcp", 5000, true)]
    [InlineData("tcp", 502, false)]
    public void Permit_AFlowWithItsOwnPort_NeedsThatOneOverTcpOrUdp(string protocol, int port, bool isPermitted) =>
        TransportRules.Permit([new(protocol, port, "CELL-PACK", "SITEOPS")], FlowTransport.Modbus, 5000, Filler, Supervision).ShouldBe(isPermitted);

    [Fact]
    public void Permit_ThroughADiode_CountsOnlyARuleInTheDirectionOfTheData()
    {
        ConditionOf("CELL-PACK", "SITEOPS").ShouldBeTrue();
        ConditionOf("SITEOPS", "CELL-PACK").ShouldBeFalse();

        static bool ConditionOf(string source, string destination) =>
            TransportRules.Permit([new("tcp", 502, source, destination)], FlowTransport.Modbus, null, Filler, Supervision, isOneWay: true);
    }

    [Fact]
    public void Permit_WhatIsTypedAgain_NeedsNoRule() => TransportRules.Permit([], FlowTransport.ManualRekeying, null, Filler, Supervision).ShouldBeTrue();

    [Fact]
    public void Permit_NoRuleAtAll_IsDenied() => TransportRules.Permit([], FlowTransport.REST, null, Filler, Supervision).ShouldBeFalse();

    [Fact]
    public void Permit_AnEndWithoutDevice_IsNamedByAnyAlone()
    {
        TransportRules.Permit([new("tcp", 443, "any", "SITEOPS")], FlowTransport.REST, null, new FlowEnd(null, []), Supervision).ShouldBeTrue();
        TransportRules.Permit([new("tcp", 443, "OFFICE", "SITEOPS")], FlowTransport.REST, null, new FlowEnd(null, []), Supervision).ShouldBeFalse();
    }
}
