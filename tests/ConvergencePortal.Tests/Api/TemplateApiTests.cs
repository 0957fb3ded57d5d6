using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>Each test has a host of its own: they move its clock.</summary>
public sealed class TemplateApiTests : IAsyncLifetime
{
    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => _api.InitializeAsync();
    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Template_FromAClosedChange_IsMadeEditedSubmittedAndRead()
    {
        var change = await new TemplateJourney(_api.Portal).RepeatAsync();

        var made = await _api.PostAsync("ot.berlin", "templates", $$"""{"change":"{{change}}"}""");
        made.Status.ShouldBe(201, made.Text);
        var number = made.Json.GetProperty("number").GetString()!;
        var edited = await _api.SendAsync("ot.berlin", HttpMethod.Put, $"templates/{number}", $$"""
            {"version":{{made.Json.GetProperty("version").GetInt32()}},"title":"Patch PLCs","nature":"Network","purpose":"Advisories","implementationPlan":"Load","backoutPlan":"Load the old","work":75,"rollback":60,
             "covers":[{"cover":"Below","code":"BER/PACK/LINE2/FILLER"}],"expiresOn":"2027-06-30","note":"For all firmware"}
            """);
        edited.Status.ShouldBe(200, edited.Text);
        (await _api.PostAsync("ot.berlin", $"templates/{number}/submit")).Status.ShouldBe(200);

        var read = (await _api.GetAsync("auditor", $"templates/{number}")).Json;
        read.GetProperty("status").GetString().ShouldBe("InReview");
        read.GetProperty("content").GetProperty("workMinutes").GetInt32().ShouldBe(75);
        read.GetProperty("round").GetProperty("seats").GetArrayLength().ShouldBe(3);
        (await _api.GetAsync("auditor", "templates?site=BER&status=InReview")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Theory]
    [InlineData("ot.berlin", """{"change":"CR-2026-0999"}""", 404, "change.unknown")]
    [InlineData("auditor", """{"change":"CR-2026-0001"}""", 403, "rights.readOnly")]
    [InlineData("ot.berlin", "[]", 400, "request.body")]
    public async Task Post_WhatCannotBecomeATemplate_IsRefused(string person, string body, int status, string code)
    {
        var answer = await _api.PostAsync(person, "templates", body);

        answer.Status.ShouldBe(status, answer.Text);
        if (status != 400) answer.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Get_UnknownOnes_AreNotFound()
    {
        (await _api.GetAsync("ot.berlin", "templates/ST-2026-0099")).Status.ShouldBe(404);
        (await _api.GetAsync("ot.berlin", "temporary-measures/TM-2026-0099")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Measure_IsListedExtendedAndRemoved()
    {
        var (_, number) = await new TemplateJourney(_api.Portal).MeasureAsync(MeasureKind.SafetyBypass);

        var listed = (await _api.GetAsync("auditor", "temporary-measures?kind=SafetyBypass&status=open")).Json;
        listed.GetProperty("items")[0].GetProperty("number").GetString().ShouldBe(number);
        (await _api.PostAsync("ot.berlin", $"temporary-measures/{number}/extend", """{"reason":"Late part","until":"2026-12-20T17:00:00Z"}""")).Status.ShouldBe(200);
        (await _api.PostAsync("ot.berlin", $"temporary-measures/{number}/extend", """{"reason":"Late part"}""")).Code.ShouldBe("request.missing");
        (await _api.PostAsync("ot.berlin", $"temporary-measures/{number}/remove", """{"proof":"The key is back"}""")).Json.GetProperty("status").GetString().ShouldBe("RemovalToConfirm");
        (await _api.PostAsync("ot2.berlin", $"temporary-measures/{number}/confirm-removal", """{"isGone":true}""")).Json.GetProperty("status").GetString().ShouldBe("Removed");

        var read = (await _api.GetAsync("auditor", $"temporary-measures/{number}")).Json;
        read.GetProperty("confirmedBy").GetString().ShouldBe("Second OT");
        read.GetProperty("extensions")[0].GetProperty("status").GetString().ShouldBe("TakenBack");
    }

    [Fact]
    public async Task Export_OfTheRegister_IsAFileByThePlantsClock()
    {
        var (_, number) = await new TemplateJourney(_api.Portal).MeasureAsync(MeasureKind.Jumper);

        var file = await (await _api.AsAsync("auditor")).GetStringAsync(new Uri("/export/temporary-measures.csv?site=BER", UriKind.Relative));

        var lines = file.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldStartWith("number,kind,status");
        lines[1].ShouldStartWith($"{number},Jumper,InEffect,no,");
        lines[1].ShouldContain("2026-11-30T00:00+01:00");
    }
}
