using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Web.Shared;

namespace ConvergencePortal.Web.Changes;

/// <summary>The filters of the register as they stand in an address; a word that means nothing does not narrow.</summary>
public static class MeasureQuery
{
    public static MeasureFilter Of(string? site, string? kind, string? status, string? age = null) => new(SearchText.OrNull(site), ListAddress.Parse<MeasureKind>(kind), ListAddress.Parse<MeasureStatus>(status),
        "open".Equals(status, StringComparison.OrdinalIgnoreCase), "overdue".Equals(status, StringComparison.OrdinalIgnoreCase))
    {
        Age = ListAddress.Parse<AgeBand>(age),
    };
}
