using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>How many things are of each age.</summary>
public sealed record AgeCounts(int Week, int Fortnight, int Quarter, int Older)
{
    public int Total => Week + Fortnight + Quarter + Older;

    public int Of(AgeBand band) => band switch
    {
        AgeBand.Week => Week,
        AgeBand.Fortnight => Fortnight,
        AgeBand.Quarter => Quarter,
        AgeBand.Older => Older,
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    internal static AgeCounts Of(IEnumerable<(int Band, int Count)> counted)
    {
        var byBand = counted.ToLookup(c => (AgeBand)c.Band, c => c.Count);
        return new AgeCounts(byBand[AgeBand.Week].Sum(), byBand[AgeBand.Fortnight].Sum(), byBand[AgeBand.Quarter].Sum(), byBand[AgeBand.Older].Sum());
    }
}

/// <summary>Where the bands end, seen from now: a thing that began later than the first is of the first band, and so on.</summary>
internal readonly record struct AgeEdges(Instant Week, Instant Fortnight, Instant Quarter)
{
    public static AgeEdges At(Instant now) => new(AgeLimits.Of(AgeBand.Week, now).After, AgeLimits.Of(AgeBand.Fortnight, now).After, AgeLimits.Of(AgeBand.Quarter, now).After);
}
