using ConvergencePortal.Tests.Api;
using ConvergencePortal.Tests.Approvals;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>One host for all: each test works on a standard of its own.</summary>
public sealed class StandardApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Standard_IsMadeWrittenAskedForSignedReadAndCompared()
    {
        await MakeAsync("NET-10");
        var saved = await DraftAsync("NET-10", "1.0.0", 1, """[{"text":"Hang on a switch.","level":"Must","regimeRefs":["CIP-010-4 R1.3"],"checkCode":"NC-09","parameters":{"maxDevices":50}},{"text":"Label cables."}]""");
        saved.Status.ShouldBe(200, saved.Text);
        (await api.GetAsync("auditor", "standards/NET-10/applies-to")).Json.GetProperty("count").GetInt32().ShouldBe(3);
        (await api.PostAsync("it.berlin", "standards/NET-10/submit")).Json.GetProperty("openStatus").GetString().ShouldBe("InReview");
        await new StandardJourneyOverApi(api).SignAllAsync("NET-10", "1.0.0");

        var read = (await api.GetAsync("auditor", "standards/net-10")).Json;
        read.GetProperty("effectiveSemVer").GetString().ShouldBe("1.0.0");
        read.GetProperty("shown").GetProperty("content").GetProperty("requirements")[0].GetProperty("parameters").GetProperty("maxDevices").GetInt32().ShouldBe(50);
        read.GetProperty("can").GetProperty("canDraft").GetBoolean().ShouldBeFalse();
        (await api.PostAsync("it2.berlin", "standards/NET-10/read", """{"semVer":"1.0.0"}""")).Status.ShouldBe(200);

        var next = await DraftAsync("NET-10", "1.1.0", read.GetProperty("version").GetInt32(), """[{"key":"R1","text":"Hang on a managed switch.","level":"Must"}]""");
        next.Status.ShouldBe(200, next.Text);
        var diff = (await api.GetAsync("auditor", "standards/NET-10/diff?from=1.0.0&to=1.1.0")).Json;
        diff.GetProperty("removed")[0].GetProperty("key").GetString().ShouldBe("R2");
        diff.GetProperty("changed")[0].GetProperty("words")[1].GetProperty("text").GetString().ShouldBe("managed ");
        (await api.GetAsync("auditor", "standards/NET-10/versions/1.1.0")).Json.GetProperty("shown").GetProperty("status").GetString().ShouldBe("Draft");
        (await api.GetAsync("auditor", "standards?category=Network&status=Effective&search=NET-10")).Json.GetProperty("total").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Retire_AndTakeBack_AnswerWhereItStands()
    {
        await MakeAsync("NET-11");
        (await DraftAsync("NET-11", "1.0.0", 1, """[{"text":"Hang on a switch."}]""")).Status.ShouldBe(200);
        await api.PostAsync("it.berlin", "standards/NET-11/submit");

        (await api.PostAsync("it.berlin", "standards/NET-11/take-back")).Json.GetProperty("openStatus").GetString().ShouldBe("Draft");
        (await api.PostAsync("ot.berlin", "standards/NET-11/retire", """{"reason":"No"}""")).Code.ShouldBe("standard.notKeeper");
        (await api.PostAsync("it.berlin", "standards/NET-11/retire", """{"reason":"No"}""")).Json.GetProperty("isRetired").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("POST", "standards", """{"code":"NET 1","title":"T","category":"Network","ownerFunction":"IT"}""", 422, "standard.input")]
    [InlineData("POST", "standards", """{"code":"NET-77"}""", 422, "standard.input")]
    [InlineData("POST", "standards", """{"code":"NET-77","category":"Nonsense"}""", 400, "request.field")]
    [InlineData("PUT", "standards/NET-404/draft", """{"version":1,"semVer":"1.0.0"}""", 404, "standard.unknown")]
    [InlineData("PUT", "standards/NET-404/draft", """{"semVer":"1.0.0"}""", 422, "request.missing")]
    [InlineData("PUT", "standards/NET-404/draft", """{"version":1,"requirements":[{"parameters":{"maxDevices":"many"}}]}""", 400, "request.field")]
    [InlineData("POST", "standards/NET-404/submit", "", 404, "standard.unknown")]
    [InlineData("POST", "standards/NET-404/read", "{}", 422, "request.missing")]
    [InlineData("POST", "standards/NET-404/retire", "[]", 400, "request.notJson")]
    public async Task Wrong_IsAnsweredWithItsCode(string method, string address, string body, int status, string code)
    {
        var answer = await api.SendAsync("it.berlin", new HttpMethod(method), address, body.Length == 0 ? null : body);

        (answer.Status, answer.Code).ShouldBe((status, code), answer.Text);
    }

    [Theory]
    [InlineData("standards/NET-404")]
    [InlineData("standards/NET-404/versions/1.0.0")]
    [InlineData("standards/NET-404/diff?from=1.0.0&to=1.1.0")]
    [InlineData("standards/NET-404/diff")]
    [InlineData("standards/NET-404/applies-to")]
    public async Task Get_WhatIsNot_Answers404(string address) => (await api.GetAsync("auditor", address)).Status.ShouldBe(404);

    [Fact]
    public async Task Put_TheSameKeyTwice_AnswersAgainAndSavesOnce()
    {
        await MakeAsync("NET-12");
        var key = Guid.NewGuid().ToString();
        const string body = """{"version":1,"semVer":"1.0.0","changeNote":"First","requirements":[{"text":"Hang on a switch."}]}""";

        var first = await api.SendAsync("it.berlin", HttpMethod.Put, "standards/NET-12/draft", body, key);
        var second = await api.SendAsync("it.berlin", HttpMethod.Put, "standards/NET-12/draft", body, key);

        second.Text.ShouldBe(first.Text);
        (await api.SendAsync("it.berlin", HttpMethod.Put, "standards/NET-12/draft", body)).Code.ShouldBe("save.stale");
    }

    private async Task MakeAsync(string code)
    {
        var made = await api.PostAsync("it.berlin", "standards", $$"""{"code":"{{code}}","title":"Office networks","category":"Network","ownerFunction":"IT"}""");
        made.Status.ShouldBe(201, made.Text);
    }

    private Task<ApiReply> DraftAsync(string code, string semVer, int version, string requirements) => api.SendAsync("it.berlin", HttpMethod.Put, $"standards/{code}/draft",
        $$"""{"version":{{version}},"semVer":"{{semVer}}","changeNote":"New","appliesTo":{"zoneKind":"Business"},"requirements":{{requirements}}}""");
}

/// <summary>Signs what the API asks for; signing has its page and use case, and no address of its own.</summary>
internal sealed class StandardJourneyOverApi(ApiFixture api)
{
    /// <summary>The office is IT's, and IT keeps the standard: one signature, not the author's.</summary>
    public async Task SignAllAsync(string code, string semVer) =>
        (await api.Portal.SignRoundAsync(Core.Ledger.RecordTypes.Standard, $"{code}@{semVer}", "it2.berlin", Core.People.Function.IT)).Error.ShouldBeNull();
}
