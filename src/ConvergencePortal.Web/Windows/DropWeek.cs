using ConvergencePortal.Core.Changes;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>An hour of the week on which a change can be dropped: the best start that the hour holds, the full hour where it is as good as any.</summary>
public sealed record DropCell(Instant Start, StartKind Kind);

/// <summary>Hours of one day that are alike.</summary>
/// <param name="First">Hours since Monday's midnight on the plant's clocks.</param>
public sealed record DropShade(int First, int Hours, StartKind Kind);

/// <summary>The hours of a week as places to drop a change.</summary>
public sealed record DropWeek(IReadOnlyList<DropCell> Cells, IReadOnlyList<DropShade> Shades)
{
    public const int Hours = 7 * HoursOfDay;
    private const int HoursOfDay = 24;

    public static DropWeek From(ChangeMove move, LocalDate monday, DateTimeZone zone)
    {
        // By the plant's clocks, like the bars: in the weeks when the clock changes an hour is skipped, or stands for two.
        var hours = Enumerable.Range(0, Hours + 1).Select(hour => (monday.PlusDays(hour / HoursOfDay) + new LocalTime(hour % HoursOfDay, 0)).InZoneLeniently(zone).ToInstant()).ToList();
        var stretches = move.StartsWithin(hours[0], hours[^1]);
        var cells = Enumerable.Range(0, Hours).Select(hour => Best(stretches, hours[hour], hours[hour + 1])).ToList();
        return new DropWeek(cells, Shade(cells));
    }

    private static DropCell Best(IReadOnlyList<StartStretch> stretches, Instant hour, Instant next) => stretches
        .Where(s => s.From < next && s.To > hour)
        .Select(s => new DropCell(s.From <= hour ? hour : WholeMinute(s.From), s.Kind))
        .Where(cell => cell.Start < next)
        .OrderBy(cell => cell.Kind).ThenBy(cell => cell.Start)
        .FirstOrDefault() ?? new DropCell(hour, StartKind.Blocked);

    private static Instant WholeMinute(Instant instant) => Instant.FromUnixTimeSeconds((instant.ToUnixTimeSeconds() + 59) / 60 * 60);

    private static List<DropShade> Shade(List<DropCell> cells)
    {
        var shades = new List<DropShade>();
        for (var hour = 0; hour < cells.Count; hour++)
        {
            if (hour % HoursOfDay != 0 && shades[^1].Kind == cells[hour].Kind) shades[^1] = shades[^1] with { Hours = shades[^1].Hours + 1 };
            else shades.Add(new DropShade(hour, 1, cells[hour].Kind));
        }
        return shades;
    }
}
