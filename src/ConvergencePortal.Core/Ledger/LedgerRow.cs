namespace ConvergencePortal.Core.Ledger;

/// <summary>
/// A row of the ledger as bytes, whether it comes from the database or from an export: one object that is filled again and again, so that a million rows leave nothing behind.
/// From it come the canonical form and the line of an export.
/// </summary>
internal sealed class LedgerRow
{
    private readonly LedgerBytes _texts = new();
    private readonly (int Start, int Length)[] _places = new (int, int)[Enum.GetValues<RowText>().Length];

    public byte Form { get; set; }
    public long Sequence { get; set; }

    /// <summary>100-nanosecond ticks since 1970 in UTC.</summary>
    public long At { get; set; }

    public int? ActorId { get; set; }
    public int? Revision { get; set; }
    public Guid CommandId { get; set; }
    public int Line { get; set; }
    public byte[] PreviousHash { get; } = new byte[LedgerForm.HashLength];
    public byte[] Hash { get; } = new byte[LedgerForm.HashLength];

    public bool Has(RowText text) => _places[(int)text].Length >= 0;

    public ReadOnlySpan<byte> this[RowText text] => _texts.Written.Slice(_places[(int)text].Start, _places[(int)text].Length);

    public void Clear()
    {
        _texts.Clear();
        Array.Fill(_places, (0, -1));
    }

    /// <summary>Room for a text of at most this length; the caller fills it and says how long it became.</summary>
    public Span<byte> Begin(RowText text, int atMost)
    {
        _places[(int)text] = (_texts.Written.Length, atMost);
        return _texts.Take(atMost);
    }

    public void End(RowText text, int length)
    {
        _texts.Return(_places[(int)text].Length - length);
        _places[(int)text].Length = length;
    }

    public void Fill(LedgerEntry row)
    {
        Clear();
        Form = row.FormVersion;
        Sequence = row.Sequence ?? throw new InvalidOperationException("A row without a place in the chain has no form.");
        At = row.At.ToUnixTimeTicks();
        (ActorId, Revision, CommandId, Line) = (row.ActorId, row.Revision, row.CommandId, row.Line);
        Put(RowText.ActorName, row.ActorName);
        Put(RowText.ActorFunctions, row.ActorFunctions);
        Put(RowText.RecordType, row.RecordType);
        Put(RowText.Number, row.Number);
        Put(RowText.Event, row.Event);
        Put(RowText.Text, row.Text);
        Put(RowText.Reason, row.Reason);
        Put(RowText.FieldChanges, row.FieldChanges);
        Put(PreviousHash, row.PreviousHash);
        Put(Hash, row.Hash);
    }

    private void Put(RowText text, string? value)
    {
        if (value is null) return;

        var start = _texts.Written.Length;
        _texts.AddUtf8(value);
        _places[(int)text] = (start, _texts.Written.Length - start);
    }

    /// <summary>A hash of another length was written by somebody else; what is left of it is exported and found wrong.</summary>
    private static void Put(byte[] target, byte[] hash)
    {
        Array.Clear(target);
        hash.AsSpan(0, Math.Min(hash.Length, target.Length)).CopyTo(target);
    }
}

/// <summary>The texts of a row, in the order of the canonical form.</summary>
internal enum RowText
{
    ActorName,
    ActorFunctions,
    RecordType,
    Number,
    Event,
    Text,
    Reason,
    FieldChanges,
}
