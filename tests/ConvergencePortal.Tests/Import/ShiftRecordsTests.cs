using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Shifts and absences come and go like every other record, and free slots are judged again when they move.</summary>
public sealed class ShiftRecordsTests
{
    private const string Shifts = """
        site,person,code,start,minutes,rule,except,extra
        BER,ot.berlin,EARLY,2026-01-05T06:00,480,"FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",2026-12-25T06:00,2026-12-19T06:00
        BER,ot.berlin,NIGHT,2026-11-07T22:00:00,480,,,
        """;

    private const string Absences = """
        site,person,from,to
        BER,ot.berlin,2026-12-21,2026-12-27
        BER,ot.berlin,2026-12-02T12:00,2026-12-04
        BER,it.berlin,2026-12-10,2026-12-10T09:30
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_Shifts_KeepsThemAndTheirExportChangesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var first = await portal.ImportAsync("shifts", Shifts);
        var again = await portal.ImportAsync("shifts", await portal.ExportAsync("shifts"));

        first.New.ShouldBe(2);
        (again.New, again.Changed, again.Unchanged).ShouldBe((0, 0, 2));
        (await portal.ExportAsync("shifts")).ShouldContain("BER,ot.berlin,NIGHT,2026-11-07T22:00,480,,,");
    }

    [Fact]
    public async Task Import_Absences_TakesTheLastDayWholeAndTheirExportChangesNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.HasAsync("absences", Absences);
        var again = await portal.ImportAsync("absences", await portal.ExportAsync("absences"));

        (again.New, again.Changed, again.Unchanged).ShouldBe((0, 0, 3));
        await using var db = portal.Db();
        var stored = await db.Absences.OrderBy(a => a.From).Select(a => new { a.From, a.To }).ToListAsync(Token);
        stored.Select(a => (a.From, a.To)).ShouldBe(
        [
            (new LocalDateTime(2026, 12, 2, 12, 0), new LocalDateTime(2026, 12, 5, 0, 0)),
            (new LocalDateTime(2026, 12, 10, 0, 0), new LocalDateTime(2026, 12, 10, 9, 30)),
            (new LocalDateTime(2026, 12, 21, 0, 0), new LocalDateTime(2026, 12, 28, 0, 0)),
        ]);
    }

    [Fact]
    public async Task Import_AbsenceSpelledTwice_NamesTheOtherLine()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var report = await portal.ImportAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-12-21,2026-12-27\nBER,ot.berlin,2026-12-21T00:00,2026-12-24\n");

        var wrong = report.Wrong.ShouldHaveSingleItem();
        (wrong.Line, wrong.Code).ShouldBe((3, "row.duplicate"));
    }

    [Fact]
    public async Task Import_ShiftThatIsExceptedAway_IsTakenWithAWarning()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var report = await portal.ImportAsync("shifts", "site,person,code,start,minutes,except\nBER,it.berlin,ONCE,2026-11-07T08:00,60,2026-11-07T08:00\n");

        report.New.ShouldBe(1);
        report.Warnings.ShouldHaveSingleItem().Code.ShouldBe("shift.neverHappens");
    }

    [Fact]
    public async Task Import_ServiceAccountThatHoldsAFunction_HasNoShift()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("people", "code,name,kind\ncmms,Maintenance system,Service\n");
        await portal.HasAsync("memberships", "person,site,function\ncmms,BER,Maintenance\n");

        var report = await portal.ImportAsync("shifts", "site,person,code,start,minutes\nBER,cmms,DAY,2026-11-07T08:00,60\n");

        report.Wrong.ShouldHaveSingleItem().Code.ShouldBe("shift.service");
    }

    [Fact]
    public async Task Import_MembershipThatEnded_KeepsTheShift()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("memberships", "person,site,function,to\nit.berlin,BER,IT,2026-01-01\n");

        var report = await portal.ImportAsync("shifts", "site,person,code,start,minutes\nBER,it.berlin,DAY,2025-11-07T08:00,60\n");

        report.New.ShouldBe(1);
    }

    [Fact]
    public async Task Import_Shift_MovesTheScheduleOfItsSiteOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.HasAsync("shifts", Shifts);
        var moved = await ScheduleVersionsAsync(portal);
        await portal.HasAsync("shifts", Shifts);

        moved.ShouldBe([("BER", 1)]);
        (await ScheduleVersionsAsync(portal)).ShouldBe(moved);
    }

    [Fact]
    public async Task Import_Absence_MovesTheScheduleOfEverySiteThatCountsOnThePerson()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\nHAM,Hamburg,ACME,Europe/Berlin\n");
        await portal.HasAsync("memberships", "person,site,function\not.berlin,CHI,OT\n");

        await portal.HasAsync("absences", "site,person,from,to\nBER,ot.berlin,2026-12-21,2026-12-27\n");

        (await ScheduleVersionsAsync(portal)).ShouldBe([("BER", 1), ("CHI", 1)]);
    }

    [Fact]
    public async Task Import_ShiftAtAnotherSite_IsRefusedToThoseWhoDoNotWorkThere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\n");
        await portal.HasAsync("memberships", "person,site,function\not.berlin,CHI,OT\n");

        var refused = await portal.TryImportAsync("shifts", "site,person,code,start,minutes\nCHI,ot.berlin,DAY,2026-11-07T08:00,60\n", await portal.ActorAsync("maintenance.berlin"));

        refused.Error!.Code.ShouldBe("import.site");
    }

    [Theory]
    [InlineData("shifts", "BER:ot.berlin:EARLY", RecordTypes.Shift, "minutes", "420")]
    [InlineData("absences", "BER:ot.berlin:2026-12-02T12:00", RecordTypes.Absence, "to", "2026-12-05")]
    public async Task SaveRecord_FieldMoved_IsKeptInTheLedgerAndTold(string kind, string key, string recordType, string column, string value)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("shifts", Shifts);
        await portal.HasAsync("absences", Absences);
        var told = new List<Saved>();
        using var listening = portal.Feed.Subscribe(told.Add);
        var record = (await portal.Get<RecordReads>().FindAsync(kind, key, Token)).Value;
        var fields = record.Fields.ToDictionary(field => field.Key, field => field.Key == column ? value : SearchText.OrNull(field.Value));

        var saved = await portal.Get<SaveRecord>().RunAsync(new SaveRecordInput(kind, fields, Command.New(), record.Version), await portal.ActorAsync("maintenance.berlin"), Token);

        saved.Value.Wrong.ShouldBeEmpty();
        (await portal.Get<RecordReads>().FindAsync(kind, key, Token)).Value.Fields[column].ShouldBe(value);
        told.ShouldBe([new Saved(recordType, key)]);
        await using var db = portal.Db();
        (await db.Ledger.SingleAsync(e => e.RecordType == recordType && e.Event == "Edited", Token)).ActorName.ShouldBe("First Maintenance");
    }

    private static async Task<List<(string Site, int Version)>> ScheduleVersionsAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        var versions = await db.ScheduleVersions.Join(db.Equipment, v => v.SiteId, site => site.Id, (v, site) => new { site.Code, v.Version }).OrderBy(v => v.Code).ToListAsync(Token);
        return [.. versions.Select(v => (v.Code, v.Version))];
    }
}
