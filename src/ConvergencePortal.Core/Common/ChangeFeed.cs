namespace ConvergencePortal.Core.Common;

/// <summary>What was saved: the kind of record and its number or id. Readers look the record up again; the message carries nothing else.</summary>
public sealed record Saved(string RecordType, string Number);

/// <summary>Tells open pages of this process that something was saved. Subscribers are called outside the lock, in no promised order.</summary>
public sealed class ChangeFeed
{
    private readonly Lock _lock = new();
    private Action<Saved>[] _subscribers = [];

    public IDisposable Subscribe(Action<Saved> subscriber)
    {
        lock (_lock) _subscribers = [.. _subscribers, subscriber];
        return new Subscription(this, subscriber);
    }

    /// <summary>Called after a save, never before: a subscriber that reads at once must find what it is told of.</summary>
    public void Publish(Saved saved)
    {
        foreach (var subscriber in _subscribers) subscriber(saved);
    }

    private void Remove(Action<Saved> subscriber)
    {
        lock (_lock) _subscribers = [.. _subscribers.Where(s => s != subscriber)];
    }

    private sealed class Subscription(ChangeFeed feed, Action<Saved> subscriber) : IDisposable
    {
        public void Dispose() => feed.Remove(subscriber);
    }
}
