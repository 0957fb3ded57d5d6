using System.Text.Json;
using Shouldly;

namespace ConvergencePortal.Journeys.Common;

/// <summary>A row of an exported ledger, as far as a journey compares it.</summary>
public sealed record LedgerFileRow(Guid CommandId, int Line, string RecordType, string Number, string Event, bool IsByPortal)
{
    public static LedgerFileRow From(JsonElement row) => new(row.GetProperty("commandId").GetGuid(), row.GetProperty("line").GetInt32(), row.GetProperty("recordType").GetString()!,
        row.GetProperty("number").GetString()!, row.GetProperty("event").GetString()!, row.GetProperty("actorId").ValueKind == JsonValueKind.Null);
}

/// <summary>The ledger as somebody reads it who has only the program, the database and the key.</summary>
public static class LedgerFile
{
    /// <summary>Exports it, verifies the export with the key, and reads it.</summary>
    public static async Task<IReadOnlyList<LedgerFileRow>> ReadVerifiedAsync(string folder)
    {
        var file = Path.Combine(folder, "ledger.jsonl");
        var (exported, saidExport) = await PortalHost.RunAsync(folder, "ledger", "export", file);
        exported.ShouldBe(0, saidExport);
        var (verified, said) = await PortalHost.RunAsync(folder, "ledger", "verify", file, "--key", Path.Combine(folder, "ledger.key"), "--checkpoints", Path.Combine(folder, "checkpoints.jsonl"));
        verified.ShouldBe(0, said);
        said.ShouldContain("The signatures of the checkpoints were checked.");

        var rows = (await File.ReadAllLinesAsync(file)).Select(line => JsonDocument.Parse(line).RootElement).Where(row => row.TryGetProperty("sequence", out _));
        return [.. rows.Select(LedgerFileRow.From)];
    }
}
