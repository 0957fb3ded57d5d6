using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Web.Shared;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Shared;

public sealed class WordsTests
{
    [Theory]
    [InlineData(DeviceRole.SafetyController, "Safety controller")]
    [InlineData(DeviceRole.PLC, "PLC")]
    [InlineData(DeviceRole.Switch, "Switch")]
    [InlineData(Function.ProcessSafety, "Process safety")]
    [InlineData(EquipmentLevel.ProductionLine, "Line")]
    [InlineData(ZoneKind.IDMZ, "Industrial DMZ")]
    [InlineData(AssetStatus.InspectionScheduled, "Inspection scheduled")]
    public void Of_Value_IsSaidInPlainWords(Enum value, string expected)
    {
        var words = Words.Of(value);

        words.ShouldBe(expected);
    }

    [Theory]
    [InlineData("ProductionLine", "Line")]
    [InlineData("ViaIntermediateSystem", "Through a jump host")]
    [InlineData("3.5", "3.5")]
    public void OfName_ChoiceOfAForm_IsSaidInTheSameWords(string name, string expected)
    {
        var words = Words.OfName(name);

        words.ShouldBe(expected);
    }
}
