using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using NodaTime;
using NodaTime.Text;

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
    /// <summary>Longest id that still fits into a line of the ledger with its site in front.</summary>
    public const int IdLength = 300;

    private DataContract() { }

    public DataContract(EquipmentNode site, string contractId, DataSource source) => (Site, ContractId, Source) = (site, contractId, source);

    public int Id { get; private set; }
    public int SiteId { get; private set; }
    public EquipmentNode Site { get; private set; } = null!;

    /// <summary>The id that the contract gives itself; unique in the site.</summary>
    public string ContractId { get; private set; } = "";

    public int SourceId { get; private set; }
    public DataSource Source { get; set; } = null!;
    public string Name { get; private set; } = "";

    /// <summary>Of the contract, as its author writes it.</summary>
    public string ContractVersion { get; private set; } = "";

    public ContractStatus Status { get; private set; }

    /// <summary>First day on which it holds (generalAvailability); null since ever.</summary>
    public LocalDate? EffectiveFrom { get; private set; }

    /// <summary>First day on which nobody serves it any more (endOfLife); null while no end is named.</summary>
    public LocalDate? EffectiveTo { get; private set; }

    /// <summary>How old the newest value is at most, in minutes.</summary>
    public int? FreshnessMinutes { get; private set; }

    /// <summary>In tenths of a percent.</summary>
    public int? AvailabilityTenths { get; private set; }

    public int? RetentionDays { get; private set; }

    /// <summary>How old the newest value was when it was last measured, in minutes; null while nobody has.</summary>
    public int? MeasuredFreshnessMinutes { get; private set; }

    public Instant? MeasuredAt { get; private set; }

    /// <summary>Names of what the contract describes, separated by comma.</summary>
    public string? SchemaNames { get; private set; }

    /// <summary>The file as it was brought in, so that nothing of it is lost.</summary>
    public string? FileText { get; private set; }

    public int Version { get; private set; }

    /// <summary>In force, measured, and older than was promised.</summary>
    public bool IsBreached => Status == ContractStatus.Active && MeasuredFreshnessMinutes > FreshnessMinutes;

    /// <summary>Takes over what a file says, and tells what moved; nothing when it says the same.</summary>
    public IReadOnlyList<MovedField> TakeOver(ContractReading file, ContractStatus status)
    {
        var (before, contract) = (Texts(), file.Contract);
        (Name, ContractVersion, Status) = (Shortened(contract.Name ?? contract.Id, PlainText.NameLength), contract.Version, status);
        (FreshnessMinutes, AvailabilityTenths, RetentionDays) = (contract.Promises.FreshnessMinutes ?? contract.Promises.LatencyMinutes, contract.Promises.AvailabilityTenths, contract.Promises.RetentionDays);
        (EffectiveFrom, EffectiveTo) = (DayOf(contract, "generalAvailability"), DayOf(contract, "endOfLife"));
        SchemaNames = SearchText.OrNull(Shortened(string.Join(", ", contract.Schemas.Select(schema => schema.Name)), PlainText.ProseLength));
        FileText = file.Text;
        var moved = before.Zip(Texts(), (old, now) => new MovedField(old.Name, old.Text, now.Text)).Where(field => field.From != field.To).ToList();
        if (moved.Count > 0) Version++;
        return moved;
    }

    /// <summary>What somebody, or a program, found the newest value's age to be.</summary>
    /// <returns>Whether the promise began, or ceased, to be kept.</returns>
    public bool Measure(int freshnessMinutes, Instant at)
    {
        var before = IsBreached;
        (MeasuredFreshnessMinutes, MeasuredAt) = (freshnessMinutes, at);
        Version++;
        return before != IsBreached;
    }

    private IReadOnlyList<(string Name, string? Text)> Texts() =>
    [
        ("Source", Source.Code), ("Name", Name), ("Version", ContractVersion), ("Status", Status.ToString()), ("Freshness", FreshnessMinutes?.ToString(CultureInfo.InvariantCulture)),
        ("Availability", AvailabilityTenths?.ToString(CultureInfo.InvariantCulture)), ("Retention", RetentionDays?.ToString(CultureInfo.InvariantCulture)), ("From", EffectiveFrom?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)),
        ("To", EffectiveTo?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)), ("Schemas", SchemaNames),
        // The file itself is too long for a line of the ledger; its hash tells that it moved, and proves which one it was.
        ("File", FileText is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FileText)))),
    ];

    /// <summary>The standard writes a day, or a moment of which only the day counts here.</summary>
    private static LocalDate? DayOf(ContractFile contract, string property) =>
        contract.Terms.FirstOrDefault(term => term.Property.Equals(property, StringComparison.OrdinalIgnoreCase))?.Value is { Length: >= 10 } written && LocalDatePattern.Iso.Parse(written[..10]) is { Success: true } day ? day.Value : null;

    private static string Shortened(string text, int length) => text.Length <= length ? text : text[..(length - (char.IsHighSurrogate(text[length - 2]) ? 2 : 1))] + "…";
}
