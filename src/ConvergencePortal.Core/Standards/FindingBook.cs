using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a run changed in the findings.</summary>
public sealed record CheckOutcome(int Appeared, int Returned, int Changed, int Cleared)
{
    public static CheckOutcome Nothing { get; } = new(0, 0, 0, 0);

    /// <summary>Whether anybody should be told; the same finding in other words is kept and not told.</summary>
    public bool IsNews => Appeared + Returned + Cleared > 0;

    public bool WritesNothing => Appeared + Returned + Changed + Cleared == 0;
}

/// <summary>Brings the kept findings and what a run saw together. Doing it twice does it once.</summary>
public static class FindingBook
{
    /// <param name="known">Tracked findings, at least all that <paramref name="seen"/> and <paramref name="gone"/> name.</param>
    /// <param name="gone">What the run looked for and did not see.</param>
    /// <returns>Findings that are new, and the counts.</returns>
    public static (IReadOnlyList<Finding> New, CheckOutcome Outcome) Enter(IEnumerable<Finding> known, IEnumerable<Violation> seen, Func<FindingKey, bool> gone, Func<string?, int?> siteOf, Instant now)
    {
        var byKey = known.ToDictionary(f => f.Key);
        var fresh = new List<Finding>();
        var (returned, changed) = (0, 0);
        var met = new HashSet<FindingKey>();
        foreach (var violation in seen)
        {
            met.Add(violation.Key);
            if (!byKey.TryGetValue(violation.Key, out var finding)) fresh.Add(new Finding(violation, siteOf(violation.Site), now));
            else switch (finding.See(violation, now))
            {
                case Sighting.Returned: returned++; break;
                case Sighting.Changed: changed++; break;
                case Sighting.Known: break;
                default: throw new ArgumentOutOfRangeException(nameof(seen));
            }
        }
        var cleared = byKey.Values.Count(f => !met.Contains(f.Key) && gone(f.Key) && f.Miss(now));
        return (fresh, new CheckOutcome(fresh.Count, returned, changed, cleared));
    }
}
