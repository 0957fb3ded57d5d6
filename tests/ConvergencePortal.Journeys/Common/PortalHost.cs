using System.Diagnostics;

namespace ConvergencePortal.Journeys.Common;

/// <summary>The built host as a process of its own on a free loopback port; killed by its own process id, never asked to stop.</summary>
public sealed class PortalHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string? _ownFolder;
    private readonly List<string> _log = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalHost(string folder, bool isOwnFolder, string loopback, bool loadDemoPlant, params (string Key, string Value)[] settings)
    {
        _ownFolder = isOwnFolder ? folder : null;
        _process = new Process { StartInfo = StartOf(folder, "--urls", $"http://{loopback}:0"), EnableRaisingEvents = true };
        _process.StartInfo.Environment["Demo__LoadPlant"] = loadDemoPlant ? "true" : "false";
        foreach (var (key, value) in settings) _process.StartInfo.Environment[key] = value;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The host ended at once:\n{Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Address { get; private set; } = "";

    public string Log
    {
        get { lock (_log) return string.Join('\n', _log); }
    }

    /// <summary>On a database of its own, which goes with the host.</summary>
    /// <param name="settings">Environment variables besides.</param>
    public static async Task<PortalHost> StartAsync(bool loadDemoPlant, params (string Key, string Value)[] settings)
    {
        var host = new PortalHost(Directory.CreateTempSubdirectory("portal-journey-").FullName, isOwnFolder: true, "127.0.0.1", loadDemoPlant, settings);
        await host.ListenAsync();
        return host;
    }

    /// <summary>With the demo plant and sign-in at a provider, to which the portal is then made known.</summary>
    public static async Task<PortalHost> StartAtAsync(OpenIdProvider provider)
    {
        var host = await StartAsync(loadDemoPlant: true, ("Authentication__Mode", "EntraId"), ("AzureAd__Authority", provider.Issuer), ("AzureAd__ClientId", OpenIdProvider.ClientId), ("AzureAd__ClientSecret", OpenIdProvider.ClientSecret));
        await provider.ServeAsync(host.Address);
        return host;
    }

    /// <summary>Begins to start on what lies in a folder, the demo plant when that is empty. The folder outlives the host.</summary>
    /// <param name="loopback">An address of its own keeps those away who still call a host that is gone.</param>
    public static PortalHost Begin(string folder, string loopback) => new(folder, isOwnFolder: false, loopback, loadDemoPlant: true);

    /// <summary>Returns once it answers; throws when it ends before that.</summary>
    public async Task ListenAsync() => Address = await _address.Task.WaitAsync(Patience);

    /// <summary>Runs a command of the host on the database in a folder; answers its exit code and what it said.</summary>
    public static async Task<(int Code, string Said)> RunAsync(string folder, params string[] command)
    {
        using var process = Process.Start(StartOf(folder, command))!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }

    /// <summary>SIGKILL: the process has no say in it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        if (_ownFolder is not null) Directory.Delete(_ownFolder, recursive: true);
    }

    private static ProcessStartInfo StartOf(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.HostAssembly, .. arguments])
        {
            WorkingDirectory = Repository.HostFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        // The journeys need the plant and not what became of it before them.
        start.Environment["Demo__HistoryWeeks"] = "0";
        // All of them come from one address.
        start.Environment["Limits__SignInPerMinute"] = "1000000";
        start.Environment["Limits__ApiPerMinute"] = "1000000";
        start.Environment["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "portal.db")}";
        start.Environment["Ledger__KeyFile"] = Path.Combine(folder, "ledger.key");
        start.Environment["Ledger__CheckpointFile"] = Path.Combine(folder, "checkpoints.jsonl");
        // Lines of the log are read for the address; a terminal's colors would break them up.
        start.Environment["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "false";
        return start;
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_log) _log.Add(line);

        const string listening = "Now listening on: ";
        var at = line.IndexOf(listening, StringComparison.Ordinal);
        if (at >= 0) _address.TrySetResult(line[(at + listening.Length)..].Trim());
    }
}
