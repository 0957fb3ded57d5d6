using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Windows;

/// <summary>One unfolded property of a calendar file: <c>NAME;PARAMETER=VALUE:VALUE</c>.</summary>
/// <param name="Number">Line of the file where it begins, from 1.</param>
/// <param name="Name">In capitals; names are not case-sensitive (RFC 5545 2).</param>
internal sealed record IcsLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private const int ShownLength = 80;
    private const int MaxNameLength = 60;

    public string ShownValue => Value.Length <= ShownLength ? Value : Value[..ShownLength] + "…";

    public bool IsDateOnly => Parameters.TryGetValue("VALUE", out var type) && type.Equals("DATE", StringComparison.OrdinalIgnoreCase);

    public IcsNote Wrong(string message) => new(IcsNoteKind.Wrong, Number, Name, ShownValue, message);

    public IcsNote Wrong(Error error) => Wrong(error.Message);

    public IcsNote Understood(string message) => new(IcsNoteKind.Understood, Number, Name, ShownValue, message);

    public IcsNote LeftOut(string message) => new(IcsNoteKind.LeftOut, Number, Name, ShownValue, message);

    /// <summary>Null when the text is not of that form.</summary>
    public static IcsLine? Parse(int number, string text)
    {
        var nameEnd = text.AsSpan().IndexOfAny(';', ':');
        if (nameEnd is <= 0 or > MaxNameLength) return null;

        var parameters = new Dictionary<string, string>();
        var at = nameEnd;
        while (text[at] == ';')
        {
            var equals = text.IndexOf('=', at);
            if (equals < 0) return null;
            var valueEnd = ParameterEnd(text, equals + 1);
            if (valueEnd < 0) return null;

            parameters[text[(at + 1)..equals].ToUpperInvariant()] = text[(equals + 1)..valueEnd].Trim('"');
            at = valueEnd;
        }
        return new IcsLine(number, text[..nameEnd].ToUpperInvariant(), parameters, text[(at + 1)..]);
    }

    // Quoted parameter values may hold the very signs that end an unquoted one.
    private static int ParameterEnd(string text, int start)
    {
        var quoted = false;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is (';' or ':')) return i;
        }
        return -1;
    }
}
