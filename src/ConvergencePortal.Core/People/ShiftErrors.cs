using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.People;

/// <summary>Why a shift or an absence is refused as it is written; what a shift's times cannot be is said by the recurrence engine.</summary>
public static class ShiftErrors
{
    public static readonly Error BadStart = Error.Invalid("shift.start", "A start is written like 2026-01-05T06:00, by the clock of the plant.", "start");

    public static readonly Error BadTime = Error.Invalid("absence.time", "This is a day such as 2026-12-21, or a time such as 2026-12-21T12:00 by the clock of the plant, from 1970 to 2199.");

    public static readonly Error EndsBeforeItBegins = Error.Invalid("absence.endsBeforeItBegins", "The absence ends before it begins. A day in \"to\" is the last day away.", "to");

    public static readonly Error TooLong = Error.Invalid("absence.tooLong",
        $"An absence lasts at most {Absence.MaxDays} days. Who is away longer is set to not active, or their membership is ended.", "to");

    /// <summary>Nobody keeps the shifts of somebody else's plant.</summary>
    public static Error NotAtSite(Person person, string site) => Error.Invalid("shift.notAtSite", $"{person.Name} speaks for no function at {site}. An administrator adds the membership first.", "person");

    public static Error Service(Person person) => Error.Invalid("shift.service", $"{person.Name} is the account of another system, which has no working hours.", "person");
}
