using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>The days of the week on which a site's decisions are made. Named, so that a row of the database can be read.</summary>
[Flags]
public enum WorkingDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    MondayToFriday = Monday | Tuesday | Wednesday | Thursday | Friday,
    All = MondayToFriday | Saturday | Sunday,
}

/// <summary>When people at a site decide, by the site's clock: the days, and the hours of each, half-open.</summary>
/// <param name="FromMinute">Minutes since midnight.</param>
/// <param name="ToMinute">Minutes since midnight; 1,440 is the end of the day.</param>
public readonly record struct WorkingHours(WorkingDays Days, int FromMinute, int ToMinute)
{
    public const int MinutesOfADay = 24 * 60;

    /// <summary>Our own default; no standard demands it.</summary>
    public static WorkingHours Default { get; } = new(WorkingDays.MondayToFriday, 7 * 60, 16 * 60);

    public bool Includes(IsoDayOfWeek day) => Days.HasFlag((WorkingDays)(1 << ((int)day - 1)));
}
