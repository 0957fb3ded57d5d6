using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Standards;

/// <summary>The filters of the list of findings as they stand in an address; a word that means nothing does not narrow.</summary>
public static class FindingQuery
{
    public const string Mine = "mine";

    /// <summary>With what is fixed.</summary>
    public const string All = "all";

    public static FindingFilter Of(string? site, string? severity, string? status, string? check, string? owner, string? age = null) => new(
        SearchText.OrNull(site), ListAddress.Parse<CheckSeverity>(severity), ListAddress.Parse<FindingStatus>(status), CheckCatalog.Find(check)?.Code, ListAddress.Parse<Function>(owner),
        Mine.Equals(owner, StringComparison.OrdinalIgnoreCase), All.Equals(status, StringComparison.OrdinalIgnoreCase))
    {
        Age = ListAddress.Parse<AgeBand>(age),
    };
}
