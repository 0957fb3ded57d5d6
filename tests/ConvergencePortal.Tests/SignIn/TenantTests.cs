using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>An authority that is shaped like Entra ID: one tenant, or every tenant of the world of which the portal lets in those on its list.</summary>
public sealed class TenantTests
{
    private const string Foreign = "cccccccc-0000-4000-8000-000000000009";
    private const string Sister = "aaaaaaaa-0000-4000-8000-000000000002";

    [Fact]
    public async Task SignIn_PersonOfTheTenant_GetsIn()
    {
        await using var entra = await OwnEntra.StartAsync(OneTenant);

        await (await entra.SignInAsync(Forgery.None)).ShouldBeLetInAsync();
    }

    [Theory]
    [InlineData("oid")]
    [InlineData("tid")]
    public async Task SignIn_TokenThatDoesNotSayWho_IsRefused(string claim)
    {
        await using var entra = await OwnEntra.StartAsync(OneTenant);

        await (await entra.SignInAsync(Forgery.Without(claim))).ShouldBeTurnedAwayAsync("Refused", claim == "tid" ? "tenant" : claim);
    }

    [Fact]
    public async Task SignIn_AtOneTenant_TokenOfAnotherIsRefused()
    {
        await using var entra = await OwnEntra.StartAsync(OneTenant);

        await (await entra.SignInAsync(Forgery.Claim("tid", Foreign))).ShouldBeTurnedAwayAsync("Refused", "tenant");
        await (await entra.SignInAsync(OfTenant(entra.Provider, Foreign))).ShouldBeTurnedAwayAsync("Refused", "issuer");
    }

    [Theory]
    [InlineData("organizations")]
    [InlineData("common")]
    public async Task SignIn_AtEveryTenant_LetsInTheListedOnesOnly(string authority)
    {
        await using var entra = await OwnEntra.StartAsync(provider => EveryTenant(provider, authority));

        await (await entra.SignInAsync(OfTenant(entra.Provider, HostileProvider.Tenant))).ShouldBeLetInAsync();
        await (await entra.SignInAsync(OfTenant(entra.Provider, Sister))).ShouldBeLetInAsync();
        await (await entra.SignInAsync(OfTenant(entra.Provider, Foreign))).ShouldBeTurnedAwayAsync("Refused", "tenant");
    }

    /// <summary>The issuer is of a tenant on the list, the person of one that is not; and the other way round.</summary>
    [Fact]
    public async Task SignIn_AtEveryTenant_IssuerOfOneAndPersonOfAnotherIsRefused()
    {
        await using var entra = await OwnEntra.StartAsync(provider => EveryTenant(provider, "organizations"));

        await (await entra.SignInAsync(Forgery.Claim("tid", Foreign))).ShouldBeTurnedAwayAsync("Refused", "t");
        await (await entra.SignInAsync(Forgery.Claim("iss", $"{entra.Provider.Address}/{Foreign}/v2.0"))).ShouldBeTurnedAwayAsync("Refused", "issuer");
        await (await entra.SignInAsync(Forgery.Claim("iss", $"{entra.Provider.Address}/{{tenantid}}/v2.0"))).ShouldBeTurnedAwayAsync("Refused", "issuer");
    }

    [Fact]
    public async Task SignIn_AtEveryTenant_KeyThatBelongsToAnotherTenantIsRefused()
    {
        await using var entra = await OwnEntra.StartAsync(provider => EveryTenant(provider, "organizations"));
        foreach (var key in entra.Provider.Keys) key["issuer"] = $"{entra.Provider.Address}/{Foreign}/v2.0";

        await (await entra.SignInAsync(OfTenant(entra.Provider, HostileProvider.Tenant))).ShouldBeTurnedAwayAsync("Refused", "issuer");
    }

    [Fact]
    public async Task Start_AtEveryTenantWithoutAList_TheHostDoesNotStart()
    {
        await using var entra = await OwnEntra.StartAsync(provider => new() { ["AzureAd:Instance"] = provider.Address, ["AzureAd:TenantId"] = "organizations" });

        var refusal = Should.Throw<Exception>(() => { entra.Host.OpenBrowser(); });

        refusal.ToString().ShouldContain("AllowedTenants");
    }

    /// <summary>The same person by name and mail address, in another tenant, is somebody else.</summary>
    [Fact]
    public async Task SignIn_SameNamesInAnotherTenant_IsAnotherPerson()
    {
        await using var entra = await OwnEntra.StartAsync(provider => EveryTenant(provider, "organizations"));

        var one = await entra.SignInAsync(OfTenant(entra.Provider, HostileProvider.Tenant));
        var other = await entra.SignInAsync(OfTenant(entra.Provider, Sister));

        (await one.CodeAsync()).ShouldNotBe(await other.CodeAsync());
    }

    private static Dictionary<string, string> OneTenant(HostileProvider provider) => new() { ["AzureAd:Instance"] = $"{provider.Address}/", ["AzureAd:TenantId"] = HostileProvider.Tenant };

    private static Dictionary<string, string> EveryTenant(HostileProvider provider, string authority) => new()
    {
        ["AzureAd:Instance"] = $"{provider.Address}/", ["AzureAd:TenantId"] = authority, ["AzureAd:AllowedTenants:0"] = HostileProvider.Tenant, ["AzureAd:AllowedTenants:1"] = Sister,
    };

    private static Forgery OfTenant(HostileProvider provider, string tenant) => new()
    {
        Claims = claims => (claims["tid"], claims["iss"]) = (tenant, $"{provider.Address}/{tenant}/v2.0"),
    };
}
