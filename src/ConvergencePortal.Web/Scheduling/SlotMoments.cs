using ConvergencePortal.Core.Changes;
using NodaTime;

namespace ConvergencePortal.Web.Scheduling;

/// <summary>A moment of a slot that people wait for.</summary>
/// <param name="Words">Its name; like <paramref name="Passed"/> a key of the translation.</param>
/// <param name="Passed">What is said once it has passed.</param>
public sealed record SlotMoment(string Words, string Sign, string Passed, Instant At);

/// <summary>The start, the point of no return and the end of a slot, seen from now.</summary>
/// <param name="Next">The first that is still to come; null when all have passed.</param>
/// <param name="Last">The last that has passed; null before the start.</param>
public sealed record SlotMoments(IReadOnlyList<SlotMoment> All, SlotMoment? Next, SlotMoment? Last)
{
    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>Null but on the day: from 24 hours before the start to 24 hours after the end.</summary>
    public static SlotMoments? Of(ChangeContent content, Instant now)
    {
        if (content is not { PlannedStart: { } start, PlannedEnd: { } end, PointOfNoReturn: { } last } || content.SpanMinutes == 0 || now < start - Day || now >= end + Day) return null;

        List<SlotMoment> all = [new("Start", "▶", "The slot has begun.", start)];
        if (last < end) all.Add(new("Point of no return", "⚑", "The point of no return has passed.", last));
        all.Add(new("End", "■", "The slot has ended.", end));
        return new SlotMoments(all, all.Find(moment => moment.At > now), all.FindLast(moment => moment.At <= now));
    }
}
