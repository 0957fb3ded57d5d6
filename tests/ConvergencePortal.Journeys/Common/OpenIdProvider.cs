using System.Diagnostics;
using System.Net.Http.Json;

namespace ConvergencePortal.Journeys.Common;

/// <summary>A certified OpenID provider (npm oidc-provider) as a process of its own on loopback. Of its accounts ada has the app role of the portal's administrator, the others nothing until a test says so.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    public const string ClientId = "portal";
    public const string ClientSecret = "of-the-journeys";

    /// <summary>Of every account.</summary>
    public const string Password = "of the plant";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly HttpClient _control = new();
    private readonly TaskCompletionSource<string> _issuer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _log = [];

    private OpenIdProvider()
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("node", [Repository.ProviderScript, ClientId, ClientSecret]) { RedirectStandardOutput = true, RedirectStandardError = true },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _issuer.TrySetException(new InvalidOperationException($"The provider ended at once:\n{Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>On localhost, where the portal of the journeys is on 127.0.0.1: to a browser these are two sites.</summary>
    public string Issuer { get; private set; } = "";

    public string Log
    {
        get { lock (_log) return string.Join('\n', _log); }
    }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        provider.Issuer = await provider._issuer.Task.WaitAsync(Patience);
        return provider;
    }

    /// <summary>From now on it knows the portal at this address.</summary>
    public Task ServeAsync(string portal) => PutAsync("portal", new { address = portal });

    /// <summary>What the account's next tokens say besides.</summary>
    public Task SetClaimsAsync(string login, object claims) => PutAsync($"accounts/{login}", claims);

    /// <param name="tokens">How its token endpoint is from now on: slow, down, nonsense or well.</param>
    public Task BecomeAsync(string tokens) => PutAsync("mood", new { tokens });

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task PutAsync(string what, object value)
    {
        using var answer = await _control.PutAsJsonAsync(new Uri($"{Issuer}/control/{what}"), value);
        answer.EnsureSuccessStatusCode();
    }

    private void Read(string? line)
    {
        if (line is null) return;
        lock (_log) _log.Add(line);
        if (line.StartsWith("issuer ", StringComparison.Ordinal)) _issuer.TrySetResult(line["issuer ".Length..].Trim());
    }
}
