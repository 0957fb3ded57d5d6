using ConvergencePortal.Core.Network;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>One address, one text.</summary>
public sealed class NetworkAddressesTests
{
    [Theory]
    [InlineData("10.20.30.4", "10.20.30.4")]
    [InlineData("FD00:0020:0030:0000::4", "fd00:20:30::4")]
    [InlineData("10.20.30", null)]
    [InlineData("010.20.30.4", null)]
    [InlineData("10.20.30.400", null)]
    [InlineData("fe80::1%eth0", null)]
    [InlineData("ten", null)]
    public void ReadIp_Text_IsCanonicalOrRefused(string text, string? canonical) => Value(NetworkAddresses.ReadIp(text)).ShouldBe(canonical);

    [Theory]
    [InlineData("10.20.30.0/24", "10.20.30.0/24")]
    [InlineData("FD00:20::/64", "fd00:20::/64")]
    [InlineData("10.20.30.4/32", "10.20.30.4/32")]
    [InlineData("10.20.30.4/24", null)]
    [InlineData("10.20.30.0", null)]
    [InlineData("10.20.30.0/", null)]
    [InlineData("10.20.30.0/33", null)]
    [InlineData("10.20.30.0/-1", null)]
    [InlineData("10.20/16", null)]
    public void ReadRange_Text_IsCanonicalOrRefused(string text, string? canonical) => Value(NetworkAddresses.ReadRange(text)).ShouldBe(canonical);

    [Fact]
    public void ReadRange_AddressOfOneMachine_SaysTheRangeItLiesIn() => NetworkAddresses.ReadRange("10.20.30.4/24").Error!.Message.ShouldContain("10.20.30.0/24");

    [Theory]
    [InlineData("02:49:00:00:00:0a", "02:49:00:00:00:0A")]
    [InlineData("02-49-00-00-00-0A", "02:49:00:00:00:0A")]
    [InlineData("0249.0000.000a", "02:49:00:00:00:0A")]
    [InlineData("02490000000A", "02:49:00:00:00:0A")]
    [InlineData("02:49:00:00:00", null)]
    [InlineData("02:49:00:00:00:0G", null)]
    public void ReadMac_Text_IsCanonicalOrRefused(string text, string? canonical) => Value(NetworkAddresses.ReadMac(text)).ShouldBe(canonical);

    private static string? Value(ConvergencePortal.Core.Common.Result<string> read) => read.IsSuccess ? read.Value : null;
}
