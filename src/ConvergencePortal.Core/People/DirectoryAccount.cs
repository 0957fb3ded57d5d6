namespace ConvergencePortal.Core.People;

/// <summary>Whom a company's directory means: the tenant and the object in it. Never a name or a mail address, for those change hands.</summary>
/// <param name="Tenant">The tenant's id in Entra ID; with another provider its issuer.</param>
/// <param name="ObjectId">The object id in Entra ID; with another provider its subject.</param>
public sealed record DirectoryAccount(string Tenant, string ObjectId)
{
    public const int TextLength = 300;

    /// <summary>An issuer has no fragment (OpenID Connect Discovery 1.0, section 3), so the first of them ends the tenant.</summary>
    private const char Between = '#';

    /// <summary>As it is stored and imported: "tenant#object".</summary>
    public string Text => $"{Tenant}{Between}{ObjectId}";

    /// <summary>Null when the text names no account.</summary>
    public static DirectoryAccount? Parse(string text)
    {
        var at = text.IndexOf(Between, StringComparison.Ordinal);
        if (at <= 0 || at == text.Length - 1 || text.Length > TextLength || text.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))) return null;

        return new DirectoryAccount(text[..at], text[(at + 1)..]);
    }
}
