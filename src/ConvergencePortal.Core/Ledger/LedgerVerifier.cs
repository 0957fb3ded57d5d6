using System.Globalization;
using System.Security.Cryptography;

namespace ConvergencePortal.Core.Ledger;

/// <summary>What a verification found: null when the ledger is sound, else what is wrong first.</summary>
/// <param name="Rows">How many rows were found good.</param>
/// <param name="Last">The checkpoint that attests the most rows; null when there is none.</param>
public sealed record LedgerReport(long Rows, int Checkpoints, LedgerCheckpoint? Last, bool SignaturesChecked, string? Finding)
{
    public bool IsSound => Finding is null;

    /// <summary>What the command line prints: what is wrong, or what was proven and what was not.</summary>
    public IEnumerable<string> InWords()
    {
        if (Finding is not null)
        {
            yield return $"The ledger does not verify: {Finding}.";
            yield break;
        }
        yield return string.Create(CultureInfo.InvariantCulture, $"The ledger verifies: {Rows} rows, each follows the one before.");
        yield return Last is null
            ? "There is no checkpoint: a cut end or a ledger that was rewritten as a whole would not show."
            : string.Create(CultureInfo.InvariantCulture, $"{Checkpoints} checkpoints fit; the last attests {Last.Count} rows, on {LedgerVerifier.Time(Last)}.");
        yield return SignaturesChecked ? "The signatures of the checkpoints were checked." : "No key was given: the signatures of the checkpoints were not checked.";
    }
}

/// <summary>
/// Proves an export of the ledger without the portal and its database: every row gives its hash, follows the row before and stands once at its place; every checkpoint attests what the
/// file holds. Names the first thing that is wrong. docs/operate/ledger-verify.mjs does the same in another language and says the same sentences.
/// </summary>
public sealed class LedgerVerifier
{
    private readonly Stream _export;
    private readonly byte[]? _key;
    private readonly List<LedgerCheckpoint> _checkpoints = [];
    private readonly LedgerRow _row = new();
    private readonly LedgerBytes _bytes = new();
    private readonly byte[] _hash = new byte[LedgerForm.HashLength];
    private readonly byte[] _previous = new byte[LedgerForm.HashLength];
    private long _rows;

    private LedgerVerifier(Stream export, byte[]? key) => (_export, _key) = (export, key);

    /// <param name="export">Can be read twice, as a file can.</param>
    /// <param name="key">Null compares what the checkpoints say without checking who said it.</param>
    /// <param name="checkpoints">Checkpoints kept elsewhere than in the export.</param>
    public static LedgerReport Verify(Stream export, byte[]? key, Stream? checkpoints = null)
    {
        var verifier = new LedgerVerifier(export, key);
        var finding = verifier.Collect(export, isExport: true) ?? (checkpoints is null ? null : verifier.Collect(checkpoints, isExport: false)) ?? verifier.Run();
        return new LedgerReport(verifier._rows, verifier._checkpoints.Count, verifier._checkpoints.MaxBy(checkpoint => checkpoint.Count), key is not null, finding);
    }

    /// <summary>The checkpoints stand after the rows they attest: they are read first, and the rows go by once.</summary>
    private string? Collect(Stream stream, bool isExport)
    {
        var lines = new LedgerLines(stream);
        while (lines.Next(out var line))
        {
            if (isExport && !line.StartsWith(LedgerLineReader.CheckpointBegin)) continue;

            if (LedgerLineReader.TryReadCheckpoint(line) is not { } checkpoint)
            {
                if (isExport) continue;
                return Say($"line {lines.Number} of the checkpoints cannot be read");
            }
            if (_key is not null && !checkpoint.IsSignedWith(_key)) return Say($"the checkpoint of {Time(checkpoint)}: its signature does not fit the key");
            _checkpoints.Add(checkpoint);
        }
        return null;
    }

    private string? Run()
    {
        _export.Position = 0;
        var lines = new LedgerLines(_export);
        var attested = _checkpoints.ToLookup(checkpoint => checkpoint.Count);
        var checkpoints = 0;
        LedgerEnd? end = null;
        while (lines.Next(out var line))
        {
            if (lines.IsCutOff) return Say($"line {lines.Number} is cut off");
            if (end is not null) return Say($"line {lines.Number}: something follows the end line");

            if (line.StartsWith(LedgerLineReader.RowBegin) && LedgerLineReader.TryReadRow(line, _row))
            {
                if (checkpoints > 0) return Say($"line {lines.Number}: a row stands after the checkpoints");
                if (CheckRow(line, lines) is { } wrong) return wrong;
                foreach (var checkpoint in attested[_rows])
                    if (!checkpoint.Hash.AsSpan().SequenceEqual(_previous)) return Say($"the checkpoint of {Time(checkpoint)} attests another row {_rows}: the ledger was rewritten");
            }
            else if (line.StartsWith(LedgerLineReader.CheckpointBegin) && LedgerLineReader.TryReadCheckpoint(line) is not null) checkpoints++;
            else if (line.StartsWith(LedgerLineReader.EndBegin) && LedgerLineReader.TryReadEnd(line) is { } read) end = read;
            else return Say($"line {lines.Number}: it cannot be read as a row, a checkpoint or the end of an export");
        }
        return CheckEnd(end, checkpoints);
    }

    private string? CheckRow(ReadOnlySpan<byte> line, LedgerLines lines)
    {
        if (_row.Form != LedgerForm.Version) return Say($"row {_row.Sequence}: this verifier does not know the form {_row.Form}");

        _bytes.Clear();
        LedgerForm.Write(_row, _bytes);
        SHA256.HashData(_bytes.Written, _hash);
        if (!_hash.AsSpan().SequenceEqual(_row.Hash)) return Say($"row {_row.Sequence}: its content does not give its hash (changed after writing)");

        _bytes.Clear();
        LedgerLine.WriteRow(_row, _bytes);
        if (!line.SequenceEqual(_bytes.Written)) return Say($"row {_row.Sequence}: it is not written as an export writes it (edited)");

        var expected = _rows + 1;
        if (_row.Sequence < expected) return _row.Sequence < 1 ? Say($"row {_row.Sequence}: rows count from 1") : Say($"row {_row.Sequence} appears twice");
        if (_row.Sequence > expected) return StandsLater(expected, lines) ? Say($"row order: row {_row.Sequence} stands where row {expected} belongs") : Say($"row {expected} is missing");
        if (!_row.PreviousHash.AsSpan().SequenceEqual(_previous))
            return expected == 1 ? "row 1 is not the first of a ledger: it follows another row" : Say($"row {expected} does not follow row {expected - 1}: its previous hash is another");

        _row.Hash.CopyTo(_previous, 0);
        _rows = expected;
        return null;
    }

    private static bool StandsLater(long sequence, LedgerLines lines)
    {
        var row = new LedgerRow();
        while (lines.Next(out var line))
            if (line.StartsWith(LedgerLineReader.RowBegin) && LedgerLineReader.TryReadRow(line, row) && row.Sequence == sequence) return true;
        return false;
    }

    private string? CheckEnd(LedgerEnd? end, int checkpoints)
    {
        foreach (var checkpoint in _checkpoints)
        {
            if (checkpoint.Count > _rows) return Say($"the checkpoint of {Time(checkpoint)} attests {checkpoint.Count} rows, the file ends at {_rows}");
            if (checkpoint.Count < 1) return Say($"the checkpoint of {Time(checkpoint)} attests no row");
        }
        if (end is null) return "the file has no end line: it was cut off";
        if (end.Count != _rows) return Say($"the end line counts {end.Count} rows, the file ends at {_rows}");
        if (!end.Hash.AsSpan().SequenceEqual(_previous)) return Say($"the end line names another hash than row {_rows} has");
        return end.Checkpoints == checkpoints ? null : Say($"the end line counts {end.Checkpoints} checkpoints, the file has {checkpoints}");
    }

    internal static string Time(LedgerCheckpoint checkpoint) =>
        new DateTime(checkpoint.At + DateTime.UnixEpoch.Ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Say(FormattableString sentence) => FormattableString.Invariant(sentence);
}
