using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Lets one writer at a time at a database file of this process. One process a file is a rule of operation.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Gates live as long as the process; the semaphore never allocates its wait handle.")]
public sealed class WriterGate
{
    private static readonly ConcurrentDictionary<string, WriterGate> Gates = new(StringComparer.Ordinal);

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Commits since the last checkpoint; only touched by whoever holds the gate.</summary>
    internal int CommitsSinceCheckpoint { get; set; }

    public static WriterGate For(string dataSource) =>
        Gates.GetOrAdd(dataSource is ":memory:" or "" ? dataSource : Path.GetFullPath(dataSource), _ => new WriterGate());

    public void Enter() => _turn.Wait();
    public Task EnterAsync(CancellationToken cancellationToken) => _turn.WaitAsync(cancellationToken);
    public void Leave() => _turn.Release();
}
