using System.Net;
using System.Net.Sockets;

namespace ConvergencePortal.Web.Hosting;

/// <summary>What stands for a caller who has not signed in.</summary>
public static class ClientAddress
{
    private const int Ipv6NetworkBytes = 8;

    /// <summary>The address; of IPv6 the network of 64 bits, since whoever has one address there has all of them.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();

        var network = address.GetAddressBytes();
        Array.Clear(network, Ipv6NetworkBytes, network.Length - Ipv6NetworkBytes);
        return $"{new IPAddress(network)}/64";
    }
}
