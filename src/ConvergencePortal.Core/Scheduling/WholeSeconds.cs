using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Instants as whole seconds since 1970 UTC, in which sweeps count; a begin is rounded down and an end up, so that nothing is lost between two.</summary>
internal static class WholeSeconds
{
    public static long SecondsDown(this Instant instant) => instant.ToUnixTimeSeconds();

    public static long SecondsUp(this Instant instant)
    {
        var seconds = instant.ToUnixTimeSeconds();
        return Instant.FromUnixTimeSeconds(seconds) < instant ? seconds + 1 : seconds;
    }

    /// <summary>To the next whole minute or hour, given in seconds.</summary>
    public static Instant RoundedUp(this Instant instant, long seconds) => At((instant.SecondsUp() + seconds - 1) / seconds * seconds);

    public static Instant At(long seconds) => Instant.FromUnixTimeSeconds(seconds);
}
