using System.Globalization;
using ConvergencePortal.Core.Common;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>A single occurrence that happens at another time than its rule says, or for another length (RFC 5545 RECURRENCE-ID).</summary>
/// <param name="Original">Local start that the rule or an extra date gives; nothing starts there any more.</param>
/// <param name="Start">Local start at which it happens instead.</param>
/// <param name="Minutes">Elapsed minutes of this occurrence alone.</param>
public readonly record struct MovedOccurrence(LocalDateTime Original, LocalDateTime Start, int Minutes)
{
    private static readonly LocalDateTimePattern ToTheSecond = LocalDateTimePattern.GeneralIso;
    private static readonly LocalDateTimePattern ToTheMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>Why an occurrence cannot be moved to there; null when it can. Whether it is one of a window, the schedule says.</summary>
    public Error? Refusal => ScheduleChecks.Refusal(this) is { } refusal ? refusal with { Field = "moved" } : null;

    /// <summary>"2026-12-24T22:00>2026-12-25T20:00/180".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Write(Original)}>{Write(Start)}/{Minutes}");

    /// <summary>Several of them, separated by ";"; refused with the piece that is of another form.</summary>
    public static Result<MovedOccurrence[]> ParseList(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Array.Empty<MovedOccurrence>();

        // Counted before anything is read: a million pieces are refused at once.
        var count = text.AsSpan().Count(';') + 1;
        if (count > WindowSchedule.MaxDates) return WindowScheduleErrors.TooManyMoved(count);

        var moved = new List<MovedOccurrence>(count);
        foreach (var piece in text.Split(';'))
        {
            if (Parse(piece.Trim()) is not { } one) return WindowScheduleErrors.BadMoved(piece);
            moved.Add(one);
        }
        return moved.ToArray();
    }

    /// <summary>The text that <see cref="ParseList"/> reads back; null for none.</summary>
    public static string? WriteList(IReadOnlyList<MovedOccurrence> moved) => moved.Count == 0 ? null : string.Join(';', moved);

    private static MovedOccurrence? Parse(string piece)
    {
        var (arrow, slash) = (piece.IndexOf('>', StringComparison.Ordinal), piece.IndexOf('/', StringComparison.Ordinal));
        if (arrow < 0 || slash < arrow) return null;
        if (Read(piece[..arrow]) is not { } original || Read(piece[(arrow + 1)..slash]) is not { } start) return null;
        return int.TryParse(piece.AsSpan(slash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minutes) ? new MovedOccurrence(original, start, minutes) : null;
    }

    private static LocalDateTime? Read(string text) => (ToTheMinute.Parse(text) is { Success: true } minute ? minute : ToTheSecond.Parse(text)) is { Success: true } read ? read.Value : null;

    private static string Write(LocalDateTime local) => (local.Second == 0 ? ToTheMinute : ToTheSecond).Format(local);
}
