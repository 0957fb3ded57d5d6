using NodaTime;

namespace ConvergencePortal.Core.Common;

/// <summary>How long something has been there, in the bands that ageing is shown in. Two weeks are the target for grave findings and ninety days that for waivers, so bands end there.</summary>
public enum AgeBand
{
    /// <summary>Up to seven days.</summary>
    Week,

    /// <summary>Longer, up to fourteen days.</summary>
    Fortnight,

    /// <summary>Longer, up to ninety days.</summary>
    Quarter,

    /// <summary>Longer than that.</summary>
    Older,
}

/// <summary>Between which instants a thing began that is of a band now.</summary>
/// <param name="After">Later than this.</param>
/// <param name="UpTo">Not later than this.</param>
public readonly record struct AgeLimits(Instant After, Instant UpTo)
{
    // As far as both engines store an instant without trouble.
    private static readonly Instant Never = Instant.FromUtc(1900, 1, 1, 0, 0);
    private static readonly Instant Ever = Instant.FromUtc(2200, 1, 1, 0, 0);

    public static IReadOnlyList<AgeBand> Bands { get; } = Enum.GetValues<AgeBand>();

    /// <param name="band">Null for every age.</param>
    public static AgeLimits Of(AgeBand? band, Instant now) => band switch
    {
        null => new(Never, Ever),
        AgeBand.Week => new(Ago(7, now), Ever),
        AgeBand.Fortnight => new(Ago(14, now), Ago(7, now)),
        AgeBand.Quarter => new(Ago(90, now), Ago(14, now)),
        AgeBand.Older => new(Never, Ago(90, now)),
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    private static Instant Ago(int days, Instant now) => now - Duration.FromDays(days);
}
