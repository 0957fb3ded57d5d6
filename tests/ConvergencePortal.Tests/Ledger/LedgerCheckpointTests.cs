using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Checkpoints lie in a file outside the database and are signed with a key that is not in it either.</summary>
public sealed class LedgerCheckpointTests : IDisposable
{
    private readonly LedgerKeeping _keeping = LedgerFiles.NewKeeping();

    [Fact]
    public async Task WriteCheckpoint_HeadMoved_AppendsOneLine()
    {
        await using var portal = await TestPortal.CreateAsync();
        await AddRowAsync(portal);

        var first = await LedgerFiles.CheckpointAsync(portal, _keeping);
        var nothingNew = await LedgerFiles.CheckpointAsync(portal, _keeping);
        await AddRowAsync(portal);
        portal.Clock.Advance(Duration.FromMinutes(15));
        var second = await LedgerFiles.CheckpointAsync(portal, _keeping);

        (first!.Count, nothingNew, second!.Count).ShouldBe((1, null, 2));
        _keeping.ReadCheckpoints().Select(c => (c.Count, c.IsSignedWith(LedgerFiles.Key))).ShouldBe([(1, true), (2, true)]);
        _keeping.ReadLast()!.Count.ShouldBe(2);
        (await File.ReadAllLinesAsync(_keeping.CheckpointFile!, TestContext.Current.CancellationToken)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task WriteCheckpoint_NoRowYetOrNoKey_WritesNothing()
    {
        await using var portal = await TestPortal.CreateAsync();

        var empty = await LedgerFiles.CheckpointAsync(portal, _keeping);
        await AddRowAsync(portal);
        var withoutKey = await LedgerFiles.CheckpointAsync(portal, _keeping with { KeyFile = _keeping.KeyFile + ".gone" });

        (empty, withoutKey).ShouldBe((null, null));
        File.Exists(_keeping.CheckpointFile).ShouldBeFalse();
    }

    [Fact]
    public void Append_AfterATornLine_LosesThatLineOnly()
    {
        _keeping.Append(LedgerCheckpoint.Sign(1, new byte[32], TestPortal.Start, LedgerFiles.Key));
        File.AppendAllText(_keeping.CheckpointFile!, "{\"checkpoint\":{\"cou");

        _keeping.Append(LedgerCheckpoint.Sign(2, new byte[32], TestPortal.Start, LedgerFiles.Key));

        _keeping.ReadCheckpoints().Select(c => c.Count).ShouldBe([1, 2]);
    }

    [Fact]
    public void ReadKey_FileWithSomethingElse_IsUnreadable()
    {
        File.WriteAllText(_keeping.KeyFile!, "not a key");

        _keeping.ReadKey().State.ShouldBe(LedgerKeyState.Unreadable);
        (_keeping with { KeyFile = null }).ReadKey().State.ShouldBe(LedgerKeyState.Missing);
    }

    [Fact]
    public void MakeKey_KeyIsThere_KeepsIt()
    {
        var before = File.ReadAllText(_keeping.KeyFile!);
        var other = _keeping with { KeyFile = _keeping.KeyFile + ".new" };

        (_keeping.MakeKey(), other.MakeKey(), other.MakeKey()).ShouldBe((false, true, false));

        File.ReadAllText(_keeping.KeyFile!).ShouldBe(before);
        other.ReadKey().State.ShouldBe(LedgerKeyState.Present);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_keeping.KeyFile)!, recursive: true);

    private static async Task AddRowAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        db.Ledger.Add(LedgerSealTests.Row(portal, Command.New(), "a"));
        await db.SaveChangesAsync();
    }
}
