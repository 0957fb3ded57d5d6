using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace ConvergencePortal.Core.Ledger;

/// <summary>
/// Writes the lines of an export: JSON with the fields in one order, without blanks, and with no more escapes than JSON demands, so that the same row is always the same bytes. A verifier
/// writes what it has read again and compares: an edit that leaves the content as it was shows as well.
/// </summary>
internal static class LedgerLine
{
    private static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    public static void WriteRow(LedgerRow row, LedgerBytes line)
    {
        line.Add("{\"sequence\":"u8);
        AddNumber(row.Sequence, line);
        line.Add(",\"form\":"u8);
        AddNumber(row.Form, line);
        line.Add(",\"at\":"u8);
        AddInstant(row.At, line);
        line.Add(",\"actorId\":"u8);
        AddNumber(row.ActorId, line);
        AddText(",\"actorName\":"u8, row, RowText.ActorName, line);
        AddText(",\"actorFunctions\":"u8, row, RowText.ActorFunctions, line);
        AddText(",\"recordType\":"u8, row, RowText.RecordType, line);
        AddText(",\"number\":"u8, row, RowText.Number, line);
        line.Add(",\"revision\":"u8);
        AddNumber(row.Revision, line);
        AddText(",\"event\":"u8, row, RowText.Event, line);
        AddText(",\"text\":"u8, row, RowText.Text, line);
        AddText(",\"reason\":"u8, row, RowText.Reason, line);
        AddText(",\"fieldChanges\":"u8, row, RowText.FieldChanges, line);
        line.Add(",\"commandId\":\""u8);
        Utf8Formatter.TryFormat(row.CommandId, line.Take(36), out _);
        line.Add("\",\"line\":"u8);
        AddNumber(row.Line, line);
        AddHex(",\"previousHash\":"u8, row.PreviousHash, line);
        AddHex(",\"hash\":"u8, row.Hash, line);
        line.Add("}"u8);
    }

    public static void WriteCheckpoint(LedgerCheckpoint checkpoint, LedgerBytes line)
    {
        line.Add("{\"checkpoint\":"u8);
        AddNumber(LedgerCheckpoint.Form, line);
        line.Add(",\"count\":"u8);
        AddNumber(checkpoint.Count, line);
        AddHex(",\"hash\":"u8, checkpoint.Hash, line);
        line.Add(",\"at\":"u8);
        AddInstant(checkpoint.At, line);
        AddHex(",\"signature\":"u8, checkpoint.Signature, line);
        line.Add("}"u8);
    }

    /// <summary>The last line: an export that was cut off has none.</summary>
    public static void WriteEnd(LedgerEnd end, LedgerBytes line)
    {
        line.Add("{\"end\":1,\"count\":"u8);
        AddNumber(end.Count, line);
        AddHex(",\"hash\":"u8, end.Hash, line);
        line.Add(",\"checkpoints\":"u8);
        AddNumber(end.Checkpoints, line);
        line.Add("}"u8);
    }

    public static string TextOf(LedgerCheckpoint checkpoint)
    {
        var line = new LedgerBytes();
        WriteCheckpoint(checkpoint, line);
        return Encoding.UTF8.GetString(line.Written);
    }

    private static void AddNumber(long? number, LedgerBytes line)
    {
        if (number is not { } value)
        {
            line.Add("null"u8);
            return;
        }
        const int longest = 20;
        Utf8Formatter.TryFormat(value, line.Take(longest), out var length);
        line.Return(longest - length);
    }

    /// <summary>Always seven digits of a second, which is what both engines keep.</summary>
    private static void AddInstant(long ticks, LedgerBytes line)
    {
        line.Add("\""u8);
        new DateTime(ticks + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc).TryFormat(line.Take(28), out _, "O", System.Globalization.CultureInfo.InvariantCulture);
        line.Add("\""u8);
    }

    private static void AddHex(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes, LedgerBytes line)
    {
        line.Add(name);
        line.Add("\""u8);
        Convert.TryToHexStringLower(bytes, line.Take(bytes.Length * 2), out _);
        line.Add("\""u8);
    }

    private static void AddText(ReadOnlySpan<byte> name, LedgerRow row, RowText text, LedgerBytes line)
    {
        line.Add(name);
        if (!row.Has(text))
        {
            line.Add("null"u8);
            return;
        }
        line.Add("\""u8);
        var rest = row[text];
        for (var plain = rest.IndexOfAny(Escaped); plain >= 0; plain = rest.IndexOfAny(Escaped))
        {
            line.Add(rest[..plain]);
            AddEscape(rest[plain], line);
            rest = rest[(plain + 1)..];
        }
        line.Add(rest);
        line.Add("\""u8);
    }

    private static void AddEscape(byte code, LedgerBytes line)
    {
        switch (code)
        {
            case (byte)'"': line.Add("\\\""u8); break;
            case (byte)'\\': line.Add("\\\\"u8); break;
            case (byte)'\b': line.Add("\\b"u8); break;
            case (byte)'\f': line.Add("\\f"u8); break;
            case (byte)'\n': line.Add("\\n"u8); break;
            case (byte)'\r': line.Add("\\r"u8); break;
            case (byte)'\t': line.Add("\\t"u8); break;
            default:
                line.Add("\\u00"u8);
                Convert.TryToHexStringLower([code], line.Take(2), out _);
                break;
        }
    }
}

/// <summary>What the last line of an export says: where the ledger ended when it was exported.</summary>
internal sealed record LedgerEnd(long Count, byte[] Hash, int Checkpoints);
