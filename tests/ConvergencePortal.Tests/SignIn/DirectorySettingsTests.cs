using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConvergencePortal.Web.SignIn;
using Microsoft.Extensions.Configuration;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.SignIn;

public sealed class DirectorySettingsTests
{
    [Theory]
    [InlineData("ClientId is not set", "TenantId=7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10", "ClientSecret=x")]
    [InlineData("ClientSecret is not set", "TenantId=7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10", "ClientId=c")]
    [InlineData("set either TenantId", "ClientId=c", "ClientSecret=x")]
    [InlineData("set either TenantId", "ClientId=c", "ClientSecret=x", "TenantId=7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10", "Authority=https://login.example")]
    [InlineData("TenantId is 'lindquell.example'", "ClientId=c", "ClientSecret=x", "TenantId=lindquell.example")]
    [InlineData("AllowedTenants names none", "ClientId=c", "ClientSecret=x", "TenantId=organizations")]
    [InlineData("names 'everybody', which is no tenant id", "ClientId=c", "ClientSecret=x", "TenantId=common", "AllowedTenants:0=everybody")]
    [InlineData("it is an https address", "ClientId=c", "ClientSecret=x", "Authority=http://login.example")]
    [InlineData("it is an https address", "ClientId=c", "ClientSecret=x", "Authority=login.example")]
    [InlineData("it is an https address", "ClientId=c", "ClientSecret=x", "TenantId=7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10", "Instance=http://login.example")]
    [InlineData("it is a path of the portal", "ClientId=c", "ClientSecret=x", "Authority=https://login.example", "CallbackPath=https://evil.example")]
    [InlineData("reads certificates from a file", "ClientId=c", "Authority=https://login.example", "ClientCertificates:0:SourceType=KeyVault")]
    [InlineData("names no file", "ClientId=c", "Authority=https://login.example", "ClientCertificates:0:SourceType=Path", "ClientCertificates:0:CertificateDiskPath=/nowhere.pfx")]
    public void From_WhatCannotBe_SaysWhatIsWrongAndNoSecret(string sentence, params string[] settings)
    {
        var refused = Should.Throw<InvalidOperationException>(() => Read(settings));

        refused.Message.ShouldContain(sentence);
        refused.Message.ShouldNotContain("ClientSecret=x");
    }

    [Fact]
    public void From_OneTenant_KnowsItsAuthorityAndLetsInNobodyElse()
    {
        var settings = Read("ClientId=c", "ClientSecret=x", "TenantId=7F1C2A4E-0D55-4B0C-9A41-3C2B1F7E9D10");

        settings.MetadataAddress.ShouldBe("https://login.microsoftonline.com/7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10/v2.0/.well-known/openid-configuration");
        (settings.IsEntra, settings.IsMultiTenant, settings.Tenant).ShouldBe((true, false, "7f1c2a4e-0d55-4b0c-9a41-3c2b1f7e9d10"));
    }

    [Fact]
    public void From_ACertificateFile_ReadsItAndRefusesAWrongPassword()
    {
        var file = Path.GetTempFileName();
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest("CN=portal", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        File.WriteAllBytes(file, made.Export(X509ContentType.Pfx, "right"));
        string[] settings = ["ClientId=c", "Authority=https://login.example", "ClientCertificates:0:SourceType=Path", $"ClientCertificates:0:CertificateDiskPath={file}"];

        Read([.. settings, "ClientCertificates:0:CertificatePassword=right"]).Certificate.ShouldNotBeNull().Subject.ShouldBe("CN=portal");
        Should.Throw<InvalidOperationException>(() => Read([.. settings, "ClientCertificates:0:CertificatePassword=wrong"])).Message.ShouldContain("cannot be opened");
        File.Delete(file);
    }

    private static DirectorySettings Read(params string[] settings) => DirectorySettings.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>($"AzureAd:{setting[..setting.IndexOf('=', StringComparison.Ordinal)]}", setting[(setting.IndexOf('=', StringComparison.Ordinal) + 1)..]))).Build());
}
