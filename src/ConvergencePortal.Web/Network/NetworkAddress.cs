using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Web.Network;

/// <summary>Where devices, segments, zones and conduits have their pages: /network/devices/BER/SW-PACK-01 for the key "BER:SW-PACK-01".</summary>
public static class NetworkAddress
{
    public static string Device(string key) => Of("devices", key);
    public static string Segment(string key) => Of("segments", key);
    public static string Zone(string key) => Of("zones", key);
    public static string Conduit(string key) => Of("conduits", key);

    private static string Of(string kind, string key) =>
        SiteCode.TryRead(key, out var site, out var code) ? $"/network/{kind}/{Uri.EscapeDataString(site)}/{Uri.EscapeDataString(code)}" : $"/network/{kind}";
}
