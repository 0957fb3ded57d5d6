using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Why a person's record is refused.</summary>
public static class PeopleErrors
{
    public static readonly Error BadAddress = Error.Invalid("person.email", "A mail address is written like name@company.example.");
}
