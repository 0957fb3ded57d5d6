using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
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

        var found = CheckRun.Of(await portal.Get<SnapshotReads>().ReadAsync(token), CheckParameters.Default);

        var codes = CheckRun.Checks.Select(check => check.Code).Where(code => code.StartsWith("NC", StringComparison.Ordinal) || code.StartsWith("DS", StringComparison.Ordinal));
        codes.Except(found.Select(v => v.Check)).ShouldBeEmpty();
    }
}
