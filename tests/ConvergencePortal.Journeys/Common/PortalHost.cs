using System.Diagnostics;

namespace ConvergencePortal.Journeys.Common;

/// <summary>The built host as a process of its own on a free loopback port with a database of its own; stopped by its own process id.</summary>
public sealed class PortalHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _folder;
    private readonly List<string> _log = [];
    private readonly TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PortalHost(bool loadDemoPlant)
    {
        _folder = Directory.CreateTempSubdirectory("portal-journey-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.HostAssembly, "--urls", "http://127.0.0.1:0" },
            WorkingDirectory = Repository.HostFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["Database__ConnectionString"] = $"Data Source={Path.Combine(_folder, "portal.db")}",
                ["Demo__LoadPlant"] = loadDemoPlant ? "true" : "false",
                // Lines of the log are read for the address; a terminal's colors would break them up.
                ["DOTNET_SYSTEM_CONSOLE_ALLOW_ANSI_COLOR_REDIRECTION"] = "false",
            },
        };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The host ended at once:\n{Log}"));
    }

    public string Address { get; private set; } = "";

    public string Log
    {
        get { lock (_log) return string.Join('\n', _log); }
    }

    public static async Task<PortalHost> StartAsync(bool loadDemoPlant)
    {
        var host = new PortalHost(loadDemoPlant);
        host._process.Start();
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        host.Address = await host._address.Task.WaitAsync(Patience);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
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
