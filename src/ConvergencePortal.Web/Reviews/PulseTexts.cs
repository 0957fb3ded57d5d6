using System.Globalization;
using ConvergencePortal.Core.Reviews;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace ConvergencePortal.Web.Reviews;

/// <summary>Figures and days of the pulse as the reader's language writes them.</summary>
public static class PulseTexts
{
    /// <summary>"IT, Berlin".</summary>
    public static string Of(IStringLocalizer<Texts> t, PulseGroup group) => $"{t[Shared.Words.Of(group.Function)]}, {group.SiteName}";

    /// <summary>"3.6", from 1 to 5.</summary>
    public static string Mean(PulseFigure figure) => (figure.MeanHundredths / 100.0).ToString("0.0", CultureInfo.CurrentCulture);

    /// <summary>"72%".</summary>
    public static string Agree(PulseFigure figure) => (figure.FavourablePerMille / 1000.0).ToString("P0", CultureInfo.CurrentCulture);

    /// <summary>How much of a bar is filled.</summary>
    public static string Width(PulseFigure figure) => string.Create(CultureInfo.InvariantCulture, $"width: {figure.FavourablePerMille / 10.0:0.0}%");

    /// <summary>"1 December 2026". The order and its points differ by language, so the pattern is a text too.</summary>
    public static string Day(IStringLocalizer<Texts> t, LocalDate day) => day.ToString(t["d MMMM uuuu"], CultureInfo.CurrentCulture);
}
