using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Demo;

/// <summary>The demo plant comes into an empty portal once, and never on top of somebody's own plant.</summary>
public sealed class DemoPlantLoadTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

    [Fact]
    public async Task LoadAsync_EmptyPortal_LoadsEveryKindAndOnlyOnce()
    {
        await using var portal = await TestPortal.CreateAsync();

        var first = await portal.Get<DemoPlant>().LoadAsync(Folder, 0, TestContext.Current.CancellationToken);
        var second = await portal.Get<DemoPlant>().LoadAsync(Folder, 0, TestContext.Current.CancellationToken);

        first.ShouldBe(portal.Get<RecordKinds>().All.Select(kind => kind.Name));
        second.ShouldBeEmpty();
        await using var db = portal.Db();
        (await db.Devices.CountAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(50);
        (await db.ObservedFlows.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(8);
    }

    /// <summary>Slots, ends and reviews of the story move with the day on which it is told.</summary>
    [Fact]
    public async Task LoadAsync_InTheMiddleOfAFreeze_TellsTheWholeStory()
    {
        await using var portal = await TestPortal.CreateAsync();
        portal.Clock.Set(Instant.FromUtc(2026, 12, 24, 5, 0));

        await portal.Get<DemoPlant>().LoadAsync(Folder, 0, TestContext.Current.CancellationToken);

        (await portal.UnbrokenChecksAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task LoadAsync_LoadThatWasInterrupted_GoesOn()
    {
        await using var portal = await TestPortal.CreateAsync();
        foreach (var kind in new[] { "sites", "equipment" })
            await portal.HasAsync(kind, await File.ReadAllTextAsync(Path.Combine(Folder, $"{kind}.csv"), TestContext.Current.CancellationToken));

        var loaded = await portal.Get<DemoPlant>().LoadAsync(Folder, 0, TestContext.Current.CancellationToken);

        loaded.ShouldNotContain("sites");
        loaded.ShouldContain("people");
    }

    [Fact]
    public async Task LoadAsync_PlantOfSomebodyElse_IsLeftAlone()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);

        var loaded = await portal.Get<DemoPlant>().LoadAsync(Folder, 0, TestContext.Current.CancellationToken);

        loaded.ShouldBeEmpty();
    }
}
