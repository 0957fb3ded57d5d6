using System.Security.Cryptography.X509Certificates;

namespace ConvergencePortal.Web.SignIn;

/// <summary>The provider of identities, and what the portal is to it: the section AzureAd with the names of Microsoft.Identity.Web.</summary>
/// <param name="Authority">Where the provider's metadata lies; for one tenant and for other providers also its issuer.</param>
/// <param name="Tenant">Id of the one tenant; null for several, and for providers that have none.</param>
/// <param name="IsEntra">Tokens name tenant and object (tid, oid); otherwise issuer and subject.</param>
/// <param name="AllowedTenants">Whose people may come in where the authority serves several tenants.</param>
public sealed record DirectorySettings(Uri Authority, string? Tenant, bool IsEntra, IReadOnlySet<string> AllowedTenants, string ClientId, string? ClientSecret, X509Certificate2? Certificate)
{
    public const string Section = "AzureAd";

    private static readonly string[] SharedTenants = ["organizations", "common"];

    public string CallbackPath { get; init; } = SignInAddress.Callback;
    public string SignedOutCallbackPath { get; init; } = "/signout-callback-oidc";

    /// <summary>Whether groups that do not fit into the token are asked for; otherwise who has too many is not let in.</summary>
    public bool ResolvesGroups { get; init; }

    public Uri Graph { get; init; } = new("https://graph.microsoft.com");

    /// <summary>Value of the app role that makes an administrator; the first one comes in by it.</summary>
    public string AdministratorRole { get; init; } = "Portal.Administrator";

    public bool IsMultiTenant => IsEntra && Tenant is null;
    public string MetadataAddress => $"{Authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";

    /// <summary>Throws with a sentence for the operator when something is missing or cannot be.</summary>
    public static DirectorySettings From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var clientId = section["ClientId"] is { Length: > 0 } id ? id : throw Wrong("ClientId is not set: it is the application (client) id of the registration.");
        var (secret, certificate) = (section["ClientSecret"] is { Length: > 0 } text ? text : null, CertificateOf(section));
        if (secret is null && certificate is null) throw Wrong("ClientSecret is not set, and no ClientCertificates:0 either: one of them proves to the provider that this is the portal.");

        var other = section["Authority"];
        var tenant = section["TenantId"];
        if (string.IsNullOrEmpty(other) == string.IsNullOrEmpty(tenant)) throw Wrong("set either TenantId, for Entra ID, or Authority, for another provider.");

        var settings = string.IsNullOrEmpty(other)
            ? Entra(section, tenant!, clientId, secret, certificate)
            : new DirectorySettings(AddressOf("Authority", other), null, false, new HashSet<string>(), clientId, secret, certificate);
        return settings with
        {
            CallbackPath = PathOf(section, "CallbackPath", settings.CallbackPath),
            SignedOutCallbackPath = PathOf(section, "SignedOutCallbackPath", settings.SignedOutCallbackPath),
            ResolvesGroups = section.GetValue("ResolveGroupOverage", false),
            Graph = section["GraphEndpoint"] is { Length: > 0 } graph ? AddressOf("GraphEndpoint", graph) : settings.Graph,
            AdministratorRole = configuration["Authentication:AdministratorAppRole"] is { Length: > 0 } role ? role : settings.AdministratorRole,
        };
    }

    private static DirectorySettings Entra(IConfigurationSection section, string tenant, string clientId, string? secret, X509Certificate2? certificate)
    {
        var isShared = SharedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);
        if (!isShared && !Guid.TryParseExact(tenant, "D", out _))
            throw Wrong($"TenantId is '{tenant}'; it is the directory (tenant) id, like 7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10, or 'organizations' for several tenants.");

        var allowed = section.GetSection("AllowedTenants").Get<string[]>() ?? [];
        if (isShared && allowed.Length == 0) throw Wrong($"TenantId is '{tenant}', where every tenant of the world could sign in, and AllowedTenants names none. Name the tenants whose people may.");
        if (Array.Find(allowed, id => !Guid.TryParseExact(id, "D", out _)) is { } wrong) throw Wrong($"AllowedTenants names '{wrong}', which is no tenant id.");

        var instance = AddressOf("Instance", section["Instance"] is { Length: > 0 } named ? named : "https://login.microsoftonline.com/");
        var ids = isShared ? allowed : [tenant];
        return new DirectorySettings(new Uri($"{instance.AbsoluteUri.TrimEnd('/')}/{tenant.ToLowerInvariant()}/v2.0"), isShared ? null : tenant.ToLowerInvariant(), true,
            ids.Select(id => id.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal), clientId, secret, certificate);
    }

    /// <summary>Secrets and tokens travel there, so it is https; on the machine itself it may be http.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static Uri AddressOf(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && IsSafe(address) && address.Query.Length == 0 && address.Fragment.Length == 0 ? address : throw Wrong($"{name} is '{text}'; it is an https address.");

    private static string PathOf(IConfigurationSection section, string name, string otherwise) =>
        section[name] is not { Length: > 0 } path ? otherwise : path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal) ? path : throw Wrong($"{name} is '{path}'; it is a path of the portal, like {otherwise}.");

    private static X509Certificate2? CertificateOf(IConfigurationSection section)
    {
        var first = section.GetSection("ClientCertificates:0");
        if (!first.Exists()) return null;

        if (first["SourceType"] is not "Path") throw Wrong($"ClientCertificates:0:SourceType is '{first["SourceType"]}'; the portal reads certificates from a file: Path.");
        if (first["CertificateDiskPath"] is not { Length: > 0 } path || !File.Exists(path)) throw Wrong("ClientCertificates:0:CertificateDiskPath names no file that can be read.");
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, first["CertificatePassword"]);
            return certificate.HasPrivateKey && certificate.GetRSAPrivateKey() is not null ? certificate : throw Wrong("the file of ClientCertificates:0 holds no RSA private key.");
        }
        catch (System.Security.Cryptography.CryptographicException exception)
        {
            throw new InvalidOperationException($"{Section}: the file of ClientCertificates:0 cannot be opened as PFX with its CertificatePassword.", exception);
        }
    }

    private static InvalidOperationException Wrong(string what) => new($"Authentication:Mode is {SignInMode.Directory}, but {Section}: {what}");
}
