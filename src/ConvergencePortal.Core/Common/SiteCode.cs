namespace ConvergencePortal.Core.Common;

/// <summary>The name of a device, segment, zone, conduit or window in files, addresses and the API: the site's code and its own, "BER:SW-PACK-01".</summary>
public static class SiteCode
{
    private const char Separator = ':';

    public static string Of(string site, string code) => $"{site}{Separator}{code}";

    /// <summary>False when the text does not name a site and a code.</summary>
    public static bool TryRead(string? text, out string site, out string code)
    {
        var parts = (text ?? "").Split(Separator);
        (site, code) = parts.Length == 2 ? (parts[0].Trim(), parts[1].Trim()) : ("", "");
        return site.Length > 0 && code.Length > 0;
    }
}
