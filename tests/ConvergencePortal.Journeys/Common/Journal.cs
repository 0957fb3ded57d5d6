using System.Collections.Concurrent;

namespace ConvergencePortal.Journeys.Common;

/// <summary>A write that the portal said it did, and what it said.</summary>
/// <param name="Happened">The event that the ledger has for it.</param>
public sealed record Acknowledged(Guid Key, string Person, string Happened, string Number, string Status, int Revision, int Version);

/// <summary>What clients were answered, kept outside the portal.</summary>
public sealed class Journal
{
    /// <summary>Writes that were done.</summary>
    public ConcurrentQueue<Acknowledged> Done { get; } = new();

    /// <summary>Keys of calls that were refused, and why: nothing may have come of them.</summary>
    public ConcurrentQueue<(Guid Key, string Code)> Refused { get; } = new();

    /// <summary>Answers that no call should have got, in words.</summary>
    public ConcurrentQueue<string> Surprises { get; } = new();

    /// <summary>Calls that were sent again because nobody answered.</summary>
    public int Repeats => _repeats;

    private int _repeats;

    public void Repeat() => Interlocked.Increment(ref _repeats);
}
