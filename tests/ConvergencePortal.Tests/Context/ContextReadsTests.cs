using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Context;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Context;

public sealed class ContextReadsTests
{
    /// <summary>With all that is asked of work on a line that is hazardous, safety related and under GxP.</summary>
    private static readonly ChangeContent ThroughTheLine = ChangeJourney.Draft.Content with
    {
        Title = "Paint the line", PlannedStart = ChangeJourney.Sunday, TechnicalBasis = "Paint", SafetyImpact = "none", QualityImpact = "none", ProceduresToUpdate = "none", PeopleToInform = "Operators", TestPlan = "Proof test",
    };

    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Operations_RunsThatOverlap_CountTheirHoursOnce()
    {
        await using var portal = await LivesAsync();

        var operations = (await portal.ContextOfAsync("DRV-001")).Operations;

        operations.Runs.Select(run => run.Title).ShouldBe(["Title of RUN-1", "Title of RUN-2"]);
        operations.ProductionMinutes.ShouldBe(5 * 60);
        (operations.Runs[0].Product, operations.Runs[0].OrderNumber, operations.Runs[0].RatePerMinute).ShouldBe(("Lemonade", "PO-77", 300));
    }

    [Fact]
    public async Task Operations_RunOverTheEdge_CountsOnlyWhatLiesWithin()
    {
        await using var portal = await LivesAsync();
        var from = Instant.FromUtc(2026, 11, 3, 7, 0);

        (await portal.ContextOfAsync("DRV-001", new Interval(from, from + Duration.FromHours(2)))).Operations.ProductionMinutes.ShouldBe(120);
    }

    [Fact]
    public async Task Maintenance_ChangesActingAndReaching_AreToldApart()
    {
        await using var portal = await LivesAsync();
        var own = new ChangeJourney(portal);
        await own.DraftAsync();
        await own.SubmitAsync();
        var above = new ChangeJourney(portal);
        await above.DraftAsync(new ChangeDraft { Content = ThroughTheLine, Items = [new ItemInput("BER/PACK/LINE2")] });
        await above.SubmitAsync();
        await new ChangeJourney(portal).DraftAsync();

        var maintenance = (await portal.ContextOfAsync("DRV-001")).Maintenance;

        maintenance.Changes.Select(c => (c.Number, c.ActsOnIt)).ShouldBe([(above.Number, false), (own.Number, true)]);
        maintenance.Windows.ShouldHaveSingleItem().Title.ShouldBe("Line 2 Sunday night");
        maintenance.Mountings.ShouldBe([new ContextMounting("DRV-001", "BER/PACK/LINE2/FILLER", TestPlant.Since, null)]);
    }

    [Fact]
    public async Task Maintenance_ChangeThatIsOver_StaysInTheTimeOfItsSlotOnly()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.VerifyingAsync();
        (await journey.VerifyAsync()).Error.ShouldBeNull();
        (await journey.CloseAsync()).Error.ShouldBeNull();

        (await portal.ContextOfAsync("DRV-001")).Maintenance.Changes.ShouldHaveSingleItem().Status.ShouldBe(ChangeStatus.Closed);
        (await portal.ContextOfAsync("DRV-001", new Interval(Contexts.Week.End, Contexts.Week.End + Duration.FromDays(7)))).Maintenance.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Maintenance_TemporaryMeasure_StaysUntilItIsOver()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var (_, number) = await new TemplateJourney(portal).MeasureAsync();
        var ends = (await new TemplateJourney(portal).MeasureDetailAsync(number)).Row.EndsAt;

        var measure = (await portal.ContextOfAsync("DRV-001")).Maintenance.Measures.ShouldHaveSingleItem();

        (measure.Number, measure.Until, measure.IsOver).ShouldBe((number, ends, false));
    }

    [Fact]
    public async Task Quality_FlagsFromAbove_AndPromisesOfTheData()
    {
        await using var portal = await LivesAsync();

        var quality = (await portal.ContextOfAsync("DRV-001")).Quality;

        quality.Flagged.ShouldHaveSingleItem().Path.ShouldBe("BER/PACK/LINE2");
        quality.Sources.Select(s => s.Key).ShouldBe(["BER:PLC-FILL", "BER:HIST-PACK"]);
        quality.Sources[1].CertificationExpiresOn.ShouldBe(new LocalDate(2026, 11, 7));
        quality.Contracts.ShouldHaveSingleItem().EffectiveTo.ShouldBe(new LocalDate(2026, 11, 4));
        quality.Freezes.ShouldHaveSingleItem().Title.ShouldBe("Title of FREEZE");
    }

    [Fact]
    public async Task Network_DevicesFlowsAndTheWindowsOfItsSegment()
    {
        await using var portal = await LivesAsync();

        var network = (await portal.ContextOfAsync("DRV-001")).Network;

        network.Devices.ShouldHaveSingleItem().Code.ShouldBe("PLC-FILLER");
        network.Devices[0].RemoteAccess.ShouldBe(RemoteAccess.None);
        network.Flows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Key.ShouldBe("BER:DF-HIST"), f => (f.IsOut, f.IsIn).ShouldBe((true, false)), f => f.To.ShouldBe("BER:HIST-PACK"));
        network.Windows.ShouldHaveSingleItem().Title.ShouldBe("Title of NET-NIGHT");
    }

    [Fact]
    public async Task Network_WindowsOfTheZonesRoundItsSegment_AndOneThatCannotBeFollowed()
    {
        await using var portal = await LivesAsync();
        await portal.NestZoneAsync("CELL-PACK", "IDMZ");
        await portal.AddWindowAsync("ZONE-NIGHT", "zone=IDMZ", WindowKind.Maintenance, "2026-11-06T01:00");
        await portal.AddWindowAsync("LOST-NIGHT", "segment=VLAN210", WindowKind.Maintenance, adjust: w => w.Rule = "FREQ=NEVER");
        await using (var db = portal.Db())
        {
            var filler = db.Devices.Single(d => d.Code == "PLC-FILLER").Id;
            foreach (var port in db.Interfaces.Where(i => i.DeviceId == filler)) port.EffectiveTo = new LocalDate(2027, 1, 1);
            await db.SaveChangesAsync(Token);
        }

        var context = await portal.ContextOfAsync("DRV-001");

        context.Network.Windows.Select(w => w.Title).ShouldBe(["Title of NET-NIGHT", "Title of ZONE-NIGHT"]);
        context.Unreadable.ShouldBe(["Title of LOST-NIGHT"]);
    }

    [Fact]
    public async Task Equipment_WholeLine_HasTheLivesOfItsParts()
    {
        await using var portal = await LivesAsync();
        var reads = portal.Get<ContextReads>();

        var line = (await reads.ReadAsync((await reads.FindEquipmentAsync("BER/PACK/LINE2", Token)).Value, Contexts.Week, await portal.ActorAsync("auditor"), Token)).Value;

        line.Operations.ProductionMinutes.ShouldBe(7 * 60);
        line.Network.Devices.Count.ShouldBe(4);
        line.Quality.Flagged.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Asset_MountedNowhere_KeepsWhatIsItsOwn()
    {
        await using var portal = await LivesAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync(ChangeJourney.Draft with { Items = [new ItemInput("DRV-001", "DRV-002")] });
        await journey.SubmitAsync();

        var spare = await portal.ContextOfAsync("DRV-002");

        spare.Place.Node.ShouldBeNull();
        spare.Operations.Runs.ShouldBeEmpty();
        spare.Network.Devices.ShouldBeEmpty();
        spare.Maintenance.Changes.ShouldHaveSingleItem().Number.ShouldBe(journey.Number);
    }

    [Fact]
    public async Task Find_WhatIsNotThere_SaysSo()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var reads = portal.Get<ContextReads>();

        (await reads.FindAssetAsync("NONE", Token)).Error!.Code.ShouldBe("context.unknownAsset");
        (await reads.FindEquipmentAsync("BER/NONE", Token)).Error!.Code.ShouldBe("context.unknownEquipment");
        (await reads.FindEquipmentAsync("ACME", Token)).Error!.Code.ShouldBe("context.noSite");
    }

    [Fact]
    public async Task Read_WindowThatCannotBeFollowed_IsNamed()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddWindowAsync("LOST", "BER/PACK/LINE2", WindowKind.Freeze, adjust: w => w.Rule = "FREQ=NEVER");

        (await portal.ContextOfAsync("DRV-001")).Unreadable.ShouldBe(["Title of LOST"]);
    }

    [Theory]
    [InlineData("2026-11-08", "2026-11-01", "occurrences.endsBeforeStart")]
    [InlineData("2026-11-08", "2026-11-08", "occurrences.endsBeforeStart")]
    [InlineData("2026-01-01", "2027-03-01", "occurrences.tooLong")]
    [InlineData("yesterday", null, "occurrences.notATime")]
    [InlineData(null, "2026-02-30", "occurrences.notATime")]
    public void Span_ThatIsNone_SaysWhy(string? from, string? to, string code) =>
        ContextSpan.Read(from, to, Berlin, TestPortal.Start).Error!.Code.ShouldBe(code);

    [Theory]
    [InlineData(null, null, "2026-11-01T23:00:00Z", "2026-11-08T23:00:00Z")]
    [InlineData("2026-10-24", "2026-10-26", "2026-10-23T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("2026-10-20", null, "2026-10-19T22:00:00Z", "2026-10-26T23:00:00Z")]
    [InlineData("2026-11-05T10:00:00Z", "2026-11-05T12:00:00+01:00", "2026-11-05T10:00:00Z", "2026-11-05T11:00:00Z")]
    public void Span_DaysBegin_WhenTheyBeginAtThePlant(string? from, string? to, string start, string end)
    {
        var span = ContextSpan.Read(from, to, Berlin, TestPortal.Start).Value;

        (span.Start.ToString(), span.End.ToString()).ShouldBe((start, end));
    }

    private static async Task<TestPortal> LivesAsync()
    {
        var portal = await TestPlant.CreatePortalAsync();
        await portal.AddLivesAsync();
        return portal;
    }
}
