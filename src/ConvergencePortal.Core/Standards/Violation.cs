using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Standards;

/// <summary>What kind of thing does not conform.</summary>
public enum SubjectKind
{
    Asset,
    Device,
    Segment,
    Zone,
    Conduit,
    DataSource,
    DataFlow,
    Standard,
    Waiver,
    Pilot,
    Change,
    Measure,
}

/// <summary>The thing that does not conform, by the key people know: "BER:SW-PACK-01", an asset's tag, a change's number.</summary>
public readonly record struct CheckSubject(SubjectKind Kind, string Key);

/// <summary>Whose a violation is: the function that answers for the thing, the person who does, or both.</summary>
public readonly record struct ViolationOwner(Function? Function, int? PersonId = null)
{
    public static ViolationOwner Of(Function function) => new(function);
}

/// <summary>What tells a violation from others of the same check and thing, and the numbers the check was run with.</summary>
public sealed record ViolationParameter(string Name, string Value);

/// <summary>One place where the plant does not conform, as a check found it.</summary>
/// <param name="Site">Code of the site; null for what belongs to none.</param>
/// <param name="Sentence">Plain words for whoever must mend it.</param>
/// <param name="Evidence">The path that proves it, step by step, in the words of the plant.</param>
public sealed record Violation(string Check, CheckSeverity Severity, string? Site, CheckSubject Subject, string Sentence, IReadOnlyList<string> Evidence, ViolationOwner Owner,
    IReadOnlyList<ViolationParameter> Parameters)
{
    private const int LongestKey = 64;

    /// <summary>By which the same violation is known in the next run: the check, the thing and the parameters.</summary>
    public FindingKey Key => field ??= new FindingKey(Check, Subject.Kind, Subject.Key, HashOf(Parameters));

    /// <summary>Whether a reader of both would learn nothing from the second.</summary>
    internal bool SaysAs(Violation other) => Severity == other.Severity && Sentence == other.Sentence && Owner == other.Owner && Evidence.SequenceEqual(other.Evidence);

    /// <summary>SHA-256 over the parameters in the order of their names; every text carries its length, so that no two lists are written alike.</summary>
    internal static string HashOf(IEnumerable<ViolationParameter> parameters)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in parameters.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{name}:{value.Length}:{value}\n");
        return text.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..LongestKey];
    }
}

/// <summary>What a finding is known by from run to run.</summary>
public sealed record FindingKey(string Check, SubjectKind SubjectKind, string SubjectKey, string ParametersHash);
