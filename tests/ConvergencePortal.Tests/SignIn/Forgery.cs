using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ConvergencePortal.Tests.SignIn;

/// <summary>What the provider does wrong in one sign-in. Whatever is not named here is as it should be.</summary>
public sealed record Forgery
{
    public static readonly Forgery None = new();

    public TokenSigner Signer { get; init; } = ProviderKeys.Rs256;

    /// <summary>Changes the claims before they are signed, so the signature is right.</summary>
    public Action<JsonObject> Claims { get; init; } = _ => { };

    public Action<JsonObject> Header { get; init; } = _ => { };

    /// <summary>Changes the finished id_token.</summary>
    public Func<string, string> Token { get; init; } = token => token;

    /// <summary>Changes what the token endpoint answers besides.</summary>
    public Action<JsonObject> Answer { get; init; } = _ => { };

    /// <summary>Answers the token request instead of the provider; also when the request itself is wrong.</summary>
    public Func<HttpContext, Task>? InsteadOfTokens { get; init; }

    public static Forgery Claim(string name, JsonNode? value) => new() { Claims = claims => claims[name] = value };

    public static Forgery Without(string claim) => new() { Claims = claims => claims.Remove(claim) };
}
