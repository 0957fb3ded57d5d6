using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Shared;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Standards;

/// <summary>The filters of waivers and pilots as they stand in an address.</summary>
internal static class TimeBoxQuery
{
    private const string Overdue = "overdue";

    public static TimeBoxFilter Of(string? site, string? status, string? age = null) =>
        new(SearchText.OrNull(site), ListAddress.Parse<TimeBoxStatus>(status), Overdue.Equals(status, StringComparison.OrdinalIgnoreCase)) { Age = ListAddress.Parse<AgeBand>(age) };

    public static IReadOnlyList<SelectField.Choice> Choices(IStringLocalizer<Texts> texts) =>
        [new(Overdue, texts["Past its end"]), .. Enum.GetValues<TimeBoxStatus>().Select(status => new SelectField.Choice(status.ToString(), texts[TimeBoxTexts.Of(status)]))];
}
