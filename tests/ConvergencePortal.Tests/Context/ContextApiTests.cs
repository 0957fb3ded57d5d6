using ConvergencePortal.Core.Windows;
using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Windows;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Context;

public sealed class ContextApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Get_AssetInAWeek_HasItsFourLives()
    {
        await api.Portal.AddWindowAsync("RUN-API", "BER/PACK/LINE2", WindowKind.Production, "2026-11-17T06:00", 90);

        var answer = await api.GetAsync("auditor", "assets/DRV-001/context?from=2026-11-16&to=2026-11-23");

        answer.Status.ShouldBe(200, answer.Text);
        (answer.Json.GetProperty("from").GetString(), answer.Json.GetProperty("timeZone").GetString()).ShouldBe(("2026-11-15T23:00:00Z", "Europe/Berlin"));
        answer.Json.GetProperty("operations").GetProperty("productionMinutes").GetInt32().ShouldBe(90);
        answer.Json.GetProperty("maintenance").GetProperty("mountings")[0].GetProperty("path").GetString().ShouldBe("BER/PACK/LINE2/FILLER");
        answer.Json.GetProperty("quality").GetProperty("flagged").GetArrayLength().ShouldBe(0);
        answer.Json.GetProperty("it").GetProperty("devices")[0].GetProperty("key").GetString().ShouldBe("BER:PLC-FILLER");
    }

    [Theory]
    [InlineData("assets/NONE/context", 404, "context.unknownAsset")]
    [InlineData("assets/DRV-001/context?from=2026-11-08&to=2026-11-01", 422, "occurrences.endsBeforeStart")]
    [InlineData("assets/DRV-001/context?from=2026-01-01&to=2027-03-01", 422, "occurrences.tooLong")]
    [InlineData("assets/DRV-001/context?from=soon", 422, "occurrences.notATime")]
    public async Task Get_ThatCannotBe_SaysWhy(string address, int status, string code)
    {
        var refused = await api.GetAsync("auditor", address);

        (refused.Status, refused.Code).ShouldBe((status, code));
    }

    [Fact]
    public async Task Get_AssetMountedNowhere_IsAnswered()
    {
        var answer = await api.GetAsync("auditor", "assets/DRV-003/context");

        answer.Status.ShouldBe(200, answer.Text);
        answer.Json.GetProperty("equipment").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }
}
