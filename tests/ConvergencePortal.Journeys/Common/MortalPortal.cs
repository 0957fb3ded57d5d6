using System.Diagnostics;

namespace ConvergencePortal.Journeys.Common;

/// <summary>
/// A portal whose host is killed at random moments, its start included, and started again on what it left behind. A host that listens lives for some calls, not for some time: on a machine
/// that is slow today as many of them are under way when it dies.
/// </summary>
public sealed class MortalPortal(string loopback, int seed) : IAsyncDisposable
{
    /// <summary>How often it does not even come up.</summary>
    private const double KilledWhileStarting = 0.3;

    /// <summary>The first hosts never come up: they die while they make the tables and load the plant.</summary>
    private const int StillBorn = 2;

    private const int MostCalls = 24;
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestLastCall = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(10);

    private readonly Random _random = new(seed);
    private readonly Lock _lock = new();
    private TaskCompletionSource<string> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PortalHost? _host;
    private int _calls;

    public string Folder { get; } = Directory.CreateTempSubdirectory("portal-kill-").FullName;
    public int Kills { get; private set; }

    /// <summary>Of them, how many before it listened.</summary>
    public int KillsWhileStarting { get; private set; }

    /// <summary>The address of the host that lives; waits for the next one while none does.</summary>
    public Task<string> AddressAsync()
    {
        lock (_lock) return _address.Task;
    }

    /// <summary>Somebody begins a call.</summary>
    public void Called() => Interlocked.Increment(ref _calls);

    /// <summary>Kills for so long, or until the fewest are reached if that takes longer; the last host lives on.</summary>
    public async Task RunAsync(TimeSpan duration, int fewest, int most)
    {
        var (watch, start) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(10));
        while (Kills < fewest || (watch.Elapsed < duration && Kills < most))
        {
            var began = watch.Elapsed;
            await using var host = PortalHost.Begin(Folder, loopback);
            var listening = host.ListenAsync();
            if ((Kills < StillBorn || _random.NextDouble() < KilledWhileStarting) && await Task.WhenAny(listening, Task.Delay(start * _random.NextDouble())) != listening)
            {
                KillsWhileStarting++;
                Forget(listening);
            }
            else
            {
                await listening;
                start = watch.Elapsed - began;
                Publish(host.Address);
                await LiveAsync();
                Withdraw();
            }
            Kills++;
        }
        _host = PortalHost.Begin(Folder, loopback);
        await _host.ListenAsync();
        Publish(_host.Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Until some calls were begun, and then a moment in which the last of them is under way.</summary>
    private async Task LiveAsync()
    {
        var (watch, last) = (Stopwatch.StartNew(), Volatile.Read(ref _calls) + _random.Next(1, MostCalls));
        while (Volatile.Read(ref _calls) < last && watch.Elapsed < LongestLife) await Task.Delay(Glance);
        await Task.Delay(LongestLastCall * _random.NextDouble());
    }

    private void Publish(string address)
    {
        lock (_lock) _address.TrySetResult(address);
    }

    /// <summary>From now on callers wait; those who are in the middle of a call find out by themselves.</summary>
    private void Withdraw()
    {
        lock (_lock) _address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>That a host which is killed while it starts never listens surprises nobody.</summary>
    private static void Forget(Task listening) => listening.ContinueWith(task => task.Exception, TaskScheduler.Default);
}
