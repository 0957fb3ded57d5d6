using NodaTime;

namespace ConvergencePortal.Core.Scheduling;

/// <summary>Everything that is wrong with one slot, and the hash of what it was computed from.</summary>
/// <param name="BasisHash">SHA-256 in hexadecimal over the question and every fact that was looked at; the same facts give the same hash.</param>
public sealed record SlotReport(IReadOnlyList<SlotVerdict> Verdicts, string BasisHash);

/// <summary>What the slots cost is made of, in the points of the site's weights.</summary>
/// <param name="Production">Lost production minutes, slack first, times the rate of the line.</param>
/// <param name="CallIn">People who would be called in outside their shift.</param>
/// <param name="Distance">How far the slot lies from the requested time.</param>
public sealed record SlotCost(int Production, int Night, int Weekend, int CallIn, int Distance)
{
    public int Total => Production + Night + Weekend + CallIn + Distance;
}

/// <summary>A slot that could be taken, with what it costs and why it is good.</summary>
/// <param name="Warnings">Verdicts that do not block; the consent they ask for is among the reasons.</param>
public sealed record FoundSlot(Instant Start, Instant End, Instant PointOfNoReturn, SlotCost Cost, IReadOnlyList<string> Reasons, IReadOnlyList<SlotVerdict> Warnings);

/// <summary>A slot that looks near or cheap and cannot be taken, with the sentences that say why.</summary>
public sealed record RejectedSlot(Instant Start, Instant End, IReadOnlyList<string> Reasons);

/// <summary>The best slots by cost, and the best few that had to be rejected.</summary>
public sealed record SlotSearch(IReadOnlyList<FoundSlot> Slots, IReadOnlyList<RejectedSlot> Rejected);
