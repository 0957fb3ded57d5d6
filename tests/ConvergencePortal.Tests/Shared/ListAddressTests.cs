using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Web.Shared;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

public sealed class ListAddressTests
{
    [Theory]
    [InlineData(null, 1)]
    [InlineData("3", 3)]
    [InlineData("-1", 1)]
    [InlineData("two", 1)]
    [InlineData("99999999999", 1)]
    public void Request_PageInTheAddress_IsTakenWhenItIsAPage(string? page, int expected)
    {
        var request = ListAddress.Request(page, " filler ");

        request.ShouldBe(new PageRequest(expected, ListAddress.PageSize, "filler"));
    }

    [Theory]
    [InlineData("switch", DeviceRole.Switch)]
    [InlineData("Toaster", null)]
    [InlineData("99", null)]
    [InlineData(null, null)]
    public void Parse_ValueInTheAddress_IsNullWhenItIsNone(string? value, DeviceRole? expected)
    {
        var role = ListAddress.Parse<DeviceRole>(value);

        role.ShouldBe(expected);
    }
}
