using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.DataSources;
using ConvergencePortal.Tests.Standards;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>What the dashboard counts, and that the list behind each figure holds exactly as many. It is Thursday 2026-11-05, 13:00 in Berlin.</summary>
public sealed class DashboardReadsTests : IAsyncLifetime
{
    private static readonly Instant Monday = TestPortal.Start + Duration.FromDays(4);
    private TestPortal _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await TestPlant.CreatePortalAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Waits_OfAnEmptyPlant_AreNone()
    {
        (await WaitsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Waits_ForSignatures_CountEachFunctionAndItsWorkingHours()
    {
        await new ChangeJourney(_portal).AuthorizingAsync();
        _portal.Clock.Set(Monday - Duration.FromHours(1));

        var waits = await WaitsAsync();

        waits.Select(w => (w.Function, w.Statements, w.Signatures, w.Rounds, w.Overdue)).ShouldBe([(Function.IT, 0, 1, 0, 0), (Function.OT, 0, 1, 0, 0), (Function.Maintenance, 0, 1, 0, 0)]);
        // Three hours of Thursday, nine of Friday, five of Monday from 07:00 to 12:00.
        waits[0].LongestMinutes.ShouldBe((3 + 9 + 5) * 60);
    }

    [Fact]
    public async Task Waits_AtTheirDeadline_AreOverdueAndTheListHoldsThem()
    {
        var late = new ChangeJourney(_portal);
        await late.AuthorizingAsync();
        _portal.Clock.Set(Monday);
        var fresh = new ChangeJourney(_portal);
        await fresh.DraftAsync();
        await fresh.SubmitAsync();

        var waits = (await WaitsAsync()).Single(w => w.Function == Function.IT);

        (waits.Statements, waits.Signatures, waits.Overdue).ShouldBe((1, 1, 1));
        (await NumbersAsync(new ChangeFilter { AskedOf = Function.IT, IsOverdue = true })).ShouldBe([late.Number]);
        (await NumbersAsync(new ChangeFilter { AskedOf = Function.IT, Asked = AskedTask.State })).ShouldBe([fresh.Number]);
        (await NumbersAsync(new ChangeFilter { AskedOf = Function.IT, Asked = AskedTask.Sign })).ShouldBe([late.Number]);
        (await NumbersAsync(new ChangeFilter { AskedOf = Function.Quality })).ShouldBeEmpty();
    }

    [Fact]
    public async Task Waits_OfAnEmergencyAfterwards_CountFromTheEndOfItsWork()
    {
        var journey = new ChangeJourney(_portal);
        await journey.DraftAsync(ChangeJourney.Emergency);
        await journey.SubmitAsync();
        (await journey.StartAsync()).Error.ShouldBeNull();
        _portal.Clock.Advance(Duration.FromHours(1));
        (await journey.FinishAsync()).Error.ShouldBeNull();
        (await journey.VerifyAsync()).Error.ShouldBeNull();
        _portal.Clock.Advance(Duration.FromHours(1));

        var waits = await WaitsAsync();

        waits.ShouldNotBeEmpty();
        waits.ShouldAllBe(w => w.Signatures == 1 && w.LongestMinutes == 60);
    }

    [Fact]
    public async Task Waits_ForOtherRecords_CountRoundsOfFunctionsAndOfTheChair()
    {
        await new StandardJourney(_portal).ApprovedAsync();
        var boxes = new TimeBoxJourney(_portal);
        var inForce = await boxes.InForceAsync();
        (await boxes.AskAsync(TimeBoxJourney.WaiverInput with { Title = "Another" })).Error.ShouldBeNull();
        var extend = new ExtendTimeBoxInput(inForce, "The part is late", TimeBoxJourney.Today.PlusDays(120), Command.New());
        (await _portal.Get<ExtendWaiver>().RunAsync(extend, await _portal.ActorAsync("maintenance.berlin"), default)).Error.ShouldBeNull();

        var waits = await WaitsAsync();

        waits.Select(w => (w.Function, w.Rounds)).ShouldBe([(null, 1), (Function.IT, 1), (Function.Cybersecurity, 1)], ignoreOrder: true);
        (await RoundsAsync(new OpenRoundFilter(Function: Function.IT))).Total.ShouldBe(1);
        (await RoundsAsync(new OpenRoundFilter(ByChair: true))).Items.ShouldHaveSingleItem().WaitsForChair.ShouldBeTrue();
        (await RoundsAsync(new OpenRoundFilter(Site: "CHI"))).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Reads_OfASiteThatIsNot_AreEmpty()
    {
        await ScheduledAsync();

        (await WaitsAsync("CHI")).ShouldBeEmpty();
        (await _portal.Get<DashboardWeekReads>().FindAsync("CHI", default)).Total.ShouldBe(0);
        (await ConflictsAsync("CHI")).Slots.ShouldBe(0);
        (await _portal.Get<DashboardOwnerReads>().FindAsync("CHI", default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Week_AgreedChange_StandsOnItsDayWithPlaceAndPointOfNoReturn()
    {
        var number = await ScheduledAsync();
        await _portal.AddWindowAsync("FRZ", "BER/ADMIN", WindowKind.Freeze, start: "2026-11-09T00:00", minutes: 1440);

        var week = await _portal.Get<DashboardWeekReads>().FindAsync("BER", default);

        week.Days.Select(day => day.Changes).ShouldBe([0, 0, 0, 1, 0, 0, 0]);
        var change = week.Changes.ShouldHaveSingleItem();
        (change.Number, change.Day, change.PointOfNoReturn).ShouldBe((number, new LocalDate(2026, 11, 8), ChangeJourney.Sunday + Duration.FromMinutes(90)));
        change.Places.ShouldBe(["BER:PLC-FILLER"]);
        week.Windows.ShouldHaveSingleItem().TimeZone.ShouldBe("Europe/Berlin");
        week.Freezes.ShouldHaveSingleItem().Scope.ShouldBe("BER/ADMIN");
        (await NumbersAsync(new ChangeFilter { GoesAheadOn = new LocalDate(2026, 11, 8) })).ShouldBe([number]);
        (await NumbersAsync(new ChangeFilter { GoesAheadOn = new LocalDate(2026, 11, 7) })).ShouldBeEmpty("01:00 UTC is Sunday in Berlin");
    }

    [Fact]
    public async Task Week_SlotThatIsOnlyAskedFor_IsNotAgreed()
    {
        await new ChangeJourney(_portal).AuthorizingAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { PlannedStart = ChangeJourney.Sunday } });

        (await _portal.Get<DashboardWeekReads>().FindAsync(null, default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Conflicts_OfASlotThatWasFrozen_AreCountedAndMoved()
    {
        var number = await ScheduledAsync();
        (await ConflictsAsync()).Causes.ShouldBeEmpty();
        await _portal.AddWindowAsync("FRZ", "BER/PACK", WindowKind.Freeze, start: "2026-11-08T00:00", minutes: 1440);
        await _portal.Get<RecheckSlots>().RunAsync(null, default);

        var conflicts = await ConflictsAsync();

        conflicts.Causes.ShouldBe([new ConflictCause(ConflictCode.InsideFreeze, 1)]);
        (conflicts.Slots, conflicts.Moved, conflicts.FirstMoved.Single().Number).ShouldBe((1, 1, number));
        (await NumbersAsync(new ChangeFilter { Conflict = ConflictCode.InsideFreeze })).ShouldBe([number]);
        (await NumbersAsync(new ChangeFilter { Conflict = ConflictCode.CutsProduction })).ShouldBeEmpty();
        (await NumbersAsync(new ChangeFilter { HasMovedSlot = true })).ShouldBe([number]);
    }

    [Fact]
    public async Task Findings_OfEachAge_StandInTheirBandAndInTheList()
    {
        await using (var db = _portal.Db())
        {
            var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
            foreach (var (days, severity) in new[] { (7, CheckSeverity.High), (8, CheckSeverity.High), (90, CheckSeverity.Low), (91, CheckSeverity.High), (400, CheckSeverity.High) })
                db.Findings.Add(new Finding(new Violation("NC-01", severity, "BER", new CheckSubject(SubjectKind.Device, $"BER:D{days}"), "It lies.", [], default, []), site, TestPortal.Start - Duration.FromDays(days) + Duration.FromMinutes(1)));
            await db.SaveChangesAsync();
        }

        var findings = await _portal.Get<DashboardFindingReads>().FindAsync("BER", default);

        findings.Open.Select(open => (open.Severity, open.Ages)).ShouldBe([(CheckSeverity.Blocking, new AgeCounts(0, 0, 0, 0)), (CheckSeverity.High, new AgeCounts(1, 1, 0, 2)), (CheckSeverity.Medium, new AgeCounts(0, 0, 0, 0)),
            (CheckSeverity.Low, new AgeCounts(0, 0, 1, 0))]);
        foreach (var band in AgeLimits.Bands)
        {
            var filter = new FindingFilter("BER", CheckSeverity.High, FindingStatus.Open) { Age = band };
            (await _portal.Get<FindingReads>().ListAsync(filter, new PageRequest(), await _portal.ActorAsync("it.berlin"), default)).Total.ShouldBe(findings.Open[1].Ages.Of(band), band.ToString());
        }
    }

    [Fact]
    public async Task Ageing_OfAWaiverPastItsEnd_SaysSoAndTheListsHoldIt()
    {
        await new StandardJourney(_portal).ApprovedAsync();
        var waiver = await new TimeBoxJourney(_portal).InForceAsync();
        var pilot = await new TimeBoxJourney(_portal).RunningAsync();
        _portal.Clock.Advance(Duration.FromDays(91));

        var ages = await _portal.Get<DashboardAgeingReads>().ListAsync("BER", default);

        var waivers = ages.Single(a => a.Kind == TimedKind.Waiver);
        (waivers.Oldest!.Number, waivers.Overdue).ShouldBe((waiver, waivers.Ages.Total));
        waivers.NextToEnd.ShouldBeNull("all of them are past their end");
        ages.Single(a => a.Kind == TimedKind.Pilot).ShouldSatisfyAllConditions(p => p.Ages.ShouldBe(new AgeCounts(0, 0, 0, 1)), p => p.Oldest!.Number.ShouldBe(pilot));
        (await _portal.Get<WaiverReads>().ListAsync(new TimeBoxFilter("BER", TimeBoxStatus.InForce) { Age = AgeBand.Older }, new PageRequest(), default)).Total.ShouldBe(waivers.Ages.Older);
        (await _portal.Get<PilotReads>().ListAsync(new TimeBoxFilter("BER", TimeBoxStatus.InForce) { Age = AgeBand.Week }, new PageRequest(), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Ageing_OfABypass_CountsItsDaysInThePlantAndItsEnd()
    {
        var (_, number) = await new TemplateJourney(_portal).MeasureAsync(MeasureKind.Jumper);
        _portal.Clock.Advance(Duration.FromDays(10));

        var measures = (await _portal.Get<DashboardAgeingReads>().ListAsync(null, default)).Single(a => a.Kind == TimedKind.Measure);

        (measures.Ages, measures.Overdue, measures.NextToEnd!.Number).ShouldBe((new AgeCounts(0, 1, 0, 0), 0, number));
        (await _portal.Get<MeasureReads>().ListAsync(new MeasureFilter("BER", OpenOnly: true) { Age = AgeBand.Fortnight }, new PageRequest(), default)).Total.ShouldBe(1);
        (await _portal.Get<MeasureReads>().ListAsync(new MeasureFilter("BER", OpenOnly: true) { Age = AgeBand.Week }, new PageRequest(), default)).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Owners_NobodyOrSomebodyWhoHasLeft_AreNamedAndListed()
    {
        await _portal.CatalogAsync();
        await _portal.ChangePersonAsync("quality.berlin", person => person.IsActive = false);

        var owners = await _portal.Get<DashboardOwnerReads>().FindAsync("BER", default);

        (owners.Owned, owners.Total).ShouldBe((4, 6));
        owners.FirstUnowned.Select(source => (source.Key, source.Owners)).ShouldBe([("BER:CIP", 1), ("BER:LONE", 0)], ignoreOrder: true);
        var listed = await _portal.Get<DataSourceReads>().ListAsync(new PageRequest(), new DataSourceFilter("BER", Stage: LifecycleStage.Production) { WithoutOneOwner = true }, default);
        listed.Items.Select(row => row.Code).ShouldBe(["CIP", "LONE"]);
    }

    private async Task<string> ScheduledAsync()
    {
        var journey = new ChangeJourney(_portal);
        await journey.ApprovedAsync();
        await ChangeJourney.DoneAsync(journey.ScheduleAsync(ChangeJourney.Sunday));
        return journey.Number;
    }

    private Task<IReadOnlyList<FunctionWaits>> WaitsAsync(string? site = null) => _portal.Get<DashboardWaitReads>().ListAsync(site, default);

    private Task<ConflictCauses> ConflictsAsync(string? site = null) => _portal.Get<DashboardConflictReads>().FindAsync(site, default);

    private Task<Page<OpenRoundRow>> RoundsAsync(OpenRoundFilter filter) => _portal.Get<RoundDeskReads>().ListOpenAsync(filter, new PageRequest(), default);

    private async Task<IEnumerable<string>> NumbersAsync(ChangeFilter filter) => (await _portal.Get<ChangeReads>().ListAsync(filter, new PageRequest(), 0, default)).Items.Select(row => row.Number);
}
