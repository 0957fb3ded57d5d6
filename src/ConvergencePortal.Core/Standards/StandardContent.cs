using System.Globalization;
using System.Text.Json;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>A requirement as it is written. A value; the stored one is <see cref="StandardRequirement"/>.</summary>
/// <param name="Key">"R1"; null for a new one, which gets the next. It never changes and is never given again within a standard.</param>
public sealed record RequirementContent(string? Key, string Text, RequirementLevel Level)
{
    /// <summary>Clauses it serves, for example "CIP-010-4 R1.3".</summary>
    public IReadOnlyList<string> RegimeRefs { get; init; } = [];

    public string? CheckCode { get; init; }

    /// <summary>What differs from the defaults of the check, by name.</summary>
    public IReadOnlyDictionary<string, int> Parameters { get; init; } = new Dictionary<string, int>();

    /// <summary>In place of the check's own.</summary>
    public CheckSeverity? Severity { get; init; }
}

/// <summary>Everything that a version of a standard says. A value; a save replaces it whole.</summary>
/// <param name="PlannedFrom">First day on which it holds; null for the day of the last signature.</param>
/// <param name="PlannedTo">First day on which it holds no more; null while no end is planned.</param>
public sealed record StandardContent(string SemVer, string? ChangeNote, LocalDate? PlannedFrom, LocalDate? PlannedTo, Applicability AppliesTo, IReadOnlyList<RequirementContent> Requirements);

/// <summary>How the lists and numbers of a requirement are stored: one way only, so that equal ones are equal texts.</summary>
internal static class RequirementText
{
    private const char Line = '\n';

    public static string WriteRefs(IEnumerable<string> refs) => string.Join(Line, refs.Select(text => text.Trim()).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal));

    public static IReadOnlyList<string> ReadRefs(string text) => text.Length == 0 ? [] : text.Split(Line);

    /// <summary>A JSON object of name to whole number, by name.</summary>
    public static string WriteParameters(IReadOnlyDictionary<string, int> parameters) =>
        JsonSerializer.Serialize(new SortedDictionary<string, int>(parameters.ToDictionary(p => p.Key, p => p.Value), StringComparer.Ordinal));

    public static IReadOnlyDictionary<string, int> ReadParameters(string json) => JsonSerializer.Deserialize<Dictionary<string, int>>(json) ?? [];

    /// <summary>As people read them: "maxDevices 150".</summary>
    public static string Say(IReadOnlyDictionary<string, int> parameters) =>
        string.Join(", ", parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Key} {p.Value}")));
}
