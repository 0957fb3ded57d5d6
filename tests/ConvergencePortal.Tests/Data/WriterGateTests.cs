using ConvergencePortal.Db.Sqlite;
using ConvergencePortal.Tests.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Data;

/// <summary>Two writers at one SQLite file at the same instant can damage it, however they write.</summary>
public sealed class WriterGateTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_WithoutASave_WaitsUntilTheWriterBeforeItIsDone(bool deletes)
    {
        Assert.SkipUnless(TestPortal.SqlServer is null, "The gate is SQLite's.");
        await using var portal = await TestPlant.CreatePortalAsync();
        var gate = WriterGate.For(new SqliteConnectionStringBuilder(portal.ConnectionString).DataSource);
        await using var db = portal.Db();
        await gate.EnterAsync(TestContext.Current.CancellationToken);

        var writing = deletes
            ? db.Notices.Where(notice => notice.Id < 0).ExecuteDeleteAsync(TestContext.Current.CancellationToken)
            : db.People.Where(person => person.Code == "it.berlin").ExecuteUpdateAsync(set => set.SetProperty(person => person.Name, "Somebody"), TestContext.Current.CancellationToken);
        var isWaiting = await Task.WhenAny(writing, Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken)) != writing;
        gate.Leave();

        isWaiting.ShouldBeTrue();
        (await writing).ShouldBe(deletes ? 0 : 1);
        await gate.EnterAsync(TestContext.Current.CancellationToken);
        gate.Leave();
    }
}
