namespace ConvergencePortal.Core.Common;

/// <summary>Something said about one place of a file that came from outside, with a sentence fit for whoever sent it.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Position">Column within the line, from 1; in a table the number of the cell. 0 when the sentence concerns the whole line.</param>
/// <param name="Field">Path of the field such as "team.members[0].dateIn", or name of the table's column; empty when it concerns the whole.</param>
/// <param name="Value">What stands there, shortened.</param>
public sealed record FileRemark(int Line, int Position, string Field, string Value, string Message, string Code)
{
    private const int ValueLength = 80;

    public static FileRemark On(int line, int position, string field, string? value, string message, string code) =>
        new(line, position, field, value is { Length: > ValueLength } ? value[..ValueLength] + "…" : value ?? "", message, code);
}
