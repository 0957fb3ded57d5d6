using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The real host with sign-in at the hostile provider, on the test plant.</summary>
public sealed class EntraHost(TestPortal portal, HostileProvider provider, IReadOnlyDictionary<string, string>? settings = null) : WebApplicationFactory<Program>
{
    private readonly string _folder = NewFolder();

    public TestPortal Portal => portal;
    public HostileProvider Provider => provider;
    public LogLines Log { get; } = new();

    /// <summary>A browser with cookies of its own. Over https, because the session's cookie travels on nothing else.</summary>
    public HttpClient OpenBrowser()
    {
        var browser = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        browser.DefaultRequestHeaders.Add(PortalApi.RequestHeader, "1");
        return browser;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo:LoadPlant", "false");
        builder.UseSetting("Checks:Run", "false");
        builder.UseSetting("Notices:Run", "false");
        builder.UseSetting("Ledger:KeyFile", Path.Combine(_folder, "ledger.key"));
        builder.UseSetting("Ledger:CheckpointFile", Path.Combine(_folder, "checkpoints.jsonl"));
        builder.UseSetting("Database:Provider", TestPortal.SqlServer is null ? PortalDatabase.Sqlite : PortalDatabase.SqlServer);
        builder.UseSetting("Database:ConnectionString", portal.ConnectionString);
        builder.UseSetting("Authentication:Mode", "EntraId");
        builder.UseSetting("AzureAd:ClientId", HostileProvider.ClientId);
        builder.UseSetting("AzureAd:ClientSecret", HostileProvider.ClientSecret);
        // All these sign-ins come from one address.
        builder.UseSetting("Limits:SignInPerMinute", "100000");
        foreach (var (name, value) in settings ?? new Dictionary<string, string> { ["AzureAd:Authority"] = provider.Address }) builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IClock>(portal.Clock);
            services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Information));
        });
    }

    private static string NewFolder()
    {
        var folder = Directory.CreateTempSubdirectory("portal-ledger-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}

/// <summary>Keeps what the host logs, with the exceptions.</summary>
public sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> All => [.. _lines];

    /// <summary>What was logged with this in it, in one text.</summary>
    public string With(string part) => string.Join('\n', _lines.Where(line => line.Contains(part, StringComparison.OrdinalIgnoreCase)));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose() { }
}
