using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Data;

/// <summary>
/// The database fails at one step of a use case, at the next in the next run, until a run has no such step. After each, everything is as it was, or everything is done: an engine that fails
/// after a commit leaves nobody to tell which. The same command sent again without a failure ends in what one run without any leaves, to the byte.
/// </summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    /// <summary>A save that kept the writer gate would let the next one wait for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Guid CommandId = new("fa017000-0000-4000-8000-000000000001");

    public static TheoryData<string> Flows { get; } = [.. FaultFlows.All.Keys];

    [Theory]
    [MemberData(nameof(Flows))]
    public async Task Run_AnyStepOfItFails_IsUndoneOrDoneAndCanBeRepeated(string flow)
    {
        Assert.SkipWhen(TestPortal.SqlServer is not null, "Each failure has a copy of a SQLite file to itself.");
        await using var prepared = await TestPlant.CreatePortalAsync();
        var act = await FaultFlows.All[flow](prepared);
        var before = await DatabaseSnapshot.TakeAsync(prepared);
        var done = await DoneAsync(prepared, act);

        var (undone, whole) = (0, 0);
        while (await FailAtAsync(prepared, act, undone + whole + 1, before, done) is { } isWhole)
        {
            if (isWhole) whole++;
            else undone++;
        }

        undone.ShouldBePositive();
        whole.ShouldBePositive("an engine that fails after the commit has done the work");
        output.WriteLine($"{flow}: {undone + whole} steps failed, each in a run of its own; {whole} of them too late");
    }

    /// <summary>What one run leaves in which nothing fails.</summary>
    private static async Task<DatabaseSnapshot> DoneAsync(TestPortal prepared, Act act)
    {
        var rows = await CountAsync(prepared);
        await using var portal = await CopyAsync(prepared);

        (await act(portal, new Command(CommandId))).ShouldBeNull();

        (await CountAsync(portal)).ShouldBeGreaterThan(rows);
        await VerifyAsync(portal);
        return await DatabaseSnapshot.TakeAsync(portal);
    }

    /// <summary>Whether the failure came after the work was done; null when the use case has no such step.</summary>
    private static async Task<bool?> FailAtAsync(TestPortal prepared, Act act, int step, DatabaseSnapshot before, DatabaseSnapshot done)
    {
        await using var portal = await CopyAsync(prepared);

        portal.Faults.FailAt(step);
        var isDone = await TryAsync(portal, act);
        portal.Faults.Stop();
        var after = await DatabaseSnapshot.TakeAsync(portal);
        var isWhole = isDone || !after.Is(before);
        if (isWhole) after.DifferencesTo(done).ShouldBeEmpty($"after a failure at step {step}");

        (await act(portal, new Command(CommandId)).WaitAsync(Patience)).ShouldBeNull($"sent again after a failure at step {step}");
        (await DatabaseSnapshot.TakeAsync(portal)).DifferencesTo(done).ShouldBeEmpty($"sent again after a failure at step {step}");
        await VerifyAsync(portal);
        return portal.Faults.HasFailed ? isWhole : null;
    }

    /// <summary>Whether the use case says that it was done.</summary>
    private static async Task<bool> TryAsync(TestPortal portal, Act act)
    {
        try
        {
            return await act(portal, new Command(CommandId)).WaitAsync(Patience) is null;
        }
        catch (Exception exception) when (exception is SqliteException or DbUpdateException)
        {
            return false;
        }
    }

    private static Task<TestPortal> CopyAsync(TestPortal prepared) => TestPortal.CreateAsync(new SqliteConnectionStringBuilder(prepared.ConnectionString).DataSource);

    private static async Task<int> CountAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.Ledger.CountAsync();
    }

    private static async Task VerifyAsync(TestPortal portal) => LedgerFiles.Verify(await LedgerFiles.ExportAsync(portal), key: null).Finding.ShouldBeNull();
}
