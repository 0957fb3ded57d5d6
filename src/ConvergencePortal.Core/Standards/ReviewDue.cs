using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>When a standard must be looked at again. Counted in calendar months, as NERC does: fifteen calendar months end with the last day of the fifteenth month, not after 456 days.</summary>
public static class ReviewDue
{
    /// <summary>CIP-003-9 R1 has policies approved again within 15 calendar months.</summary>
    public const int DefaultMonths = 15;

    public const int MostMonths = 60;

    /// <summary>A standard that is due within so many days is said to be due soon; our own default.</summary>
    public const int SoonDays = 30;

    /// <summary>The last day on which the review is in time.</summary>
    public static LocalDate After(LocalDate approvedOn, int months) => DateAdjusters.EndOfMonth(approvedOn.With(DateAdjusters.StartOfMonth).PlusMonths(months));
}
