using ConvergencePortal.Core.Windows;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>A bar in a lane; left and width in percent of the week, the track from the top.</summary>
public sealed record LaneBar(CalendarItem Item, double Left, double Width, int Track);

/// <summary>A lane with its bars. The title is null for what concerns the whole site and for the network; the page has words for these.</summary>
public sealed record LaneRow(LaneKind Kind, string? Path, string? Name, IReadOnlyList<LaneBar> Bars);

/// <summary>What a lane stands for.</summary>
public enum LaneKind
{
    /// <summary>Freezes and holidays of the whole site; they also run behind every other lane.</summary>
    Site,

    /// <summary>A line, or an area.</summary>
    Line,

    /// <summary>Segments, zones, and the devices that carry them.</summary>
    Network,
}

/// <summary>A week by lines: which bar lies in which lane, and where.</summary>
public sealed record LaneWeek(IReadOnlyList<LaneRow> Rows, IReadOnlyList<LaneBar> Bands)
{
    private const int Days = 7;
    private static readonly CalendarLayer[] FromTheTop = [CalendarLayer.Freeze, CalendarLayer.Holiday, CalendarLayer.Changes, CalendarLayer.Maintenance, CalendarLayer.Production];

    /// <param name="scope">Lanes that have nothing to do with it are left out; null for all.</param>
    public static LaneWeek From(IReadOnlyList<CalendarItem> items, IReadOnlyList<Lane> lanes, WindowScope? scope, LocalDate monday, DateTimeZone zone)
    {
        var siteWide = items.Where(item => item.IsSiteWide).ToList();
        var others = items.Except(siteWide).ToList();
        var rows = new List<LaneRow>();
        if (siteWide.Count > 0) rows.Add(new LaneRow(LaneKind.Site, null, null, Pack(siteWide, monday, zone)));

        foreach (var lane in lanes)
        {
            var own = lane.HasLines ? OutsideItsLines(others, lane, lanes) : [.. others.Where(item => item.Paths.Any(lane.Concerns))];
            var isShown = lane.HasLines ? own.Count > 0 : IsIn(lane, scope, own);
            if (isShown) rows.Add(new LaneRow(LaneKind.Line, lane.Path, lane.Name, Pack(own, monday, zone)));
        }

        var network = others.Where(item => item.IsNetwork || item.Paths.Count == 0).ToList();
        if (network.Count > 0) rows.Add(new LaneRow(LaneKind.Network, null, null, Pack(network, monday, zone)));
        return new LaneWeek(rows, [.. siteWide.Select(item => Bar(item, monday, zone))]);
    }

    /// <summary>What lies in an area beside its lines, a control room for example, gets a lane only when there is something.</summary>
    private static List<CalendarItem> OutsideItsLines(List<CalendarItem> items, Lane area, IReadOnlyList<Lane> lanes)
    {
        var lines = lanes.Where(lane => lane != area && area.Concerns(lane.Path)).ToList();
        return [.. items.Where(item => item.Paths.Any(path => area.Concerns(path) && !lines.Any(line => line.Concerns(path))))];
    }

    private static bool IsIn(Lane lane, WindowScope? scope, List<CalendarItem> own) =>
        scope is null || (scope.Kind == WindowScopeKind.Equipment ? lane.Concerns(scope.Label) : own.Count > 0);

    /// <summary>What lasts for days, as bars over the days of a week by hours. Production is shown by its hours, however long a campaign is.</summary>
    public static IReadOnlyList<LaneBar> DaysOf(IReadOnlyList<CalendarItem> items, LocalDate monday, DateTimeZone zone) =>
        Pack([.. items.Where(item => item.IsLong && item.Layer != CalendarLayer.Production)], monday, zone);

    private static List<LaneBar> Pack(IReadOnlyList<CalendarItem> items, LocalDate monday, DateTimeZone zone)
    {
        var bars = new List<LaneBar>();
        var ends = new List<double>();
        foreach (var layer in FromTheTop)
        {
            // Each layer begins on a track of its own, so that one kind is found at one height in its lane.
            var first = ends.Count;
            foreach (var item in items.Where(item => item.Layer == layer).OrderBy(item => item.Time.Start))
            {
                var bar = Bar(item, monday, zone);
                var track = ends.FindIndex(first, end => end <= bar.Left);
                if (track < 0)
                {
                    track = ends.Count;
                    ends.Add(0);
                }
                ends[track] = bar.Left + bar.Width;
                bars.Add(bar with { Track = track });
            }
        }
        return bars;
    }

    private static LaneBar Bar(CalendarItem item, LocalDate monday, DateTimeZone zone)
    {
        var (left, width) = PlaceOf(item.Time.Start, item.Time.End, monday, zone);
        return new LaneBar(item, left, width, 0);
    }

    /// <summary>In percent of the week. Places go by the plant's clocks, so that a bar lies under its day also in the weeks when the clock changes.</summary>
    public static (double Left, double Width) PlaceOf(Instant start, Instant end, LocalDate monday, DateTimeZone zone)
    {
        var left = Math.Clamp(PlaceOf(start), 0, 100);
        var right = Math.Clamp(PlaceOf(end), left, 100);
        return (left, right - left);

        double PlaceOf(Instant instant)
        {
            var local = instant.InZone(zone).LocalDateTime;
            var days = Period.DaysBetween(monday, local.Date) + ((double)local.NanosecondOfDay / NodaConstants.NanosecondsPerDay);
            return days / Days * 100;
        }
    }
}
