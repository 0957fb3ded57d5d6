using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>Somebody in more groups than a token holds: Entra names where to ask instead. The portal asks where its operator said, or lets nobody in: a right that hangs on a group must not depend on how many there are.</summary>
public sealed class GroupOverageTests
{
    [Fact]
    public async Task SignIn_GroupsLeftOut_IsRefused()
    {
        await using var entra = await OwnEntra.StartAsync(provider => Settings(provider, resolves: false));

        await (await entra.SignInAsync(Overage(entra.Provider))).ShouldBeTurnedAwayAsync("Groups", "groups.overage");
    }

    [Fact]
    public async Task SignIn_GroupsLeftOutAndGraphAsked_LetsThePersonIn()
    {
        await using var entra = await OwnEntra.StartAsync(provider => Settings(provider, resolves: true));
        entra.Provider.Graph = context => context.Response.WriteAsJsonAsync(new { value = new[] { new { id = "group-of-maintenance" } } });

        await (await entra.SignInAsync(Overage(entra.Provider))).ShouldBeLetInAsync();

        var asked = entra.Provider.Calls.Where(call => call.Path.StartsWith("/v1.0/", StringComparison.Ordinal)).ShouldHaveSingleItem();
        asked.Headers.ShouldContain($"Bearer {HostileProvider.AccessToken}");
    }

    /// <summary>The token itself names an address; whoever forges one could have the access token sent there.</summary>
    [Fact]
    public async Task SignIn_GroupsLeftOut_AddressInTheTokenIsNotCalled()
    {
        await using var entra = await OwnEntra.StartAsync(provider => Settings(provider, resolves: true));
        entra.Provider.Graph = context => context.Response.WriteAsJsonAsync(new { value = Array.Empty<string>() });

        await entra.SignInAsync(Overage(entra.Provider));

        entra.Provider.CallsOf("/thief").ShouldBe(0);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(200)]
    [InlineData(302)]
    public async Task SignIn_GroupsLeftOutAndGraphFails_LetsNobodyIn(int status)
    {
        await using var entra = await OwnEntra.StartAsync(provider => Settings(provider, resolves: true));
        entra.Provider.Graph = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/thief";
            return context.Response.WriteAsync("<html>no list</html>");
        };

        var answer = await entra.SignInAsync(Overage(entra.Provider));

        await answer.ShouldBeTurnedAwayAsync("Groups", "groups.graph");
    }

    /// <summary>A list of many pages says where the next one is; only Graph itself is followed.</summary>
    [Fact]
    public async Task SignIn_NextPageElsewhere_LetsNobodyIn()
    {
        await using var entra = await OwnEntra.StartAsync(provider => Settings(provider, resolves: true));
        entra.Provider.Graph = context => context.Response.WriteAsync("""{"value":[{"id":"one"}],"@odata.nextLink":"http://127.0.0.1:1/v1.0/thief"}""");

        await (await entra.SignInAsync(Overage(entra.Provider))).ShouldBeTurnedAwayAsync("Groups", "groups.graph");
    }

    private static Dictionary<string, string> Settings(HostileProvider provider, bool resolves) => new()
    {
        ["AzureAd:Instance"] = $"{provider.Address}/", ["AzureAd:TenantId"] = HostileProvider.Tenant, ["AzureAd:GraphEndpoint"] = provider.Address, ["AzureAd:ResolveGroupOverage"] = resolves ? "true" : "false",
    };

    private static Forgery Overage(HostileProvider provider) => new()
    {
        Claims = claims =>
        {
            claims["_claim_names"] = new JsonObject { ["groups"] = "src1" };
            claims["_claim_sources"] = new JsonObject { ["src1"] = new JsonObject { ["endpoint"] = $"{provider.Address}/thief" } };
        },
    };
}
