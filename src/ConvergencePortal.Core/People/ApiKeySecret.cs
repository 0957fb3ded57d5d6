using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ConvergencePortal.Core.People;

/// <summary>Makes API keys and their hashes. A key is "cp_" and 256 random bits; who reads the database cannot call with what stands there.</summary>
public static class ApiKeySecret
{
    private const string Mark = "cp_";
    private const int Bytes = 32;
    private const int PrefixLength = 11;

    /// <summary>Longest text that is looked at: what is longer is no key of ours.</summary>
    private const int Longest = 100;

    public static string Make() => Mark + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string PrefixOf(string key) => key[..PrefixLength];

    /// <summary>Null when the text cannot be a key.</summary>
    public static string? HashOf(string? text) =>
        text is { Length: > PrefixLength and <= Longest } && text.StartsWith(Mark, StringComparison.Ordinal) ? Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : null;
}
