using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.People;

public sealed class DelegationApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    private const string ToIt2 = """{"to":"it2.berlin","site":"BER","functions":["IT"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"On leave"}""";

    [Fact]
    public async Task Post_AndRevoke_IsWhatIsReadAfterwards()
    {
        var made = await api.PostAsync("it.berlin", "delegations", ToIt2);

        made.Status.ShouldBe(201, made.Text);
        var number = made.Json.GetProperty("number").GetString();
        var read = (await api.GetAsync("auditor", "delegations")).Json.GetProperty("items").EnumerateArray().Single(d => d.GetProperty("number").GetString() == number);
        (read.GetProperty("from").GetString(), read.GetProperty("to").GetString(), read.GetProperty("status").GetString(), read.GetProperty("ends").GetString())
            .ShouldBe(("it.berlin", "it2.berlin", "InForce", "2026-11-12T15:00:00Z"));

        (await api.PostAsync("it.berlin", $"delegations/{number}/revoke")).Status.ShouldBe(200);
        (await api.PostAsync("it.berlin", $"delegations/{number}/revoke")).Code.ShouldBe("delegation.revoked");
    }

    [Theory]
    [InlineData("it.berlin", """{"to":"it.berlin","site":"BER","functions":["IT"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"x"}""", 403, "delegation.toOneself")]
    [InlineData("ot.berlin", """{"to":"it.berlin","site":"BER","functions":["IT"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"x"}""", 403, "delegation.notHeld")]
    [InlineData("it.berlin", """{"person":"ot.berlin","to":"it2.berlin","site":"BER","functions":["OT"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"x"}""", 403, "delegation.notYours")]
    [InlineData("auditor", ToIt2, 403, "rights.readOnly")]
    [InlineData("it.berlin", """{"to":"it2.berlin","site":"BER","functions":[],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"x"}""", 422, "delegation.functions")]
    [InlineData("it.berlin", """{"to":"it2.berlin","site":"BER","functions":["IT"],"from":"tomorrow","until":"2026-11-12T16:00","reason":"x"}""", 422, "delegation.time")]
    [InlineData("it.berlin", """{"to":"it2.berlin","site":"BER","functions":["IT"],"from":"9998-11-05T13:00","until":"9999-11-12T16:00","reason":"x"}""", 422, "delegation.time")]
    [InlineData("it.berlin", """{"to":"it2.berlin","site":"BER","functions":["Catering"],"from":"2026-11-05T13:00","until":"2026-11-12T16:00","reason":"x"}""", 400, "request.field")]
    [InlineData("it.berlin", "{}", 422, "delegation.time")]
    [InlineData("it.berlin", "[]", 400, "request.notJson")]
    public async Task Post_WhatCannotBe_IsRefused(string persona, string body, int status, string code)
    {
        var answer = await api.PostAsync(persona, "delegations", body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Fact]
    public async Task Post_RevokeOfSomebodyElse_IsForbidden()
    {
        var number = (await api.PostAsync("maintenance.berlin", "delegations", ToIt2.Replace("it2.berlin", "maintenance2.berlin", StringComparison.Ordinal).Replace("\"IT\"", "\"Maintenance\"", StringComparison.Ordinal))).Json
            .GetProperty("number").GetString();

        var answer = await api.PostAsync("ot.berlin", $"delegations/{number}/revoke");

        (answer.Status, answer.Code).ShouldBe((403, "delegation.notTheirs"));
        (await api.PostAsync("ot.berlin", "delegations/DEL-1999-0001/revoke")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Put_ApprovalSettings_IsWhatIsReadAfterwards()
    {
        const string address = "approvals/settings?site=BER";
        (await api.SendAsync("it.berlin", HttpMethod.Put, address, """{"version":0}""")).Code.ShouldBe("settings.keeper");
        (await api.SendAsync("admin", HttpMethod.Put, address, """{"version":0,"workFrom":"17:00"}""")).Code.ShouldBe("settings.input");
        (await api.SendAsync("admin", HttpMethod.Put, address, """{"workFrom":"06:00"}""")).Code.ShouldBe("request.missing");

        var written = await api.SendAsync("admin", HttpMethod.Put, address, """{"version":0,"workingDays":["Monday","Saturday"],"workFrom":"06:00","laterSignatures":"Confirmation"}""");

        (written.Status, written.Json.GetProperty("version").GetInt32()).ShouldBe((200, 1), written.Text);
        var read = (await api.GetAsync("auditor", address)).Json;
        read.GetProperty("workingDays").EnumerateArray().Select(day => day.GetString()).ShouldBe(["Monday", "Saturday"]);
        (read.GetProperty("workFrom").GetString(), read.GetProperty("workTo").GetString(), read.GetProperty("laterSignatures").GetString()).ShouldBe(("06:00", "16:00", "Confirmation"));
        (await api.GetAsync("auditor", "approvals/settings?site=XXX")).Status.ShouldBe(404);
    }
}
