using System.Security.Cryptography;
using System.Text;
using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>
/// The second component of a person's signature besides the sign-in (21 CFR 11.200(a)(1)). Only a salted, slow hash is kept; after some wrong ones it rests for
/// a while, so that nobody tries them all.
/// </summary>
public sealed class SigningPin
{
    public const int ShortestPin = 4;
    public const int LongestPin = 20;
    public const int WrongOnesAllowed = 5;

    /// <summary>How long a PIN rests after too many wrong ones.</summary>
    public static readonly Duration Rest = Duration.FromMinutes(15);

    /// <summary>Slows down who stole the table by a few milliseconds a guess. What protects a short PIN is that it rests, not this.</summary>
    private const int Rounds = 20_000;

    private const int Bytes = 32;

    private SigningPin() { }

    public SigningPin(int personId) => PersonId = personId;

    public int PersonId { get; private set; }
    public string Salt { get; private set; } = "";
    public string Hash { get; private set; } = "";
    public Instant SetAt { get; private set; }

    /// <summary>Wrong ones since the last right one.</summary>
    public int WrongOnes { get; private set; }

    public Instant? RestsUntil { get; private set; }

    public int Version { get; private set; }

    /// <summary>Null when the text can be a PIN.</summary>
    public static Error? RefuseShape(string? pin) =>
        pin is { Length: >= ShortestPin and <= LongestPin } && pin.All(char.IsAsciiLetterOrDigit) ? null : SigningErrors.PinShape;

    public void Set(string pin, Instant now)
    {
        Salt = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes));
        (Hash, SetAt, WrongOnes, RestsUntil) = (HashOf(pin), now, 0, null);
        Version++;
    }

    public bool IsRight(string pin) => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash), Encoding.ASCII.GetBytes(HashOf(pin)));

    /// <summary>Null while the PIN may be tried.</summary>
    public Error? RefuseTrying(Instant now) => RestsUntil is { } until && now < until ? SigningErrors.PinRests(until - now) : null;

    /// <summary>Counts a wrong one.</summary>
    public void Miss(Instant now)
    {
        WrongOnes = RestsUntil is null ? WrongOnes + 1 : 1;
        RestsUntil = WrongOnes >= WrongOnesAllowed ? now + Rest : null;
        Version++;
    }

    public void Hit()
    {
        if (WrongOnes == 0 && RestsUntil is null) return;
        (WrongOnes, RestsUntil) = (0, null);
        Version++;
    }

    private string HashOf(string pin) => Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(pin, Convert.FromHexString(Salt), Rounds, HashAlgorithmName.SHA256, Bytes));
}

/// <summary>When a sign-in was last used to sign with the PIN: 21 CFR 11.200(a)(1)(i) lets later signatures of one continuous period use less.</summary>
public sealed class SigningSession
{
    private SigningSession() { }

    public SigningSession(Guid session, int personId) => (Session, PersonId) = (session, personId);

    public Guid Session { get; private set; }
    public int PersonId { get; private set; }
    public Instant LastSignedAt { get; private set; }

    public void Signed(Instant now) => LastSignedAt = now;
}
