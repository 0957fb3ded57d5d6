namespace ConvergencePortal.Web.SignIn;

/// <summary>What the person reads when they were not let in. The cause itself stands in the log alone.</summary>
public enum SignInWhy
{
    /// <summary>The person turned back at the provider.</summary>
    Cancelled,

    /// <summary>The answer of the provider did not pass a check, or the account may not come in.</summary>
    Refused,

    /// <summary>The person was switched off in the portal.</summary>
    Inactive,

    /// <summary>The account is in more groups than the answer can carry, and nobody could be asked for them.</summary>
    Groups,

    /// <summary>Another account than that of the session showed its credentials.</summary>
    OtherAccount,

    /// <summary>It was begun in another browser, or too long ago, or answered twice.</summary>
    Late,

    /// <summary>The provider does not answer, or nonsense.</summary>
    Unavailable,
}

/// <summary>Nobody is let in, for a reason with a stable name.</summary>
/// <param name="code">For the log and the ledger.</param>
/// <param name="cause">For the log alone: never a token, a code or a secret.</param>
public sealed class SignInRefusedException(SignInWhy why, string code, string cause, Exception? inner = null) : Exception(cause, inner)
{
    public SignInWhy Why => why;
    public string Code => code;

    /// <summary>Whom the provider vouched for; null when no token was good.</summary>
    public Core.People.DirectoryAccount? Account { get; init; }

    public static SignInRefusedException Token(string code, string cause) => new(SignInWhy.Refused, code, cause);
    public static SignInRefusedException Provider(string code, string cause, Exception? inner = null) => new(SignInWhy.Unavailable, code, cause, inner);
}
