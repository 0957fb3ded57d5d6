using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Refusals about the approval settings of a site.</summary>
public static class ApprovalSettingsErrors
{
    public static readonly Error NotTheirs = Error.Forbidden("settings.keeper", "Approval settings are set by an administrator or the governance chair. You can read them.");
    public static readonly Error PeopleOnly = Error.Forbidden("settings.peopleOnly", "Approval settings are set by a person who signed in by name, not by a service.");

    /// <summary>Not the refusal of a lost race: trying again would not help, a person must look at what moved.</summary>
    public static readonly Error Moved = Error.Stale("settings.moved", "Somebody else saved these settings in the meantime. Read them again and repeat what still holds.");

    public static Error UnknownSite(string? site) =>
        Error.NotFound("settings.site", $"There is no site \"{(site is { Length: > PlainText.CodeLength } ? site[..PlainText.CodeLength] + "…" : site)}\".", "site");
}
