using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Notices;

/// <summary>What the feed says of notices, so that a page reads again only what it shows. A channel that was saved goes by its name.</summary>
public static class NoticeNews
{
    /// <summary>Somebody has something new in the inbox, and there may be something to send.</summary>
    public static readonly Saved Told = new(RecordTypes.Notice, "told");

    /// <summary>Messages were sent, or tried.</summary>
    public static readonly Saved Sent = new(RecordTypes.Notice, "sent");

    private const string Read = "read ";

    /// <summary>Somebody has read theirs.</summary>
    public static Saved ReadBy(int personId) => new(RecordTypes.Notice, $"{Read}{personId}");

    /// <summary>Whether somebody's inbox is another than before.</summary>
    public static bool ConcernsInboxOf(this Saved saved, int personId) => saved == Told || saved == ReadBy(personId);

    /// <summary>Whether channels, or what is on its way to them, are others than before.</summary>
    public static bool ConcernsChannels(this Saved saved) => saved.RecordType == RecordTypes.Notice && !saved.Number.StartsWith(Read, StringComparison.Ordinal);
}
