using System.Text.Json;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Each test has a host of its own: the one policy is the subject of all of them.</summary>
public sealed class PolicyApiTests : IAsyncLifetime
{
    private const string OneRow = """{"version":0,"note":"Less","rows":[{"name":"All to OT","functions":["OT"]}]}""";
    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => _api.InitializeAsync();
    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Get_ThePolicies_ListsTheBuiltInVersion()
    {
        var list = (await _api.GetAsync("auditor", "policies")).Json;

        var only = list.EnumerateArray().ShouldHaveSingleItem();
        (only.GetProperty("number").GetInt32(), only.GetProperty("status").GetString()).ShouldBe((1, "Effective"));
    }

    [Fact]
    public async Task Get_AVersion_NamesItsRowsAndSaysThemInWords()
    {
        var policy = (await _api.GetAsync("it.berlin", "policies/1")).Json;

        policy.GetProperty("rows").GetArrayLength().ShouldBe(BuiltInPolicy.Rows.Count);
        policy.GetProperty("words")[4].GetString().ShouldBe("When minutes of production are at risk: Production (1 person, veto)");
        policy.GetProperty("round").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Get_AVersionThatIsNone_Answers404()
    {
        var answer = await _api.GetAsync("it.berlin", "policies/7");

        (answer.Status, answer.Code).ShouldBe((404, "policy.unknown"));
    }

    [Fact]
    public async Task Put_WhatWasRead_ChangesNothing()
    {
        await _api.PostAsync("admin", "policies");
        var read = (await _api.GetAsync("admin", "policies/2")).Json;

        var written = await _api.SendAsync("admin", HttpMethod.Put, "policies/2", $$"""{"version":0,"rows":{{read.GetProperty("rows").GetRawText()}}}""");

        written.Status.ShouldBe(200, written.Text);
        (await _api.GetAsync("admin", "policies/2")).Json.GetProperty("rows").GetRawText().ShouldBe(read.GetProperty("rows").GetRawText());
    }

    [Fact]
    public async Task Post_SubmitAndDiscard_MoveTheVersion()
    {
        (await _api.PostAsync("admin", "policies")).Json.GetProperty("number").GetInt32().ShouldBe(2);
        (await _api.SendAsync("admin", HttpMethod.Put, "policies/2", OneRow)).Status.ShouldBe(200);

        (await _api.PostAsync("admin", "policies/2/submit", """{"version":1}""")).Json.GetProperty("status").GetString().ShouldBe("InReview");
        (await _api.GetAsync("it.berlin", "policies/2")).Json.GetProperty("round").GetProperty("seats").GetArrayLength().ShouldBe(7);
        (await _api.PostAsync("admin", "policies/2/discard", """{"version":2}""")).Json.GetProperty("status").GetString().ShouldBe("Discarded");
    }

    [Theory]
    [InlineData("""{"rows":[]}""", 422, "request.missing", "version")]
    [InlineData("""{"version":0}""", 422, "request.missing", "rows")]
    [InlineData("""{"version":0,"rows":[null]}""", 422, "request.missing", "rows")]
    [InlineData("""{"version":0,"rows":[]}""", 422, "policy.input", "rows")]
    [InlineData("""{"version":9,"rows":[{"name":"a","functions":["IT"]}]}""", 409, "policy.moved", null)]
    [InlineData("""{"version":0,"rows":[{"name":"a","functions":["IT"],"percent":101}]}""", 422, "policy.input", "rows[0].percent")]
    [InlineData("""{"version":0,"rows":[{"name":"a","functions":["Nobody"]}]}""", 400, "request.field", null)]
    [InlineData("[]", 400, "request.notJson", null)]
    public async Task Put_WhatCannotBeTaken_IsRefused(string body, int status, string code, string? field)
    {
        await _api.PostAsync("admin", "policies");

        var answer = await _api.SendAsync("admin", HttpMethod.Put, "policies/2", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
        if (field is not null) answer.Text.ShouldContain(field);
    }

    [Theory]
    [InlineData("it.berlin", "policy.administrator")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Post_ADraftBySomebodyElse_IsForbidden(string person, string code)
    {
        var answer = await _api.PostAsync(person, "policies");

        (answer.Status, answer.Code).ShouldBe((403, code));
    }

    [Fact]
    public async Task Post_Replay_AnswersWhatWouldHaveBeenAskedAndWritesNothing()
    {
        var number = await _api.DraftAsync();
        await _api.PostAsync("ot.berlin", $"changes/{number}/submit");
        await _api.PostAsync("admin", "policies");
        await _api.SendAsync("admin", HttpMethod.Put, "policies/2", OneRow);

        var replay = (await _api.PostAsync("it.berlin", "policies/2/replay", """{"last":90}""")).Json;

        replay.GetProperty("summary").GetString().ShouldBe("Of the last 1, 0 would have needed more signatures and 1 fewer.");
        replay.GetProperty("differing")[0].GetProperty("number").GetString().ShouldBe(number);
        (await _api.PostAsync("it.berlin", "policies/2/replay", """{"last":0}""")).Code.ShouldBe("policy.span");
    }
}
