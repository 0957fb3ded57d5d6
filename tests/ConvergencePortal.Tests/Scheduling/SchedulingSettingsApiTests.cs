using System.Text.Json;
using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Each test has a host of its own: the settings of the one site are the subject of all of them.</summary>
public sealed class SchedulingSettingsApiTests : IAsyncLifetime
{
    private const string Address = "scheduling/settings?site=BER";
    private readonly ApiFixture _api = new();

    public ValueTask InitializeAsync() => _api.InitializeAsync();
    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task Get_SiteThatSetNothing_AnswersEveryCodeWithItsDefault()
    {
        var answer = (await _api.GetAsync("auditor", Address)).Json;

        (answer.GetProperty("site").GetString(), answer.GetProperty("version").GetInt32()).ShouldBe(("BER", 0));
        var conflicts = answer.GetProperty("conflicts").EnumerateArray().ToList();
        conflicts.Count.ShouldBe(13);
        conflicts.ShouldAllBe(c => c.GetProperty("isDefault").GetBoolean());
        var production = conflicts.Single(c => c.GetProperty("code").GetString() == "CutsProduction");
        (production.GetProperty("policy").GetString(), production.GetProperty("approver").GetString()).ShouldBe(("NeedsApproval", "Production"));
        (answer.GetProperty("nightFromHour").GetInt32(), answer.GetProperty("moveToleranceMinutes").GetInt32()).ShouldBe((22, 120));
    }

    [Theory]
    [InlineData("scheduling/settings?site=XXX")]
    [InlineData("scheduling/settings?site=BER/PACK")]
    [InlineData("scheduling/settings")]
    public async Task Get_SiteThatIsNone_Answers404(string address)
    {
        var answer = await _api.GetAsync("it.berlin", address);

        (answer.Status, answer.Code).ShouldBe((404, "settings.site"));
    }

    [Fact]
    public async Task Put_ByAnAdministrator_IsWhatIsReadAfterwards()
    {
        var written = await _api.SendAsync("admin", HttpMethod.Put, Address,
            """{"version":0,"conflicts":[{"code":"personBusy","policy":"NeedsApproval","approver":"OT"}],"callInCostPerHour":80}""");

        (written.Status, written.Json.GetProperty("version").GetInt32()).ShouldBe((200, 1));
        var read = (await _api.GetAsync("it.berlin", Address)).Json;
        var own = read.GetProperty("conflicts").EnumerateArray().Single(c => !c.GetProperty("isDefault").GetBoolean());
        (own.GetProperty("code").GetString(), own.GetProperty("approver").GetString()).ShouldBe(("PersonBusy", "OT"));
        read.GetProperty("callInCostPerHour").GetInt32().ShouldBe(80);
    }

    [Fact]
    public async Task Put_WhatLeavesThingsOut_SetsThemBackToTheDefault()
    {
        await _api.SendAsync("admin", HttpMethod.Put, Address, """{"version":0,"conflicts":[{"code":"SameAsset","policy":"Warn"}],"nightToHour":5}""");

        await _api.SendAsync("admin", HttpMethod.Put, Address, """{"version":1,"nightToHour":4}""");

        var read = (await _api.GetAsync("it.berlin", Address)).Json;
        read.GetProperty("conflicts").EnumerateArray().ShouldAllBe(c => c.GetProperty("isDefault").GetBoolean());
        read.GetProperty("nightToHour").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"conflicts":[]}""", 422, "request.missing", "version")]
    [InlineData("""{"version":7}""", 409, "settings.moved", null)]
    [InlineData("""{"version":0,"conflicts":[{"code":"InsideFreeze","policy":"Warn"}]}""", 422, "settings.input", "conflicts.InsideFreeze")]
    [InlineData("""{"version":0,"conflicts":[{"code":"PersonBusy","policy":"NeedsApproval"}]}""", 422, "settings.input", "conflicts.PersonBusy")]
    [InlineData("""{"version":0,"conflicts":[{"code":"PersonBusy"}]}""", 422, "request.missing", "conflicts")]
    [InlineData("""{"version":0,"conflicts":[null]}""", 422, "request.missing", "conflicts")]
    [InlineData("""{"version":0,"conflicts":[{"code":"Nonsense","policy":"Warn"}]}""", 400, "request.field", "conflicts")]
    [InlineData("""{"version":0,"conflicts":[{"code":5,"policy":"Warn"}]}""", 400, "request.field", "conflicts")]
    [InlineData("""{"version":0,"nightCostPerHour":-1}""", 422, "settings.input", "nightCostPerHour")]
    [InlineData("""{"version":0,"nightCostPerHour":1.5}""", 400, "request.field", "nightCostPerHour")]
    [InlineData("[]", 400, "request.notJson", null)]
    public async Task Put_WhatCannotBeTaken_IsRefusedAndNothingIsSaved(string body, int status, string code, string? field)
    {
        var answer = await _api.SendAsync("admin", HttpMethod.Put, Address, body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
        answer.Json.TryGetProperty("field", out var named).ShouldBeTrue();
        (named.ValueKind == JsonValueKind.Null ? null : named.GetString()).ShouldBe(field);
        (await _api.Portal.SettingsAsync()).Version.ShouldBe(0);
    }

    [Theory]
    [InlineData("it.berlin", "settings.keeper")]
    [InlineData("auditor", "rights.readOnly")]
    public async Task Put_BySomebodyElse_IsForbidden(string persona, string code)
    {
        var answer = await _api.SendAsync(persona, HttpMethod.Put, Address, """{"version":0}""");

        (answer.Status, answer.Code).ShouldBe((403, code));
    }

    [Fact]
    public async Task Put_TheSameKeyTwice_IsDoneOnce()
    {
        var key = Guid.NewGuid().ToString();
        const string body = """{"version":0,"nightCostPerHour":1}""";

        var first = await _api.SendAsync("chair", HttpMethod.Put, Address, body, key);
        var again = await _api.SendAsync("chair", HttpMethod.Put, Address, body, key);

        (again.Status, again.Text).ShouldBe((200, first.Text));
        (await _api.Portal.SettingsHistoryAsync()).Count.ShouldBe(1);
    }
}
