using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>One sign-in of a person in one browser, from the moment they came in to the moment it ends. The browser holds a secret; here lies its hash.</summary>
public sealed class Session
{
    /// <summary>Marks the secret that the browser's cookie carries.</summary>
    public static readonly SecretForm Keys = new("cs_");

    public const int AgentLength = 200;
    public const int AddressLength = 45;
    public const int ProviderLength = 300;

    private Session() { }

    private Session(Person person, SessionOrigin origin, Guid sessionId, Instant now, SessionLimits limits)
    {
        (PersonId, SessionId, Way, StartedAt, SeenAt, EndsAt) = (person.Id, sessionId, origin.Way, now, now, now + limits.Longest);
        (AuthenticatedAt, NonceHash, Provider, ProviderSession, Agent, Address) =
            (origin.AuthenticatedAt ?? now, origin.NonceHash, origin.Provider, origin.ProviderSession, Cut(origin.Agent, AgentLength), Cut(origin.Address, AddressLength));
    }

    public int Id { get; private set; }

    /// <summary>Names the sign-in beside what was done in it; it is no secret and opens nothing.</summary>
    public Guid SessionId { get; private set; }

    /// <summary>SHA-256 of the secret in hexadecimal.</summary>
    public string KeyHash { get; private set; } = "";

    public int PersonId { get; private set; }
    public SignInWay Way { get; private set; }
    public Instant StartedAt { get; private set; }

    /// <summary>When the person showed their credentials, as the provider says; the start where nobody says.</summary>
    public Instant AuthenticatedAt { get; private set; }

    /// <summary>When they showed them once more in this session, to sign; null until they did.</summary>
    public Instant? ReauthenticatedAt { get; private set; }

    /// <summary>When it was last used, to the minute.</summary>
    public Instant SeenAt { get; private set; }

    /// <summary>When it ends however much it is used.</summary>
    public Instant EndsAt { get; private set; }

    public Instant? EndedAt { get; private set; }
    public SessionEnd? End { get; private set; }

    /// <summary>Hash of the nonce whose answer opened it: unique, so that one answer of the provider opens one session.</summary>
    public string? NonceHash { get; private set; }

    /// <summary>Issuer at which the person signed in; null in the demo plant.</summary>
    public string? Provider { get; private set; }

    /// <summary>The provider's own name of the session, by which it tells us that it ended there.</summary>
    public string? ProviderSession { get; private set; }

    /// <summary>What the browser calls itself, so that people know their sessions apart.</summary>
    public string? Agent { get; private set; }

    /// <summary>The network address it was opened from.</summary>
    public string? Address { get; private set; }

    /// <summary>Opens one, with a secret that is shown to the browser and never again.</summary>
    public static (Session Session, string Key) Open(Person person, SessionOrigin origin, Instant now, SessionLimits limits)
    {
        var session = new Session(person, origin, Guid.NewGuid(), now, limits);
        return (session, session.NewKey());
    }

    /// <summary>Notes that the person showed their credentials again, and gives the browser another secret for it.</summary>
    public string Reauthenticate(SessionOrigin origin, Instant at)
    {
        (ReauthenticatedAt, SeenAt, NonceHash) = (at, at > SeenAt ? at : SeenAt, origin.NonceHash);
        return NewKey();
    }

    /// <summary>Null while it may be used; otherwise how it ended.</summary>
    public SessionEnd? EndAt(Instant now, SessionLimits limits) =>
        EndedAt is not null ? End : now >= EndsAt ? SessionEnd.TooLong : now >= SeenAt + limits.Idle ? SessionEnd.Idle : null;

    public void Seen(Instant now) => SeenAt = now > SeenAt ? now : SeenAt;

    /// <summary>Ends it once; what ended is not ended again.</summary>
    public void Close(SessionEnd how, Instant now)
    {
        if (EndedAt is null) (EndedAt, End) = (now, how);
    }

    private string NewKey()
    {
        var key = Keys.Make();
        KeyHash = Keys.HashOf(key)!;
        return key;
    }

    private static string? Cut(string? text, int length) =>
        string.IsNullOrWhiteSpace(text) ? null : new string([.. text.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)).Take(length)]);
}

/// <summary>How a person came in.</summary>
public enum SignInWay
{
    /// <summary>As a persona of the demo plant, with a click.</summary>
    Demo,

    /// <summary>With the account of the company's directory.</summary>
    Directory,
}

/// <summary>How a session ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out.</summary>
    SignedOut,

    /// <summary>The person signed out everywhere.</summary>
    SignedOutEverywhere,

    /// <summary>Somebody signed in anew in the same browser.</summary>
    Replaced,

    /// <summary>An administrator ended it.</summary>
    EndedByAdministrator,

    /// <summary>The provider said that it ended there.</summary>
    EndedByProvider,

    /// <summary>The person was switched off.</summary>
    PersonInactive,

    /// <summary>It was not used for too long.</summary>
    Idle,

    /// <summary>It lasted as long as any may.</summary>
    TooLong,
}

/// <summary>How long sessions last.</summary>
/// <param name="Idle">Without use.</param>
/// <param name="Longest">However much they are used.</param>
public sealed record SessionLimits(Duration Idle, Duration Longest)
{
    public static SessionLimits Default { get; } = new(Duration.FromMinutes(60), Duration.FromHours(10));
}

/// <summary>Where a session comes from.</summary>
/// <param name="AuthenticatedAt">When the person showed their credentials to the provider.</param>
/// <param name="NonceHash">Of the answer that opens it.</param>
public sealed record SessionOrigin(SignInWay Way, string? Agent = null, string? Address = null, Instant? AuthenticatedAt = null, string? NonceHash = null, string? Provider = null, string? ProviderSession = null);
