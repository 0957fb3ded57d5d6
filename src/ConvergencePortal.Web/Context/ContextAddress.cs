using ConvergencePortal.Web.Plant;

namespace ConvergencePortal.Web.Context;

/// <summary>Where the page of four lives is, for an asset and for a place in the plant.</summary>
public static class ContextAddress
{
    public static string OfAsset(string tag) => $"{PlantAddress.OfAsset(tag)}/context";
    public static string OfEquipment(string path) => $"{PlantAddress.Equipment}/context?path={Uri.EscapeDataString(path)}";

    public static string Of(ContextReach reach) => reach switch
    {
        ContextReach.Week => "week",
        ContextReach.Month => "month",
        ContextReach.Quarter => "quarter",
        _ => throw new ArgumentOutOfRangeException(nameof(reach), reach, null),
    };
}
