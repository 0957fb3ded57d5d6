using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Db.Sqlite;
using ConvergencePortal.Tests.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Every row takes its place in the chain within the save that writes it, whoever saves and however often.</summary>
public sealed class LedgerSealTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Save_SeveralRows_FollowEachOtherFromOne()
    {
        await using var portal = await TestPortal.CreateAsync();
        var command = Command.New();

        await using (var db = portal.Db())
        {
            db.Ledger.AddRange(Row(portal, command, "a"), Row(portal, command, "b"));
            (await db.SaveOnceAsync(Token)).IsSuccess.ShouldBeTrue();
            db.Ledger.Add(Row(portal, Command.New(), "c"));
            (await db.SaveOnceAsync(Token)).IsSuccess.ShouldBeTrue();
        }

        await using var read = portal.Db();
        var rows = await read.Ledger.OrderBy(e => e.Sequence).ToListAsync(Token);
        rows.Select(e => (e.Sequence, e.Number, e.FormVersion)).ShouldBe([(1, "a", 1), (2, "b", 1), (3, "c", 1)]);
        rows[1].PreviousHash.ShouldBe(rows[0].Hash);
        rows[2].PreviousHash.ShouldBe(rows[1].Hash);
        (await LedgerFiles.FindAsync(await LedgerFiles.ExportAsync(portal), null)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_WithoutTheAsyncWay_SealsToo()
    {
        await using var portal = await TestPortal.CreateAsync();

        await using (var db = portal.Db())
        {
            db.Ledger.Add(Row(portal, Command.New(), "a"));
#pragma warning disable xUnit1051, CA1849 // what is tested
            db.SaveChanges();
#pragma warning restore xUnit1051, CA1849
        }

        (await LedgerFiles.FindAsync(await LedgerFiles.ExportAsync(portal), null)).ShouldBeNull();
        await using var read = portal.Db();
        (await read.LedgerHeads.SingleAsync(Token)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Save_ThatFails_LeavesNoGapAndCanBeTriedAgainWithTheSameRows()
    {
        await using var portal = await TestPortal.CreateAsync();
        var (taken, mine) = (Command.New(), Row(portal, Command.New(), "mine"));
        await using var db = portal.Db();
        var blocked = Row(portal, new Command(taken.Id), "blocked");
        db.Ledger.AddRange(mine, blocked);
        await using (var other = portal.Db())
        {
            other.Ledger.Add(Row(portal, taken, "faster"));
            await other.SaveChangesAsync(Token);
        }

        (await db.SaveOnceAsync(Token)).Error.ShouldBe(Saving.Duplicate);
        db.Entry(blocked).State = EntityState.Detached;
        (await db.SaveOnceAsync(Token)).IsSuccess.ShouldBeTrue();

        mine.Sequence.ShouldBe(2);
        (await LedgerFiles.FindAsync(await LedgerFiles.ExportAsync(portal), null)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_HeadMovedInTheMeantime_SealsAgainWithoutCallingItStale()
    {
        Assert.SkipUnless(TestPortal.SqlServer is null, "The other writer is played on SQLite.");
        await using var portal = await TestPortal.CreateAsync();
        var other = new OtherWriter(portal.ConnectionString);
        var options = (DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlite(portal.ConnectionString).AddInterceptors(other).Options;

        await using var db = new PortalDb(options);
        var row = Row(portal, Command.New(), "a");
        db.Ledger.Add(row);
        var saved = await db.SaveOnceAsync(Token);

        saved.IsSuccess.ShouldBeTrue();
        other.Times.ShouldBe(2);
        row.Sequence.ShouldBe(2);
        row.PreviousHash[0].ShouldBe((byte)0xAB);
    }

    [Fact]
    public async Task Save_EightWritersAtOnce_GiveOneChainWithoutGaps()
    {
        await using var portal = await TestPortal.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                await using var db = portal.Db();
                db.Ledger.Add(Row(portal, Command.New(), $"{writer}-{i}"));
                (await db.SaveOnceAsync(Token)).IsSuccess.ShouldBeTrue();
            }
        })));

        var report = LedgerFiles.Verify(await LedgerFiles.ExportAsync(portal), null);
        report.Finding.ShouldBeNull();
        report.Rows.ShouldBe(200);
    }

    [Fact]
    public async Task Save_ARowChangedOrRemoved_IsRefused()
    {
        await using var portal = await TestPortal.CreateAsync();
        await using var db = portal.Db();
        db.Ledger.Add(Row(portal, Command.New(), "a"));
        await db.SaveChangesAsync(Token);

        db.Ledger.Remove(await db.Ledger.SingleAsync(Token));

        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        // The refused save has left the writer gate.
        await using var next = portal.Db();
        next.Ledger.Add(Row(portal, Command.New(), "b"));
        (await next.SaveOnceAsync(Token)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task SealLedger_RowsFromBeforeTheChain_TakeTheirPlacesOnce()
    {
        Assert.SkipUnless(TestPortal.SqlServer is null, "The old rows are written in SQLite's own words.");
        await using var portal = await TestPortal.CreateAsync();
        const int old = 1100;
        await using (var db = portal.Db())
        {
            var command = Command.New();
            for (var i = 0; i < old; i++) db.Ledger.Add(Row(portal, command, $"{i}"));
            await db.SaveChangesAsync(Token);
            await db.Database.ExecuteSqlRawAsync("UPDATE Ledger SET Sequence = NULL, FormVersion = 0, Hash = X'', PreviousHash = X''; UPDATE LedgerHead SET Count = 0, Hash = zeroblob(32)", Token);
        }

        (await portal.Get<SealLedger>().RunAsync(Token)).ShouldBe(old);
        (await portal.Get<SealLedger>().RunAsync(Token)).ShouldBe(0);

        var report = LedgerFiles.Verify(await LedgerFiles.ExportAsync(portal), null);
        (report.Finding, report.Rows).ShouldBe((null, old));
        await using var read = portal.Db();
        (await read.Ledger.AllAsync(e => e.Number == (e.Sequence - 1).ToString(), Token)).ShouldBeTrue();
    }

    internal static LedgerEntry Row(TestPortal portal, Command command, string number) =>
        LedgerEntry.For(Actor.Portal, command, portal.Clock.GetCurrentInstant(), RecordTypes.Change, number, null, "Tried", "Müller 🏭 said \"yes\"");

    /// <summary>Moves the head once, between the moment it was read and the moment the row is written, as another server may.</summary>
    private sealed class OtherWriter(string connection) : SaveChangesInterceptor
    {
        public int Times { get; private set; }

        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (Times++ > 0) return result;

            await using var other = new SqliteConnection(connection);
            await other.OpenAsync(cancellationToken);
            await using var move = other.CreateCommand();
            move.CommandText = "UPDATE LedgerHead SET Count = 1, Hash = X'" + string.Concat(Enumerable.Repeat("AB", 32)) + "'";
            await move.ExecuteNonQueryAsync(cancellationToken);
            return result;
        }
    }
}
