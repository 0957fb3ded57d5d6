using System.Globalization;

namespace ConvergencePortal.Core.Standards;

/// <summary>The numbers that checks are run with: our own defaults from the catalogue, unless an effective standard says otherwise.</summary>
public sealed class CheckParameters
{
    private readonly Dictionary<(string Check, string Name), int> _chosen;

    private CheckParameters(Dictionary<(string, string), int> chosen) => _chosen = chosen;

    public static CheckParameters Default { get; } = new([]);

    public int this[string check, string name] => _chosen.TryGetValue((check, name), out var value) ? value
        : CheckCatalog.Find(check)?.Find(name)?.Default ?? throw new InvalidOperationException($"{check} has no number \"{name}\".");

    public CheckParameters With(string check, string name, int value) => new(new(_chosen) { [(check, name)] = value });

    public bool IsDefault(string check, string name) => !_chosen.ContainsKey((check, name));

    /// <summary>As a finding keeps it: a number of the check by its name.</summary>
    internal ViolationParameter Of(string check, string name) => new(name, this[check, name].ToString(CultureInfo.InvariantCulture));
}

/// <summary>How much of the plant a run looks at: all of it, or some sites. What belongs to no site counts only in the whole.</summary>
public sealed record CheckScope(IReadOnlySet<string>? Sites = null)
{
    public static CheckScope Whole { get; } = new();

    public bool Covers(string? site) => Sites is null || (site is not null && Sites.Contains(site));
}
