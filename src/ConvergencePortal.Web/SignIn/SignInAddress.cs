namespace ConvergencePortal.Web.SignIn;

/// <summary>Where people come in and go out.</summary>
public static class SignInAddress
{
    public const string Page = "/sign-in";
    public const string Demo = "/sign-in/demo";
    public const string Start = "/sign-in/start";
    public const string Again = "/sign-in/again";
    public const string Done = "/sign-in/done";
    public const string Failed = "/sign-in/failed";
    public const string NoRights = "/no-rights";
    public const string Out = "/sign-out";
    public const string OutEverywhere = "/sign-out/everywhere";

    /// <summary>Where the provider answers, unless AzureAd:CallbackPath says otherwise.</summary>
    public const string Callback = "/signin-oidc";

    /// <summary>Where the provider tells the browser that a session ended there.</summary>
    public const string FrontChannel = "/signout-oidc";

    /// <summary>Where the provider tells the host the same.</summary>
    public const string BackChannel = "/signout-backchannel";

    private static readonly HashSet<string> Attempts = new([Demo, Start, Again], StringComparer.OrdinalIgnoreCase);

    public const string Ended = Page + "?ended=1";
    public const string Left = Page + "?left=1";

    /// <summary>Whether somebody tries to sign in there: whoever guesses is slowed down. As routing sees it, whatever the case, and with or without a last slash.</summary>
    /// <param name="callback">Where the provider answers.</param>
    public static bool IsAttempt(PathString path, string callback)
    {
        var plain = (path.Value ?? "").TrimEnd('/');
        return Attempts.Contains(plain) || string.Equals(plain, callback, StringComparison.OrdinalIgnoreCase);
    }
}
