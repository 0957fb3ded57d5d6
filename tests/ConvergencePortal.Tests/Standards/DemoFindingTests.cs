using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The demo plant breaks each check of network and data at least once, on purpose.</summary>
public sealed class DemoFindingTests
{
    [Fact]
    public async Task DemoPlant_EveryNetworkAndDataCheck_FindsSomething()
    {
        await using var portal = await TestPortal.CreateAsync();
        var token = TestContext.Current.CancellationToken;
        await portal.Get<DemoPlant>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "demo"), token);
        await SeeFlowsAsync(portal, token);

        var found = CheckRun.Of(await portal.Get<SnapshotReads>().ReadAsync(token), CheckParameters.Default);

        var codes = CheckRun.Checks.Select(check => check.Code).Where(code => code.StartsWith("NC", StringComparison.Ordinal) || code.StartsWith("DS", StringComparison.Ordinal));
        codes.Except(found.Select(v => v.Check)).ShouldBeEmpty();
    }

    private static async Task SeeFlowsAsync(TestPortal portal, CancellationToken token)
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "demo", "observed-flows.csv"), token)).Skip(1).Select(line => line.Split(','));
        await using var db = portal.Db();
        var site = await db.Equipment.SingleAsync(e => e.Level == EquipmentLevel.Site && e.Code == "BER", token);
        db.ObservedFlows.AddRange(rows.Select(cells => new ObservedFlow(site, cells[0], cells[1], cells[3], int.Parse(cells[2], null), cells[4])));
        await db.SaveChangesAsync(token);
    }
}
