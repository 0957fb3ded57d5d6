using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>A secret by which a service account reaches the API. Only the hash is stored; it can never sign or decide.</summary>
public sealed class ApiKey
{
    public static readonly SecretForm Secrets = new("cp_");

    /// <summary>The longest that a key may hold: whoever still needs it then makes a new one.</summary>
    public static readonly Duration LongestLife = Duration.FromDays(365);

    /// <summary>What the page suggests.</summary>
    public static readonly Duration SuggestedLife = Duration.FromDays(90);

    /// <summary>Use is noted no oftener, so that a busy key does not write with every call.</summary>
    public static readonly Duration UseNotedEvery = Duration.FromHours(1);

    private ApiKey() { }

    public ApiKey(int personId, string name, string prefix, string hash, IReadOnlyList<string> scopes, Instant createdAt, Instant? expiresAt) =>
        (PersonId, Name, Prefix, Hash, ScopeText, CreatedAt, ExpiresAt) = (personId, name, prefix, hash, ApiKeyScopes.Write(scopes), createdAt, expiresAt);

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>First characters of the key, so that people can tell keys apart.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>SHA-256 of the key in hexadecimal; the key has 256 random bits, so it needs no salt.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>As the column keeps them; see <see cref="ApiKeyScopes"/>. Empty for a key from before there were scopes, which may then do nothing.</summary>
    public string ScopeText { get; private set; } = "";

    public IReadOnlyList<string> Scopes => ApiKeyScopes.Read(ScopeText);

    public Instant CreatedAt { get; private set; }

    /// <summary>From then on the key is as unknown as one that never was; null for no end.</summary>
    public Instant? ExpiresAt { get; private set; }

    /// <summary>To the hour; null while nobody has called with it.</summary>
    public Instant? LastUsedAt { get; private set; }

    public Instant? RevokedAt { get; private set; }

    public Result Revoke(Instant now)
    {
        if (RevokedAt is not null) return ApiKeyErrors.Revoked;

        RevokedAt = now;
        return Result.Success;
    }
}
