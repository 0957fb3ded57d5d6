using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Moved occurrences and the yield of production runs in the file "windows".</summary>
public sealed class WindowOverrideImportTests
{
    private const string Windows = """
        site,code,kind,title,scope,start,minutes,rule,moved,rate,earlier,later
        BER,RUN,Production,Winter edition,BER/PACK,2026-12-06T02:00,240,FREQ=WEEKLY;BYDAY=SU,2026-12-20T02:00:00>2026-12-21T04:00:30/90;2026-12-13T02:00>2026-12-12T20:00/180,600,0,100000
        """;

    [Fact]
    public async Task Import_MovedOccurrences_AreStoredInOneFormAndOrder()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.HasAsync("windows", Windows);

        await using var db = portal.Db();
        var window = await db.Windows.SingleAsync(w => w.Code == "RUN", TestContext.Current.CancellationToken);
        window.MovedDates.ShouldBe("2026-12-13T02:00>2026-12-12T20:00/180;2026-12-20T02:00>2026-12-21T04:00:30/90");
        (window.RatePerMinute, window.EarlierMinutes, window.LaterMinutes).ShouldBe((600, 0, 100_000));
    }

    [Fact]
    public async Task Export_MovedOccurrences_ImportUnchanged()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("windows", Windows);

        var again = await portal.ImportAsync("windows", await portal.ExportAsync("windows"));

        (again.New, again.Changed, again.Wrong.Count, again.Unchanged).ShouldBe((0, 0, 0, 2));
    }

    [Fact]
    public async Task Import_ColumnLeftOut_KeepsWhatIsMoved()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("windows", Windows);

        await portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,RUN,Production,Renamed,BER/PACK,2026-12-06T02:00,240\n");

        await using var db = portal.Db();
        (await db.Windows.SingleAsync(w => w.Code == "RUN", TestContext.Current.CancellationToken)).MovedDates.ShouldNotBeNull();
    }
}
