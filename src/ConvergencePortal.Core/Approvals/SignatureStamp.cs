using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>By what a signer showed that it was they (21 CFR 11.200).</summary>
public enum SigningMethod
{
    /// <summary>The sign-in of the session and the signing PIN.</summary>
    Pin,

    /// <summary>The sign-in of the session and a confirmation, shortly after a signature with the PIN; where the site allows it.</summary>
    Confirmation,

    /// <summary>The sign-in of the session and another one with the company account, made to sign.</summary>
    SignIn,
}

/// <summary>When and how somebody signed.</summary>
/// <param name="TimeZone">IANA zone of the site, in which the time is printed.</param>
/// <param name="Session">The sign-in in which it happened.</param>
public sealed record SignatureStamp(Instant At, string TimeZone, SigningMethod Method, Guid Session);
