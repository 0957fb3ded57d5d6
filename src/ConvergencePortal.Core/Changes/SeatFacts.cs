using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What seats are judged by besides the change itself: who could sign at the site now, and what its slot meets.</summary>
/// <param name="Conflicts">What the slot meets that needs a consent; signatures that cover conflicts are bound to it.</param>
/// <param name="Tolerance">A move by at most this asks nobody again; a setting of the site.</param>
/// <param name="IsSlotFree">Whether the planned slot, if there is one, could be taken now.</param>
public sealed record SeatFacts(SiteMembers Members, IReadOnlyList<string> Conflicts, Duration Tolerance, bool IsSlotFree)
{
    /// <summary>The verdicts that need a consent, each as a line that stays the same while its cause does.</summary>
    public static IReadOnlyList<string> ConflictsIn(IEnumerable<SlotVerdict> verdicts) =>
        [.. verdicts.Where(v => v.Policy == ConflictPolicy.NeedsApproval).Select(v => $"{v.Code} {v.Approver} {v.Asset} {v.WindowId} {v.ChangeNumber}").Distinct().Order(StringComparer.Ordinal)];
}
