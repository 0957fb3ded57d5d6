using CsvHelper;

namespace ConvergencePortal.Core.Common;

/// <summary>Opens CSV as the portal reads it: no larger than it may be, comma or semicolon, quotes as in RFC 4180. Features that lie below Import read rows one by one with it.</summary>
internal static class CsvRows
{
    public const int MaxBytes = 20 * 1024 * 1024;
    public const int MaxRows = 200_000;

    /// <param name="file">UTF-8 without a byte order mark.</param>
    /// <param name="onMalformed">Called before the row in question is current.</param>
    public static CsvReader Open(ReadOnlyMemory<byte> file, Action<CsvMalformedRecord> onMalformed) => CsvReader.Create(file, new CsvReaderOptions
    {
        HasHeader = false,
        Separator = SeparatorOf(file.Span),
        TrackLineNumbers = true,
        OnMalformedRecord = found => onMalformed(found),
    });

    /// <summary>Whichever of the two the header has more of outside quotation marks.</summary>
    private static char SeparatorOf(ReadOnlySpan<byte> file)
    {
        int commas = 0, semicolons = 0;
        var isQuoted = false;
        foreach (var b in file.TrimStart("\r\n"u8))
        {
            if (b == '"') isQuoted = !isQuoted;
            else if (isQuoted) continue;
            else if (b is (byte)'\n' or (byte)'\r') break;
            else if (b == ',') commas++;
            else if (b == ';') semicolons++;
        }
        return semicolons > commas ? ';' : ',';
    }
}
