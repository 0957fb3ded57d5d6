using System.Text;

namespace ConvergencePortal.Core.Windows;

/// <summary>Breaks long lines of a calendar file (RFC 5545 3.1): at most 75 octets, never inside a letter.</summary>
internal static class IcsFolding
{
    private const int MaxOctets = 75;

    /// <summary>The line with its breaks and its closing CRLF.</summary>
    public static string Fold(string line)
    {
        if (line.Length * 3 <= MaxOctets) return line + "\r\n";

        var folded = new StringBuilder(line.Length + line.Length / 32);
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MaxOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }
            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        return folded.Append("\r\n").ToString();
    }
}
