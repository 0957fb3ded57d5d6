using NodaTime;

namespace ConvergencePortal.Tests.Common;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeClock(Instant now) : IClock
{
    private Instant _now = now;
    private Duration _atEachReading = Duration.Zero;

    public Instant GetCurrentInstant() => _now += _atEachReading;

    /// <summary>From now on it runs, as a real clock does between two readings.</summary>
    public void AdvanceAtEachReading(Duration by) => _atEachReading = by;

    public void Advance(Duration by) => _now += by;
    public void Set(Instant now) => _now = now;
}
