using System.Globalization;
using NodaTime;

namespace ConvergencePortal.Core.Windows;

/// <summary>A weekday of a rule's BYDAY: every one of its period, or only the nth (counted from the end when negative).</summary>
/// <param name="Ordinal">0 means every such weekday; 2 the second; -1 the last.</param>
public readonly record struct OrdinalWeekday(int Ordinal, IsoDayOfWeek Day)
{
    private static readonly string[] Codes = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

    /// <summary>The RFC 5545 spelling: <c>MO</c>, <c>2TU</c>, <c>-1FR</c>.</summary>
    public override string ToString() => (Ordinal == 0 ? "" : Ordinal.ToString(CultureInfo.InvariantCulture)) + CodeOf(Day);

    internal static string CodeOf(IsoDayOfWeek day) => Codes[(int)day - 1];

    internal static IsoDayOfWeek? DayOf(ReadOnlySpan<char> code)
    {
        for (var i = 0; i < Codes.Length; i++)
            if (code.SequenceEqual(Codes[i])) return (IsoDayOfWeek)(i + 1);
        return null;
    }
}
