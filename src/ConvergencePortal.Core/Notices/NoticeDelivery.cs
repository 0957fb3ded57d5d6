using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>How far a message is on its way. The word "delivered" is used nowhere: a channel answers before anybody has seen the card.</summary>
public enum DeliveryState
{
    /// <summary>Waits for its turn, for the end of quiet hours, or for the next try.</summary>
    Queued,

    /// <summary>The channel has taken it.</summary>
    Accepted,

    /// <summary>Somebody followed its link.</summary>
    Opened,

    /// <summary>Given up: the channel refused it, or did not answer for too long. An administrator can send it again.</summary>
    Failed,
}

/// <summary>
/// One notice on its way to one channel or mailbox. Whoever sends it holds a lease, and only the holder of the newest lease can say what came of it: a process that slept too long does not
/// overwrite what another one did meanwhile.
/// </summary>
public sealed class NoticeDelivery
{
    private NoticeDelivery() { }

    /// <param name="notBefore">The end of quiet hours, or now.</param>
    public NoticeDelivery(Notice notice, int? channelId, int? personId, Instant notBefore) => (Notice, ChannelId, PersonId, NextTryAt) = (notice, channelId, personId, notBefore);

    public int Id { get; private set; }
    public int NoticeId { get; private set; }
    public Notice Notice { get; private set; } = null!;

    /// <summary>Null for mail.</summary>
    public int? ChannelId { get; private set; }

    /// <summary>To whom the mail goes; null for a channel.</summary>
    public int? PersonId { get; private set; }

    public DeliveryState State { get; private set; }
    public int Tries { get; private set; }
    public Instant NextTryAt { get; private set; }

    /// <summary>Of the process that sends it now.</summary>
    public Guid? LeaseToken { get; private set; }

    /// <summary>When others may take it over.</summary>
    public Instant? LeasedUntil { get; private set; }

    public Instant? AcceptedAt { get; private set; }
    public Instant? OpenedAt { get; private set; }
    public Instant? FailedAt { get; private set; }

    /// <summary>What the last try was answered, without any address.</summary>
    public string? Answer { get; private set; }

    /// <summary>Begins anew with what was given up.</summary>
    public void SendAgain(Instant now) => (State, Tries, NextTryAt, FailedAt) = (DeliveryState.Queued, 0, now, null);
}
