using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Notices;

/// <summary>An hour as forms and the API write it: "22:00", or nothing.</summary>
internal static class HourText
{
    private static readonly LocalTimePattern Pattern = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static string? Of(LocalTime? hour) => hour?.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static Result<LocalTime?> Read(string? text, string field) =>
        string.IsNullOrWhiteSpace(text) ? Result.Of<LocalTime?>(null)
        : Pattern.Parse(text.Trim()) is { Success: true } parsed ? Result.Of<LocalTime?>(parsed.Value)
        : Error.Invalid("notice.hour", "An hour is written like 22:00.", field);
}
