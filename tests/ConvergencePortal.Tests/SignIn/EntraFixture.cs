using ConvergencePortal.Tests.Common;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>One host at one provider for all tests of a class; each sign-in brings its own forgery.</summary>
public sealed class EntraFixture : IAsyncLifetime
{
    private TestPortal? _portal;

    public HostileProvider Provider { get; private set; } = null!;
    public EntraHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await TestPlant.CreatePortalAsync();
        Provider = await HostileProvider.StartAsync(_portal.Clock);
        Host = new EntraHost(_portal, Provider);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        if (_portal is not null) await _portal.DisposeAsync();
    }

    /// <summary>A sign-in from its start to the portal's answer.</summary>
    public Task<SignInAnswer> SignInAsync(Forgery forgery, string returnUrl = "/changes") => SignInAttempt.RunAsync(Host, forgery, returnUrl);
}

/// <summary>A host of its own, for tests that change the provider's metadata, keys or the portal's settings.</summary>
public sealed class OwnEntra : IAsyncDisposable
{
    private OwnEntra(TestPortal portal, HostileProvider provider, EntraHost host) => (Portal, Provider, Host) = (portal, provider, host);

    public TestPortal Portal { get; }
    public HostileProvider Provider { get; }
    public EntraHost Host { get; }

    /// <param name="settings">Which authority the portal trusts, from the provider's address; the provider of one issuer when none is named.</param>
    public static async Task<OwnEntra> StartAsync(Func<HostileProvider, Dictionary<string, string>>? settings = null)
    {
        var portal = await TestPlant.CreatePortalAsync();
        var provider = await HostileProvider.StartAsync(portal.Clock);
        return new OwnEntra(portal, provider, new EntraHost(portal, provider, settings?.Invoke(provider)));
    }

    public Task<SignInAnswer> SignInAsync(Forgery forgery, string returnUrl = "/changes") => SignInAttempt.RunAsync(Host, forgery, returnUrl);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
        await Portal.DisposeAsync();
    }
}
