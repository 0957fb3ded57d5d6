using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.DataSources;

public sealed class FlowApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_FlowsAndWhoIsHurt_AnswersKeysPathsAndProblems()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasDataAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("auditor");

        var page = await GetAsync(client, "/api/v1/data-flows?source=BER:SCADA&crossesZones=true");
        page.GetProperty("total").GetInt32().ShouldBe(2);
        page.GetProperty("items")[0].GetProperty("passage").GetString().ShouldBe("OtherZones");

        var flow = await GetAsync(client, "/api/v1/data-flows/BER/F-SET");
        (flow.GetProperty("from").GetString(), flow.GetProperty("conduit").GetString(), flow.GetProperty("neededToRun").GetBoolean()).ShouldBe(("BER:SCADA", "BER:C-IDMZ-PACK", true));

        var hurt = await GetAsync(client, "/api/v1/data-flows/hurt?thing=BER:SW-PACK-01");
        hurt.GetProperty("starved")[0].GetProperty("path").EnumerateArray().Select(step => step.GetString()).ShouldBe(["SW-PACK-01", "segment VLAN 210", "PLC-FILLER", "PLC-FILL", "flow F-STATES", "SCADA"]);
        hurt.GetProperty("valuePerYear").GetInt32().ShouldBe(40000);

        foreach (var (address, status) in new[] { ("/api/v1/data-flows/BER/NONE", HttpStatusCode.NotFound), ("/api/v1/data-flows/hurt", HttpStatusCode.UnprocessableEntity), ("/api/v1/data-flows?pageSize=0", HttpStatusCode.UnprocessableEntity) })
        {
            using var refused = await client.GetAsync(new Uri(address, UriKind.Relative), Token);
            refused.StatusCode.ShouldBe(status, address);
        }
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string address) => await client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Token);
}
