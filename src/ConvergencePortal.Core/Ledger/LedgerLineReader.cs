using System.Buffers.Text;
using System.Text.Json;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Reads the lines of an export. Only what <see cref="LedgerLine"/> writes is read, field by field in its order; anything else is no line of an export.</summary>
internal static class LedgerLineReader
{
    public static readonly byte[] RowBegin = "{\"sequence\""u8.ToArray();
    public static readonly byte[] CheckpointBegin = "{\"checkpoint\""u8.ToArray();
    public static readonly byte[] EndBegin = "{\"end\""u8.ToArray();

    public static bool TryReadRow(ReadOnlySpan<byte> line, LedgerRow row) => Try(line, row, ReadRow);

    public static LedgerCheckpoint? TryReadCheckpoint(ReadOnlySpan<byte> line)
    {
        var read = new Found<LedgerCheckpoint>();
        return Try(line, read, ReadCheckpoint) && IsWritten(line, read.Value!, LedgerLine.WriteCheckpoint) ? read.Value : null;
    }

    public static LedgerEnd? TryReadEnd(ReadOnlySpan<byte> line)
    {
        var read = new Found<LedgerEnd>();
        return Try(line, read, ReadEnd) && IsWritten(line, read.Value!, LedgerLine.WriteEnd) ? read.Value : null;
    }

    private delegate void Reading<T>(ref Utf8JsonReader json, T into);

    private static bool Try<T>(ReadOnlySpan<byte> line, T into, Reading<T> read)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            Move(ref json, JsonTokenType.StartObject);
            read(ref json, into);
            Move(ref json, JsonTokenType.EndObject);
            return !json.Read();
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsWritten<T>(ReadOnlySpan<byte> line, T value, Action<T, LedgerBytes> write)
    {
        var again = new LedgerBytes();
        write(value, again);
        return line.SequenceEqual(again.Written);
    }

    private static void ReadRow(ref Utf8JsonReader json, LedgerRow row)
    {
        row.Clear();
        row.Sequence = ReadLong(ref json, "sequence"u8);
        row.Form = ReadInt(ref json, "form"u8) is >= 0 and <= byte.MaxValue and var form ? (byte)form : throw new FormatException();
        row.At = ReadInstant(ref json, "at"u8);
        row.ActorId = ReadOptionalInt(ref json, "actorId"u8);
        ReadText(ref json, "actorName"u8, row, RowText.ActorName);
        ReadOptionalText(ref json, "actorFunctions"u8, row, RowText.ActorFunctions);
        ReadText(ref json, "recordType"u8, row, RowText.RecordType);
        ReadText(ref json, "number"u8, row, RowText.Number);
        row.Revision = ReadOptionalInt(ref json, "revision"u8);
        ReadText(ref json, "event"u8, row, RowText.Event);
        ReadOptionalText(ref json, "text"u8, row, RowText.Text);
        ReadOptionalText(ref json, "reason"u8, row, RowText.Reason);
        ReadOptionalText(ref json, "fieldChanges"u8, row, RowText.FieldChanges);
        Name(ref json, "commandId"u8);
        Move(ref json, JsonTokenType.String);
        row.CommandId = json.GetGuid();
        row.Line = ReadInt(ref json, "line"u8);
        ReadHex(ref json, "previousHash"u8, row.PreviousHash);
        ReadHex(ref json, "hash"u8, row.Hash);
    }

    private static void ReadCheckpoint(ref Utf8JsonReader json, Found<LedgerCheckpoint> found)
    {
        var (hash, signature) = (new byte[LedgerForm.HashLength], new byte[LedgerForm.HashLength]);
        if (ReadInt(ref json, "checkpoint"u8) != LedgerCheckpoint.Form) throw new FormatException();
        var count = ReadLong(ref json, "count"u8);
        ReadHex(ref json, "hash"u8, hash);
        var at = ReadInstant(ref json, "at"u8);
        ReadHex(ref json, "signature"u8, signature);
        found.Value = new LedgerCheckpoint(count, hash, at, signature);
    }

    private static void ReadEnd(ref Utf8JsonReader json, Found<LedgerEnd> found)
    {
        var hash = new byte[LedgerForm.HashLength];
        if (ReadInt(ref json, "end"u8) != 1) throw new FormatException();
        var count = ReadLong(ref json, "count"u8);
        ReadHex(ref json, "hash"u8, hash);
        found.Value = new LedgerEnd(count, hash, ReadInt(ref json, "checkpoints"u8));
    }

    private static void Move(ref Utf8JsonReader json, JsonTokenType expected)
    {
        if (!json.Read() || json.TokenType != expected) throw new FormatException();
    }

    private static void Name(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Move(ref json, JsonTokenType.PropertyName);
        if (!json.ValueTextEquals(name)) throw new FormatException();
    }

    private static long ReadLong(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Name(ref json, name);
        Move(ref json, JsonTokenType.Number);
        return json.GetInt64();
    }

    private static int ReadInt(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Name(ref json, name);
        Move(ref json, JsonTokenType.Number);
        return json.GetInt32();
    }

    private static int? ReadOptionalInt(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Name(ref json, name);
        return json.Read() && json.TokenType == JsonTokenType.Null ? null : json.GetInt32();
    }

    private static long ReadInstant(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        Name(ref json, name);
        Move(ref json, JsonTokenType.String);
        if (!Utf8Parser.TryParse(json.ValueSpan, out DateTime at, out var length, 'O') || length != json.ValueSpan.Length || at.Kind != DateTimeKind.Utc) throw new FormatException();
        return at.Ticks - DateTime.UnixEpoch.Ticks;
    }

    private static void ReadHex(ref Utf8JsonReader json, ReadOnlySpan<byte> name, byte[] bytes)
    {
        Name(ref json, name);
        Move(ref json, JsonTokenType.String);
        if (json.ValueSpan.Length != bytes.Length * 2 || Convert.FromHexString(json.ValueSpan, bytes, out _, out _) != System.Buffers.OperationStatus.Done) throw new FormatException();
    }

    private static void ReadOptionalText(ref Utf8JsonReader json, ReadOnlySpan<byte> name, LedgerRow row, RowText text)
    {
        Name(ref json, name);
        if (json.Read() && json.TokenType == JsonTokenType.Null) return;
        Copy(ref json, row, text);
    }

    private static void ReadText(ref Utf8JsonReader json, ReadOnlySpan<byte> name, LedgerRow row, RowText text)
    {
        Name(ref json, name);
        Move(ref json, JsonTokenType.String);
        Copy(ref json, row, text);
    }

    private static void Copy(ref Utf8JsonReader json, LedgerRow row, RowText text) =>
        row.End(text, json.CopyString(row.Begin(text, json.ValueSpan.Length)));

    private sealed class Found<T> where T : class
    {
        public T? Value { get; set; }
    }
}
