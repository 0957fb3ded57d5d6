using System.Net;
using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>Rules of addresses: inside the segment's range, once in a segment, once in a site, ranges of a zone apart.</summary>
internal static class AddressRules
{
    public static IEnumerable<RuleBreach> Check(NetworkPicture picture)
    {
        var connections = picture.Devices.Where(device => !(device.EffectiveTo <= picture.Today))
            .SelectMany(device => device.Interfaces.Where(connection => connection.IsNotOverOn(picture.Today)).Select(connection => new Connection(device, connection))).ToList();

        return
        [
            .. OverlappingRanges(picture),
            .. OutsideTheirSegment(connections),
            .. Twice(connections.Where(c => c.Interface.IpAddress is not null), c => (c.Interface.Segment, c.Interface.IpAddress!), "network.ipTwice", "ip",
                c => $"{c.Interface.IpAddress} in segment {c.Interface.Segment.Code}"),
            .. Twice(connections.Where(c => c.Interface.MacAddress is not null), c => (c.Device.Site, c.Interface.MacAddress!), "network.macTwice", "mac",
                c => $"{c.Interface.MacAddress} in site {c.Device.Site.Code}"),
        ];
    }

    private static IEnumerable<RuleBreach> OutsideTheirSegment(List<Connection> connections)
    {
        foreach (var connection in connections)
        {
            if (connection.Interface is not { IpAddress: { } address, Segment: { Cidr: { } cidr } segment }) continue;
            if (IPNetwork.TryParse(cidr, out var range) && IPAddress.TryParse(address, out var parsed) && range.Contains(parsed)) continue;

            yield return RuleBreach.Refusal("network.ipOutsideSegment", $"{address} of {connection.Name} lies outside {cidr}, the range of segment {segment.Code}.",
                new BreachSubject(connection.Interface, "ip"), new BreachSubject(segment, "cidr"));
        }
    }

    private static IEnumerable<RuleBreach> Twice<TKey>(IEnumerable<Connection> connections, Func<Connection, TKey> key, string code, string field, Func<Connection, string> say)
    {
        foreach (var same in connections.GroupBy(key).Where(group => group.Skip(1).Any()))
        {
            var all = same.ToList();
            yield return RuleBreach.Refusal(code, $"{say(all[0])} is used more than once: by {string.Join(" and by ", all.Take(3).Select(c => c.Name))}{(all.Count > 3 ? " and by others" : "")}.",
                [.. all.AsEnumerable().Reverse().Select(c => new BreachSubject(c.Interface, field)), .. all.Select(c => new BreachSubject(c.Device, "effective_to"))]);
        }
    }

    /// <summary>Two ranges are apart or one holds the other, so in the order of their first address a range can only lie in the last one that did not lie in another.</summary>
    private static IEnumerable<RuleBreach> OverlappingRanges(NetworkPicture picture)
    {
        var ranges = picture.Segments.Where(segment => segment.IsNotOverOn(picture.Today))
            .Select(segment => (Segment: segment, IsRange: IPNetwork.TryParse(segment.Cidr, out var range), Range: range)).Where(entry => entry.IsRange);
        foreach (var zone in ranges.GroupBy(entry => (entry.Segment.Zone, entry.Range.BaseAddress.AddressFamily)))
        {
            (Segment Segment, IPNetwork Range)? outer = null;
            foreach (var (segment, _, range) in zone.OrderBy(entry => Convert.ToHexString(entry.Range.BaseAddress.GetAddressBytes()), StringComparer.Ordinal).ThenBy(entry => entry.Range.PrefixLength))
            {
                if (outer is { } known && known.Range.Contains(range.BaseAddress))
                    yield return RuleBreach.Refusal("segment.overlap", $"{segment.Cidr} of segment {segment.Code} overlaps {known.Segment.Cidr} of segment {known.Segment.Code} in zone {zone.Key.Zone.Code}.",
                        new BreachSubject(segment, "cidr"), new BreachSubject(known.Segment, "cidr"));
                else
                    outer = (segment, range);
            }
        }
    }

    private sealed record Connection(NetworkDevice Device, DeviceInterface Interface)
    {
        public string Name => $"{Device.Code} {Interface.Name}";
    }
}
