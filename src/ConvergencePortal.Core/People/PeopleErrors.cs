using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Why a person's record is refused.</summary>
public static class PeopleErrors
{
    public static readonly Error BadAccount = Error.Invalid("person.account", "An account is written as tenant#object, for example 7f1c…#a81d…: tenant id and object id of Entra ID, or issuer and subject.");
    public static readonly Error BadAddress = Error.Invalid("person.email", "A mail address is written like name@company.example.");
}
