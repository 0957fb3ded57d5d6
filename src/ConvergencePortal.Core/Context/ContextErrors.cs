using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Context;

/// <summary>Why there is no page of four lives.</summary>
public static class ContextErrors
{
    public static Error UnknownAsset(string tag) => Error.NotFound("context.unknownAsset", $"There is no asset {Short(tag)}.");

    public static Error UnknownEquipment(string path) => Error.NotFound("context.unknownEquipment", $"There is no equipment at {Short(path)}.", "path");

    public static readonly Error NoSite = Error.Invalid("context.noSite", "An enterprise has no production, network or clock of its own. Choose a site, or something in it.", "path");

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
