using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Whether a contract may be relied on.</summary>
public enum ContractStatus
{
    /// <summary>Not agreed yet.</summary>
    Draft,

    /// <summary>Agreed and in force.</summary>
    Active,

    /// <summary>Still served; nobody should begin to rely on it.</summary>
    Deprecated,

    /// <summary>No longer served.</summary>
    Retired,
}

/// <summary>What a source promises to whoever uses it, in the form of the Open Data Contract Standard.</summary>
public sealed class DataContract
{
    private DataContract() { }

    public DataContract(EquipmentNode site, string contractId, DataSource source) => (Site, ContractId, Source) = (site, contractId, source);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>The id that the contract gives itself; unique in the site.</summary>
    public string ContractId { get; private set; } = "";

    public int SourceId { get; private set; }
    public DataSource Source { get; set; } = null!;
    public string Name { get; set; } = "";

    /// <summary>Of the contract, as its author writes it.</summary>
    public string ContractVersion { get; set; } = "";

    public ContractStatus Status { get; set; }
    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }

    /// <summary>How old the newest value is at most, in minutes.</summary>
    public int? FreshnessMinutes { get; set; }

    /// <summary>In tenths of a percent.</summary>
    public int? AvailabilityTenths { get; set; }

    /// <summary>How old the newest value was when it was last measured, in minutes; null while nobody has.</summary>
    public int? MeasuredFreshnessMinutes { get; set; }

    public Instant? MeasuredAt { get; set; }

    /// <summary>Names of what the contract describes, separated by comma.</summary>
    public string? SchemaNames { get; set; }

    /// <summary>The file as it was brought in, so that nothing of it is lost.</summary>
    public string? FileText { get; set; }

    public int Version { get; private set; }

    public void Touch() => Version++;
}
