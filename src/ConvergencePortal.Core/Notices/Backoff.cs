using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>When a message is tried again.</summary>
public static class Backoff
{
    /// <summary>Over about an hour; then it is given up.</summary>
    public const int MostTries = 8;

    private static readonly Duration First = Duration.FromSeconds(20);
    private static readonly Duration Longest = Duration.FromMinutes(20);

    /// <summary>A channel that asks for more is not believed.</summary>
    private static readonly Duration LongestAsked = Duration.FromHours(1);

    /// <summary>Twice as long after each try, some of it by chance so that many do not come back at once; never earlier than the channel asks. Null after the last try.</summary>
    /// <param name="tries">How often it was tried by now, from 1.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static Duration? After(int tries, Duration? asked, double chance)
    {
        if (tries >= MostTries) return null;

        var wait = Duration.Min(First * Math.Pow(2, tries - 1), Longest) * (0.75 + 0.5 * chance);
        return asked is { } least ? Duration.Max(wait, Duration.Min(least, LongestAsked)) : wait;
    }
}
