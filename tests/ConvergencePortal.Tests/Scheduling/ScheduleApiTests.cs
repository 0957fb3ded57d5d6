using System.Text.Json;
using System.Text.Json.Nodes;
using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

public sealed class ScheduleApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    /// <summary>The filler on Sunday 2026-11-08 from 02:00 to 06:00 in Berlin, which is the line's maintenance window.</summary>
    private const string Fits = """{"assets":["BER/PACK/LINE2/FILLER"],"start":"2026-11-08T01:00:00Z","preparation":0,"work":180,"test":0,"rollback":60,"people":[]}""";

    private const string Search = """{"assets":["BER/PACK/LINE2/FILLER"],"work":180,"rollback":60,"horizonDays":30,"limit":3}""";

    [Fact]
    public async Task Check_SlotThatIsTheWindow_FindsNothingAndNamesItsBasis()
    {
        var answer = await api.PostAsync("it.berlin", "schedule/check", Fits);

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("verdicts").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("basisHash").GetString()!.Length.ShouldBe(64);
        (await api.PostAsync("ot.berlin", "schedule/check", Fits)).Text.ShouldBe(answer.Text);
    }

    [Fact]
    public async Task Check_OneMinuteMoreInTheReserve_IsRollbackTooLongWithEveryField()
    {
        var answer = await api.PostAsync("it.berlin", "schedule/check", With(Fits, "rollback", 61));

        var verdict = answer.Json.GetProperty("verdicts").EnumerateArray().ShouldHaveSingleItem();
        verdict.EnumerateObject().Select(p => p.Name).ShouldBe(["code", "policy", "approver", "asset", "path", "windowId", "change", "from", "to", "message"]);
        verdict.GetProperty("code").GetString().ShouldBe("RollbackTooLong");
        verdict.GetProperty("policy").GetString().ShouldBe("Block");
        verdict.GetProperty("asset").GetString().ShouldBe("BER/PACK/LINE2/FILLER");
        verdict.GetProperty("from").GetString().ShouldBe("2026-11-08T05:00:00Z");
    }

    [Fact]
    public async Task Check_AnEmergency_TurnsTheBlockIntoANeedOfApproval()
    {
        var answer = await api.PostAsync("it.berlin", "schedule/check", With(With(Fits, "start", "2026-11-09T10:00:00Z"), "type", "Emergency"));

        answer.Json.GetProperty("verdicts").EnumerateArray().Select(v => (v.GetProperty("code").GetString(), v.GetProperty("policy").GetString())).ShouldBe([("OutsideMaintenance", "NeedsApproval")]);
    }

    [Fact]
    public async Task Check_TheSameThingTwice_IsAskedOnce()
    {
        var body = With(With(Fits, "rollback", 61), "assets", new JsonArray("BER/PACK/LINE2/FILLER", " ber/pack/line2/filler ", "equipment=BER/PACK/LINE2/FILLER"));

        var answer = await api.PostAsync("it.berlin", "schedule/check", body);

        answer.Json.GetProperty("verdicts").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Slots_OfTheFiller_AreTheNextSundaysByCost()
    {
        var answer = await api.PostAsync("it.berlin", "schedule/slots", Search);

        answer.Status.ShouldBe(200, answer.Text);
        var slots = answer.Json.GetProperty("slots").EnumerateArray().ToList();
        slots.Select(s => s.GetProperty("start").GetString()).ShouldBe(["2026-11-08T01:00:00Z", "2026-11-15T01:00:00Z", "2026-11-22T01:00:00Z"]);
        slots[0].GetProperty("end").GetString().ShouldBe("2026-11-08T05:00:00Z");
        slots[0].GetProperty("pointOfNoReturn").GetString().ShouldBe("2026-11-08T04:00:00Z");
        slots[0].GetProperty("parts").EnumerateObject().Sum(p => p.Value.GetInt32()).ShouldBe(slots[0].GetProperty("cost").GetInt32());
        slots[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()).ShouldContain("Inside Line 2 Sunday night.");
        var rejected = answer.Json.GetProperty("rejected").EnumerateArray().First();
        rejected.GetProperty("start").GetString().ShouldBe("2026-11-05T12:00:00Z");
        rejected.GetProperty("reasons").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldNotBeNull().ShouldContain("is outside the maintenance windows");
    }

    [Fact]
    public async Task Slots_OfASpanThatNoWindowHolds_AreNoneWithTheReason()
    {
        var answer = await api.PostAsync("it.berlin", "schedule/slots", With(Search, "work", 200));

        answer.Json.GetProperty("slots").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("rejected").EnumerateArray().SelectMany(r => r.GetProperty("reasons").EnumerateArray()).Select(r => r.GetString()!)
            .ShouldContain(r => r.Contains("rollback reserve runs past the maintenance window", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("assets", "[]", "assets")]
    [InlineData("assets", """["BER/NOWHERE"]""", "assets")]
    [InlineData("assets", """["DRV-002"]""", "assets")]
    [InlineData("assets", "[null]", "assets")]
    [InlineData("start", "null", "start")]
    [InlineData("start", "\"0001-01-01T00:00:00Z\"", "start")]
    [InlineData("work", "-1", "work")]
    [InlineData("work", "86401", "work")]
    [InlineData("people", """["nobody.berlin"]""", "people")]
    [InlineData("change", "\"CR-1999-0001\"", "change")]
    public async Task Check_WhatCannotBeAsked_IsRefusedBesideItsField(string field, string value, string named)
    {
        var answer = await api.PostAsync("it.berlin", "schedule/check", With(Fits, field, JsonNode.Parse(value)));

        answer.Status.ShouldBe(422, answer.Text);
        answer.Json.GetProperty("field").GetString().ShouldBe(named);
    }

    [Theory]
    [InlineData("start", "\"yesterday\"")]
    [InlineData("start", "\"9999-12-31T23:00:00Z\"")]
    [InlineData("work", "\"long\"")]
    [InlineData("type", "\"Sometimes\"")]
    [InlineData("assets", "7")]
    public async Task Check_WhatCannotBeRead_IsABadRequest(string field, string value) =>
        (await api.PostAsync("it.berlin", "schedule/check", With(Fits, field, JsonNode.Parse(value)))).Status.ShouldBe(400);

    [Theory]
    [InlineData("horizonDays", 0)]
    [InlineData("horizonDays", 401)]
    [InlineData("limit", 0)]
    [InlineData("limit", 51)]
    public async Task Slots_OutOfBounds_AreRefused(string field, int value)
    {
        var answer = await api.PostAsync("it.berlin", "schedule/slots", With(Search, field, value));

        answer.Status.ShouldBe(422, answer.Text);
        answer.Json.GetProperty("field").GetString().ShouldBe(field);
    }

    [Fact]
    public async Task Check_FiveThousandAssets_IsRefusedAtOnce()
    {
        var many = new JsonArray([.. Enumerable.Range(0, 5000).Select(i => (JsonNode)$"BER:DEVICE-{i}")]);

        var answer = await api.PostAsync("it.berlin", "schedule/check", With(Fits, "assets", many));

        answer.Status.ShouldBe(422);
        answer.Text.ShouldContain("5000 things were named; 500 are the most.");
    }

    [Fact]
    public async Task Check_ASpanWithoutAMinute_IsRefused() =>
        (await api.PostAsync("it.berlin", "schedule/check", With(With(Fits, "work", 0), "rollback", 0))).Status.ShouldBe(422);

    private static string With(string json, string field, JsonNode? value)
    {
        var body = JsonNode.Parse(json)!.AsObject();
        body[field] = value;
        return body.ToJsonString(new JsonSerializerOptions());
    }
}
