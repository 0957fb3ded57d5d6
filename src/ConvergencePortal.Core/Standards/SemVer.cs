using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvergencePortal.Core.Standards;

/// <summary>The number of a version, major.minor.patch: a major step asks more of people, a minor one says more, a patch mends words.</summary>
public readonly partial record struct SemVer(int Major, int Minor, int Patch)
{
    /// <summary>Longest written form, "9999.9999.9999".</summary>
    public const int Length = 14;

    public static SemVer First { get; } = new(1, 0, 0);

    public SemVer NextMinor => new(Major, Minor + 1, 0);

    public SemVer NextPatch => this with { Patch = Patch + 1 };

    public bool IsHigherThan(SemVer other) => Rank > other.Rank;

    /// <summary>Orders versions; each part is below ten thousand.</summary>
    public long Rank => (Major * 10_000L + Minor) * 10_000L + Patch;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    /// <summary>Null when the text is no version: three numbers below ten thousand, without leading zeros.</summary>
    public static SemVer? Read(string? text) => Form().Match(text?.Trim() ?? "") is { Success: true } match
        ? new SemVer(Part(match, 1), Part(match, 2), Part(match, 3))
        : null;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})\z")]
    private static partial Regex Form();
}
