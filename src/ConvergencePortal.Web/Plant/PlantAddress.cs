namespace ConvergencePortal.Web.Plant;

/// <summary>Where an equipment node has its page (/plant and its path of codes) and where an asset has its own.</summary>
public static class PlantAddress
{
    public const string Equipment = "/plant";
    public const string Assets = "/assets";

    public static string Of(string path) => $"{Equipment}/{string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}";
    public static string OfAsset(string tag) => $"{Assets}/{Uri.EscapeDataString(tag)}";
}
