using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

public sealed class FindingApiTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();
    private int _id;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _api.InitializeAsync();
        await using var db = _api.Portal.Db();
        (await db.Devices.SingleAsync(d => d.Code == "PLC-FILLER", Token)).RemoteAccess = RemoteAccess.Direct;
        await db.SaveChangesAsync(Token);
        await _api.Portal.Get<RunChecks>().RunAsync(new(), Token);
        _id = await db.Findings.Where(f => f.Check == "NC-11").Select(f => f.Id).SingleAsync(Token);
    }

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Findings_AreListedReadAndMarked()
    {
        var list = (await _api.GetAsync("auditor", "findings?check=NC-11&site=BER&severity=high")).Json;
        list.GetProperty("total").GetInt32().ShouldBe(1);
        list.GetProperty("items")[0].GetProperty("subjectKey").GetString().ShouldBe("BER:PLC-FILLER");

        var read = (await _api.GetAsync("auditor", $"findings/{_id}")).Json;
        read.GetProperty("evidence").GetArrayLength().ShouldBe(3);
        read.GetProperty("canMarkFalsePositive").GetBoolean().ShouldBeFalse();

        (await _api.PostAsync("quality.berlin", $"findings/{_id}/false-positive", """{"reason":"No"}""")).ShouldSatisfyAllConditions(r => r.Status.ShouldBe(403), r => r.Code.ShouldBe("finding.notTheirs"));
        (await _api.PostAsync("ot.berlin", $"findings/{_id}/false-positive", "{}")).Status.ShouldBe(422);
        (await _api.PostAsync("ot.berlin", $"findings/{_id}/false-positive", """{"reason":"Unplugged"}""")).Status.ShouldBe(200);
        (await _api.PostAsync("ot.berlin", $"findings/{_id}/false-positive", """{"reason":"Unplugged"}""")).Code.ShouldBe("finding.status");
        (await _api.GetAsync("ot.berlin", "findings?status=FalsePositive")).Json.GetProperty("total").GetInt32().ShouldBe(1);
        (await _api.GetAsync("ot.berlin", "findings/4711")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Simulate_Records_SaysWhatAppearsAndClears()
    {
        var answer = await _api.PostAsync("it.berlin", "checks/simulate", """{"records":[{"kind":"devices","fields":{"site":"BER","code":"PLC-FILLER","remote_access":"None"}}]}""");

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("clear")[0].GetProperty("check").GetString().ShouldBe("NC-11");
        answer.Json.GetProperty("appear").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("differ").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("records")[0].GetProperty("changes")[0].GetProperty("new").GetString().ShouldBe("None");
    }

    [Theory]
    [InlineData("{}", 422, "simulate.nothing")]
    [InlineData("""{"change":"CR-1999-0001"}""", 404, "change.unknown")]
    [InlineData("""{"records":[{"kind":"people","fields":{}}]}""", 422, "plannedRecords.wrong")]
    [InlineData("""{"records":[null]}""", 422, "plannedRecords.wrong")]
    [InlineData("""{"records":[{"kind":"devices","fields":{"site":"BER","code":"PLC-FILLER","role":null}}]}""", 422, "plannedRecords.wrong")]
    [InlineData("""{"records":[{"kind":"devices","fields":{"site":"BER","Site":"MUC","code":"PLC-FILLER"}}]}""", 422, "plannedRecords.wrong")]
    [InlineData("""{"records":[{"kind":"devices","fields":{" site":"BER","site":"MUC","code":"PLC-FILLER"}}]}""", 422, "plannedRecords.wrong")]
    public async Task Simulate_WhatCannotBe_IsRefused(string body, int status, string code)
    {
        var answer = await _api.PostAsync("it.berlin", "checks/simulate", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Change_WithPlannedRecords_GivesThemBackAndIsSimulated()
    {
        var number = await _api.DraftAsync("""
            {"title":"Close the filler","items":["BER:PLC-FILLER"],"purpose":"Advisory","plannedRecords":[{"kind":"devices","fields":{"site":"BER","code":"PLC-FILLER","remote_access":"None"}}]}
            """);

        (await _api.GetAsync("ot.berlin", $"changes/{number}")).Json.GetProperty("plannedRecords")[0].GetProperty("fields").GetProperty("remote_access").GetString().ShouldBe("None");
        (await _api.PostAsync("quality.berlin", "checks/simulate", $$"""{"change":"{{number}}"}""")).Json.GetProperty("clear").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Export_WithFilters_IsAFile()
    {
        using var answer = await (await _api.AsAsync("auditor")).GetAsync(new Uri("/export/findings.csv?check=NC-11", UriKind.Relative), Token);

        var lines = (await answer.Content.ReadAsStringAsync(Token)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("BER:PLC-FILLER");
    }
}
