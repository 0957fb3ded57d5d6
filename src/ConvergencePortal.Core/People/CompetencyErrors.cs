using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Why a held competency is refused.</summary>
public static class CompetencyErrors
{
    public static readonly Error ExpiresBeforeItHolds = Error.Invalid("competency.expires", "The competency expires before it holds. Put the day of expiry after the day on which it was achieved.", "expires");

    public static Error Service(Person person) => Error.Invalid("competency.service", $"{person.Code} is a service account, which never signs and so needs no competency.", "person");
}
