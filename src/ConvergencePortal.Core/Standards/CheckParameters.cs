using System.Globalization;

namespace ConvergencePortal.Core.Standards;

/// <summary>The numbers that checks are run with and how bad what they find is: our own defaults from the catalogue, unless an effective standard says otherwise.</summary>
public sealed class CheckParameters
{
    private readonly Dictionary<(string Check, string Name), int> _chosen;

    private readonly Dictionary<string, CheckSeverity> _severities;

    private CheckParameters(Dictionary<(string, string), int> chosen, Dictionary<string, CheckSeverity> severities) => (_chosen, _severities) = (chosen, severities);

    public static CheckParameters Default { get; } = new([], []);

    /// <summary>Where two standards give one number, the smaller one counts; of two severities the graver.</summary>
    public static CheckParameters Of(SnapshotRows rows) =>
        new(rows.Standards.SelectMany(s => s.Numbers).GroupBy(n => (n.Check, n.Name)).ToDictionary(group => group.Key, group => group.Min(n => n.Value)),
            rows.Standards.SelectMany(s => s.Severities).GroupBy(s => s.Check).ToDictionary(group => group.Key, group => group.Min(s => s.Severity)));

    /// <summary>Whether a run with these would say what a run with the others says.</summary>
    internal bool IsSame(CheckParameters other) => IsSame(_chosen, other._chosen) && IsSame(_severities, other._severities);

    public int this[string check, string name] => _chosen.TryGetValue((check, name), out var value) ? value
        : CheckCatalog.Find(check)?.Find(name)?.Default ?? throw new InvalidOperationException($"{check} has no number \"{name}\".");

    public CheckParameters With(string check, string name, int value) => new(new(_chosen) { [(check, name)] = value }, _severities);

    /// <summary>As a finding keeps it: a number of the check by its name.</summary>
    internal ViolationParameter Of(string check, string name) => new(name, this[check, name].ToString(CultureInfo.InvariantCulture));

    /// <summary>The violation as bad as a standard calls it; what stops a change stays what it is.</summary>
    internal Violation Weigh(Violation found) => found.Severity != CheckSeverity.Blocking && _severities.TryGetValue(found.Check, out var severity) ? found with { Severity = severity } : found;

    private static bool IsSame<TKey, TValue>(Dictionary<TKey, TValue> chosen, Dictionary<TKey, TValue> other) where TKey : notnull where TValue : struct =>
        chosen.Count == other.Count && chosen.All(pair => other.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));
}

/// <summary>How much of the plant a run looks at: all of it, or some sites. What belongs to no site counts only in the whole.</summary>
public sealed record CheckScope(IReadOnlySet<string>? Sites = null)
{
    public static CheckScope Whole { get; } = new();

    public bool Covers(string? site) => Sites is null || (site is not null && Sites.Contains(site));
}
