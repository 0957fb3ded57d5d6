using System.Globalization;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Ledger;
using ConvergencePortal.Web.Standards;
using Microsoft.AspNetCore.WebUtilities;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Where reviews, their figures and the records that both speak of are.</summary>
public static class ReviewAddress
{
    public const string List = "/reviews";
    public const string Actions = "/actions";
    public const string Settings = "/reviews/settings";

    public static string Of(string site, string week) => $"{List}/{Uri.EscapeDataString(site)}/{Uri.EscapeDataString(week)}";

    /// <param name="part">The function or pair; empty for all.</param>
    public static string Figure(string site, string week, string kpi, string part) => WithPart($"{Of(site, week)}/figures/{Uri.EscapeDataString(kpi)}", part);

    public static string Export(string site, string week, string kpi, string part) => WithPart($"/export{Of(site, week)}/{Uri.EscapeDataString(kpi)}.csv", part);

    public static string Action(string number) => $"{Actions}?search={Uri.EscapeDataString(number)}";

    /// <summary>The page of a record that a figure or the agenda names; null where it has none.</summary>
    public static string? Record(string type, string number) => type switch
    {
        RecordTypes.Finding when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id) => FindingAddress.Of(id),
        RecordTypes.DataSource => DataAddress.Source(number),
        _ => LedgerWords.AddressOf(type, number),
    };

    private static string WithPart(string address, string part) => part.Length == 0 ? address : QueryHelpers.AddQueryString(address, "part", part);
}
