using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Stretches of starts from which a change would fit: those that nothing speaks against, and those that need somebody's consent. All others are blocked.</summary>
public sealed record ChangeStarts(IReadOnlyList<(Instant From, Instant To)> Free, IReadOnlyList<(Instant From, Instant To)> WithConsent)
{
    public static ChangeStarts Of(SiteSchedule schedule, SlotQuestion question, Instant from, Instant to)
    {
        var possible = SlotFinder.StartsWithin(schedule, question, from, to);
        // An emergency's named authorizer is asked for consent as well.
        var free = SlotFinder.StartsWithin(schedule.With(schedule.Policy.WithoutConsent()), question with { IsEmergency = false }, from, to);
        return new ChangeStarts(ToInstants(free), ToInstants(possible.Except(free)));
    }

    private static List<(Instant From, Instant To)> ToInstants(TimeSet starts) => [.. starts.Stretches().Select(s => (Instant.FromUnixTimeSeconds(s.From), Instant.FromUnixTimeSeconds(s.To)))];
}
