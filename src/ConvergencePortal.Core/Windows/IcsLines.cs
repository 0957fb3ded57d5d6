using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace ConvergencePortal.Core.Windows;

/// <summary>A line of a calendar file with its continuation lines joined (RFC 5545 3.1), or the reason why it cannot be read.</summary>
internal sealed record IcsRawLine(int Number, string Text, string? Problem);

/// <summary>
/// Splits a calendar file into unfolded lines while it streams. Lines are joined as bytes: some programs fold in the middle of a letter, which is
/// only a letter again after joining.
/// </summary>
/// <param name="most">Bytes after which reading stops.</param>
internal sealed class IcsLines(Stream stream, long most)
{
    /// <summary>Longest unfolded line: room for 10,000 exceptions in one property.</summary>
    public const int MaxBytes = 256 * 1024;

    private readonly List<byte> _line = [];
    private int _number = 1;
    private int _lineNumber = 1;
    private bool _isTooLong;
    private long _bytes;

    public bool IsEmpty => _bytes == 0;

    /// <summary>The stream is longer than is read; its last lines are missing.</summary>
    public bool IsCut => _bytes > most;

    public async IAsyncEnumerable<IcsRawLine> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        var buffer = new byte[16 * 1024];
        var isAfterBreak = false;
        int read;
        while ((read = await stream.ReadAsync(buffer, token)) > 0)
        {
            _bytes += read;
            if (IsCut) yield break;
            for (var i = 0; i < read; i++)
            {
                var b = buffer[i];
                if (isAfterBreak)
                {
                    isAfterBreak = false;
                    if (b is (byte)' ' or (byte)'\t') continue;
                    if (Take() is { } line) yield return line;
                }

                if (b == (byte)'\n')
                {
                    isAfterBreak = true;
                    _number++;
                }
                else if (b != (byte)'\r')
                {
                    Append(b);
                }
            }
        }
        if (Take() is { } last) yield return last;
    }

    private void Append(byte b)
    {
        if (_line.Count == 0) _lineNumber = _number;
        if (_line.Count < MaxBytes) _line.Add(b);
        else _isTooLong = true;
    }

    private IcsRawLine? Take()
    {
        if (_line.Count == 0) return null;

        var bytes = _line.ToArray().AsSpan();
        if (_lineNumber == 1 && bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        var line = (_isTooLong, Utf8.IsValid(bytes)) switch
        {
            (true, _) => new IcsRawLine(_lineNumber, "", "The line is longer than 256 KiB."),
            (_, false) => new IcsRawLine(_lineNumber, "", "The line is not UTF-8 text. Save the calendar as UTF-8."),
            _ => new IcsRawLine(_lineNumber, Encoding.UTF8.GetString(bytes), null),
        };
        _line.Clear();
        _isTooLong = false;
        return line;
    }
}
