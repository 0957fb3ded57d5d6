using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Changes;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>docs/records/change-request.md names every field and status, and its example is a request that can be submitted.</summary>
public sealed partial class ChangeRecordPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFiles.At("docs", "records", "change-request.md"));

    [Fact]
    public void Page_FieldsOfARequest_AllAreNamed() =>
        typeof(ChangeBody).GetProperties().Select(field => $"`{JsonNamingPolicy.CamelCase.ConvertName(field.Name)}`").Where(name => !Page.Contains(name, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Page_Statuses_AllAreExplained() =>
        Enum.GetNames<ChangeStatus>().Where(status => !StatusRow().Matches(Page).SelectMany(row => row.Groups["names"].Value.Split(", ")).Contains(status)).ShouldBeEmpty();

    [Fact]
    public async Task Page_Example_IsDraftedAndSubmitted()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("ot.berlin");
        using var example = new StringContent(Example().Match(Page).Groups["json"].Value, Encoding.UTF8, "application/json");

        using var drafted = await client.PostAsync(new Uri("/api/v1/changes", UriKind.Relative), example, TestContext.Current.CancellationToken);
        var number = (await drafted.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("number").GetString();
        using var submitted = await client.PostAsync(new Uri($"/api/v1/changes/{number}/submit", UriKind.Relative), null, TestContext.Current.CancellationToken);

        drafted.StatusCode.ShouldBe(HttpStatusCode.Created);
        submitted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [GeneratedRegex(@"^\| (?<names>[A-Z]\w+(?:, [A-Z]\w+)*) \|", RegexOptions.Multiline)]
    private static partial Regex StatusRow();

    [GeneratedRegex(@"```json\n(?<json>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
