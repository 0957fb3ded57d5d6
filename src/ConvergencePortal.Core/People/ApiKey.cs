using ConvergencePortal.Core.Common;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>A secret by which a service account reaches the API. Only the hash is stored; it can never sign or decide.</summary>
public sealed class ApiKey
{
    public static readonly SecretForm Secrets = new("cp_");

    private ApiKey() { }

    public ApiKey(int personId, string name, string prefix, string hash, Instant createdAt) =>
        (PersonId, Name, Prefix, Hash, CreatedAt) = (personId, name, prefix, hash, createdAt);

    public int Id { get; private set; }
    public int PersonId { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>First characters of the key, so that people can tell keys apart.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>SHA-256 of the key in hexadecimal; the key has 256 random bits, so it needs no salt.</summary>
    public string Hash { get; private set; } = "";

    public Instant CreatedAt { get; private set; }
    public Instant? RevokedAt { get; private set; }

    public Result Revoke(Instant now)
    {
        if (RevokedAt is not null) return ApiKeyErrors.Revoked;

        RevokedAt = now;
        return Result.Success;
    }
}
