using System.Text.Json;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

public sealed class OpenApiTests(ApiFixture api) : IClassFixture<ApiFixture>
{
    [Fact]
    public async Task Document_OfTheChanges_DescribesEveryCallWithItsRefusals()
    {
        var paths = (await DocumentAsync()).GetProperty("paths");

        var calls = paths.EnumerateObject().Where(p => p.Name.StartsWith("/api/v1/changes", StringComparison.Ordinal)).SelectMany(p => p.Value.EnumerateObject().Select(m => (Name: $"{m.Name} {p.Name}", Call: m.Value))).ToList();

        calls.Count.ShouldBe(17);
        foreach (var (name, call) in calls)
        {
            call.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(name);
            call.GetProperty("responses").EnumerateObject().Select(r => r.Name).ShouldContain("401", name);
            if (!name.StartsWith("get", StringComparison.Ordinal)) call.GetProperty("responses").EnumerateObject().Select(r => r.Name).ShouldBeSubsetOf(["200", "201", "400", "401", "403", "404", "409", "413", "415", "422"], name);
        }
    }

    [Fact]
    public async Task Document_OfANewChange_NamesTheFieldsOfItsBody()
    {
        var document = await DocumentAsync();

        var schema = document.GetProperty("paths").GetProperty("/api/v1/changes").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
        var name = schema.GetProperty("$ref").GetString()!.Split('/')[^1];
        document.GetProperty("components").GetProperty("schemas").GetProperty(name).GetProperty("properties").EnumerateObject().Select(p => p.Name)
            .ShouldBeSubsetOf(JsonDocument.Parse(Everything).RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Document_OfADecision_NamesTheHeaderThatMakesItHappenOnce()
    {
        var decide = (await DocumentAsync()).GetProperty("paths").GetProperty("/api/v1/changes/{number}/decide").GetProperty("post");

        decide.GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString()).ShouldBe(["number", "Idempotency-Key"], ignoreOrder: true);
    }

    [Fact]
    public async Task Document_OfAnEnum_ListsItsNames() =>
        (await DocumentAsync()).GetProperty("components").GetProperty("schemas").GetProperty("ChangeStatus").GetProperty("enum").EnumerateArray().Select(n => n.GetString()).ShouldContain("RetrospectiveReview");

    /// <summary>Every field of the body, as the issue names them.</summary>
    private const string Everything =
        """
        {"site":0,"title":0,"type":0,"template":0,"bypassKind":0,"nature":0,"purpose":0,"technicalBasis":0,"permanence":0,"temporaryUntil":0,"items":0,"implementer":0,"requiredPeople":0,"plannedStart":0,"plannedEnd":0,"preparation":0,"work":0,"test":0,
        "rollback":0,"safetyImpact":0,"securityImpact":0,"securityControls":0,"qualityImpact":0,"productionImpact":0,"productionMinutesAtRisk":0,"baselineDelta":0,"networkSettings":0,"plannedRecords":0,"implementationPlan":0,"backoutPlan":0,
        "testPlan":0,"testDifferences":0,"softwareVerification":0,"proceduresToUpdate":0,"peopleToInform":0,"preStartupReviewRequired":0,"inKindJustification":0,"emergencyReason":0,"emergencyAuthorizer":0}
        """;

    private async Task<JsonElement> DocumentAsync()
    {
        using var client = api.Host.CreateClient();
        return JsonDocument.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative))).RootElement;
    }
}
