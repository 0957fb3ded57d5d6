using System.Globalization;
using ConvergencePortal.Core;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Web.Ledger;

/// <summary>The ledger on the command line, without a listening portal: <c>ledger export FILE</c> and <c>ledger verify FILE [--key FILE] [--checkpoints FILE]</c>.</summary>
public static class LedgerCommand
{
    private const int Sound = 0;
    private const int Unsound = 1;
    private const int Misused = 2;

    public static bool IsMeant(string[] args) => args is ["ledger", ..];

    /// <summary>Answers the exit code: 0 sound or written, 1 not, 2 for a command that cannot be read.</summary>
    public static async Task<int> RunAsync(string[] args, WebApplicationBuilder builder) => args switch
    {
        ["ledger", "export", var file] => await ExportAsync(file, builder),
        ["ledger", "verify", var file] => Verify(file, null, null),
        ["ledger", "verify", var file, "--key", var key] => Verify(file, key, null),
        ["ledger", "verify", var file, "--checkpoints", var checkpoints] => Verify(file, null, checkpoints),
        ["ledger", "verify", var file, "--key", var key, "--checkpoints", var checkpoints] => Verify(file, key, checkpoints),
        _ => Refuse("usage: ledger export FILE | ledger verify FILE [--key FILE] [--checkpoints FILE]", Misused),
    };

    private static async Task<int> ExportAsync(string file, WebApplicationBuilder builder)
    {
        if (File.Exists(file)) return Refuse($"{file} is there already; an export overwrites nothing", Misused);

        // A reader that cannot write cannot come into the way of the portal that runs on the same file.
        if (builder.Configuration["Database:Provider"] != PortalDatabase.SqlServer) builder.Configuration["Database:ConnectionString"] += ";Mode=ReadOnly";
        builder.Services.AddPortal();
        builder.Services.AddPortalDatabase();
        builder.Services.AddLedgerKeeping();
        await using var services = builder.Services.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await using var db = await scope.ServiceProvider.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        if (!await db.Database.CanConnectAsync() || (await db.Database.GetPendingMigrationsAsync()).Any())
            return Refuse("there is no database of this version; start the portal once, or check Database:ConnectionString", Unsound);

        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        var rows = await scope.ServiceProvider.GetRequiredService<LedgerExport>().WriteAsync(target, CancellationToken.None);
        Say($"Wrote {rows} rows to {file}.");
        return Sound;
    }

    private static int Verify(string file, string? keyFile, string? checkpointFile)
    {
        if (new[] { file, keyFile, checkpointFile }.FirstOrDefault(named => named is not null && !File.Exists(named)) is { } absent) return Refuse($"there is no file {absent}", Misused);
        var (state, key) = LedgerKeeping.ReadKey(keyFile);
        if (keyFile is not null && state != LedgerKeyState.Present) return Refuse($"{keyFile} holds no key of 64 hexadecimal digits", Misused);

        using var export = File.OpenRead(file);
        using var checkpoints = checkpointFile is null ? null : File.OpenRead(checkpointFile);
        var report = LedgerVerifier.Verify(export, key, checkpoints);
        foreach (var line in report.InWords()) Say(line);
        return report.IsSound ? Sound : Unsound;
    }

    private static int Refuse(string why, int code)
    {
        Console.Error.WriteLine(why);
        return code;
    }

    private static void Say(FormattableString line) => Say(line.ToString(CultureInfo.InvariantCulture));
    private static void Say(string line) => Console.WriteLine(line);
}
