using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>Times as somebody describes them without keeping them as a window: what would happen in a stretch of time?</summary>
/// <param name="Start">Local ISO date-time in <paramref name="Zone"/>, to the minute or second.</param>
/// <param name="Rule">RFC 5545 RRULE; null for a one-off.</param>
/// <param name="ExceptDates">EXDATE: local starts that do not happen.</param>
/// <param name="ExtraDates">RDATE: local starts besides the rule.</param>
/// <param name="Zone">IANA zone.</param>
/// <param name="From">A moment or a day (its first instant in UTC); the start when it is left out.</param>
/// <param name="To">The same; a year after the beginning when it is left out.</param>
public sealed record RecurrenceQuestion(
    string? Start, int? Minutes, string? Rule, IReadOnlyList<string?> ExceptDates, IReadOnlyList<string?> ExtraDates, string? Zone, string? From, string? To)
{
    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>The answer, or the first sentence that says which part cannot be meant; the refusal's field is named as in the API.</summary>
    public Result<RecurrenceAnswer> Ask()
    {
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone ?? "") is not { } zone) return Zone is null ? RecurrenceQuestionErrors.ZoneMissing : WindowScheduleErrors.UnknownZone(Zone);
        if (ReadLocal(Start) is not { } start) return RecurrenceQuestionErrors.BadStart;
        if (Minutes is not { } minutes) return RecurrenceQuestionErrors.MinutesMissing;

        RecurrenceRule? rule = null;
        if (Rule is not null)
        {
            var parsed = RecurrenceRule.Parse(Rule);
            if (!parsed.IsSuccess) return parsed.Error! with { Field = "rule" };
            rule = parsed.Value;
        }

        var except = ReadDates(ExceptDates, "EXDATE", "exdates");
        if (!except.IsSuccess) return except.Error!;
        var extra = ReadDates(ExtraDates, "RDATE", "rdates");
        if (!extra.IsSuccess) return extra.Error!;

        var schedule = WindowSchedule.Create(new ScheduleParts(start, minutes, rule, zone) { ExceptDates = except.Value, ExtraDates = extra.Value });
        return schedule.Error is { } refusal ? refusal with { Field = FieldOf(refusal) } : Answer(schedule.Value);
    }

    private Result<RecurrenceAnswer> Answer(WindowSchedule schedule)
    {
        var first = new WallClock(schedule.Parts.Zone).ToInstant(schedule.Parts.Start);
        if ((From is null ? first : ReadMoment(From)) is not { } from) return OccurrenceErrors.NotATime("from");
        if ((To is null ? AYearAfter(from) : ReadMoment(To)) is not { } to) return OccurrenceErrors.NotATime("to");
        if (from >= to) return OccurrenceErrors.EndsBeforeStart;
        if (to - from > Duration.FromDays(OccurrenceReads.MaxDays)) return OccurrenceErrors.TooLong;

        return new RecurrenceAnswer(schedule.Preview(from, to), RecurrenceWords.Say(schedule), schedule.Warnings);
    }

    /// <summary>A moment with its offset from UTC, or a day for its first instant in UTC; null for anything else.</summary>
    public static Instant? ReadMoment(string? text)
    {
        // West of Greenwich the last hours of the calendar lie beyond its end.
        if (OffsetDateTimePattern.ExtendedIso.Parse(text ?? "") is { Success: true, Value: var time } && time.Year > 0)
            return time.Year < 9999 || time.Offset >= Offset.Zero ? time.ToInstant() : null;
        return LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: { Year: > 0 } day } ? day.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant() : null;
    }

    private static Instant AYearAfter(Instant from) => from < Instant.FromUtc(9998, 1, 1, 0, 0) ? from + Duration.FromDays(366) : Instant.MaxValue;

    private static Result<LocalDateTime[]> ReadDates(IReadOnlyList<string?> texts, string list, string field)
    {
        // Counted before anything is read: whoever sends too many learns it at once.
        if (texts.Count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyDates(list, texts.Count, field);

        var dates = new LocalDateTime[texts.Count];
        for (var i = 0; i < dates.Length; i++)
        {
            if (ReadLocal(texts[i]) is not { } date) return WindowScheduleErrors.BadDates(list, texts[i] ?? "null", field);
            dates[i] = date;
        }
        return dates;
    }

    private static LocalDateTime? ReadLocal(string? text) =>
        (ToTheMinute.Parse(text ?? "") is { Success: true } minute ? minute : LocalDateTimePattern.GeneralIso.Parse(text ?? "")) is { Success: true, Value: { Year: > 0 } read } ? read : null;

    private static string FieldOf(Error refusal) => refusal.Field switch
    {
        "except" => "exdates",
        "extra" => "rdates",
        null => "rule",
        var field => field,
    };
}

/// <summary>What would happen, in instants and in words.</summary>
/// <param name="Warnings">What is legal and yet probably not meant.</param>
public sealed record RecurrenceAnswer(OccurrencePreview Preview, string Words, IReadOnlyList<string> Warnings);

/// <summary>What a question lacks before anything can be expanded.</summary>
public static class RecurrenceQuestionErrors
{
    public static readonly Error ZoneMissing = Error.Invalid("window.zoneMissing", "Name the zone in which the times are meant, such as Europe/Berlin.", "zone");
    public static readonly Error BadStart = Error.Invalid("window.start", "Give the first start as a local time such as 2026-11-02T22:00.", "start");
    public static readonly Error MinutesMissing = Error.Invalid("window.minutesMissing", "Give the length in whole minutes.", "minutes");
}
