using System.Text.Json.Nodes;
using ConvergencePortal.Core.Ledger;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Whatever somebody does to an export, both verifiers name it, in the same words.</summary>
public sealed class LedgerTamperTests
{
    private const int Bent = 5;

    public static TheoryData<string> Fields => ["sequence", "at", "actorId", "actorName", "actorFunctions", "recordType", "number", "revision", "event", "text", "reason", "fieldChanges",
        "commandId", "line", "previousHash", "hash"];

    [Fact]
    public async Task Verify_ExportOfARealLedger_IsSoundWithAndWithoutTheKey()
    {
        var export = await LedgerFiles.SoundAsync();

        (await LedgerFiles.FindAsync(export, LedgerFiles.Key)).ShouldBeNull();
        (await LedgerFiles.FindAsync(export, null)).ShouldBeNull();
        LedgerFiles.Verify(export, LedgerFiles.Key).Rows.ShouldBeGreaterThan(12);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task Verify_AnyFieldOfARowChanged_NamesTheRow(string field)
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());
        JsonNode value = field switch
        {
            "sequence" => 900,
            "at" => "2026-11-05T12:00:00.0000001Z",
            "actorId" or "revision" or "line" => 77,
            "commandId" => Guid.NewGuid().ToString(),
            "previousHash" or "hash" => new string('a', 64),
            _ => "somebody else",
        };

        lines[Bent - 1] = LedgerFiles.Edit(lines[Bent - 1], field, value);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {(field == "sequence" ? 900 : Bent)}: its content does not give its hash (changed after writing)");
    }

    [Theory]
    [InlineData("actorId")]
    [InlineData("actorFunctions")]
    [InlineData("revision")]
    public async Task Verify_AFieldTakenAway_NamesTheRow(string field)
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines[Bent - 1] = LedgerFiles.Edit(lines[Bent - 1], field, null);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent}: its content does not give its hash (changed after writing)");
    }

    [Fact]
    public async Task Verify_FormOfARowChanged_IsNotKnown()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines[Bent - 1] = LedgerFiles.Edit(lines[Bent - 1], "form", 2);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent}: this verifier does not know the form 2");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Bent)]
    public async Task Verify_ARowDeleted_IsMissing(int sequence)
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines.RemoveAt(sequence - 1);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {sequence} is missing");
    }

    [Fact]
    public async Task Verify_LastRowDeleted_IsAttestedByTheCheckpoint()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());
        var rows = lines.Count(LedgerFiles.IsRow);

        lines.RemoveAt(rows - 1);

        var finding = await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null);
        finding!.ShouldStartWith("the checkpoint of 2026-11-08T");
        finding.ShouldEndWith($"attests {rows} rows, the file ends at {rows - 1}");
        lines.RemoveAll(line => line.StartsWith("{\"checkpoint", StringComparison.Ordinal));
        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"the end line counts {rows} rows, the file ends at {rows - 1}");
    }

    [Fact]
    public async Task Verify_TwoRowsSwapped_SaysThatTheOrderIsWrong()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        (lines[Bent - 1], lines[Bent]) = (lines[Bent], lines[Bent - 1]);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row order: row {Bent + 1} stands where row {Bent} belongs");
    }

    [Fact]
    public async Task Verify_ARowDuplicated_AppearsTwice()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines.Insert(Bent, lines[Bent - 1]);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent} appears twice");
    }

    [Fact]
    public async Task Verify_ARowInsertedThatFollowsWell_TheNextOneAppearsTwice()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());
        var forged = LedgerFiles.Rehash([.. lines[..(Bent - 1)], LedgerFiles.Edit(lines[Bent - 1], "text", "never said")])[^1];

        lines.Insert(Bent - 1, forged);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent} appears twice");
    }

    [Fact]
    public async Task Verify_ARowChangedAndHashedAgain_TheNextDoesNotFollow()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines[Bent - 1] = LedgerFiles.Rehash([.. lines[..(Bent - 1)], LedgerFiles.Edit(lines[Bent - 1], "actorName", "Somebody Else")])[^1];

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent + 1} does not follow row {Bent}: its previous hash is another");
    }

    [Fact]
    public async Task Verify_EverythingRewrittenWithoutTheKey_ContradictsTheCheckpoint()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());
        lines[0] = LedgerFiles.Edit(lines[0], "actorName", "Somebody Else");

        var finding = await LedgerFiles.FindAsync(LedgerFiles.Bytes(LedgerFiles.Rehash(lines)), null);

        finding!.ShouldEndWith(": the ledger was rewritten");
    }

    [Fact]
    public async Task Verify_RewrittenWithCheckpointsToMatch_TheSignatureDoesNotFit()
    {
        var lines = LedgerFiles.Rehash(LedgerFiles.Lines(await LedgerFiles.SoundAsync()).Select((line, i) => i == 0 ? LedgerFiles.Edit(line, "actorName", "Somebody Else") : line));
        var hashes = lines.Where(LedgerFiles.IsRow).Select(line => JsonNode.Parse(line)!["hash"]!.GetValue<string>()).ToList();
        var forged = lines.Select(line => line.StartsWith("{\"checkpoint", StringComparison.Ordinal)
            ? LedgerFiles.Edit(line, "hash", hashes[JsonNode.Parse(line)!["count"]!.GetValue<int>() - 1]) : line);

        var bytes = LedgerFiles.Bytes(forged);

        (await LedgerFiles.FindAsync(bytes, LedgerFiles.Key))!.ShouldEndWith("its signature does not fit the key");
        // Without the key nobody can know.
        (await LedgerFiles.FindAsync(bytes, null)).ShouldBeNull();
    }

    [Fact]
    public async Task Verify_CutBackToAnOlderCheckpoint_ContradictsTheCheckpointsKeptElsewhere()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());
        var checkpoints = lines.Where(line => line.StartsWith("{\"checkpoint", StringComparison.Ordinal)).ToList();
        var older = JsonNode.Parse(checkpoints[0])!["count"]!.GetValue<int>();
        var end = LedgerFiles.Edit(LedgerFiles.Edit(LedgerFiles.Edit(lines[^1], "count", older), "hash", JsonNode.Parse(checkpoints[0])!["hash"]!.GetValue<string>()), "checkpoints", 1);

        var cut = LedgerFiles.Bytes([.. lines[..older], checkpoints[0], end]);

        (await LedgerFiles.FindAsync(cut, LedgerFiles.Key)).ShouldBeNull();
        (await LedgerFiles.FindAsync(cut, LedgerFiles.Key, LedgerFiles.Bytes(checkpoints)))!.ShouldEndWith($"rows, the file ends at {older}");
    }

    [Fact]
    public async Task Verify_AnotherKey_DoesNotFit()
    {
        var export = await LedgerFiles.SoundAsync();

        (await LedgerFiles.FindAsync(export, new byte[LedgerCheckpoint.KeyLength]))!.ShouldEndWith("its signature does not fit the key");
    }

    [Fact]
    public async Task Verify_FileCutOff_SaysSo()
    {
        var export = await LedgerFiles.SoundAsync();
        var lines = LedgerFiles.Lines(export);

        (await LedgerFiles.FindAsync(export[..^1], null)).ShouldBe($"line {lines.Count} is cut off");
        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines[..^1]), null)).ShouldBe("the file has no end line: it was cut off");
        (await LedgerFiles.FindAsync(LedgerFiles.Bytes([.. lines[..2], "what is this", .. lines[2..]]), null)).ShouldBe("line 3: it cannot be read as a row, a checkpoint or the end of an export");
        (await LedgerFiles.FindAsync([], null)).ShouldBe("the file has no end line: it was cut off");
    }

    [Fact]
    public async Task Verify_AnEscapeThatSaysTheSame_IsAnEditAllTheSame()
    {
        var lines = LedgerFiles.Lines(await LedgerFiles.SoundAsync());

        lines[Bent - 1] = lines[Bent - 1].Replace("\"recordType\":\"c", "\"recordType\":\"\\u0063", StringComparison.Ordinal);

        (await LedgerFiles.FindAsync(LedgerFiles.Bytes(lines), null)).ShouldBe($"row {Bent}: it is not written as an export writes it (edited)");
    }

    [Fact]
    public async Task Verify_AnySingleByteEdited_NeverVerifies()
    {
        var export = await LedgerFiles.SoundAsync();
        var edits = Gen.Choose(0, export.Length - 1).SelectMany(at => Gen.Choose(1, 255).Select(by => (At: at, By: by))).ToArbitrary();

        Prop.ForAll(edits, edit => !LedgerFiles.Verify(Edited(export, edit.At, edit.By), LedgerFiles.Key).IsSound).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
        foreach (var edit in edits.Generator.Sample(12)) (await LedgerFiles.RunNodeAsync(Edited(export, edit.At, edit.By), LedgerFiles.Key)).Code.ShouldBe(1, $"byte {edit.At} by {edit.By}");
    }

    private static byte[] Edited(byte[] export, int at, int by)
    {
        var bent = (byte[])export.Clone();
        bent[at] ^= (byte)by;
        return bent;
    }
}
