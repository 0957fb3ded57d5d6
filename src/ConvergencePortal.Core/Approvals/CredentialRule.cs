namespace ConvergencePortal.Core.Approvals;

/// <summary>What a person gives for the second and later signatures of one session; the first always takes the whole of it (21 CFR 11.200(a)(1)(i)).</summary>
public enum CredentialRule
{
    /// <summary>The PIN each time.</summary>
    Pin,

    /// <summary>A confirmation, while the session's last signing is fresh.</summary>
    Confirmation,
}
