using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Somewhere the plant's data comes from: a system, a sheet of paper, or somebody who knows.</summary>
public sealed class DataSource
{
    private readonly List<OwnershipAssignment> _owners = [];

    private DataSource() { }

    public DataSource(EquipmentNode site, string code, string name, DataSourceKind kind, EquipmentNode equipment) =>
        (Site, Code, Name, Kind, Equipment) = (site, code, name, kind, equipment);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>Unique in the site.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; set; } = "";
    public DataSourceKind Kind { get; set; }
    public int EquipmentId { get; private set; }

    /// <summary>What it describes: this node and everything below it.</summary>
    public EquipmentNode Equipment { get; set; } = null!;

    /// <summary>The device it lives on, which says in which zone it is; null for what is on no network.</summary>
    public int? DeviceId { get; private set; }

    public NetworkDevice? Device { get; set; }

    /// <summary>What it is, in words that whoever has never seen it understands.</summary>
    public string Description { get; set; } = "";

    public OperationsType Operations { get; set; }

    /// <summary>ISA-95 level in tenths; for orientation.</summary>
    public int? LevelTenths { get; set; }

    /// <summary>The system or role that makes the data.</summary>
    public string? Producer { get; set; }

    public CaptureMethod Capture { get; set; }

    /// <summary>How often it is brought up to date, in words: "every second", "each shift".</summary>
    public string? UpdateCadence { get; set; }

    /// <summary>How old a value is at worst when it can be read, in minutes.</summary>
    public int? LatencyMinutes { get; set; }

    public string? Units { get; set; }

    /// <summary>For how long it is kept, in days.</summary>
    public int? RetentionDays { get; set; }

    public DataClassification Classification { get; set; } = DataClassification.Internal;

    /// <summary>Somebody's safety depends on it.</summary>
    public bool IsSafetyRelevant { get; set; }

    public LifecycleStage Stage { get; set; } = LifecycleStage.Production;

    /// <summary>ISA-95 path in the plant's namespace, joined by "/".</summary>
    public string? NamespacePath { get; set; }

    /// <summary>Sparkplug B address, "group/node" or "group/node/device".</summary>
    public string? SparkplugId { get; set; }

    /// <summary>What it was certified as, for example "GxP verified"; a certification always expires (invariant D3).</summary>
    public string? Certification { get; set; }

    public LocalDate? CertifiedOn { get; set; }

    /// <summary>First day on which the certification no longer holds.</summary>
    public LocalDate? CertificationExpiresOn { get; set; }

    /// <summary>Day on which somebody last looked whether all this is still so.</summary>
    public LocalDate? ReviewedOn { get; set; }

    /// <summary>Of a person: the role under which the knowledge is held, for example "refrigeration mechanic".</summary>
    public string? RoleName { get; set; }

    public int? KnownById { get; private set; }

    /// <summary>Of a person: who knows.</summary>
    public Person? KnownBy { get; set; }

    public int? BackupId { get; private set; }

    /// <summary>Of a person: who could answer in their place.</summary>
    public Person? Backup { get; set; }

    /// <summary>Of a person: how what they know was caught, for example "recorded interview, 12 minutes".</summary>
    public string? CaptureForm { get; set; }

    public LocalDate? LastElicitedOn { get; set; }

    /// <summary>Of a person: day on which to ask again.</summary>
    public LocalDate? AskAgainOn { get; set; }

    public LocalDate? EffectiveFrom { get; set; }
    public LocalDate? EffectiveTo { get; set; }

    /// <summary>When the functions approved it; null while nobody has. From then on what it says of itself changes only with their signatures (invariant D5).</summary>
    public Instant? ApprovedAt { get; private set; }

    public int Version { get; private set; }
    public IReadOnlyList<OwnershipAssignment> Owners => _owners;

    public void Touch() => Version++;

    public void Approve(Instant now) => ApprovedAt = now;

    public void Assign(OwnershipAssignment assignment) => _owners.Add(assignment);

    /// <summary>Whoever answers for it on a day; null when nobody does.</summary>
    public OwnershipAssignment? AccountableOwnerOn(LocalDate day) => _owners.FirstOrDefault(o => o.Type == OwnershipType.AccountableOwner && o.HoldsOn(day));
}
