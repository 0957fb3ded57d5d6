namespace ConvergencePortal.Core.Approvals;

/// <summary>What stands for a person's hand on this host, besides their being signed in.</summary>
/// <param name="IsSignIn">They sign in again, where a company's directory knows them; otherwise a PIN that the portal keeps.</param>
public sealed record SigningCredential(bool IsSignIn)
{
    public static SigningCredential Pin { get; } = new(false);
    public static SigningCredential SignIn { get; } = new(true);
}

/// <summary>What a person gives for the second and later signatures of one session; the first always takes the whole of it (21 CFR 11.200(a)(1)(i)).</summary>
public enum CredentialRule
{
    /// <summary>The PIN each time.</summary>
    Pin,

    /// <summary>A confirmation, while the session's last signing is fresh.</summary>
    Confirmation,
}
