using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Somebody whom a source names.</summary>
public sealed record PersonName(int Id, string Code, string Name, bool IsActive);

/// <summary>A data source as lists and the API show it.</summary>
/// <param name="Owner">Who is accountable today; null when nobody is.</param>
/// <param name="CertificationDays">Days until the certification no longer holds; zero or less when it does not hold any more.</param>
/// <param name="BusFactor">Of knowledge of people: how many active people have it. Null for systems.</param>
/// <param name="AskAgainDays">Days until it is time to ask again; negative when it is overdue.</param>
public sealed record DataSourceRow(int Id, string Site, string Code, string Name, DataSourceKind Kind, string EquipmentPath, Criticality Criticality, LifecycleStage Stage, PersonName? Owner, LocalDate? CertificationExpiresOn,
    int? CertificationDays, string? RoleName, PersonName? KnownBy, PersonName? Backup, int? BusFactor, LocalDate? AskAgainOn, int? AskAgainDays, bool IsApproved)
{
    /// <summary>A certification that ends within so many days is worth a mark.</summary>
    public const int ExpiresSoonDays = 60;

    public string Key => SiteCode.Of(Site, Code);
    public bool HasNoOwner => Stage != LifecycleStage.Retired && Owner is null;
    public bool OwnerLeft => Owner is { IsActive: false };
    public bool IsOnePersonOnly => BusFactor is <= 1;
    public bool CertificationEnds => CertificationDays <= ExpiresSoonDays;
}

/// <summary>Everything the page of a source shows, as far as the catalog knows it.</summary>
/// <param name="Owners">Who answers for it or uses it today.</param>
/// <param name="Former">Who did, or will: the history of ownership, newest first.</param>
public sealed record DataSourceDetail(DataSourceRow Row, DataSourceFacts Facts, IReadOnlyList<OwnershipRow> Owners, IReadOnlyList<OwnershipRow> Former, IReadOnlyList<SourceFlowRow> Upstream,
    IReadOnlyList<SourceFlowRow> Downstream, LocalDate Today);

/// <summary>What a source says of itself.</summary>
public sealed record DataSourceFacts(int Id, int EquipmentId, string EquipmentName, int? DeviceId, string? Device, string Description, OperationsType Operations, int? LevelTenths, string? Producer, CaptureMethod Capture,
    string? UpdateCadence, int? LatencyMinutes, string? Units, int? RetentionDays, DataClassification Classification, bool IsSafetyRelevant, string? NamespacePath, string? SparkplugId, string? Certification, LocalDate? CertifiedOn,
    LocalDate? ReviewedOn, Instant? ApprovedAt, string? CaptureForm, LocalDate? LastElicitedOn, LocalDate? EffectiveFrom, LocalDate? EffectiveTo, string? TimeZone, int Version)
{
    /// <summary>The ISA-95 level as people write it: 3.5 for 35 tenths.</summary>
    public decimal? Level => LevelTenths / 10m;
}

/// <summary>An assignment as a page shows it: of a person, or of a function as a team.</summary>
public sealed record OwnershipRow(OwnershipType Type, string? PersonCode, string? PersonName, bool IsActive, Function? Team, LocalDate From, LocalDate? To, string? DelegatedFrom)
{
    public bool HoldsOn(LocalDate day) => From <= day && !(To <= day);
}

/// <summary>A flow as the page of one of its ends shows it. Codes are of the site.</summary>
public sealed record SourceFlowRow(string Site, string Code, string From, string FromName, string? To, string? ToName, Function? ConsumerFunction, string? Consumer, FlowTransport Transport, int? Port, string? Conduit, string? Note)
{
    public string Key => SiteCode.Of(Site, Code);
}
