using NodaTime;

namespace ConvergencePortal.Core.Notices;

/// <summary>Sends one message by its way. What goes wrong outside is an answer, never an exception.</summary>
public interface INoticeSender
{
    Task<SendOutcome> SendAsync(OutgoingNotice message, CancellationToken cancellationToken);
}

/// <summary>Keeps secrets unreadable in the database.</summary>
public interface ISecretBox
{
    string Protect(string secret);

    /// <summary>Null when it was protected with keys that are gone.</summary>
    string? Unprotect(string text);
}

/// <summary>A message to be sent now.</summary>
/// <param name="Channel">Null for mail.</param>
/// <param name="Email">Null for a channel.</param>
/// <param name="Notices">One, or the mails of a person that go out together.</param>
/// <param name="Holders">Printed names of those who are asked.</param>
public sealed record OutgoingNotice(IReadOnlyList<int> DeliveryIds, IReadOnlyList<Notice> Notices, NoticeChannel? Channel, string? Email, IReadOnlyList<string> Holders)
{
    public int DeliveryId => DeliveryIds[0];
    public Notice Notice => Notices[0];
}

/// <summary>What came of a try.</summary>
/// <param name="Answer">In words and without the address.</param>
/// <param name="RetryAfter">How long the other side asks to be left alone.</param>
public sealed record SendOutcome(SendResult Result, string Answer, Duration? RetryAfter = null);

/// <summary>Whether a try is the last.</summary>
public enum SendResult
{
    Accepted,

    /// <summary>This message was not taken now: tried again later.</summary>
    TryLater,

    /// <summary>The channel asks for a pause: nothing goes there meanwhile.</summary>
    Throttled,

    /// <summary>The channel is not reached or does not answer: a try of everything that waits for it.</summary>
    Away,

    /// <summary>It would be refused again.</summary>
    Refused,
}
