using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Standards;

/// <summary>Whether zones and conduits are described, and achieve what they aim at (NC-05, NC-06).</summary>
public static class ZoneChecks
{
    private static readonly string[] Requirements = ["identification", "use control", "integrity", "confidentiality", "data flow", "response", "availability"];

    /// <summary>NC-05, one a zone or conduit, with everything that is missing. The owner is never empty in the portal.</summary>
    public static IEnumerable<Violation> Incomplete(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var zone in plant.Rows.Zones.Where(z => scope.Covers(z.Site)))
        {
            var missing = Missing((zone.Target is null, "target security level"), (zone.Target is not null && Empty(zone.TargetRationale), "reason for the target"), (zone.Achieved is null, "achieved security level"),
                (Empty(zone.LogicalBoundary), "logical boundary"), (Empty(zone.PhysicalBoundary), "physical boundary"));
            if (missing.Count > 0) yield return Lacks(SubjectKind.Zone, "Zone", zone.Key, zone.Site, zone.Code, zone.Owner, missing);
        }
        foreach (var conduit in plant.Rows.Conduits.Where(c => scope.Covers(c.Site)))
        {
            var missing = Missing((conduit.Target is null, "target security level"), (conduit.ReviewDueOn is null, "day of its next review"));
            if (missing.Count > 0) yield return Lacks(SubjectKind.Conduit, "Conduit", conduit.Key, conduit.Site, conduit.Code, conduit.Owner, missing);
        }
    }

    /// <summary>NC-06: the largest gap between target and achieved level is above zero. A waiver is looked at by the finding, not here.</summary>
    public static IEnumerable<Violation> BelowTarget(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        foreach (var zone in plant.Rows.Zones.Where(z => scope.Covers(z.Site)))
        {
            if (zone is not { Target: { } target, Achieved: { } achieved }) continue;

            var gaps = Enumerable.Range(0, SecurityLevels.Count).Where(i => target.Digits[i] > achieved.Digits[i]).Select(i => $"{Requirements[i]} {target.Digits[i]}, achieved {achieved.Digits[i]}").ToList();
            if (gaps.Count > 0)
                yield return new Violation("NC-06", CheckSeverity.High, zone.Site, new CheckSubject(SubjectKind.Zone, zone.Key), $"Zone {zone.Code} aims higher than it is: {string.Join("; ", gaps)}.",
                    [zone.Code, $"SL-T {target}", $"SL-A {achieved}"], ViolationOwner.Of(zone.Owner), []);
        }
    }

    private static List<string> Missing(params ReadOnlySpan<(bool IsMissing, string Name)> attributes)
    {
        var missing = new List<string>();
        foreach (var (isMissing, name) in attributes)
            if (isMissing) missing.Add(name);
        return missing;
    }

    private static bool Empty(string? text) => string.IsNullOrWhiteSpace(text);

    private static Violation Lacks(SubjectKind kind, string word, string key, string site, string code, People.Function owner, List<string> missing) => new(
        "NC-05", CheckSeverity.Medium, site, new CheckSubject(kind, key), $"{word} {code} lacks its {string.Join(", ", missing)}.", [code, .. missing.Select(name => $"no {name}")], ViolationOwner.Of(owner), []);
}
