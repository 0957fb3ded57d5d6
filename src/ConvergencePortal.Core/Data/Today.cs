using NodaTime;

namespace ConvergencePortal.Core.Data;

/// <summary>The calendar day by which memberships and effective dates are read: UTC, the same for every site and node.</summary>
public static class Today
{
    public static LocalDate TodayUtc(this IClock clock) => clock.GetCurrentInstant().InUtc().Date;
}
