using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Net;

namespace ConvergencePortal.Benchmarks;

/// <summary>The built host as a process of its own on loopback; stopped by its own process id.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HostProcess(Process process, string address) => (_process, Address) = (process, address);

    public string Address { get; }

    public long ResidentKilobytes => File.ReadLines($"/proc/{_process.Id}/status").Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
        .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)).Single();

    /// <summary>Returns once the sign-in page was served.</summary>
    public static async Task<HostProcess> StartAsync(string connectionString, bool loadDemoPlant, Dictionary<string, string>? settings = null)
    {
        var host = HostAssembly();
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { host, "--urls", address },
            WorkingDirectory = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(host)!, "..", "..", "..")),
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development", ["Database__ConnectionString"] = connectionString, ["Demo__LoadPlant"] = loadDemoPlant ? "true" : "false",
                ["Logging__LogLevel__Default"] = "Warning", ["Limits__SignInPerMinute"] = "1000000", ["Limits__ApiPerMinute"] = "1000000",
            },
        };
        foreach (var (name, value) in settings ?? []) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();

        using var client = new HttpClient { BaseAddress = new Uri(address) };
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException("The host ended at once.");
            try
            {
                using var answer = await client.GetAsync("/sign-in");
                if (answer.IsSuccessStatusCode) return new HostProcess(process, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10));
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string HostAssembly()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "ConvergencePortal.sln")))
                return Path.Combine(folder.FullName, "src", "ConvergencePortal.Web", "bin", configuration, "net10.0", "ConvergencePortal.Web.dll");
        throw new InvalidOperationException("The benchmarks run from a build inside the working copy.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
