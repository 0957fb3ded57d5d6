using System.Globalization;

namespace ConvergencePortal.Core.Common;

/// <summary>
/// Keeps text in files from being run by a spreadsheet that opens them. In a file, text that begins like a formula is written with an
/// apostrophe in front; without one it is refused. Plain numbers are no formulas.
/// </summary>
internal static class FormulaText
{
    private const char Apostrophe = '\'';

    /// <summary>Blanks in front count as nothing: cells are read without them.</summary>
    public static bool IsFormula(string cell) =>
        cell is ['\t' or '\r' or '\n', ..]
        || (cell.TrimStart() is ['=' or '+' or '-' or '@', ..] && !decimal.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    /// <summary>Puts an apostrophe before a formula, and before text that would otherwise lose one on the way back.</summary>
    public static string Neutralize(string text) => IsFormula(text.TrimStart(Apostrophe)) ? Apostrophe + text : text;

    /// <summary>Takes away the apostrophe that <see cref="Neutralize"/> put there.</summary>
    public static string Restore(string cell) => cell.Length > 0 && cell[0] == Apostrophe && IsFormula(cell.TrimStart(Apostrophe)) ? cell[1..] : cell;
}
