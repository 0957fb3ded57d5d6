using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>A window's times as they are stored and typed: rule, dates and zone are text until they are read here.</summary>
/// <param name="Rule">RFC 5545 RRULE; null for a one-off.</param>
/// <param name="ExceptDates">Local ISO date-times separated by ";".</param>
/// <param name="ExtraDates">Local ISO date-times separated by ";".</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="MovedDates">Moved occurrences as <see cref="MovedOccurrence.ToString"/> writes them, separated by ";".</param>
public sealed record WindowScheduleText(
    LocalDateTime Start, int Minutes, string? Rule, string? ExceptDates, string? ExtraDates, string Zone,
    Instant? EffectiveFrom = null, Instant? EffectiveTo = null, string? MovedDates = null)
{
    private static readonly LocalDateTimePattern DateText = LocalDateTimePattern.GeneralIso;
    private static readonly LocalDateTimePattern ShortDateText = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The schedule, or the first sentence that says what is wrong with rule, dates, zone or start.</summary>
    public Result<WindowSchedule> Read()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) is not { } zone) return WindowScheduleErrors.UnknownZone(Zone);

        RecurrenceRule? rule = null;
        if (Rule is not null)
        {
            var parsed = RecurrenceRule.Parse(Rule);
            if (!parsed.IsSuccess) return parsed.Error! with { Field = "rule" };
            rule = parsed.Value;
        }

        var except = ReadDates("EXDATE", ExceptDates, "except");
        if (!except.IsSuccess) return except.Error!;
        var extra = ReadDates("RDATE", ExtraDates, "extra");
        if (!extra.IsSuccess) return extra.Error!;
        var moved = MovedOccurrence.ParseList(MovedDates);
        if (!moved.IsSuccess) return moved.Error!;

        return WindowSchedule.Create(new ScheduleParts(Start, Minutes, rule, zone)
        {
            ExceptDates = except.Value,
            ExtraDates = extra.Value,
            Moved = moved.Value,
            EffectiveFrom = EffectiveFrom,
            EffectiveTo = EffectiveTo,
        });
    }

    /// <summary>The text that <see cref="Read"/> reads back; null for no dates.</summary>
    public static string? WriteDates(IReadOnlyList<LocalDateTime> dates) => dates.Count == 0 ? null : string.Join(';', dates.Select(DateText.Format));

    /// <param name="list">What the dates are called in a sentence.</param>
    /// <param name="field">Beside which field the sentence belongs.</param>
    internal static Result<LocalDateTime[]> ReadDates(string list, string? text, string field)
    {
        if (string.IsNullOrEmpty(text)) return Array.Empty<LocalDateTime>();

        // Counted before anything is read: a million dates are refused at once.
        var count = text.AsSpan().Count(';') + 1;
        if (count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates(list, count, field);

        var dates = new List<LocalDateTime>(count);
        foreach (var piece in text.Split(';'))
        {
            var date = ShortDateText.Parse(piece) is { Success: true } minutes ? minutes : DateText.Parse(piece);
            if (!date.Success) return WindowScheduleErrors.BadDates(list, piece, field);
            dates.Add(date.Value);
        }
        return dates.ToArray();
    }
}
