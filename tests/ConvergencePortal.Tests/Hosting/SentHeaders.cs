using System.Text.RegularExpressions;

namespace ConvergencePortal.Tests.Hosting;

/// <summary>What an answer says to browsers, and what is wrong with it.</summary>
internal static partial class SentHeaders
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "same-origin"),
    ];

    private static readonly string[] Directives =
        ["default-src 'self'", "style-src 'self' 'unsafe-inline'", "object-src 'none'", "frame-src 'none'", "base-uri 'self'", "form-action 'self'", "frame-ancestors 'self'", "connect-src 'self'"];

    public static string? Of(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static string? NonceOf(HttpResponseMessage answer) => Nonce().Match(Of(answer, "Content-Security-Policy") ?? "") is { Success: true } match ? match.Groups["nonce"].Value : null;

    /// <summary>One sentence for each header that is not as it must be.</summary>
    public static IEnumerable<string> WrongWith(HttpResponseMessage answer, bool isAsset)
    {
        foreach (var (name, value) in Always)
            if (Of(answer, name) != value) yield return $"{name} is {Of(answer, name)}";
        if (Of(answer, "Permissions-Policy")?.Contains("camera=()", StringComparison.Ordinal) != true) yield return "no Permissions-Policy";
        if (Of(answer, "Server") is { } server) yield return $"Server is {server}";

        var policy = (Of(answer, "Content-Security-Policy") ?? "").Split("; ");
        foreach (var directive in Directives.Except(policy)) yield return $"the policy lacks {directive}";
        if (NonceOf(answer) is null) yield return "no nonce";
        if (policy.Any(directive => directive.StartsWith("script-src", StringComparison.Ordinal) && directive.Contains("unsafe", StringComparison.Ordinal))) yield return "scripts are unsafe";

        var cache = Of(answer, "Cache-Control") ?? "";
        if (!isAsset && !cache.Contains("no-store", StringComparison.Ordinal)) yield return $"Cache-Control is '{cache}'";
        if (isAsset && answer.IsSuccessStatusCode && cache.Contains("no-store", StringComparison.Ordinal)) yield return "the asset is fetched anew each time";
    }

    /// <summary>Scripts of a page that the policy would not run.</summary>
    public static IEnumerable<string> ScriptsWithoutNonce(string html, string? nonce) =>
        Script().Matches(html).Select(match => match.Value).Where(script => !script.Contains($"nonce=\"{nonce}\"", StringComparison.Ordinal)).Concat(Handler().Matches(html).Select(match => match.Value));

    [GeneratedRegex("script-src 'nonce-(?<nonce>[A-Za-z0-9_-]{22})' 'strict-dynamic'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Script();

    /// <summary>An attribute that is a script.</summary>
    [GeneratedRegex("""<[a-z][^>]*\s(on[a-z]+\s*=|(href|src|action)\s*=\s*"?\s*javascript:)[^>]*>""", RegexOptions.IgnoreCase)]
    private static partial Regex Handler();
}
