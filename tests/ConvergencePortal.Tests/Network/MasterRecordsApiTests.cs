using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>What an integration sees of plant and network: pages of camelCase records, enums by name, "BER:CODE" keys.</summary>
public sealed class MasterRecordsApiTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("equipment", 8)]
    [InlineData("assets", 3)]
    [InlineData("devices", 5)]
    [InlineData("segments", 3)]
    [InlineData("zones", 4)]
    [InlineData("conduits", 2)]
    public async Task Get_FirstPage_HasTheRowsAndTheTotal(string list, int total)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("auditor");

        var page = await GetAsync(client, $"/api/v1/{list}?pageSize=2");

        page.GetProperty("total").GetInt32().ShouldBe(total);
        page.GetProperty("items").GetArrayLength().ShouldBe(2);
        page.GetProperty("page").GetInt32().ShouldBe(1);
        page.GetProperty("pageSize").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Get_Device_IsNamedByItsSiteAndCode()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        var device = (await GetAsync(client, "/api/v1/devices?search=SW-PACK&site=BER")).GetProperty("items")[0];

        device.GetProperty("key").GetString().ShouldBe("BER:SW-PACK-01");
        device.GetProperty("role").GetString().ShouldBe("Switch");
        device.GetProperty("equipment").GetString().ShouldBe("BER/PACK/LINE2");
        device.GetProperty("ips")[0].GetString().ShouldBe("10.20.10.2");
        device.GetProperty("zones")[0].GetString().ShouldBe("BER:CELL-PACK");
    }

    [Fact]
    public async Task Get_PageOfMoreThan200_IsRefusedWithACode()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = await host.SignInAsync("it.berlin");

        using var answer = await client.GetAsync(new Uri("/api/v1/zones?pageSize=201", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("code").GetString().ShouldBe("page.size");
    }

    [Fact]
    public async Task Get_NobodySignedIn_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var host = new TestHost(portal);
        using var client = host.CreateClient();

        using var answer = await client.GetAsync(new Uri("/api/v1/devices", UriKind.Relative), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static Task<JsonElement> GetAsync(HttpClient client, string address) => client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Token);
}
