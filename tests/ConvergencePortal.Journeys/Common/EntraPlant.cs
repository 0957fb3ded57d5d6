using Xunit;

namespace ConvergencePortal.Journeys.Common;

/// <summary>The demo plant with sign-in at a real provider, where a group gives every function at Berlin. Ada is administrator by her app role; gustav and doris are in the group; the others begin with nothing.</summary>
public sealed class EntraPlant(Browser browser) : IAsyncLifetime
{
    /// <summary>Object id of the group.</summary>
    public const string EverythingAtBerlin = "cccccccc-0000-4000-8000-000000000001";

    private const string OtAtBerlin = "cccccccc-0000-4000-8000-000000000002";

    private static readonly string[] Functions = ["IT", "OT", "Maintenance", "Production", "Quality", "ProcessSafety", "Cybersecurity"];

    public OpenIdProvider Provider { get; private set; } = null!;
    public PortalHost Host { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Provider = await OpenIdProvider.StartAsync();
        Host = await PortalHost.StartAtAsync(Provider);
        var ada = await browser.OpenAsync(Host.Address);
        await ada.SignInWithCompanyAccountAsync("ada", "/people/rights");
        await ada.WaitUntilReadyAsync();
        foreach (var function in Functions) await ada.CallAsync("POST", "directory-rights", new { source = "Group", value = EverythingAtBerlin, name = "Everything at Berlin", function, site = "BER" });
        await ada.CallAsync("POST", "directory-rights", new { source = "Group", value = OtAtBerlin, name = "OT Berlin", function = "OT", site = "BER" });
        foreach (var login in new[] { "gustav", "doris" }) await Provider.SetClaimsAsync(login, new { groups = new[] { EverythingAtBerlin } });
        await Provider.SetClaimsAsync("frieda", new { groups = new[] { OtAtBerlin } });
        await ada.ReloadAsync();
        await ada.WaitUntilReadyAsync();
        await ada.ScreenshotAsync("rights-from-the-directory");
        await ada.Context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Provider.DisposeAsync();
    }
}
