using System.Globalization;

namespace ConvergencePortal.Core.Standards;

/// <summary>The numbers that checks are run with: our own defaults from the catalogue, unless an effective standard says otherwise.</summary>
public sealed class CheckParameters
{
    private readonly Dictionary<(string Check, string Name), int> _chosen;

    private CheckParameters(Dictionary<(string, string), int> chosen) => _chosen = chosen;

    public static CheckParameters Default { get; } = new([]);

    /// <summary>Where two standards give one number, the smaller one counts.</summary>
    public static CheckParameters Of(SnapshotRows rows) =>
        new(rows.Standards.SelectMany(s => s.Numbers).GroupBy(n => (n.Check, n.Name)).ToDictionary(group => group.Key, group => group.Min(n => n.Value)));

    /// <summary>Whether a run with these numbers would say what a run with the others says.</summary>
    internal bool IsSame(CheckParameters other) => _chosen.Count == other._chosen.Count && _chosen.All(pair => other._chosen.TryGetValue(pair.Key, out var value) && value == pair.Value);

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
