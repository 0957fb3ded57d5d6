using System.Text;
using System.Text.Json.Nodes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Known answers: these bytes and hashes were written down once. Whoever changes the form finds out here, and gives it another version.</summary>
public sealed class LedgerVectorTests
{
    private static readonly JsonObject Vectors = JsonNode.Parse(File.ReadAllText(RepositoryFiles.At("tests", "ConvergencePortal.Tests", "Ledger", "vectors.json")))!.AsObject();

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Vectors["rows"]!.AsArray().Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Row_OfTheVectors_GivesTheirBytesAndHash(int at)
    {
        var vector = Vectors["rows"]![at]!;
        var (row, form, line) = (new LedgerRow(), new LedgerBytes(), new LedgerBytes());

        LedgerLineReader.TryReadRow(Encoding.UTF8.GetBytes(vector["line"]!.GetValue<string>()), row).ShouldBeTrue();
        LedgerForm.Write(row, form);
        LedgerLine.WriteRow(row, line);

        Convert.ToHexStringLower(form.Written).ShouldBe(vector["bytes"]!.GetValue<string>());
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(form.Written)).ShouldBe(vector["hash"]!.GetValue<string>());
        Encoding.UTF8.GetString(line.Written).ShouldBe(vector["line"]!.GetValue<string>());
    }

    [Fact]
    public void Seal_TheSameRowAsAnEntity_GivesTheSameHash()
    {
        var previous = new byte[LedgerForm.HashLength];
        foreach (var vector in Vectors["rows"]!.AsArray())
        {
            var line = JsonNode.Parse(vector!["line"]!.GetValue<string>())!;
            var entry = VectorEntry.From(line);

            entry.Seal(line["sequence"]!.GetValue<long>(), previous);

            Convert.ToHexStringLower(entry.Hash).ShouldBe(vector["hash"]!.GetValue<string>());
            previous = entry.Hash;
        }
    }

    [Fact]
    public void Checkpoint_OfTheVectors_GivesItsSignature()
    {
        var vector = Vectors["checkpoint"]!;
        var key = Convert.FromHexString(vector["key"]!.GetValue<string>());

        var read = LedgerLineReader.TryReadCheckpoint(Encoding.UTF8.GetBytes(vector["line"]!.GetValue<string>()))!;

        read.IsSignedWith(key).ShouldBeTrue();
        LedgerLine.TextOf(read).ShouldBe(vector["line"]!.GetValue<string>());
    }

    [Fact]
    public async Task Vectors_AsAnExport_AreSoundForBothVerifiers()
    {
        var lines = Vectors["rows"]!.AsArray().Select(row => row!["line"]!.GetValue<string>()).ToList();
        var end = new JsonObject { ["end"] = 1, ["count"] = lines.Count, ["hash"] = Vectors["rows"]!.AsArray()[^1]!["hash"]!.GetValue<string>(), ["checkpoints"] = 1 }.ToJsonString();

        var finding = await LedgerFiles.FindAsync(LedgerFiles.Bytes([.. lines, Vectors["checkpoint"]!["line"]!.GetValue<string>(), end]),
            Convert.FromHexString(Vectors["checkpoint"]!["key"]!.GetValue<string>()));

        finding.ShouldBeNull();
    }
}

/// <summary>The rows of the vectors as the portal makes them.</summary>
internal static class VectorEntry
{
    public static LedgerEntry From(JsonNode line)
    {
        var actorId = line["actorId"]?.GetValue<int>();
        var actor = actorId is { } id ? new Core.Common.Actor(id, "code", line["actorName"]!.GetValue<string>()) : Core.Common.Actor.Portal;
        var command = new Command(line["commandId"]!.GetValue<Guid>());
        for (var skipped = 0; skipped < line["line"]!.GetValue<int>(); skipped++) command.NextLine();
        return LedgerEntry.For(actor, command, NodaTime.Text.InstantPattern.ExtendedIso.Parse(line["at"]!.GetValue<string>()).Value, Text("recordType")!, Text("number")!,
            line["revision"]?.GetValue<int>(), Text("event")!, Text("text"), Text("fieldChanges"), Text("actorFunctions"), Text("reason"));

        string? Text(string field) => line[field]?.GetValue<string>();
    }
}
