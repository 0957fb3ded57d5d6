using System.Net;
using System.Net.Sockets;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads addresses into the one form in which they are stored, so that the same address is always the same text.</summary>
public static class NetworkAddresses
{
    private const int MacDigits = 12;

    public static Result<string> ReadRange(string text)
    {
        if (text.Split('/') is not [var address, _] || ReadIp(address).Error is not null || !IPNetwork.TryParse(text, out var range)) return NetworkErrors.BadRange;

        return range.BaseAddress.Equals(IPAddress.Parse(address)) ? range.ToString() : NetworkErrors.RangeHasHost(range.ToString());
    }

    /// <summary>IPAddress.Parse also takes "10.1", "010.0.0.1" and "fe80::1%eth0"; nobody in a plant means those.</summary>
    public static Result<string> ReadIp(string text)
    {
        if (!IPAddress.TryParse(text, out var address) || text.Contains('%')) return NetworkErrors.BadAddress;
        if (address.AddressFamily == AddressFamily.InterNetwork && address.ToString() != text) return NetworkErrors.BadAddress;
        return address.ToString();
    }

    public static Result<string> ReadMac(string text)
    {
        var digits = string.Concat(text.Where(c => c is not (':' or '-' or '.'))).ToUpperInvariant();
        return digits.Length == MacDigits && digits.All(char.IsAsciiHexDigit) ? string.Join(':', digits.Chunk(2).Select(pair => new string(pair))) : NetworkErrors.BadMac;
    }
}
