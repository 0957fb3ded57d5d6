using System.Globalization;
using ConvergencePortal.Core.DataSources;

namespace ConvergencePortal.Core.Standards;

/// <summary>Whether data leaves its zone by a way that permits it (DS-20).</summary>
public static class FlowChecks
{
    /// <summary>DS-20, one a flow. Whoever reads opens the connection with some transports and whoever sends with others, so a rule in either direction permits it.</summary>
    public static IEnumerable<Violation> NoPermittedConduit(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var flow in plant.Rows.Flows.Where(f => scope.Covers(f.Site) && f.Transport != FlowTransport.ManualRekeying))
        {
            if (flow.ToKey is null || !plant.Sources.TryGetValue(flow.FromKey, out var from) || !plant.Sources.TryGetValue(flow.ToKey, out var to)) continue;

            var (here, there) = (plant.ZonesOf(from), plant.ZonesOf(to));
            if (here.Count == 0 || there.Count == 0 || here.Intersect(there).Any()) continue;
            if (Why(plant, flow, from, to, here, there) is not { } why) continue;

            yield return new Violation("DS-20", CheckSeverity.High, flow.Site, new CheckSubject(SubjectKind.DataFlow, flow.Key), $"{flow.Code} takes data from zone {here[0].Code} to zone {there[0].Code}, and {why}.",
                [from.Code, here[0].Code, flow.ConduitKey is { } key ? CodeOf(plant, key) : "no conduit", there[0].Code, to.Code], SourceChecks.OwnerOf(from), []);
        }
    }

    private static string? Why(PlantSnapshot plant, PlantFlow flow, PlantSource from, PlantSource to, IReadOnlyList<PlantZone> here, IReadOnlyList<PlantZone> there)
    {
        if (flow.ConduitKey is not { } key) return "names no conduit";
        if (!plant.Conduits.TryGetValue(key, out var conduit) || conduit.EffectiveFrom > plant.Today) return $"conduit {CodeOf(plant, key)} is not in force";

        var joins = here.SelectMany(h => there.Select(t => PlantSnapshot.Pair(h.Key, t.Key))).Contains(PlantSnapshot.Pair(conduit.ZoneA, conduit.ZoneB));
        if (!joins) return $"conduit {conduit.Code} joins other zones";

        var services = ServicesOf(flow);
        var isPermitted = conduit.Rules.Any(rule => !(rule.ExpiresOn <= plant.Today) && services.Any(s => RuleMatch.Serves(rule, s.Protocol, s.Port))
            && ((Selects(plant, rule.Source, from) && Selects(plant, rule.Destination, to)) || (Selects(plant, rule.Source, to) && Selects(plant, rule.Destination, from))));
        return isPermitted ? null : $"no rule of {conduit.Code} permits {string.Join(" or ", services.Select(s => $"{s.Protocol}/{s.Port?.ToString(CultureInfo.InvariantCulture)}"))}";
    }

    /// <summary>The ports that transports usually have (IANA); a flow that names its own port has that one.</summary>
    internal static IReadOnlyList<(string Protocol, int? Port)> ServicesOf(PlantFlow flow) => flow.Port is { } own ? [("tcp", own), ("udp", own)] : flow.Transport switch
    {
        FlowTransport.Sparkplug => [("tcp", 8883), ("tcp", 1883)],
        FlowTransport.OPCUA => [("tcp", 4840)],
        FlowTransport.Modbus => [("tcp", 502)],
        FlowTransport.File => [("tcp", 445), ("tcp", 22), ("tcp", 21)],
        FlowTransport.REST => [("tcp", 443), ("tcp", 80)],
        FlowTransport.ManualRekeying => [],
        _ => throw new ArgumentOutOfRangeException(nameof(flow), flow.Transport, null),
    };

    private static bool Selects(PlantSnapshot plant, string selector, PlantSource source)
    {
        var device = plant.Devices[source.DeviceKey!];
        return device.Interfaces.Any(i => plant.ZoneOf(i.SegmentKey) is { } zone && RuleMatch.Selects(selector, new TrafficPlace(i.Ip ?? device.Code, zone, plant.Segments[i.SegmentKey], device)));
    }

    private static string CodeOf(PlantSnapshot plant, string key) => plant.Conduits.TryGetValue(key, out var conduit) ? conduit.Code : key.Split(':')[^1];
}
