using System.Globalization;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Web.Changes;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.DataSources;

/// <summary>Words of data contracts, which are also the keys of their translations.</summary>
public static class ContractTexts
{
    private const int MinutesADay = 24 * 60;

    public static StatusLook Of(ContractRow contract) => contract.IsBreached ? new("Not kept", "!", "status-bad") : Of(contract.Status);

    public static StatusLook Of(ContractStatus status) => status switch
    {
        ContractStatus.Draft => new("Draft", "○", "status-muted"),
        ContractStatus.Active => new("In force", "✓", "status-good"),
        ContractStatus.Deprecated => new("Not for new uses", "◷", "status-warn"),
        ContractStatus.Retired => new("Retired", "–", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>What is promised and what was measured, in one line; empty where nothing is.</summary>
    public static string Promise(ContractRow contract, IStringLocalizer<Texts> texts)
    {
        var parts = new List<string>();
        if (contract.FreshnessMinutes is { } fresh) parts.Add(texts["at most {0} old", Span(fresh, texts)]);
        if (contract.MeasuredFreshnessMinutes is { } measured) parts.Add(texts["last seen {0} old", Span(measured, texts)]);
        if (contract.AvailabilityTenths is { } tenths) parts.Add(texts["available {0} % of the time", (tenths / 10m).ToString("0.#", CultureInfo.CurrentCulture)]);
        if (contract.RetentionDays is { } days) parts.Add(texts["kept for {0} days", days]);
        return string.Join(" · ", parts);
    }

    private static string Span(int minutes, IStringLocalizer<Texts> texts) =>
        minutes < 120 ? texts["{0} min", minutes] : minutes < 2 * MinutesADay ? texts["{0} h", Math.Round(minutes / 60.0, 1)] : texts["{0} days", Math.Round(minutes / (double)MinutesADay, 1)];
}
