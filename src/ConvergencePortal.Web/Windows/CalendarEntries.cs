using ConvergencePortal.Core.Windows;
using Microsoft.Extensions.Localization;
using NodaTime;

namespace ConvergencePortal.Web.Windows;

/// <summary>A box on the month or the week; the scheduler component wants plain date-times, which are those of the plant's clocks.</summary>
/// <param name="Layer">Null when the box stands for what did not fit.</param>
/// <param name="Label">Everything a reader who does not see the box must know.</param>
public sealed record CalendarEntry(CalendarLayer? Layer, string Title, string Label, DateTime Start, DateTime End, string Href);

/// <summary>
/// Makes the boxes of a month and of a week. Production would drown everything else, so what runs at the same time is one box that says
/// how many it stands for; a full day ends in a box that says how many more there are. Nothing is left out without a word.
/// </summary>
public sealed class CalendarEntries(IStringLocalizer<Texts> words, DateTimeZone zone, CalendarAddress address)
{
    /// <summary>Boxes on one day of the month, besides the one for what did not fit.</summary>
    public const int MostOnADay = 4;

    /// <summary>So many windows of a kind at once have room beside each other on a day of the week; more become one box. One that is not named here has any number.</summary>
    private static readonly Dictionary<CalendarLayer, int> MostAbreast = new() { [CalendarLayer.Production] = 1, [CalendarLayer.Maintenance] = 2 };

    private static readonly CalendarLayer[] Importance = [CalendarLayer.Freeze, CalendarLayer.Changes, CalendarLayer.Maintenance, CalendarLayer.Holiday, CalendarLayer.Production];

    public IReadOnlyList<CalendarEntry> Month(IReadOnlyList<CalendarItem> items, CalendarPeriod period)
    {
        var boxes = items.Where(item => item.Layer != CalendarLayer.Production).Select(item => new Box(OnDays(item), [.. Shown(item.Days(zone), period)], item.IsLong, item.Layer, 1))
            .Concat(ProductionByDay(items, period))
            .Where(box => box.Days.Count > 0)
            .OrderByDescending(box => box.IsLong).ThenBy(box => Array.IndexOf(Importance, box.Layer)).ThenBy(box => box.Entry.Start);

        var placed = new List<CalendarEntry>();
        var taken = new Dictionary<LocalDate, int>();
        var hidden = new Dictionary<LocalDate, int>();
        foreach (var box in boxes)
        {
            if (box.Days.All(day => taken.GetValueOrDefault(day) < MostOnADay))
            {
                placed.Add(box.Entry);
                foreach (var day in box.Days) taken[day] = taken.GetValueOrDefault(day) + 1;
            }
            else
            {
                foreach (var day in box.Days) hidden[day] = hidden.GetValueOrDefault(day) + box.Count;
            }
        }
        return [.. placed, .. hidden.Select(day => More(day.Key, day.Value))];
    }

    /// <summary>The hours of a week; what lasts for days lies above them (<see cref="LaneWeek.DaysOf"/>).</summary>
    public IReadOnlyList<CalendarEntry> Week(IReadOnlyList<CalendarItem> items, CalendarPeriod period) =>
    [
        .. items.Where(item => !MostAbreast.ContainsKey(item.Layer) && !item.IsLong).Select(Timed),
        .. MostAbreast.Keys.SelectMany(layer => DaysOf(period).SelectMany(day => OnOneDay(day, layer, items))),
    ];

    private CalendarEntry Timed(CalendarItem item)
    {
        var (start, end) = Local(item.Time);
        // The sign stands first, where a narrow box still shows it.
        var title = item.Change?.Conflict is { } conflict ? $"{StartLook.Of(conflict).Sign} {item.Title}" : item.Title;
        return new CalendarEntry(item.Layer, title, LabelOf(item, title), start.ToDateTimeUnspecified(), end.ToDateTimeUnspecified(), item.Href);
    }

    /// <summary>In the month a short box stands on the day it starts, however late it ends.</summary>
    private CalendarEntry OnDays(CalendarItem item)
    {
        var entry = Timed(item);
        var nextDay = entry.Start.Date.AddDays(1);
        if (item.IsLong) return entry;

        // The label begins with what is to be seen, so that a person who speaks to the machine can name the box.
        var title = $"{entry.Start:HH\\:mm} {entry.Title}";
        return entry with { Title = title, Label = LabelOf(item, title), End = entry.End < nextDay ? entry.End : nextDay };
    }

    private IEnumerable<Box> ProductionByDay(IReadOnlyList<CalendarItem> items, CalendarPeriod period)
    {
        var byDay = items.Where(item => item.Layer == CalendarLayer.Production).SelectMany(item => Shown(item.Days(zone), period).Select(day => (Day: day, Item: item))).ToLookup(pair => pair.Day, pair => pair.Item);
        foreach (var day in byDay)
        {
            var running = day.ToList();
            var entry = running is [{ IsLong: false } only] ? OnDays(only) : Summary(running, CalendarLayer.Production, day.Key.AtMidnight(), day.Key.PlusDays(1).AtMidnight());
            yield return new Box(entry, [day.Key], false, CalendarLayer.Production, running.Count);
        }
    }

    /// <summary>The windows of one kind on one day, each a box of its own unless too many overlap.</summary>
    private IEnumerable<CalendarEntry> OnOneDay(LocalDate day, CalendarLayer layer, IReadOnlyList<CalendarItem> items)
    {
        var (dayStart, dayEnd) = (day.AtMidnight(), day.PlusDays(1).AtMidnight());
        var pieces = items.Where(item => item.Layer == layer && (layer == CalendarLayer.Production || !item.IsLong))
            .Select(item => (Item: item, Time: Local(item.Time)))
            .Where(piece => piece.Time.Start < dayEnd && piece.Time.End > dayStart)
            .Select(piece => new Piece(piece.Item, Later(piece.Time.Start, dayStart), Earlier(piece.Time.End, dayEnd)))
            .OrderBy(piece => piece.Start);

        var together = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (together.Count > 0 && piece.Start >= together.Max(other => other.End))
            {
                foreach (var entry in Boxed(together, layer)) yield return entry;
                together = [];
            }
            together.Add(piece);
        }
        foreach (var entry in Boxed(together, layer)) yield return entry;
    }

    private IEnumerable<CalendarEntry> Boxed(List<Piece> together, CalendarLayer layer) => together.Count <= MostAbreast[layer]
        ? together.Select(piece => Summary([piece.Item], layer, piece.Start, piece.End))
        : [Summary([.. together.Select(piece => piece.Item)], layer, together[0].Start, together.Max(piece => piece.End))];

    private CalendarEntry Summary(List<CalendarItem> items, CalendarLayer layer, LocalDateTime start, LocalDateTime end)
    {
        var (from, to) = (start.ToDateTimeUnspecified(), end.ToDateTimeUnspecified());
        if (items is [var only]) return new CalendarEntry(layer, only.Title, LabelOf(only), from, to, only.Href);

        var title = words["{0}: {1} windows", words[layer.ToString()], items.Count];
        return new CalendarEntry(layer, title, $"{title}, {PlantHours.LongDay(start.Date)}", from, to, AgendaOf(start.Date));
    }

    private CalendarEntry More(LocalDate day, int count) => new(null, words["and {0} more", count], words["and {0} more on {1}", count, PlantHours.LongDay(day)],
        day.At(new LocalTime(23, 59)).ToDateTimeUnspecified(), day.PlusDays(1).AtMidnight().ToDateTimeUnspecified(), AgendaOf(day));

    private string LabelOf(CalendarItem item, string? title = null)
    {
        string[] parts = [title ?? item.Title, words[item.Layer.ToString()], item.Place, PlantHours.Say(item.Time, zone)];
        var label = string.Join(", ", parts.Where(part => part.Length > 0));
        return item.Change?.Conflict is { } conflict ? $"{label}. {words[StartLook.Of(conflict).Words]}: {string.Join(" ", conflict.Sentences)}" : label;
    }

    private string AgendaOf(LocalDate day) => (address with { View = CalendarView.Agenda, Date = day }).ToString();

    /// <summary>In the hour that autumn repeats, a stretch can end on the clock before it starts; it is then shown by its length.</summary>
    private (LocalDateTime Start, LocalDateTime End) Local(Occurrence time)
    {
        var (start, end) = (time.Start.InZone(zone).LocalDateTime, time.End.InZone(zone).LocalDateTime);
        return (start, end > start ? end : start.PlusSeconds((long)(time.End - time.Start).TotalSeconds));
    }

    private static IEnumerable<LocalDate> Shown(IEnumerable<LocalDate> days, CalendarPeriod period) => days.Where(day => day >= period.From && day < period.To);

    private static IEnumerable<LocalDate> DaysOf(CalendarPeriod period)
    {
        for (var day = period.From; day < period.To; day = day.PlusDays(1)) yield return day;
    }

    private static LocalDateTime Later(LocalDateTime one, LocalDateTime other) => one > other ? one : other;
    private static LocalDateTime Earlier(LocalDateTime one, LocalDateTime other) => one < other ? one : other;

    private sealed record Piece(CalendarItem Item, LocalDateTime Start, LocalDateTime End);

    private sealed record Box(CalendarEntry Entry, IReadOnlyList<LocalDate> Days, bool IsLong, CalendarLayer Layer, int Count);
}
