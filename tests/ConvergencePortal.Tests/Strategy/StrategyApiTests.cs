using ConvergencePortal.Tests.Api;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Strategy;

public sealed class StrategyApiTests(ApiFixture api) : IClassFixture<ApiFixture>, IAsyncLifetime
{
    private static readonly SemaphoreSlim Filling = new(1, 1);

    public async ValueTask InitializeAsync()
    {
        await Filling.WaitAsync();
        try
        {
            if ((await api.GetAsync("auditor", "objectives")).Json.GetProperty("total").GetInt32() == 0) await api.Portal.AddStrategyAsync();
        }
        finally
        {
            Filling.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Objectives_AndOneOfThem_HaveProgressAndWorth()
    {
        var list = await api.GetAsync("auditor", "objectives?site=BER&status=active");
        var one = await api.GetAsync("auditor", "objectives/BER/DO-STOPS");

        list.Json.GetProperty("total").GetInt32().ShouldBe(2);
        one.Json.GetProperty("progress").GetInt32().ShouldBe(42);
        one.Json.GetProperty("sponsor").GetString().ShouldBe("production.berlin");
        (await api.GetAsync("auditor", "objectives/BER/NONE")).Code.ShouldBe("record.unknown");
        (await api.GetAsync("auditor", "objectives?pageSize=1000")).Code.ShouldBe("page.size");
    }

    [Fact]
    public async Task UseCases_AndOneOfThem_AreAnswered()
    {
        (await api.GetAsync("auditor", "use-cases?source=BER:PLC-FILL")).Json.GetProperty("total").GetInt32().ShouldBe(2);
        (await api.GetAsync("auditor", "use-cases/BER/UC-OEE")).Json.GetProperty("sources")[0].GetString().ShouldBe("BER:HIST-PACK");
        (await api.GetAsync("auditor", "use-cases/BER/NONE")).Code.ShouldBe("record.unknown");
    }

    [Fact]
    public async Task Move_ThereAndAgain_AnswersTheNewState()
    {
        var key = Guid.NewGuid().ToString();
        var moved = await api.PostAsync("ot.berlin", "use-cases/BER/UC-TORQUE/move", """{"state":"Current"}""", key);
        var again = await api.PostAsync("ot.berlin", "use-cases/BER/UC-TORQUE/move", """{"state":"Current"}""", key);

        moved.Status.ShouldBe(200, moved.Text);
        moved.Json.GetProperty("state").GetString().ShouldBe("Current");
        again.Json.GetProperty("version").GetInt32().ShouldBe(moved.Json.GetProperty("version").GetInt32());
    }

    [Theory]
    [InlineData("ot.berlin", "UC-CLEAN", """{"state":"Current"}""", 409, "useCase.noSource")]
    [InlineData("ot.berlin", "UC-CLEAN", """{"state":"Rejected","version":99}""", 409, "record.stale")]
    [InlineData("ot.berlin", "UC-CLEAN", "{}", 422, "useCase.stateMissing")]
    [InlineData("ot.berlin", "UC-CLEAN", """{"state":"Maybe"}""", 400, "request.field")]
    [InlineData("ot.berlin", "UC-NONE", """{"state":"Current"}""", 404, "record.unknown")]
    [InlineData("auditor", "UC-CLEAN", """{"state":"Rejected"}""", 403, "rights.readOnly")]
    public async Task Move_ThatCannotBe_SaysWhy(string persona, string code, string body, int status, string problem)
    {
        var refused = await api.PostAsync(persona, $"use-cases/BER/{code}/move", body);

        (refused.Status, refused.Code).ShouldBe((status, problem));
    }

    [Fact]
    public async Task Move_ByWhoWorksAtAnotherSite_IsForbidden()
    {
        await api.Portal.HasForeignerAsync();

        (await api.PostAsync("ot.chicago", "use-cases/BER/UC-CLEAN/move", """{"state":"Rejected"}""")).Code.ShouldBe("import.site");
    }
}
