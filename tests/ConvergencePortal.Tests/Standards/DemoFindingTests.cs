using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>
/// The demo plant breaks each check at least once, on purpose; but for those that need time to pass or a slot to move, and those that the portal lets nobody break (ChangeCheckTests has all of them).
/// </summary>
public sealed class DemoFindingTests
{
    [Fact]
    public async Task DemoPlant_EveryCheckThatANewPlantCanBreak_FindsSomething()
    {
        await using var portal = await TestPortal.CreateAsync();
        var token = TestContext.Current.CancellationToken;
        await portal.Get<DemoPlant>().LoadAsync(Path.Combine(AppContext.BaseDirectory, "demo"), token);

        var found = CheckRun.Of(await portal.Get<SnapshotReads>().ReadAsync(token), CheckParameters.Default);

        var codes = CheckRun.Checks.Select(check => check.Code).Except(["ST-24", "CH-27", "CH-28", "CH-31", "CH-33", "CH-34"]);
        codes.Except(found.Select(v => v.Check)).ShouldBeEmpty();
    }
}
