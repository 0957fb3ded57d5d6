using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ConvergencePortal.Core.Notices;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>Sessions and secrets outlive a restart and are known on every node, and nowhere else.</summary>
public sealed class PortalKeysTests : IAsyncLifetime
{
    private static readonly WebApplicationFactoryClientOptions Plain = new() { AllowAutoRedirect = false, HandleCookies = false };

    private readonly string _folder = Directory.CreateTempSubdirectory("portal-keys-").FullName;
    private TestPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPlant.CreatePortalAsync();

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task TwoHosts_OnOneDatabase_KnowEachOthersSessionsAndSecrets()
    {
        await using var first = new TestHost(_portal);
        var cookie = await Sessions.CookieOfAsync(first, "it.berlin");
        var secret = first.Services.GetRequiredService<ISecretBox>().Protect("the address");
        await using var second = new TestHost(_portal);

        (await CallAsync(second, cookie)).ShouldBe(HttpStatusCode.OK);
        second.Services.GetRequiredService<ISecretBox>().Unprotect(secret).ShouldBe("the address");
    }

    [Fact]
    public async Task Cookie_OfAnotherDeployment_IsNoSession()
    {
        await using var there = await TestPlant.CreatePortalAsync();
        await using var foreign = new TestHost(there);
        await using var host = new TestHost(_portal);
        var cookie = await Sessions.CookieOfAsync(foreign, "it.berlin");

        (await CallAsync(host, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
        using var client = host.CreateClient(Plain);
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var page = await client.GetAsync(new Uri("/changes", UriKind.Relative), Token);

        page.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page.Headers.Location!.ToString().ShouldContain("/sign-in");
        host.Services.GetRequiredService<ISecretBox>().Unprotect(foreign.Services.GetRequiredService<ISecretBox>().Protect("x")).ShouldBeNull();
    }

    [Fact]
    public async Task Keys_WithACertificate_LieEncryptedAndAreReadWithItAlone()
    {
        var (now, later) = (Certificate("now"), Certificate("later"));
        await using var host = new TestHost(_portal, now);
        var cookie = await Sessions.CookieOfAsync(host, "it.berlin");

        (await StoredAsync()).ShouldAllBe(xml => xml.Contains("EncryptedData", StringComparison.Ordinal) && !xml.Contains("<masterKey", StringComparison.Ordinal));
        await using var second = new TestHost(_portal, now);
        (await CallAsync(second, cookie)).ShouldBe(HttpStatusCode.OK);
        await using var renewed = new TestHost(_portal, [.. later, ("DataProtection:OldCertificates:0:Path", now[0].Value), ("DataProtection:OldCertificates:0:Password", now[1].Value)]);
        (await CallAsync(renewed, cookie)).ShouldBe(HttpStatusCode.OK);
        await using var without = new TestHost(_portal, later);
        (await CallAsync(without, cookie)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Start_OnANewDatabase_MakesItsKeys()
    {
        Assert.SkipWhen(TestPortal.SqlServer is not null, "SQL Server is migrated by script before the first start.");
        var connection = $"Data Source={Path.Combine(_folder, "new.db")};Pooling=False";
        await using (var host = new TestHost(_portal, ("Database:ConnectionString", connection)))
        {
            using var client = host.CreateClient(Plain);
            using var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), Token);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);

            await using var db = await host.Services.GetRequiredService<IDbContextFactory<Core.Data.PortalDb>>().CreateDbContextAsync(Token);
            (await db.ProtectionKeys.CountAsync(Token)).ShouldBe(1);
        }
        (await StoredAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("missing.pfx", "x")]
    [InlineData("broken.pfx", "x")]
    [InlineData("now.pfx", "wrong")]
    [InlineData("curve.pfx", "secret")]
    public void Certificate_ThatIsOfNoUse_KeepsTheHostFromStarting(string file, string password)
    {
        Certificate("now");
        using (var curve = new CertificateRequest("CN=curve", ECDsa.Create(ECCurve.NamedCurves.nistP256), HashAlgorithmName.SHA256).CreateSelfSigned(TestPortal.Start.ToDateTimeOffset(), TestPortal.Start.ToDateTimeOffset().AddYears(1)))
            File.WriteAllBytes(Path.Combine(_folder, "curve.pfx"), curve.Export(X509ContentType.Pfx, "secret"));
        File.WriteAllText(Path.Combine(_folder, "broken.pfx"), "no certificate");
        using var host = new TestHost(_portal, ("DataProtection:CertificatePath", Path.Combine(_folder, file)), ("DataProtection:CertificatePassword", password));

        Should.Throw<InvalidOperationException>(() => host.Services).Message.ShouldStartWith("DataProtection:CertificatePath is ");
    }

    [Theory]
    [InlineData("Production", false, true)]
    [InlineData("Production", true, false)]
    [InlineData("Development", false, false)]
    public async Task Start_WithKeysThatAnybodyCouldRead_SaysSoInTheLog(string environment, bool hasCertificate, bool warns)
    {
        var log = new WarningLog();
        await using var host = new TestHost(_portal, [("Authentication:Mode", "Demo"), ("Authentication:AllowDemo", "true"), .. hasCertificate ? Certificate("now") : []])
            .WithWebHostBuilder(builder => builder.UseEnvironment(environment).ConfigureLogging(logging => logging.AddProvider(log)));

        using var client = host.CreateClient(Plain);

        log.Lines.Any(line => line.Contains("whoever reads a backup can make a session for anybody", StringComparison.Ordinal)).ShouldBe(warns);
    }

    private static async Task<HttpStatusCode> CallAsync(TestHost host, string cookie)
    {
        using var client = host.CreateClient(Plain);
        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        client.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await client.GetAsync(new Uri("/api/v1/changes", UriKind.Relative), Token);
        return answer.StatusCode;
    }

    private async Task<List<string>> StoredAsync()
    {
        await using var db = _portal.Db();
        return await db.ProtectionKeys.Select(key => key.Xml).ToListAsync(Token);
    }

    /// <summary>A new one in a file, as the host is told of it.</summary>
    private (string Key, string Value)[] Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(TestPortal.Start.ToDateTimeOffset(), TestPortal.Start.ToDateTimeOffset().AddYears(1));
        var file = Path.Combine(_folder, $"{name}.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "secret"));
        return [("DataProtection:CertificatePath", file), ("DataProtection:CertificatePassword", "secret")];
    }

    private sealed class WarningLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyCollection<string> Lines => _lines;
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _lines.Enqueue(formatter(state, exception));
        public void Dispose() { }
    }
}
