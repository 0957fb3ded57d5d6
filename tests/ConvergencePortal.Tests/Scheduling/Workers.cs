using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Windows;
using NodaTime;

namespace ConvergencePortal.Tests.Scheduling;

/// <summary>Makes people who work at the test plant, with the hours they work.</summary>
internal static class Workers
{
    private static readonly LocalDate Today = Slots.Now.InUtc().Date;

    /// <summary>Somebody who speaks for a function for ever.</summary>
    /// <param name="shifts">Start by the plant's clock and minutes; none: keeps no shifts.</param>
    public static CrewMember Worker(int id, Function function, params (string Start, int Minutes)[] shifts) =>
        new(id, $"Worker {id}", [new HeldDuty(BerlinPicture.Site, function, 0, long.MaxValue)],
            [.. shifts.Select(shift => (BerlinPicture.Site, new WindowRuns(Schedules.Make(shift.Start, minutes: shift.Minutes), Horizon.Around(Today))))], TimeSet.Empty);

    public static CrewMember AwayFrom(this CrewMember member, Instant from, Instant to) => member with { Away = TimeSet.Of(from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds()) };

    public static CrewMember LeavingAt(this CrewMember member, Instant to) => member with { Duties = [.. member.Duties.Select(duty => duty with { To = to.ToUnixTimeSeconds() })] };

    public static CrewMember MovedTo(this CrewMember member, int siteId) => member with { Duties = [.. member.Duties.Select(duty => duty with { SiteId = siteId })] };
}
