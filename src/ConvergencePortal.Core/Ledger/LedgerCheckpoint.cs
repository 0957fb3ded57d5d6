using System.Security.Cryptography;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Attests that at an instant the ledger had so many rows and ended in this hash. Signed with a key that is not in the database, and kept outside it.</summary>
/// <param name="At">100-nanosecond ticks since 1970 in UTC.</param>
public sealed record LedgerCheckpoint(long Count, byte[] Hash, long At, byte[] Signature)
{
    public const byte Form = 1;

    /// <summary>Bytes of the key.</summary>
    public const int KeyLength = 32;

    public static LedgerCheckpoint Sign(long count, byte[] hash, Instant at, byte[] key)
    {
        var ticks = at.ToUnixTimeTicks();
        return new LedgerCheckpoint(count, hash, ticks, SignatureOf(count, hash, ticks, key));
    }

    public bool IsSignedWith(byte[] key) => CryptographicOperations.FixedTimeEquals(Signature, SignatureOf(Count, Hash, At, key));

    /// <summary>HMAC-SHA-256 over form, count, hash of the last row and instant.</summary>
    private static byte[] SignatureOf(long count, byte[] hash, long at, byte[] key)
    {
        var bytes = new LedgerBytes();
        bytes.Add(Form);
        bytes.Add(count);
        bytes.Add(hash);
        bytes.Add(at);
        return HMACSHA256.HashData(key, bytes.Written);
    }
}
