using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A week from Monday to Sunday as ISO 8601 numbers it, "2026-W47"; it belongs to the year in which its Thursday lies.</summary>
public readonly record struct IsoWeek
{
    private IsoWeek(LocalDate monday) => Monday = monday;

    public LocalDate Monday { get; }
    public int Year => WeekYearRules.Iso.GetWeekYear(Monday);
    public int Number => WeekYearRules.Iso.GetWeekOfWeekYear(Monday);

    public static IsoWeek Of(LocalDate day) => new(day.PlusDays(1 - (int)day.DayOfWeek));

    /// <summary>Null for what is no week, the 53rd of a year that has 52 included.</summary>
    public static IsoWeek? Parse(string? text)
    {
        if (text is not { Length: 8 } || text[4..6] != "-W") return null;
        if (!int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || !int.TryParse(text[6..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        // Years that calendars of the portal know.
        if (year is < 1970 or > 2199 || number < 1 || number > WeekYearRules.Iso.GetWeeksInWeekYear(year)) return null;

        return new IsoWeek(WeekYearRules.Iso.GetLocalDate(year, number, IsoDayOfWeek.Monday));
    }

    public IsoWeek Plus(int weeks) => new(Monday.PlusWeeks(weeks));

    /// <summary>Midnight to midnight by the site's clock: in the weeks in which it is changed an hour more or less.</summary>
    public ReviewPeriod In(DateTimeZone zone) => new(zone.AtStartOfDay(Monday).ToInstant(), zone.AtStartOfDay(Monday.PlusWeeks(1)).ToInstant());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-W{Number:00}");
}

/// <summary>The stretch that figures are computed for, half-open.</summary>
public sealed record ReviewPeriod(Instant From, Instant Until)
{
    public bool Includes(Instant? at) => From <= at && at < Until;
}
