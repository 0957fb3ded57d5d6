using System.Globalization;

namespace ConvergencePortal.Web.Shared;

/// <summary>One line of a trend: a figure for each week, null where the week has none.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values);

/// <summary>A counted figure and the list of exactly what it counts.</summary>
/// <param name="Href">Null where there is no list to look at.</param>
/// <param name="Said">In place of the number, where people say it in another unit.</param>
public sealed record ChartFigure(int Value, string? Href = null, string? Said = null);

/// <summary>A named bar.</summary>
public sealed record ChartBar(string Name, ChartFigure Figure);

/// <summary>A row of a table that is also a picture.</summary>
/// <param name="Cells">As many as there are columns; null where there is no figure, which is not the same as 0.</param>
/// <param name="Total">The figure of the whole row; null to leave it out.</param>
public sealed record ChartRow(string Name, IReadOnlyList<ChartFigure?> Cells, ChartFigure? Total = null);

/// <summary>What the charts have in common in drawing and saying figures.</summary>
public static class ChartScale
{
    /// <summary>The first of 1, 2, 5, 10, 20, 50 … that is not below the figure: an axis that ends on a number people read at a glance.</summary>
    public static double RoundUp(double largest)
    {
        if (largest <= 1) return 1;

        var tens = Math.Pow(10, Math.Floor(Math.Log10(largest)));
        return new[] { 1.0, 2, 5, 10 }.Select(step => step * tens).First(step => step >= largest - 1e-9);
    }

    /// <summary>A share for a style; 0 of nothing is 0.</summary>
    public static string Percent(double value, double of) => string.Create(CultureInfo.InvariantCulture, $"{(of <= 0 ? 0 : Math.Clamp(100.0 * value / of, 0, 100)):0.###}%");

    /// <summary>As the reader's language writes it, with at most one decimal.</summary>
    public static string Say(double value) => value.ToString("#,0.#", CultureInfo.CurrentCulture);
}
