using ConvergencePortal.Core.SignIn;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ConvergencePortal.Tests.Common;

/// <summary>The real host in demo mode on a test portal's database and clock, for tests that speak HTTP.</summary>
/// <param name="settings">What this host is told besides, or instead.</param>
public sealed class TestHost(TestPortal portal, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    /// <summary>Where this host keeps the key and the checkpoints of its ledger.</summary>
    public string Folder { get; } = NewFolder();

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("portal-ledger-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo:LoadPlant", "false");
        // Tests that want findings run the checks themselves; in the background they would move the ledger under others.
        builder.UseSetting("Checks:Run", "false");
        builder.UseSetting("Notices:Run", "false");
        // Tests sign in more often in a minute than people do; a test of its own keeps the default.
        builder.UseSetting("Limits:SignInPerMinute", "1000000");
        builder.UseSetting("Limits:ApiPerMinute", "1000000");
        builder.UseSetting("Ledger:KeyFile", Path.Combine(Folder, "ledger.key"));
        builder.UseSetting("Ledger:CheckpointFile", Path.Combine(Folder, "checkpoints.jsonl"));
        builder.UseSetting("Database:Provider", TestPortal.SqlServer is null ? PortalDatabase.Sqlite : PortalDatabase.SqlServer);
        builder.UseSetting("Database:ConnectionString", portal.ConnectionString);
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IClock>(portal.Clock);
            // Tests move the clock by days and stay signed in; when sessions end, tests of their own say.
            services.AddSingleton(new SessionLimits(Duration.FromDays(3650), Duration.FromDays(3650)));
        });
    }

    /// <summary>A client with the persona's session and the header that calls with a cookie need.</summary>
    public async Task<HttpClient> SignInAsync(string persona)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("persona", persona)]);
        using var answer = await client.PostAsync(new Uri("/sign-in/demo", UriKind.Relative), form);
        if (answer.StatusCode != System.Net.HttpStatusCode.Redirect) throw new InvalidOperationException($"{persona} could not sign in: {answer.StatusCode}");

        client.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        return client;
    }
}
