using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConvergencePortal.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ConvergencePortal.Web.Hosting;

/// <summary>The keys that protect cookies, forms and the secrets of channels: in the database, encrypted with a certificate when one is named.</summary>
public static class PortalKeys
{
    /// <summary>Part of every key's use: must stay as it is, or nothing that was protected can be read any more.</summary>
    private const string Application = "ConvergencePortal";

    private const string Section = "DataProtection";

    public static void AddPortalKeys(this IServiceCollection services, IConfiguration settings)
    {
        var keys = services.AddDataProtection().SetApplicationName(Application);
        services.AddOptions<KeyManagementOptions>().Configure<IDbContextFactory<PortalDb>>((options, factory) => options.XmlRepository = new DatabaseKeys(factory));

        var section = settings.GetSection(Section);
        if (section["CertificatePath"] is { Length: > 0 } path) keys.ProtectKeysWithCertificate(Read("CertificatePath", path, section["CertificatePassword"]));
        var old = section.GetSection("OldCertificates").GetChildren()
            .Select(certificate => Read($"OldCertificates:{certificate.Key}:Path", certificate["Path"] ?? "", certificate["Password"])).ToArray();
        if (old.Length > 0) keys.UnprotectKeysWithAnyCertificate(old);
    }

    /// <summary>Whoever can read the database, or a copy of it, could make a session for anybody. In development that does not matter.</summary>
    public static void WarnOfOpenKeys(this WebApplication app, ILogger log)
    {
        if (app.Environment.IsDevelopment() || app.Services.GetRequiredService<IOptions<KeyManagementOptions>>().Value.XmlEncryptor is not null) return;

        log.LogWarning("The keys of sessions lie in the database unencrypted: whoever reads a backup can make a session for anybody. Set {Section}:CertificatePath (docs/operate/install.md)", Section);
    }

    private static X509Certificate2 Read(string key, string path, string? password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            using var secret = certificate.GetRSAPrivateKey();
            return secret is not null ? certificate : throw new CryptographicException("It has no RSA private key.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new InvalidOperationException($"{Section}:{key} is '{path}', and no certificate (PFX) with an RSA private key could be read from there with the password that was given: {exception.Message}", exception);
        }
    }
}
