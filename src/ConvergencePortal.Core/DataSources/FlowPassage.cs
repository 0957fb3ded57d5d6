namespace ConvergencePortal.Core.DataSources;

/// <summary>How a flow gets from zone to zone; computed, never set by anybody.</summary>
public enum FlowPassage
{
    /// <summary>Its ends share a zone, are on no network, or are people: it needs no conduit.</summary>
    NotNeeded,

    /// <summary>A person types it again, so it passes no network.</summary>
    ByHand,

    /// <summary>It crosses zones and names no conduit.</summary>
    Missing,

    /// <summary>The conduit that it names joins other zones.</summary>
    OtherZones,

    /// <summary>The conduit joins its zones, and no rule of it permits the transport.</summary>
    Denied,

    /// <summary>The conduit joins its zones, and a rule permits the transport.</summary>
    Permitted,
}

/// <summary>A conduit as far as it decides whether flows may pass.</summary>
public sealed record ConduitPermissions(int Id, string ZoneA, string ZoneB, bool IsOneWay, IReadOnlyList<ConduitPermission> Rules);

/// <summary>Judges how a flow passes from zone to zone.</summary>
public static class FlowPassages
{
    /// <param name="to">Null where people are the end.</param>
    /// <param name="conduit">The one it names; null when it names none.</param>
    public static FlowPassage Of(FlowTransport transport, int? port, FlowEnd from, FlowEnd? to, ConduitPermissions? conduit)
    {
        if (transport == FlowTransport.ManualRekeying) return FlowPassage.ByHand;
        if (conduit is null) return to is not null && Crosses(from, to) ? FlowPassage.Missing : FlowPassage.NotNeeded;
        // Of an end that is people, or on no network, nobody knows the zone: whatever the conduit leads to may be right.
        if (to is not null && Crosses(from, to) && !(Joins(conduit, from, to) || Joins(conduit, to, from))) return FlowPassage.OtherZones;
        return TransportRules.Permit(conduit.Rules, transport, port, Known(from, conduit), Known(to ?? new FlowEnd(null, []), conduit), conduit.IsOneWay) ? FlowPassage.Permitted : FlowPassage.Denied;
    }

    private static bool Crosses(FlowEnd from, FlowEnd to) => from.Zones.Count > 0 && to.Zones.Count > 0 && !from.Zones.Intersect(to.Zones, StringComparer.OrdinalIgnoreCase).Any();

    private static bool Joins(ConduitPermissions conduit, FlowEnd a, FlowEnd b) =>
        a.Zones.Contains(conduit.ZoneA, StringComparer.OrdinalIgnoreCase) && b.Zones.Contains(conduit.ZoneB, StringComparer.OrdinalIgnoreCase);

    private static FlowEnd Known(FlowEnd end, ConduitPermissions conduit) => end.Zones.Count > 0 ? end : new FlowEnd(end.Device, [conduit.ZoneA, conduit.ZoneB]);
}
