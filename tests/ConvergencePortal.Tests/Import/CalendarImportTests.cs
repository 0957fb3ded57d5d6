using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Windows from .ics files.</summary>
public sealed class CalendarImportTests
{
    private const string Oil = """
        BEGIN:VCALENDAR
        VERSION:2.0
        BEGIN:VEVENT
        UID:AIR-OIL@contractor.example
        DTSTART;TZID=Europe/Berlin:20260110T070000
        DTEND;TZID=Europe/Berlin:20260110T130000
        RRULE:FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA
        SUMMARY:Oil and filters
        END:VEVENT
        END:VCALENDAR
        """;

    private static readonly CalendarAnswers OnLine2 = new("Maintenance", "BER/PACK/LINE2", null);

    [Fact]
    public async Task ReadAsync_Entry_BecomesAWindowOnTheScope()
    {
        await using var portal = await PlantAsync();

        var report = await ImportAsync(portal, Oil, OnLine2);

        (report.New, report.Wrong.Count).ShouldBe((1, 0));
        await using var db = portal.Db();
        var window = await db.Windows.Include(w => w.Equipment).SingleAsync(w => w.Code == "AIR-OIL@contractor.example", TestContext.Current.CancellationToken);
        window.ShouldSatisfyAllConditions(
            () => window.Title.ShouldBe("Oil and filters"),
            () => window.Equipment!.Path.ShouldBe("BER/PACK/LINE2"),
            () => window.StartsAt.ShouldBe(new LocalDateTime(2026, 1, 10, 7, 0)),
            () => window.Minutes.ShouldBe(360),
            () => window.Rule.ShouldBe("FREQ=MONTHLY;INTERVAL=3;BYDAY=2SA"));
    }

    [Fact]
    public async Task ReadAsync_SameFileAgain_FindsItsWindowsByTheirUid()
    {
        await using var portal = await PlantAsync();
        await ImportAsync(portal, Oil, OnLine2);

        var again = await ImportAsync(portal, Oil, OnLine2);

        (again.New, again.Changed, again.Unchanged).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task ReadAsync_UnknownZoneInTheFile_IsAWrongRowWithItsLine()
    {
        await using var portal = await PlantAsync();

        var report = await ImportAsync(portal, Oil.Replace("Europe/Berlin", "Plant/Nowhere", StringComparison.Ordinal), OnLine2);

        report.Wrong.ShouldContain(remark => remark.Line == 5 && remark.Column == "DTSTART" && remark.Message.Contains("Plant/Nowhere"));
        report.New.ShouldBe(0);
    }

    [Fact]
    public async Task ReadAsync_StartBesideItsRule_IsKeptAndSaid()
    {
        await using var portal = await PlantAsync();

        var report = await ImportAsync(portal, Oil.Replace("BYDAY=2SA", "BYDAY=2SU", StringComparison.Ordinal), OnLine2);

        report.New.ShouldBe(1);
        report.Warnings.ShouldContain(remark => remark.Message.Contains("extra first occurrence"));
    }

    [Theory]
    [InlineData(null, "BER/PACK/LINE2", null, "calendar.windowKind")]
    [InlineData("Party", "BER/PACK/LINE2", null, "calendar.windowKind")]
    [InlineData("Maintenance", "", null, "calendar.scope")]
    [InlineData("Maintenance", "BER/NOWHERE", null, "scope.unknown")]
    [InlineData("Maintenance", "BER/PACK/LINE2", "Plant/Nowhere", "window.unknownZone")]
    public async Task ReadAsync_AnswersThatDoNotFit_AreRefused(string? kind, string scope, string? zone, string code)
    {
        await using var portal = await PlantAsync();

        var table = await portal.Get<CalendarFiles>().ReadAsync(StreamOf(Oil), new CalendarAnswers(kind, scope, zone), TestContext.Current.CancellationToken);

        table.Error!.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("", "calendar.empty")]
    [InlineData("site,code\n", "calendar.broken")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:A\n", "calendar.broken")]
    public async Task ReadAsync_FileThatIsNoWholeCalendar_IsRefused(string text, string code)
    {
        await using var portal = await PlantAsync();

        var table = await portal.Get<CalendarFiles>().ReadAsync(StreamOf(text), OnLine2, TestContext.Current.CancellationToken);

        table.Error!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task ReadAsync_OccurrenceMovedAndOneCanceled_AreStoredWithTheirSeries()
    {
        await using var portal = await PlantAsync();
        var calendar = Oil.Replace("END:VCALENDAR", """
            BEGIN:VEVENT
            UID:AIR-OIL@contractor.example
            RECURRENCE-ID;TZID=Europe/Berlin:20260411T070000
            DTSTART;TZID=Europe/Berlin:20260418T080000
            DURATION:PT2H
            END:VEVENT
            BEGIN:VEVENT
            UID:AIR-OIL@contractor.example
            RECURRENCE-ID;TZID=Europe/Berlin:20260711T070000
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """, StringComparison.Ordinal);

        var report = await ImportAsync(portal, calendar, OnLine2);

        (report.New, report.Wrong.Count, report.Warnings.Count).ShouldBe((1, 0, 0));
        await using var db = portal.Db();
        var window = await db.Windows.SingleAsync(w => w.Code == "AIR-OIL@contractor.example", TestContext.Current.CancellationToken);
        (window.MovedDates, window.ExceptDates).ShouldBe(("2026-04-11T07:00>2026-04-18T08:00/120", "2026-07-11T07:00:00"));
    }

    [Fact]
    public async Task Import_FiveMegabytesOverTheApi_AreJudgedEntryByEntry()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("maintenance.berlin");
        using var body = new StreamContent(new MemoryStream(LargeCalendar.Make(5 * 1024 * 1024)));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("text/calendar; charset=utf-8");

        using var answer = await client.PostAsync(new Uri("/api/v1/import/windows?dryRun=true&windowKind=maintenance&scope=BER/PACK/LINE2", UriKind.Relative), body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("new").GetInt32().ShouldBe(LargeCalendar.Entries(5 * 1024 * 1024));
    }

    [Fact]
    public async Task Import_CalendarLargerThanIsTaken_IsRefusedWithItsStatus()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("maintenance.berlin");
        using var body = new ByteArrayContent(new byte[CsvTable.MaxBytes + 1]);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("text/calendar; charset=utf-8");

        using var answer = await client.PostAsync(new Uri("/api/v1/import/windows?windowKind=maintenance&scope=BER/PACK/LINE2", UriKind.Relative), body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Import_CalendarOverTheApi_AnswersLikeAFileOfRows()
    {
        await using var portal = await PlantAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("maintenance.berlin");
        using var body = new StringContent(Oil, Encoding.UTF8);
        body.Headers.ContentType = MediaTypeHeaderValue.Parse("text/calendar; charset=utf-8");

        using var answer = await client.PostAsync(new Uri("/api/v1/import/windows?windowKind=maintenance&scope=BER/PACK/LINE2&zone=Europe/Berlin", UriKind.Relative), body, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("new").GetInt32().ShouldBe(1);
    }

    private static MemoryStream StreamOf(string text) => new(Encoding.UTF8.GetBytes(text));

    private static async Task<TestPortal> PlantAsync()
    {
        var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        return portal;
    }

    private static async Task<ImportReport> ImportAsync(TestPortal portal, string calendar, CalendarAnswers answers)
    {
        var table = await portal.Get<CalendarFiles>().ReadAsync(StreamOf(calendar), answers, TestContext.Current.CancellationToken);
        table.Error.ShouldBeNull();
        var report = await portal.Get<ImportRecords>().RunAsync(new ImportRecordsInput("windows", table.Value, DryRun: false, Command.New()), Actor.Portal, null, TestContext.Current.CancellationToken);
        report.Error.ShouldBeNull();
        return report.Value;
    }
}
