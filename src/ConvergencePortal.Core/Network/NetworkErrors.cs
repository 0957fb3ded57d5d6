using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>Why something of the network is refused as it is written; what contradicts the rest of the network is said by <see cref="NetworkRules"/>.</summary>
public static class NetworkErrors
{
    public static Error BadRule(string rule) => Error.Invalid("conduit.rule", $"\"{Short(rule)}\" is not a rule. Write it as tcp/4840 SOURCE>DESTINATION: reason; the reason must not be missing.");

    public static Error BadPort(string rule) => Error.Invalid("conduit.port", $"\"{Short(rule)}\" needs a port from 1 to 65535, such as tcp/4840.");

    public static readonly Error BadRange = Error.Invalid("segment.cidr", "An address range is written like 10.20.30.0/24 or fd00:20:30::/64.");

    public static Error RangeHasHost(string range) => Error.Invalid("segment.cidrHost", $"This is the address of one machine, not of a range. The range it lies in is {range}.");

    public static readonly Error BadAddress = Error.Invalid("interface.ip", "An IP address is written like 10.20.30.4 or fd00:20:30::4.");

    public static readonly Error BadMac = Error.Invalid("interface.mac", "A MAC address has twelve hexadecimal digits, such as 02:49:00:00:00:01.");

    public static readonly Error BadLevel = Error.Invalid("device.level", "A level is 0, 1, 2, 3, 3.5, 4 or 5.");

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";
}
