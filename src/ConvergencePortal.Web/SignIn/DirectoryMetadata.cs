using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ConvergencePortal.Web.SignIn;

/// <summary>
/// Talks to the provider: follows no redirect, waits ten seconds at most and takes half a megabyte at most. No client factory: it logs addresses.
/// </summary>
public sealed class DirectoryClient : HttpClient
{
    private const int MostBytes = 512 * 1024;

    public DirectoryClient() : base(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = TimeSpan.FromSeconds(10);
        MaxResponseContentBufferSize = MostBytes;
    }
}

/// <summary>What the provider says of itself: addresses, issuer and signing keys. Kept for half a day and asked again once when a token names a key that is not there.</summary>
public sealed class DirectoryMetadata
{
    private readonly DirectorySettings _settings;

    static DirectoryMetadata() =>
        // A refresh in the background would refuse the very token that asked for it.
        AppContext.SetSwitch("Switch.Microsoft.IdentityModel.UpdateConfigAsBlocking", true);

    public DirectoryMetadata(DirectorySettings settings, DirectoryClient client)
    {
        _settings = settings;
        var documents = new HttpDocumentRetriever(client) { RequireHttps = !settings.Authority.IsLoopback };
        Manager = new ConfigurationManager<OpenIdConnectConfiguration>(settings.MetadataAddress, new OpenIdConnectConfigurationRetriever(), documents)
        {
            // A key that the provider took back must not be good any longer.
            UseLastKnownGoodConfiguration = false,
        };
    }

    public ConfigurationManager<OpenIdConnectConfiguration> Manager { get; }

    /// <summary>Throws <see cref="SignInRefusedException"/> when it cannot be had or is not what was set.</summary>
    public async Task<OpenIdConnectConfiguration> ReadAsync(CancellationToken cancellationToken)
    {
        OpenIdConnectConfiguration found;
        try
        {
            found = await Manager.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException or HttpRequestException or ArgumentException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw SignInRefusedException.Provider("metadata.unavailable", $"The provider's metadata at {_settings.MetadataAddress} cannot be read.", exception);
        }
        Check(found);
        return found;
    }

    private void Check(OpenIdConnectConfiguration found)
    {
        var expected = _settings.Authority.AbsoluteUri.TrimEnd('/');
        var isOurs = _settings.IsMultiTenant
            ? Uri.TryCreate(found.Issuer?.Replace("{tenantid}", "tenant", StringComparison.Ordinal), UriKind.Absolute, out var issuer) && issuer.Host == _settings.Authority.Host
            : string.Equals(found.Issuer?.TrimEnd('/'), expected, StringComparison.Ordinal);
        if (!isOurs) throw SignInRefusedException.Provider("metadata.issuer", $"The metadata names the issuer '{found.Issuer}', but {expected} was set.");

        foreach (var (name, address) in new[] { ("authorization_endpoint", found.AuthorizationEndpoint), ("token_endpoint", found.TokenEndpoint) })
            if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || !DirectorySettings.IsSafe(target)) throw SignInRefusedException.Provider("metadata.endpoint", $"The metadata names no safe {name}.");
        if (found.SigningKeys.Count == 0) throw SignInRefusedException.Provider("metadata.keys", "The metadata names no signing key.");
    }
}
