namespace ConvergencePortal.Core.Standards;

/// <summary>Whether names in the namespace can be resolved (DS-22).</summary>
public static class NamespaceChecks
{
    private static readonly char[] Wildcards = ['+', '#'];

    /// <summary>DS-22, one a source and cause: a character that brokers read as a wildcard, a level of the hierarchy left out, a Sparkplug address in another form or given twice.</summary>
    public static IEnumerable<Violation> OffPath(PlantSnapshot plant, CheckParameters parameters, CheckScope scope)
    {
        var addresses = plant.Rows.Sources.Where(s => s.SparkplugId is not null).ToLookup(s => (s.Site, s.SparkplugId!.ToUpperInvariant()));
        foreach (var source in plant.Rows.Sources.Where(s => scope.Covers(s.Site)))
        {
            if (source.NamespacePath is { } path && WhyPath(source, path) is { } wrong)
                yield return SourceChecks.Of("DS-22", CheckSeverity.Medium, source, $"{path} of {source.Code} {wrong}.", [source.Code, path, source.EquipmentPath], [new ViolationParameter("cause", "path")]);
            if (source.SparkplugId is not { } id) continue;

            if (WhyAddress(id) is { } bad) yield return SourceChecks.Of("DS-22", CheckSeverity.Medium, source, $"Sparkplug address {id} of {source.Code} {bad}.", [source.Code, id], [new ViolationParameter("cause", "address")]);
            var same = addresses[(source.Site, id.ToUpperInvariant())].Where(s => s != source).Select(s => s.Code).Order(StringComparer.Ordinal).ToList();
            if (same.Count > 0)
                yield return SourceChecks.Of("DS-22", CheckSeverity.Medium, source, $"Sparkplug address {id} of {source.Code} belongs to {string.Join(" and ", same)} too.", [source.Code, id, .. same], [new ViolationParameter("cause", "twice")]);
        }
    }

    /// <summary>The plant's own path, whatever stands once before the site, and nothing left out: what comes after the equipment is free.</summary>
    private static string? WhyPath(PlantSource source, string path)
    {
        if (path.IndexOfAny(Wildcards) >= 0) return "holds + or #, which brokers read as wildcards";

        var (steps, place) = (path.Split('/'), source.EquipmentPath.Split('/'));
        if (steps.Any(string.IsNullOrWhiteSpace)) return "has an empty level";

        var begin = Array.FindIndex(steps, 0, Math.Min(2, steps.Length), step => step.Equals(place[0], StringComparison.OrdinalIgnoreCase));
        if (begin < 0) return $"does not begin with the site {place[0]}";
        for (var i = 0; i < place.Length; i++)
            if (begin + i >= steps.Length || !steps[begin + i].Equals(place[i], StringComparison.OrdinalIgnoreCase)) return $"leaves out {place[i]}, or has it elsewhere than {source.EquipmentPath}";
        return null;
    }

    private static string? WhyAddress(string id) =>
        id.IndexOfAny(Wildcards) >= 0 ? "holds + or #, which brokers read as wildcards"
        : id.Split('/') is { Length: < 2 or > 3 } || id.Split('/').Any(string.IsNullOrWhiteSpace) ? "is not group/node or group/node/device"
        : null;
}
