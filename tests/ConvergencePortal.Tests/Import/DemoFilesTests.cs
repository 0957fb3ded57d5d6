using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>The demo plant is nothing but files, so it shows that the importers take a whole plant.</summary>
public sealed class DemoFilesTests
{
    /// <summary>What the demo plant does wrong so that there is something to find, and the one circle that is right.</summary>
    private static readonly string[] OnPurpose = ["flow.noConduit", "flow.circle"];

    [Fact]
    public async Task Import_DemoFilesInOrder_TakesAllRowsAndThenKnowsThem()
    {
        await using var portal = await TestPortal.CreateAsync();

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var file = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "demo", $"{kind.Name}.csv"), TestContext.Current.CancellationToken);
            var first = await portal.ImportAsync(kind.Name, file);
            var second = await portal.ImportAsync(kind.Name, file);

            first.Wrong.Concat(first.Warnings.Where(remark => !OnPurpose.Contains(remark.Code))).Select(remark => $"{kind.Name} {remark.Line} {remark.Column}: {remark.Message}").ShouldBeEmpty();
            first.New.ShouldBe(first.Rows.Count);
            second.Unchanged.ShouldBe(first.Rows.Count, kind.Name);
        }
    }

    [Fact]
    public async Task Export_OfTheDemoPlant_ImportsUnchanged()
    {
        await using var portal = await TestPortal.CreateAsync();
        foreach (var kind in portal.Get<RecordKinds>().All)
            await portal.HasAsync(kind.Name, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "demo", $"{kind.Name}.csv"), TestContext.Current.CancellationToken));

        foreach (var kind in portal.Get<RecordKinds>().All)
        {
            var report = await portal.ImportAsync(kind.Name, await portal.ExportAsync(kind.Name), dryRun: true);

            report.Wrong.ShouldBeEmpty(kind.Name);
            (report.New, report.Changed).ShouldBe((0, 0), kind.Name);
            report.Unchanged.ShouldBeGreaterThan(0);
        }
    }
}
