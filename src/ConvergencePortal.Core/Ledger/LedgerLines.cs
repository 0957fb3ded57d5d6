namespace ConvergencePortal.Core.Ledger;

/// <summary>Cuts a stream into lines without keeping more of it than the longest line.</summary>
internal sealed class LedgerLines(Stream stream)
{
    /// <summary>No row is longer; a file without line breaks must not fill the memory.</summary>
    private const int Longest = 32 * 1024 * 1024;

    private byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    /// <summary>Of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The last line has no line break after it, or is longer than any line can be.</summary>
    public bool IsCutOff { get; private set; }

    public bool Next(out ReadOnlySpan<byte> line)
    {
        var searched = 0;
        while (true)
        {
            var at = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                line = _buffer.AsSpan(_start, searched + at);
                _start += searched + at + 1;
                Number++;
                return true;
            }
            searched = _end - _start;
            if (!Fill())
            {
                line = default;
                if (searched == 0) return false;

                (IsCutOff, _start) = (true, _end);
                Number++;
                return true;
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_end, _start) = (_end - _start, 0);
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= Longest) return false;
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
