namespace ConvergencePortal.Core.Plant;

/// <summary>Why a description of a device type is not taken; the place is said by who collects it.</summary>
internal static class DeviceTypeFileErrors
{
    public const string NoType = "A device type is described by fields such as manufacturer, model and slug.";

    public static string Double(DeviceTypeFile type, int line) => $"{type.Manufacturer} {type.Slug} is described in this file already, from line {line}.";

    public static string DoublePort(string name) => $"There are two interfaces called {name}.";
}
