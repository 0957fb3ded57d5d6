using System.Text.Json;
using ConvergencePortal.Tests.Changes;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

public sealed class ChangeApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private static readonly string Sunday = InstantPattern.ExtendedIso.Format(ChangeJourney.Sunday);

    [Fact]
    public async Task Change_FromDraftToClosed_IsTheSamePathAsOnThePages()
    {
        await using var portal = new OwnPortal();
        var own = await portal.StartAsync();
        var number = await own.ApprovedAsync();

        (await own.PostAsync("maintenance.berlin", $"changes/{number}/schedule", $$"""{"start":"{{Sunday}}"}""")).Json.GetProperty("status").GetString().ShouldBe("Scheduled");
        own.Portal.Clock.Set(ChangeJourney.Sunday);
        (await own.PostAsync("ot.berlin", $"changes/{number}/start")).Status.ShouldBe(200);
        own.Portal.Clock.Advance(Duration.FromMinutes(40));
        (await own.PostAsync("ot.berlin", $"changes/{number}/finish", "{}")).Status.ShouldBe(200);
        (await own.PostAsync("it.berlin", $"changes/{number}/verify", """{"result":"Ran 20 bottles"}""")).Status.ShouldBe(200);
        var closed = await own.PostAsync("ot.berlin", $"changes/{number}/close", """{"outcome":"successfulWithIssues","productionMinutesLost":3,"lessonsLearned":"Bring two cables"}""");

        closed.Status.ShouldBe(200);
        closed.Json.GetProperty("status").GetString().ShouldBe("Closed");
        var detail = (await own.GetAsync("auditor", $"changes/{number}")).Json;
        detail.GetProperty("outcome").GetString().ShouldBe("SuccessfulWithIssues");
        detail.GetProperty("history").EnumerateArray().Select(h => h.GetProperty("event").GetString()).ShouldBe(
            ["Drafted", "Submitted", "Assessed", "Assessed", "Assessed", "Decided", "Decided", "Decided", "Approved", "SlotChosen", "Scheduled", "Started", "Finished", "Verified", "Closed"]);
    }

    [Fact]
    public async Task Post_ADraft_AnswersWhereItIs()
    {
        var answer = await api.PostAsync("ot.berlin", "changes", ChangeJson.Simple);

        answer.Status.ShouldBe(201);
        answer.Location!.ToString().ShouldBe($"/api/v1/changes/{answer.Json.GetProperty("number").GetString()}");
        answer.Json.GetProperty("status").GetString().ShouldBe("Draft");
        answer.Json.GetProperty("revision").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Get_AChangeBeingSigned_ShowsSeatsImpactHistoryAndWhatTheCallerCanDo()
    {
        var number = await api.AuthorizingAsync();

        var change = (await api.GetAsync("it.berlin", $"changes/{number}")).Json;

        change.GetProperty("seats").EnumerateArray().Select(s => s.GetProperty("function").GetString()).ShouldBe(["IT", "OT", "Maintenance"]);
        change.GetProperty("seats")[2].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).ShouldContain("Filler 2 is maintained equipment.");
        change.GetProperty("statements").EnumerateArray().Select(s => s.GetProperty("text").GetString()).ShouldBe(["none", "none", "none"]);
        var filler = change.GetProperty("affectedItems").EnumerateArray().Single(i => i.GetProperty("code").GetString() == "BER/PACK/LINE2/FILLER");
        filler.GetProperty("path").EnumerateArray().Select(p => p.GetString()).ShouldBe(["PLC-FILLER", "Filler 2"]);
        change.GetProperty("can").GetProperty("decide").EnumerateArray().Select(f => f.GetString()).ShouldBe(["IT"]);
        change.GetProperty("can").GetProperty("edit").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Get_ADraft_NamesWhatIsMissingAndWhoWouldBeAsked()
    {
        var number = await api.DraftAsync("""{"title":"Patch","nature":"Network","items":["BER:PLC-FILLER"]}""");

        var draft = (await api.GetAsync("ot.berlin", $"changes/{number}")).Json;

        draft.GetProperty("missing").EnumerateArray().Select(m => m.GetProperty("field").GetString()).ShouldBe(["purpose", "work", "implementationPlan", "backoutPlan"]);
        draft.GetProperty("agreement").EnumerateArray().Select(a => a.GetProperty("function").GetString()).ShouldBe(["IT", "OT", "Maintenance"]);
    }

    [Fact]
    public async Task Put_TheAnswerOfGet_EditsNothing()
    {
        var number = await api.DraftAsync(ChangeJson.With("plannedStart", $"\"{Sunday}\""));
        var read = await api.GetAsync("ot.berlin", $"changes/{number}");

        var sentBack = await api.SendAsync("ot.berlin", HttpMethod.Put, $"changes/{number}", read.Text);

        sentBack.Status.ShouldBe(200, sentBack.Text);
        sentBack.Json.GetProperty("version").GetInt32().ShouldBe(read.Json.GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Put_TheAnswerOfGet_KeepsTheRequiredPeople()
    {
        var number = await api.DraftAsync(ChangeJson.With("requiredPeople", """["production.berlin","it.berlin"]"""));
        var read = await api.GetAsync("ot.berlin", $"changes/{number}");

        var sentBack = await api.SendAsync("ot.berlin", HttpMethod.Put, $"changes/{number}", read.Text.Replace("\"title\":\"", "\"title\":\"Again: ", StringComparison.Ordinal));

        sentBack.Status.ShouldBe(200, sentBack.Text);
        var after = (await api.GetAsync("ot.berlin", $"changes/{number}")).Json;
        after.GetProperty("title").GetString().ShouldStartWith("Again: ");
        after.GetProperty("requiredPeople").EnumerateArray().Select(p => p.GetString()).ShouldBe(["it.berlin", "production.berlin"]);
    }

    [Fact]
    public async Task Put_OnASignedChange_VoidsTheSignatureAndRaisesTheRevision()
    {
        var number = await api.AuthorizingAsync();
        await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"));
        var version = (await api.GetAsync("ot.berlin", $"changes/{number}")).Json.GetProperty("version").GetInt32();

        var edited = await api.SendAsync("ot.berlin", HttpMethod.Put, $"changes/{number}", ChangeJson.With("networkSettings", "\"10.20.10.12\"").Replace("{", $$"""{"version":{{version}},"reason":"The address was taken",""", StringComparison.Ordinal));

        edited.Status.ShouldBe(200, edited.Text);
        edited.Json.GetProperty("revision").GetInt32().ShouldBe(2);
        var signature = (await api.GetAsync("ot.berlin", $"changes/{number}")).Json.GetProperty("signatures")[0];
        signature.GetProperty("void").GetBoolean().ShouldBeTrue();
        signature.GetProperty("voidedBecause").GetString().ShouldBe("Revision 2 changed what was signed: network settings.");
    }

    [Fact]
    public async Task Post_TwiceWithOneIdempotencyKey_MakesOneDraft()
    {
        var key = Guid.NewGuid().ToString();

        var first = await api.PostAsync("ot.berlin", "changes", ChangeJson.Simple, key);
        var second = await api.PostAsync("ot.berlin", "changes", ChangeJson.Simple, key);

        second.Status.ShouldBe(201);
        second.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Decide_TwiceWithOneIdempotencyKey_IsAnsweredAndRecordedOnce()
    {
        var number = await api.AuthorizingAsync();
        var key = Guid.NewGuid().ToString();

        var first = await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"), key);
        var second = await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"), key);

        (first.Status, second.Status).ShouldBe((200, 200));
        (await api.GetAsync("it.berlin", $"changes/{number}")).Json.GetProperty("signatures").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Decide_WithTheKeyOfAnotherCall_IsRefused()
    {
        var key = Guid.NewGuid().ToString();
        var number = await api.AuthorizingAsync();
        await api.PostAsync("it.berlin", $"changes/{number}/decide", ChangeJson.Approve("IT"), key);

        var reused = await api.PostAsync("maintenance.berlin", $"changes/{number}/decide", ChangeJson.Approve("Maintenance"), key);

        (reused.Status, reused.Code).ShouldBe((409, "command.reused"));
    }

    [Fact]
    public async Task Get_ChangesWaitingForMe_AreTheOnesICanSign()
    {
        var number = await api.AuthorizingAsync();
        await api.DraftAsync();

        var waiting = (await api.GetAsync("it2.berlin", "changes?waitingFor=me&pageSize=200")).Json.GetProperty("items").EnumerateArray().ToList();

        waiting.ShouldContain(c => c.GetProperty("number").GetString() == number);
        waiting.ShouldAllBe(c => c.GetProperty("openSeats").GetArrayLength() + c.GetProperty("openStatements").GetArrayLength() > 0);
    }

    [Fact]
    public async Task Get_ChangesByStatus_TakesRepeatedAndCommaSeparatedNames()
    {
        await api.DraftAsync();
        var authorizing = await api.AuthorizingAsync();

        var repeated = (await api.GetAsync("it.berlin", "changes?status=draft&status=Authorizing&pageSize=200")).Json;
        var separated = (await api.GetAsync("it.berlin", "changes?status=draft,%20authorizing&pageSize=200")).Json;
        var one = (await api.GetAsync("it.berlin", "changes?status=authorizing&pageSize=200")).Json;

        Numbers(separated).ShouldBe(Numbers(repeated));
        Numbers(one).ShouldContain(authorizing);
        one.GetProperty("items").EnumerateArray().ShouldAllBe(c => c.GetProperty("status").GetString() == "Authorizing");
    }

    [Fact]
    public async Task Get_ChangesBySearch_FindsTitleNumberAndItem()
    {
        var number = await api.DraftAsync(ChangeJson.With("title", "\"Zebra crossing at 100% [sic]\""));

        Numbers((await api.GetAsync("it.berlin", "changes?search=zebra")).Json).ShouldBe([number]);
        Numbers((await api.GetAsync("it.berlin", "changes?search=100%25%20%5Bsic")).Json).ShouldBe([number]);
        Numbers((await api.GetAsync("it.berlin", $"changes?search={number}")).Json).ShouldBe([number]);
        Numbers((await api.GetAsync("it.berlin", "changes?search=plc-filler&pageSize=200")).Json).ShouldContain(number);
    }

    private static List<string?> Numbers(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(c => c.GetProperty("number").GetString())];

    /// <summary>A portal of its own for a test that moves the clock.</summary>
    private sealed class OwnPortal : IAsyncDisposable
    {
        private readonly ApiFixture _fixture = new();

        public async Task<ApiFixture> StartAsync()
        {
            await _fixture.InitializeAsync();
            return _fixture;
        }

        public ValueTask DisposeAsync() => _fixture.DisposeAsync();
    }
}
