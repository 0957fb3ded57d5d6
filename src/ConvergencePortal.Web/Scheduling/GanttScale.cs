using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>Where something stands on the time line of a Gantt chart.</summary>
public static class GanttScale
{
    private const int MostTicks = 9;

    private static readonly int[] StepHours = [1, 2, 3, 4, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24];

    /// <summary>Marks from the begin on, in the smallest round step of hours that gives few enough to be read.</summary>
    public static List<Instant> Ticks(Instant from, Instant to)
    {
        var hours = (to - from).TotalHours;
        var step = Duration.FromHours(StepHours.FirstOrDefault(s => hours / s <= MostTicks - 1, StepHours[^1]));
        var ticks = new List<Instant>();
        for (var at = from; at < to; at += step) ticks.Add(at);
        return ticks;
    }

    /// <summary>"12.5%", as a style sheet reads it in any language.</summary>
    public static string Percent(Duration part, Duration whole) => string.Create(CultureInfo.InvariantCulture, $"{100 * part.TotalSeconds / whole.TotalSeconds:0.###}%");
}
