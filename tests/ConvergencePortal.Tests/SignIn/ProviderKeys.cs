using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>The keys of the hostile provider, and the ways in which it signs: the right ones and those that others have been fooled with.</summary>
public static class ProviderKeys
{
    private static readonly RSA Rsa = RSA.Create(2048);
    private static readonly RSA Rotated = RSA.Create(2048);
    private static readonly RSA Foreign = RSA.Create(2048);
    private static readonly ECDsa Curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static TokenSigner Rs256 { get; } = new("RS256", "rsa-1", input => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    public static TokenSigner Ps256 { get; } = new("PS256", "rsa-1", input => Rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
    public static TokenSigner Es256 { get; } = new("ES256", "ec-1", input => Curve.SignData(input, HashAlgorithmName.SHA256));

    /// <summary>Sound, but not among the algorithms that the portal takes.</summary>
    public static TokenSigner Rs512 { get; } = new("RS512", "rsa-1", input => Rsa.SignData(input, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1));

    /// <summary>A key that the provider begins to publish later.</summary>
    public static TokenSigner AfterRotation { get; } = new("RS256", "rsa-2", input => Rotated.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Somebody else's key under the name of the provider's.</summary>
    public static TokenSigner Stranger { get; } = new("RS256", "rsa-1", input => Foreign.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static TokenSigner Unsigned { get; } = new("none", null, _ => []);

    /// <summary>The public key, which everybody has, taken for a shared secret: as PEM text and as the bytes of its modulus.</summary>
    public static TokenSigner Hs256WithPem { get; } = new("HS256", "rsa-1", input => HMACSHA256.HashData(Encoding.ASCII.GetBytes(Rsa.ExportSubjectPublicKeyInfoPem()), input));
    public static TokenSigner Hs256WithModulus { get; } = new("HS256", "rsa-1", input => HMACSHA256.HashData(Rsa.ExportParameters(false).Modulus!, input));

    public static JsonObject RsaJwk => Jwk(Rsa, "rsa-1");
    public static JsonObject RotatedJwk => Jwk(Rotated, "rsa-2");
    public static JsonObject ForeignJwk => Jwk(Foreign, "foreign-1");

    public static JsonObject CurveJwk
    {
        get
        {
            var point = Curve.ExportParameters(false).Q;
            return new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["use"] = "sig", ["kid"] = "ec-1", ["x"] = Base64Url.EncodeToString(point.X), ["y"] = Base64Url.EncodeToString(point.Y) };
        }
    }

    private static JsonObject Jwk(RSA rsa, string kid)
    {
        var key = rsa.ExportParameters(false);
        return new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = kid, ["n"] = Base64Url.EncodeToString(key.Modulus), ["e"] = Base64Url.EncodeToString(key.Exponent) };
    }
}

/// <summary>One way to sign a token by hand, so that it can be wrong in every way a library would not let it be.</summary>
public sealed record TokenSigner(string Algorithm, string? KeyId, Func<byte[], byte[]> Sign)
{
    public string Write(JsonObject claims, Action<JsonObject>? changeHeader = null)
    {
        var header = new JsonObject { ["typ"] = "JWT", ["alg"] = Algorithm };
        if (KeyId is not null) header["kid"] = KeyId;
        changeHeader?.Invoke(header);

        var signed = $"{Encode(header.ToJsonString())}.{Encode(claims.ToJsonString())}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
