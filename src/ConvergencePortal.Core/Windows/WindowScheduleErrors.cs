using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>Why a window's times are refused.</summary>
public static class WindowScheduleErrors
{
    public const string EndsBeforeStartCode = "window.endsBeforeStart";

    public static readonly Error DurationNotPositive =
        Error.Invalid("window.durationNotPositive", "A window lasts at least one minute.", "minutes");

    public static readonly Error DurationTooLong =
        Error.Invalid("window.durationTooLong", "A window lasts at most 400 days (576,000 minutes).", "minutes");

    public static readonly Error EffectiveEndsBeforeStart =
        Error.Invalid("window.effectiveEndsBeforeStart",
            "The window stops counting before it begins to count. Put the end after the beginning.", "effectiveTo");

    public static Error StartOutOfRange(LocalDateTime start) =>
        Error.Invalid("window.startOutOfRange", $"{Say(start)} is out of range: starts lie between 1970 and 2199.", "start");

    public static Error StartNotWholeSecond(LocalDateTime start) =>
        Error.Invalid("window.startNotWholeSecond", $"{Say(start)} has a fraction of a second. Give the start to the second.", "start");

    public static Error TooManyDates(string list, int count, string field) =>
        Error.Invalid("window.tooManyDates", $"{list} holds {count.ToString("N0", CultureInfo.InvariantCulture)} dates; at most 10,000 are kept.", field);

    public static Error TooManyMoved(int count) =>
        Error.Invalid("window.tooManyMoved", $"{count.ToString("N0", CultureInfo.InvariantCulture)} occurrences are moved; at most 10,000 are kept.", "moved");

    public static Error NothingToMove(LocalDateTime original, LocalDateTime? next) =>
        Error.Invalid("window.nothingToMove",
            $"The window does not start on {Say(original)}, so nothing can be moved from there. "
            + (next is { } date ? $"The next start that can be moved is {Say(date)}." : "There is no later start either."), "moved");

    public static Error MovedTwice(LocalDateTime original) =>
        Error.Invalid("window.movedTwice", $"The occurrence of {Say(original)} is moved twice. Keep one of the two.", "moved");

    public static Error MovedAndExcepted(LocalDateTime original) =>
        Error.Invalid("window.movedAndExcepted", $"The occurrence of {Say(original)} is moved and left out as well. Keep one of the two.", "moved");

    public static Error BadMoved(string piece) =>
        Error.Invalid("window.badMoved",
            $"\"{(piece.Length <= 60 ? piece : piece[..60] + "…")}\" is not of the form 2026-12-24T22:00>2026-12-25T20:00/180: the start that is moved, its new start, its minutes.", "moved");

    public static Error EndsBeforeStart(RecurrenceUntil until, LocalDateTime start) =>
        Error.Invalid(EndsBeforeStartCode, $"The rule ends (UNTIL={until}) before its first start, on {Say(start)}.", "rule");

    public static Error StartNotInRule(LocalDateTime start, LocalDateTime next) =>
        Error.Invalid("window.startNotInRule",
            $"The first start, {Say(start)}, is no date on which its rule falls. The next date that fits is {Say(next)}.", "start");

    public static Error UnknownZone(string zone) =>
        Error.Invalid("window.unknownZone",
            $"\"{(zone.Length <= 60 ? zone : zone[..60] + "…")}\" is not a known time zone. Use a name such as Europe/Berlin.", "zone");

    public static Error BadDates(string list, string text, string field) =>
        Error.Invalid("window.badDates",
            $"\"{(text.Length <= 40 ? text : text[..40] + "…")}\" in {list} is not a local time such as 2026-12-24T22:00.", field);

    internal static string Say(LocalDateTime local) => local.ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture);
}
