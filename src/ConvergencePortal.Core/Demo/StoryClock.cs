using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>
/// The time in which the demo plant's past is told: it stands still until it is moved, never goes back, and never passes the moment of the telling. Told again after an interruption it stands
/// at the last word until the story has caught up with it.
/// </summary>
/// <param name="said">When the last word was said; the begin while nothing is said yet.</param>
/// <param name="end">The moment of the telling.</param>
public sealed class StoryClock(Instant begin, Instant said, Instant end) : IClock
{
    /// <summary>Where the plant's days are counted.</summary>
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>When people act on a day of which no hour is told.</summary>
    private static readonly LocalTime Morning = new(9, 0);

    private Instant _told = begin;

    /// <summary>The moment of the telling.</summary>
    public Instant End => end;

    public Instant GetCurrentInstant() => Instant.Max(said, _told);

    public void MoveTo(Instant instant) => _told = Instant.Max(_told, Instant.Min(instant, end));

    public void Pass(Duration time) => MoveTo(_told + time);

    /// <summary>The morning of a day before that of the telling.</summary>
    public Instant Ago(int days) => DayAgo(days).At(Morning).InZoneLeniently(Zone).ToInstant();

    public LocalDate DayAgo(int days) => end.InZone(Zone).Date.PlusDays(-days);
}
