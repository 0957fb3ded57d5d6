using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Data that goes from a source to another source, or to the people of a function who use it.</summary>
public sealed class DataFlow
{
    private DataFlow() { }

    public DataFlow(EquipmentNode site, string code, DataSource from) => (Site, Code, From) = (site, code, from);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public int FromId { get; private set; }
    public DataSource From { get; set; } = null!;

    /// <summary>Null when people are the end.</summary>
    public int? ToId { get; private set; }

    public DataSource? To { get; set; }

    /// <summary>The function whose people use the data; null when a source is the end.</summary>
    public Function? ConsumerFunction { get; set; }

    /// <summary>Who exactly, for example "shift leaders"; only with a function.</summary>
    public string? Consumer { get; set; }

    public FlowTransport Transport { get; set; }

    /// <summary>Where the transport does not use its usual port.</summary>
    public int? Port { get; set; }

    /// <summary>The conduit by which it leaves its zone; required where the two ends lie in different zones, unless somebody types it again.</summary>
    public int? ConduitId { get; private set; }

    public Conduit? Conduit { get; set; }

    /// <summary>What the receiving source describes cannot produce without it: then conflicts of a change follow the flow (decision 0019).</summary>
    public bool IsNeededToRun { get; set; }

    /// <summary>What is done to the data on the way.</summary>
    public string? Note { get; set; }

    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }
    public int Version { get; private set; }

    public void Touch() => Version++;
}
