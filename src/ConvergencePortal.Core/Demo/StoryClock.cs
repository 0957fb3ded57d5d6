using NodaTime;

namespace ConvergencePortal.Core.Demo;

/// <summary>The time in which the demo plant's past is told: it stands still until it is moved, never goes back, and never passes the moment of the telling.</summary>
public sealed class StoryClock(Instant begin, Instant end) : IClock
{
    /// <summary>Where the plant's days are counted.</summary>
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>When people act on a day of which no hour is told.</summary>
    private static readonly LocalTime Morning = new(9, 0);

    private Instant _now = begin;

    /// <summary>The moment of the telling.</summary>
    public Instant End => end;

    public Instant GetCurrentInstant() => _now;

    public void MoveTo(Instant instant) => _now = Instant.Max(_now, Instant.Min(instant, end));

    public void Pass(Duration time) => MoveTo(_now + time);

    /// <summary>The morning of a day before that of the telling.</summary>
    public Instant Ago(int days) => end.InZone(Zone).Date.PlusDays(-days).At(Morning).InZoneLeniently(Zone).ToInstant();
}
