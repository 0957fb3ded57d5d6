using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Windows;

/// <summary>Why a recurrence rule is refused; every sentence names the part and what may stand there instead.</summary>
public static class RecurrenceErrors
{
    public const string Supported = "FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY, BYSETPOS and WKST";

    public static readonly Error Empty =
        Error.Invalid("recurrence.empty",
            "The recurrence rule is empty. Leave it out for a one-off, or begin it with FREQ=, for example FREQ=WEEKLY;BYDAY=TU.");

    public static readonly Error TooLong =
        Error.Invalid("recurrence.tooLong", "The recurrence rule is longer than 1,000 characters. Make two of it.");

    public static readonly Error FrequencyMissing =
        Error.Invalid("recurrence.frequencyMissing", "The recurrence rule has no FREQ. Say FREQ=DAILY, WEEKLY, MONTHLY or YEARLY.");

    public static readonly Error CountWithUntil =
        Error.Invalid("recurrence.countWithUntil", "COUNT and UNTIL both end the rule. Keep one of them.");

    public static readonly Error SetPositionAlone =
        Error.Invalid("recurrence.setPositionAlone", "BYSETPOS chooses among the dates of BYDAY, BYMONTHDAY or BYMONTH, and the rule has none of these.");

    public static readonly Error MonthDayInWeek =
        Error.Invalid("recurrence.monthDayInWeek", "BYMONTHDAY has no meaning in a weekly rule. Use FREQ=MONTHLY, or FREQ=DAILY to keep only these days.");

    public static readonly Error NeverOccurs =
        Error.Invalid("recurrence.neverOccurs", "The rule never occurs: no date from its start to the year 9999 fits all of its parts.");

    public static Error NotPairs(string piece) =>
        Error.Invalid("recurrence.malformed", $"\"{Shorten(piece)}\" is not of the form NAME=VALUE. Parts are separated by one semicolon, without blanks.");

    public static Error LowerCase(string piece) =>
        Error.Invalid("recurrence.lowerCase", $"\"{Shorten(piece)}\" has lower-case letters. Recurrence rules are written in capitals.");

    public static Error Duplicate(string part) =>
        Error.Invalid("recurrence.duplicatePart", $"{part} stands twice in the rule. Each part may stand once; separate its values by commas.");

    public static Error UnsupportedPart(string part) =>
        Error.Invalid("recurrence.unsupportedPart", $"{Shorten(part)} is not supported. A rule may hold {Supported}.");

    public static Error UnsupportedFrequency(string value) =>
        Error.Invalid("recurrence.unsupportedFrequency", $"FREQ={Shorten(value)} is not supported. Use DAILY, WEEKLY, MONTHLY or YEARLY.");

    public static Error BadValue(string part, string value, string allowed) =>
        Error.Invalid("recurrence.badValue", $"{part}={Shorten(value)} is not valid: {part} takes {allowed}.");

    public static Error OrdinalNotAllowed(string weekday, RecurrenceFrequency frequency) =>
        Error.Invalid("recurrence.ordinalNotAllowed",
            $"BYDAY={weekday} counts weekdays within a month or year, which a {frequency.ToString().ToLowerInvariant()} rule has not. "
            + "Use FREQ=MONTHLY or YEARLY, or leave the number out.");

    // A refused text may be a megabyte long; the sentence stays readable.
    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
