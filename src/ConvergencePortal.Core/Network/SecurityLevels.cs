namespace ConvergencePortal.Core.Network;

/// <summary>
/// A security-level vector of IEC 62443: one level from 0 to 4 for each foundational requirement, in the order
/// identification, use control, integrity, confidentiality, data flow, response, availability.
/// </summary>
public sealed record SecurityLevels
{
    public const int Count = 7;

    private SecurityLevels(string digits) => Digits = digits;

    /// <summary>Seven digits, for example "2212212".</summary>
    public string Digits { get; }

    public int Highest => Digits.Max(d => d - '0');

    /// <summary>Reads seven digits, or one digit that stands for all seven; null when it is neither.</summary>
    public static SecurityLevels? TryParse(string text)
    {
        var digits = text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length == 1) digits = new string(digits[0], Count);
        return digits.Length == Count && digits.All(d => d is >= '0' and <= '4') ? new SecurityLevels(digits) : null;
    }

    public override string ToString() => Digits;
}
