using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>Somebody with the rights of the database's owner bends the tables; the next export shows it.</summary>
public sealed class LedgerDatabaseTamperTests
{
    private const int Rows = 12;

    [Theory]
    [InlineData("UPDATE Ledger SET ActorName = 'Somebody Else' WHERE Sequence = 5", "row 5: its content does not give its hash (changed after writing)")]
    [InlineData("UPDATE Ledger SET At = '2026-11-05 11:59:59' WHERE Sequence = 5", "row 5: its content does not give its hash (changed after writing)")]
    [InlineData("UPDATE Ledger SET Text = NULL WHERE Sequence = 12", "row 12: its content does not give its hash (changed after writing)")]
    [InlineData("UPDATE Ledger SET Hash = X'00' WHERE Sequence = 5", "row 5: its content does not give its hash (changed after writing)")]
    [InlineData("DELETE FROM Ledger WHERE Sequence = 1", "row 1 is missing")]
    [InlineData("DELETE FROM Ledger WHERE Sequence = 5", "row 5 is missing")]
    [InlineData("DELETE FROM Ledger WHERE Sequence = 12", "the checkpoint of 2026-11-05T12:00:00Z attests 12 rows, the file ends at 11")]
    [InlineData("DELETE FROM Ledger WHERE Sequence > 6; UPDATE LedgerHead SET Count = 6, Hash = (SELECT Hash FROM Ledger WHERE Sequence = 6)",
        "the checkpoint of 2026-11-05T12:00:00Z attests 12 rows, the file ends at 6")]
    [InlineData("UPDATE Ledger SET Sequence = NULL WHERE Sequence = 5", "row 5 is missing")]
    [InlineData("UPDATE Ledger SET Sequence = 99 WHERE Sequence = 5; UPDATE Ledger SET Sequence = 5 WHERE Sequence = 6; UPDATE Ledger SET Sequence = 6 WHERE Sequence = 99",
        "row 5: its content does not give its hash (changed after writing)")]
    [InlineData("UPDATE LedgerHead SET Hash = zeroblob(32)", "the end line names another hash than row 12 has")]
    public async Task Export_TablesBent_NamesWhatIsWrong(string sql, string finding)
    {
        Assert.SkipUnless(TestPortal.SqlServer is null, "The tables are bent in SQLite's own words.");
        var keeping = LedgerFiles.NewKeeping();
        await using var portal = await TestPortal.CreateAsync();
        await using var db = portal.Db();
        for (var i = 0; i < Rows; i++) db.Ledger.Add(LedgerSealTests.Row(portal, Core.Ledger.Command.New(), $"{i}"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await LedgerFiles.CheckpointAsync(portal, keeping);

        await db.Database.ExecuteSqlRawAsync(sql, TestContext.Current.CancellationToken);

        (await LedgerFiles.FindAsync(await LedgerFiles.ExportAsync(portal, keeping), LedgerFiles.Key)).ShouldBe(finding);
        Directory.Delete(Path.GetDirectoryName(keeping.KeyFile)!, recursive: true);
    }
}
