using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.DataSources;

/// <summary>One end of a flow as the rules of a conduit name it: the device and the zones it is in.</summary>
public sealed record FlowEnd(string? Device, IReadOnlyList<string> Zones);

/// <summary>A rule of a conduit, as far as it decides whether a transport may pass.</summary>
public sealed record ConduitPermission(string Protocol, int? Port, string Source, string Destination);

/// <summary>Whether the rules of a conduit permit a transport; what they do not name is denied.</summary>
public static class TransportRules
{
    private const string Anything = "any";

    /// <summary>The ports that a transport uses unless the flow names its own; none for what a person types again.</summary>
    public static IReadOnlyList<int> UsualPorts(FlowTransport transport) => transport switch
    {
        FlowTransport.Sparkplug => [1883, 8883],
        FlowTransport.OPCUA => [4840],
        FlowTransport.Modbus => [502],
        FlowTransport.REST => [443, 80],
        FlowTransport.File => [445, 22, 21, 2049],
        FlowTransport.ManualRekeying => [],
        _ => throw new ArgumentOutOfRangeException(nameof(transport), transport, null),
    };

    /// <summary>
    /// True when a rule fits the transport's protocol and port and names both ends, in either order: whoever reads data opens the connection, so a rule from the reader to the source lets it flow.
    /// Through a conduit that is physically one way, only a rule in the direction of the data counts. What is typed again passes no conduit and needs no rule.
    /// </summary>
    /// <param name="port">The flow's own port; null for the usual ones. A flow that names one may speak tcp or udp.</param>
    public static bool Permit(IEnumerable<ConduitPermission> rules, FlowTransport transport, int? port, FlowEnd from, FlowEnd to, bool isOneWay = false) =>
        transport == FlowTransport.ManualRekeying || rules.Any(rule => FitsPort(rule, transport, port)
            && ((Names(rule.Source, from) && Names(rule.Destination, to)) || (!isOneWay && Names(rule.Source, to) && Names(rule.Destination, from))));

    /// <summary>"tcp 4840", "tcp 443 or 80", "tcp or udp 5000": what a rule would have to permit.</summary>
    public static string Needs(FlowTransport transport, int? port) => port is { } own ? $"tcp or udp {own}" : $"tcp {string.Join(" or ", UsualPorts(transport))}";

    private static bool FitsPort(ConduitPermission rule, FlowTransport transport, int? port)
    {
        if (IsAny(rule.Protocol)) return rule.Port is not { } open || Fits(open);
        var isFitting = rule.Protocol.Equals("tcp", StringComparison.OrdinalIgnoreCase) || (port is not null && rule.Protocol.Equals("udp", StringComparison.OrdinalIgnoreCase));
        return isFitting && (rule.Port is not { } only || Fits(only));

        bool Fits(int open) => port is { } own ? open == own : UsualPorts(transport).Contains(open);
    }

    /// <summary>An end of which nothing is known is named by "any" alone.</summary>
    private static bool Names(string selector, FlowEnd end) =>
        IsAny(selector) || (end.Device is { } device && selector.Equals(device, StringComparison.OrdinalIgnoreCase)) || end.Zones.Contains(selector, StringComparer.OrdinalIgnoreCase);

    private static bool IsAny(string text) => text.Equals(Anything, StringComparison.OrdinalIgnoreCase) || text == "*";
}
