namespace ConvergencePortal.Core.Plant;

/// <summary>Why a description of a device type is not taken; the place is said by who collects it.</summary>
internal static class DeviceTypeFileErrors
{
    public const string NoType = "A device type is described by fields such as manufacturer, model and slug.";

    public const string Slug = "A slug holds small letters, digits, hyphens and underscores only.";

    public const string Height = "u_height is a number of rack units from 0 to 100 in steps of 0.5.";

    public const string Weight = "A weight lies between 0 and 100 tonnes.";

    public const string WeightUnit = "A weight needs its unit: weight_unit is kg, g, lb or oz.";

    public static string Double(DeviceTypeFile type, int line) => $"{type.Manufacturer} {type.Slug} is described in this file already, from line {line}.";

    public static string DoublePort(string name) => $"There are two interfaces called {name}.";
}
