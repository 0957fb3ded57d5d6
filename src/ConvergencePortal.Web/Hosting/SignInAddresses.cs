namespace ConvergencePortal.Web.Hosting;

/// <summary>The addresses at which somebody tries to sign in; whoever guesses is slowed down there.</summary>
public static class SignInAddresses
{
    public const string Demo = "/sign-in/demo";
    public const string Start = "/sign-in/start";
    public const string Again = "/sign-in/again";
    public const string Callback = "/signin-oidc";

    private static readonly HashSet<string> All = new([Demo, Start, Again, Callback], StringComparer.OrdinalIgnoreCase);

    /// <summary>As routing sees it: whatever the case, and with or without a last slash.</summary>
    public static bool Has(PathString path) => All.Contains((path.Value ?? "").TrimEnd('/'));
}
