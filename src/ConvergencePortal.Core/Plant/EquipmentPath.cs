namespace ConvergencePortal.Core.Plant;

/// <summary>The codes of an equipment node from the site down, joined by a slash.</summary>
public static class EquipmentPath
{
    public const char Separator = '/';

    /// <summary>The paths of the nodes above, from the site down, without the node itself: "BER" and "BER/PACK" for "BER/PACK/LINE2".</summary>
    public static IReadOnlyList<string> Above(string path) =>
        [.. Enumerable.Range(0, path.Length).Where(i => path[i] == Separator).Select(i => path[..i])];

    /// <summary>The path is the scope itself, or below it.</summary>
    public static bool LiesIn(string path, string scope) =>
        path.StartsWith(scope, StringComparison.OrdinalIgnoreCase) && (path.Length == scope.Length || path[scope.Length] == Separator);
}
