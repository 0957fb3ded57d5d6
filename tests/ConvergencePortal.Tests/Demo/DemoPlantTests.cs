using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Demo;

/// <summary>What db/demo/README.md says of the demo plant is so, and a visitor finds room for a change.</summary>
public sealed class DemoPlantTests(DemoPlantTests.DemoPortal demo) : IClassFixture<DemoPlantTests.DemoPortal>
{
    private static readonly Instant WednesdayNight = Instant.FromUtc(2026, 11, 11, 21, 0);
    private static readonly Instant ThursdayNoon = Instant.FromUtc(2026, 11, 12, 11, 0);
    private static readonly Instant SundayNight = Instant.FromUtc(2026, 11, 15, 1, 0);
    private static readonly Instant WednesdayBeforeChristmas = Instant.FromUtc(2026, 12, 23, 21, 0);

    [Fact]
    public async Task Load_PlantThatIsThere_LoadsNothing()
    {
        var loaded = await demo.Portal.Get<DemoPlant>().LoadAsync(DemoPortal.Folder, 0, TestContext.Current.CancellationToken);

        loaded.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calendar_OfTheContractor_IsReadWithoutANote()
    {
        var (events, fileNotes) = await Calendars.ReadAsync(await File.ReadAllBytesAsync(Path.Combine(DemoPortal.Folder, "compressor-service.ics"), TestContext.Current.CancellationToken));

        events.Select(e => e.Uid).ShouldBe(["AIR-OIL-QUARTERLY", "AIR-OVERHAUL-2027"]);
        events.SelectMany(e => e.Notes).Concat(fileNotes).ShouldBeEmpty();
    }

    [Fact]
    public async Task MaintenanceWindows_OfAYearAndAHalf_HoldNoProductionOfTheirScope()
    {
        await using var db = demo.Portal.Db();
        var windows = await db.Windows.AsNoTracking().Include(w => w.Equipment).Where(w => w.EquipmentId != null).ToListAsync(TestContext.Current.CancellationToken);
        var production = windows.Where(w => w.Kind == WindowKind.Production).ToList();

        var clashes = from window in windows
                      where window.Kind == WindowKind.Maintenance
                      from run in production
                      where IsWithin(window.Equipment!.Path, run.Equipment!.Path) || IsWithin(run.Equipment!.Path, window.Equipment!.Path)
                      from night in Occurrences(window)
                      from shift in Occurrences(run)
                      where night.Overlaps(shift.Start, shift.End)
                      select $"{window.Code} and {run.Code} at {night.Start}";

        clashes.ShouldBeEmpty();
    }

    /// <summary>With records that are wrong, with what its people did in the weeks before, and where the portal lets nobody break it, with a change that was altered past the portal.</summary>
    [Fact]
    public async Task Checks_OfTheWholePlant_EachFindsSomething() => (await demo.Portal.UnbrokenChecksAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Ledger_OfTheStory_BeginsWeeksAgoAndNeverGoesBack()
    {
        await using var db = demo.Portal.Db();

        var times = await db.Ledger.OrderBy(entry => entry.Id).Select(entry => entry.At).ToListAsync(TestContext.Current.CancellationToken);

        times.ShouldBeInOrder();
        times[0].ShouldBe(TestPortal.Start - Duration.FromDays(84));
        times[^1].ShouldBeLessThanOrEqualTo(TestPortal.Start);
    }

    [Fact]
    public async Task Slot_PackagingSwitchOnWednesdayNight_IsFree() =>
        Codes(await FactsAsync("BER:SW-PACK-01", start: WednesdayNight)).ShouldBeEmpty();

    [Fact]
    public async Task Slot_PackagingSwitchAtNoon_CutsBothLines()
    {
        var facts = await FactsAsync("BER:SW-PACK-01", start: ThursdayNoon);

        facts.Verdicts.Where(v => v.Code == ConflictCode.CutsProduction).Select(v => v.Path[v.Path.Count - 1]).ShouldBe(["Line 1, cans", "Line 2, glass bottles"], ignoreOrder: true);
    }

    [Fact]
    public async Task Slot_PackagingFirewallOnWednesdayNight_CutsBlending()
    {
        var facts = await FactsAsync("BER:FW-PACK-01", start: WednesdayNight);

        facts.Verdicts.ShouldContain(v => v.Code == ConflictCode.CutsProduction && v.Path.Contains("Syrup and blending"));
    }

    [Fact]
    public async Task Slot_PackagingFirewallOnSundayNight_IsFree() =>
        Codes(await FactsAsync("BER:FW-PACK-01", start: SundayNight)).ShouldBeEmpty();

    [Fact]
    public async Task Slot_BeforeChristmas_IsFrozen() =>
        Codes(await FactsAsync("BER:SW-PACK-01", start: WednesdayBeforeChristmas)).ShouldContain(ConflictCode.InsideFreeze);

    [Theory]
    [InlineData("BER-DRV-0202", true)]
    [InlineData("BER-DRV-0203", false)]
    public async Task Swap_OfTheCarouselDrive_IsInKindForTheSameTypeOnly(string replacement, bool isInKind) =>
        (await FactsAsync("BER-DRV-0201", replacement)).IsReplacementInKind.ShouldBe(isInKind);

    [Theory]
    [InlineData("BER:SIS-COOL-1", Function.ProcessSafety)]
    [InlineData("BER:C-PACK-CODING", Function.OT)]
    [InlineData("BER:C-PACK-CODING", Function.Quality)]
    public async Task Agreement_OnChange_AsksTheFunctionConcerned(string item, Function function) =>
        AgreementPolicy.For(await FactsAsync(item)).ShouldContain(asked => asked.Function == function);

    private async Task<AgreementFacts> FactsAsync(string item, string? replacement = null, Instant? start = null)
    {
        await using var db = demo.Portal.Db();
        var draft = new ChangeDraft { Content = new ChangeContent { Title = "Try it", WorkMinutes = 240, PlannedStart = start }, Items = [new ItemInput(item, replacement)] };
        var resolved = await ResolvedDraft.FindAsync(db, draft, TestContext.Current.CancellationToken);
        resolved.Error.ShouldBeNull();
        var (site, content, items, isInKind) = resolved.Value;
        return await demo.Portal.Get<ChangeFacts>().GatherAsync(db, site, null, 0, content, items, isInKind, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<ConflictCode> Codes(AgreementFacts facts) => facts.Verdicts.Select(v => v.Code);

    private static bool IsWithin(string path, string above) => path == above || path.StartsWith(above + '/', StringComparison.Ordinal);

    private static IEnumerable<Occurrence> Occurrences(Window window) => window.Schedule().Value.Occurrences(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 7, 1, 0, 0));

    /// <summary>The demo plant as a first start leaves it; loaded once, since no test here writes.</summary>
    public sealed class DemoPortal : IAsyncLifetime
    {
        public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "demo");

        public TestPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await TestPortal.CreateAsync();
            await Portal.Get<DemoPlant>().LoadAsync(Folder, 0, CancellationToken.None);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}

/// <summary>What the tests of the demo plant ask of it.</summary>
internal static class DemoChecks
{
    /// <summary>Codes of the checks that find nothing wrong.</summary>
    public static async Task<IEnumerable<string>> UnbrokenChecksAsync(this TestPortal portal)
    {
        var found = CheckRun.Of(await portal.Get<SnapshotReads>().ReadAsync(TestContext.Current.CancellationToken), CheckParameters.Default);
        return CheckRun.Checks.Select(check => check.Code).Except(found.Select(v => v.Check));
    }
}
