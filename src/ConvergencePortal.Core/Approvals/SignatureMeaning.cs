namespace ConvergencePortal.Core.Approvals;

/// <summary>What a signature says; printed with the name and the time wherever the signature is shown (21 CFR 11.50(a)(3)).</summary>
public enum SignatureMeaning
{
    /// <summary>The signer wrote it.</summary>
    Authored,

    /// <summary>The signer looked at it and has nothing against it.</summary>
    Reviewed,

    /// <summary>The signer agrees for their function.</summary>
    Approved,

    /// <summary>The signer takes the responsibility for it.</summary>
    Responsible,

    /// <summary>The signer checked the result.</summary>
    Verified,

    /// <summary>The signer let an emergency pass.</summary>
    AuthorizedEmergency,
}
