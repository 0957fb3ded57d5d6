using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ConvergencePortal.Core.Common;

/// <summary>Makes secrets of one form and their hashes: a mark and 256 random bits in base64url. Who reads the database cannot use what stands there.</summary>
/// <param name="mark">What every secret of the form begins with, so that people and scanners know it when they see one.</param>
public sealed class SecretForm(string mark)
{
    private const int Bytes = 32;
    private const int Letters = 43;
    private const int ShownLetters = 8;

    public string Make() => mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>First characters, by which people tell secrets apart; what is left is far beyond guessing.</summary>
    public string PrefixOf(string secret) => secret[..(mark.Length + ShownLetters)];

    /// <summary>Null when the text cannot be a secret of this form. A secret is looked up by its hash, so that no comparison tells how near a guess came.</summary>
    public string? HashOf(string? text) =>
        text is not null && text.Length == mark.Length + Letters && text.StartsWith(mark, StringComparison.Ordinal) ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : null;
}
