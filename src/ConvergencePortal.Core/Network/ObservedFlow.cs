using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Traffic that somebody saw on the network, as an analyzer sums it up: who spoke to whom, how often and when.</summary>
public sealed class ObservedFlow
{
    private ObservedFlow() { }

    public ObservedFlow(EquipmentNode site, string source, string destination, string protocol, int? port, string? service) =>
        (Site, Source, Destination, Protocol, Port, Service) = (site, source, destination, protocol, port, service);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Address in canonical form, or the code of a device.</summary>
    public string Source { get; private set; } = "";

    public string Destination { get; private set; } = "";

    /// <summary>Lower case: tcp, udp, icmp.</summary>
    public string Protocol { get; private set; } = "";

    /// <summary>0 to 65535; null where the protocol has no ports.</summary>
    public int? Port { get; private set; }

    public string? Service { get; private set; }
    public long Count { get; private set; }
    public Instant FirstSeen { get; private set; }
    public Instant LastSeen { get; private set; }

    /// <summary>What the newest import says of it.</summary>
    public void See(long count, Instant firstSeen, Instant lastSeen) => (Count, FirstSeen, LastSeen) = (count, firstSeen, lastSeen);

    /// <summary>Takes over what a file says of this very flow; one that is older than what is known tells only of an earlier beginning. False when nothing moves.</summary>
    public bool See(ObservedFlowRow row)
    {
        var (first, last) = (Instant.Min(FirstSeen, row.FirstSeen ?? FirstSeen), row.LastSeen ?? LastSeen);
        var seen = last < LastSeen ? (Count, first, LastSeen) : (row.Count, first, last);
        if (seen == (Count, FirstSeen, LastSeen)) return false;

        See(seen.Item1, seen.Item2, seen.Item3);
        return true;
    }
}
