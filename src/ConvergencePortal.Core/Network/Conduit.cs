using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Network;

/// <summary>Which way traffic may be started through a conduit.</summary>
public enum ConduitDirection
{
    /// <summary>Only from zone A to zone B.</summary>
    AtoB,

    /// <summary>Only from zone B to zone A.</summary>
    BtoA,

    /// <summary>From either side.</summary>
    Both,

    /// <summary>Physically one way, from zone A to zone B (data diode).</summary>
    Unidirectional,
}

/// <summary>The only way by which two zones exchange traffic (IEC 62443-3-2); everything its rules do not name is denied.</summary>
public sealed class Conduit
{
    private readonly List<ConduitRule> _rules = [];

    private Conduit() { }

    public Conduit(EquipmentNode site, string code, string name, Zone zoneA, Zone zoneB) =>
        (Site, Code, Name, ZoneA, ZoneB) = (site, code, name, zoneA, zoneB);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public int ZoneAId { get; private set; }
    public Zone ZoneA { get; set; } = null!;
    public int ZoneBId { get; private set; }
    public Zone ZoneB { get; set; } = null!;
    public ConduitDirection Direction { get; set; } = ConduitDirection.Both;
    public Function Owner { get; set; } = Function.IT;
    public SecurityLevels? Target { get; set; }
    public LocalDate? ReviewDueOn { get; set; }
    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }
    public IReadOnlyList<ConduitRule> Rules => _rules;

    public void Touch() => Version++;

    public void ReplaceRules(IEnumerable<ConduitRule> rules)
    {
        _rules.Clear();
        _rules.AddRange(rules);
    }
}

/// <summary>One permission through a conduit, with the reason for which it was granted (CIP-005-7 R1.3).</summary>
public sealed class ConduitRule
{
    private ConduitRule() { }

    public ConduitRule(string protocol, int? port, string source, string destination, string reason, string? approvedByChange = null, LocalDate? expiresOn = null) =>
        (Protocol, Port, Source, Destination, Reason, ApprovedByChange, ExpiresOn) = (protocol, port, source, destination, reason, approvedByChange, expiresOn);

    public int Id { get; private set; }
    public int ConduitId { get; private set; }

    /// <summary>Lower case: tcp, udp, icmp; "any" can be written, and is a finding.</summary>
    public string Protocol { get; private set; } = "";

    /// <summary>1 to 65535; null where the protocol has no ports, or for all of them, which is a finding.</summary>
    public int? Port { get; private set; }

    public string Source { get; private set; } = "";
    public string Destination { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>Number of the change that granted it; null when nobody wrote it down.</summary>
    public string? ApprovedByChange { get; private set; }

    /// <summary>First day on which it is denied again; null without an end.</summary>
    public LocalDate? ExpiresOn { get; private set; }
}
