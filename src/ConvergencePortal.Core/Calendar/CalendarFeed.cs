using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.Calendar;

/// <summary>What a calendar feed shows.</summary>
public enum CalendarFeedKind
{
    /// <summary>The changes its owner raised, carries out, is needed for or must sign, and their shifts, at every site.</summary>
    Person,

    /// <summary>Windows and changes of a site.</summary>
    Site,

    /// <summary>Windows and changes of a line or another part of the equipment.</summary>
    Line,
}

/// <summary>A secret address under which a calendar program reads windows and changes without signing in. Only the hash is stored; its owner can revoke it.</summary>
public sealed class CalendarFeed
{
    /// <summary>Most live addresses of one person; who needs more forgot to revoke some.</summary>
    public const int MostOfAPerson = 20;

    /// <summary>No mark: nothing but the random bits stands in the address.</summary>
    public static readonly SecretForm Secrets = new("");

    private CalendarFeed() { }

    public CalendarFeed(int personId, CalendarFeedKind kind, int? equipmentId, string prefix, string hash, Instant createdAt) =>
        (PersonId, Kind, EquipmentId, Prefix, Hash, CreatedAt) = (personId, kind, equipmentId, prefix, hash, createdAt);

    public int Id { get; private set; }

    /// <summary>The owner; the feed shows what this person may see, and nothing once the person is no longer active.</summary>
    public int PersonId { get; private set; }

    public CalendarFeedKind Kind { get; private set; }

    /// <summary>The site or the part of it; null for a person's own feed.</summary>
    public int? EquipmentId { get; private set; }

    /// <summary>First characters of the secret, so that people can tell addresses apart.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>SHA-256 of the secret in hexadecimal; it has 256 random bits, so it needs no salt.</summary>
    public string Hash { get; private set; } = "";

    public Instant CreatedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    public Result Revoke(Instant now)
    {
        if (RevokedAt is not null) return CalendarFeedErrors.Revoked;

        RevokedAt = now;
        return Result.Success;
    }
}
