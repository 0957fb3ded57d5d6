using System.Globalization;

namespace ConvergencePortal.Core.DataSources;

/// <summary>
/// The terms of a contract that can be measured, in one unit each. Where several terms say the same of different data, the strictest counts;
/// what lies between two units is rounded so that no more is expected than was promised.
/// </summary>
/// <param name="LatencyMinutes">Longest time until data arrives.</param>
/// <param name="FreshnessMinutes">Greatest age of data.</param>
/// <param name="AvailabilityTenths">Tenths of a percent of the time; 999 is 99.9 %.</param>
/// <param name="RetentionDays">How long data is kept; a month counts as 30 days, a year as 365.</param>
/// <param name="Unread">Terms of these four kinds whose value or unit says nothing that can be measured.</param>
public sealed record ContractPromises(int? LatencyMinutes, int? FreshnessMinutes, int? AvailabilityTenths, int? RetentionDays, IReadOnlyList<ContractTerm> Unread)
{
    private const int MinutesADay = 24 * 60;

    public static ContractPromises Of(IReadOnlyList<ContractTerm> terms)
    {
        var latency = Read(terms, "latency", Minutes);
        var freshness = Read(terms, "freshness", Minutes);
        var availability = Read(terms, "availability", Tenths);
        var retention = Read(terms, "retention", Days);
        return new ContractPromises(latency.Min(read => read.Number), freshness.Min(read => read.Number), availability.Max(read => read.Number), retention.Max(read => read.Number),
            [.. latency.Concat(freshness).Concat(availability).Concat(retention).Where(read => read.Number is null).Select(read => read.Term)]);
    }

    private static List<(ContractTerm Term, int? Number)> Read(IReadOnlyList<ContractTerm> terms, string property, Func<ContractTerm, decimal?> measure) =>
        [.. terms.Where(term => term.Property.Equals(property, StringComparison.OrdinalIgnoreCase))
            .Select(term => (term, measure(term) is { } number and >= 0 and <= int.MaxValue ? (int?)number : null))];

    private static decimal? Minutes(ContractTerm term) => InMinutes(term) is { } minutes ? Math.Ceiling(minutes) : null;

    private static decimal? Days(ContractTerm term) => InMinutes(term) is { } minutes ? Math.Floor(minutes / MinutesADay) : null;

    private static decimal? Tenths(ContractTerm term)
    {
        var written = term.Value?.Trim() ?? "";
        if (term.Unit is not (null or "%") && !term.Unit.Equals("percent", StringComparison.OrdinalIgnoreCase)) return null;
        return NumberOf(written.TrimEnd('%').TrimEnd()) is { } percent and >= 0 and <= 100 ? Math.Floor(percent * 10) : null;
    }

    private static decimal? InMinutes(ContractTerm term) =>
        NumberOf(term.Value) is { } number and >= 0 and <= int.MaxValue && MinutesOf(term.Unit) is { } unit ? number * unit : null;

    private static decimal? NumberOf(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The standard names d, day, days, y, yr and years and adds "etc."; a lone m could be a minute or a month, so it is neither.</summary>
    private static decimal? MinutesOf(string? unit) => unit?.ToLowerInvariant() switch
    {
        "s" or "sec" or "second" or "seconds" => 1m / 60,
        "min" or "minute" or "minutes" => 1,
        "h" or "hr" or "hour" or "hours" => 60,
        "d" or "day" or "days" => MinutesADay,
        "w" or "wk" or "week" or "weeks" => 7 * MinutesADay,
        "mo" or "month" or "months" => 30 * MinutesADay,
        "y" or "yr" or "year" or "years" => 365 * MinutesADay,
        _ => null,
    };
}
