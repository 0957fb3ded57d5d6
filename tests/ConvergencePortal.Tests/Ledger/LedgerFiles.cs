using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Exports of a ledger that real use cases wrote, ways to bend them, and the two verifiers.</summary>
internal static class LedgerFiles
{
    public static readonly byte[] Key = [.. Enumerable.Range(1, LedgerCheckpoint.KeyLength).Select(i => (byte)i)];

    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>A change from draft to its end, imports, a form and a refusal, with a checkpoint in the middle and one at the end.</summary>
    public static Task<byte[]> SoundAsync() => Made.Value;

    public static async Task<byte[]> ExportAsync(TestPortal portal, LedgerKeeping? keeping = null)
    {
        using var target = new MemoryStream();
        await new LedgerExport(portal.Get<IDbContextFactory<PortalDb>>(), keeping ?? LedgerKeeping.None).WriteAsync(target, default);
        return target.ToArray();
    }

    /// <summary>A key and a file for checkpoints in a folder of their own.</summary>
    public static LedgerKeeping NewKeeping()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"portal-ledger-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "ledger.key"), Convert.ToHexStringLower(Key));
        return new LedgerKeeping(Path.Combine(folder, "ledger.key"), Path.Combine(folder, "checkpoints.jsonl"));
    }

    public static Task<LedgerCheckpoint?> CheckpointAsync(TestPortal portal, LedgerKeeping keeping) =>
        new WriteCheckpoint(portal.Get<IDbContextFactory<PortalDb>>(), keeping, portal.Clock).RunAsync(default);

    public static LedgerReport Verify(byte[] export, byte[]? key, byte[]? checkpoints = null) =>
        LedgerVerifier.Verify(new MemoryStream(export), key, checkpoints is null ? null : new MemoryStream(checkpoints));

    /// <summary>What both verifiers find; they must say the same.</summary>
    public static async Task<string?> FindAsync(byte[] export, byte[]? key, byte[]? checkpoints = null)
    {
        var report = Verify(export, key, checkpoints);
        var (code, said) = await RunNodeAsync(export, key, checkpoints);
        said.ShouldBe([.. report.InWords()]);
        code.ShouldBe(report.IsSound ? 0 : 1);
        return report.Finding;
    }

    public static async Task<(int Code, string[] Said)> RunNodeAsync(byte[] export, byte[]? key, byte[]? checkpoints = null)
    {
        var folder = Directory.CreateTempSubdirectory("portal-verify-");
        try
        {
            var arguments = new List<string> { RepositoryFiles.At("docs", "operate", "ledger-verify.mjs"), Path.Combine(folder.FullName, "export.jsonl") };
            await File.WriteAllBytesAsync(arguments[1], export);
            if (key is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, "key"), Convert.ToHexStringLower(key));
                arguments.AddRange(["--key", Path.Combine(folder.FullName, "key")]);
            }
            if (checkpoints is not null)
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "checkpoints"), checkpoints);
                arguments.AddRange(["--checkpoints", Path.Combine(folder.FullName, "checkpoints")]);
            }
            using var node = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var said = await node.StandardOutput.ReadToEndAsync();
            await node.WaitForExitAsync();
            return (node.ExitCode, said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static List<string> Lines(byte[] export) => [.. Encoding.UTF8.GetString(export).TrimEnd('\n').Split('\n')];

    public static byte[] Bytes(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    public static bool IsRow(string line) => line.StartsWith("{\"sequence\"", StringComparison.Ordinal);

    public static string Edit(string line, string field, JsonNode? value)
    {
        var row = JsonNode.Parse(line)!.AsObject();
        row[field] = value;
        return Write(row);
    }

    /// <summary>What somebody does who knows the form but not the key: every row follows the one before again.</summary>
    public static List<string> Rehash(IEnumerable<string> lines)
    {
        var (previous, count) = (new string('0', 64), 0);
        var again = new List<string>();
        foreach (var line in lines)
        {
            var row = JsonNode.Parse(line)!.AsObject();
            if (IsRow(line))
            {
                row["sequence"] = ++count;
                row["previousHash"] = previous;
                var form = new LedgerRow();
                LedgerLineReader.TryReadRow(Encoding.UTF8.GetBytes(Write(row)), form).ShouldBeTrue();
                var bytes = new LedgerBytes();
                LedgerForm.Write(form, bytes);
                row["hash"] = previous = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Written));
            }
            else if (row.ContainsKey("end")) (row["count"], row["hash"]) = (count, previous);
            again.Add(Write(row));
        }
        return again;
    }

    /// <summary>As an export writes it: no blanks, and no escape that JSON does not demand.</summary>
    private static string Write(JsonObject row) => "{" + string.Join(',', row.Select(field => $"\"{field.Key}\":{Write(field.Value)}")) + "}";

    private static string Write(JsonNode? value)
    {
        if (value is null || value.GetValueKind() != JsonValueKind.String) return value?.ToJsonString() ?? "null";

        var text = new StringBuilder("\"");
        foreach (var c in value.GetValue<string>()) text.Append(c is '"' or '\\' ? $"\\{c}" : c == '\n' ? "\\n" : c < ' ' ? $"\\u{(int)c:x4}" : $"{c}");
        return text.Append('"').ToString();
    }

    private static async Task<byte[]> MakeAsync()
    {
        var keeping = NewKeeping();
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,\"Büro \"\"Nord\"\" 🏭\",OFFICE\n");
        var journey = new ChangeJourney(portal);
        await journey.ScheduledAsync();
        (await journey.CancelAsync("auditor")).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await CheckpointAsync(portal, keeping)).ShouldNotBeNull();
        await ChangeJourney.DoneAsync(journey.StartAsync((await journey.DetailAsync()).ImplementerCode!));
        await ChangeJourney.DoneAsync(journey.FinishAsync());
        await ChangeJourney.DoneAsync(journey.VerifyAsync());
        await ChangeJourney.DoneAsync(journey.CloseAsync());
        var form = new Dictionary<string, string?> { ["site"] = "BER", ["code"] = "VLAN210", ["name"] = "Maschinen", ["zone"] = "CELL-PACK" };
        (await portal.Get<SaveRecord>().RunAsync(new SaveRecordInput("segments", form, Command.New()), await portal.ActorAsync("it.berlin"), default)).Error.ShouldBeNull();
        (await CheckpointAsync(portal, keeping)).ShouldNotBeNull();

        var export = await ExportAsync(portal, keeping);
        Directory.Delete(Path.GetDirectoryName(keeping.KeyFile)!, recursive: true);
        return export;
    }
}
