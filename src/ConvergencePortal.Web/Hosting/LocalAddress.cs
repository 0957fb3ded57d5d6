namespace ConvergencePortal.Web.Hosting;

/// <summary>Return addresses come from the browser and must stay on this host.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this host ("/changes?status=…"), otherwise the home page.</summary>
    public static string OrHome(string? address) =>
        address is { Length: > 0 and < 2000 } && address[0] == '/' && (address.Length == 1 || address[1] is not ('/' or '\\')) && !address.Any(char.IsControl) && !address.Contains('\\') ? address : "/";
}
