using System.Security.Cryptography;

namespace ConvergencePortal.Core.Ledger;

/// <summary>
/// The canonical bytes of a row, over which its hash is taken: every field in a fixed order, numbers big-endian, text as its length and UTF-8, a presence byte before
/// what may be missing. docs/operate/ledger.md shows the same as a table, tests/…/Ledger/vectors.json fixes it byte by byte. Another form gets another version.
/// </summary>
internal static class LedgerForm
{
    public const byte Version = 1;
    public const int HashLength = 32;

    public static byte[] HashOf(LedgerEntry entry)
    {
        var (row, bytes) = (new LedgerRow(), new LedgerBytes());
        row.Fill(entry);
        Write(row, bytes);
        return SHA256.HashData(bytes.Written);
    }

    public static void Write(LedgerRow row, LedgerBytes bytes)
    {
        bytes.Add(row.Form);
        bytes.Add(row.Sequence);
        bytes.Add(row.At);
        AddOptional(row.ActorId, bytes);
        AddText(row, RowText.ActorName, bytes);
        AddOptional(row, RowText.ActorFunctions, bytes);
        AddText(row, RowText.RecordType, bytes);
        AddText(row, RowText.Number, bytes);
        AddOptional(row.Revision, bytes);
        AddText(row, RowText.Event, bytes);
        AddOptional(row, RowText.Text, bytes);
        AddOptional(row, RowText.Reason, bytes);
        AddOptional(row, RowText.FieldChanges, bytes);
        bytes.Add(row.CommandId);
        bytes.Add(row.Line);
        bytes.Add(row.PreviousHash);
    }

    private static void AddText(LedgerRow row, RowText text, LedgerBytes bytes)
    {
        var utf8 = row[text];
        bytes.Add(utf8.Length);
        bytes.Add(utf8);
    }

    private static void AddOptional(LedgerRow row, RowText text, LedgerBytes bytes)
    {
        bytes.Add(row.Has(text) ? (byte)1 : (byte)0);
        if (row.Has(text)) AddText(row, text, bytes);
    }

    private static void AddOptional(int? number, LedgerBytes bytes)
    {
        bytes.Add(number is null ? (byte)0 : (byte)1);
        if (number is { } value) bytes.Add(value);
    }
}
