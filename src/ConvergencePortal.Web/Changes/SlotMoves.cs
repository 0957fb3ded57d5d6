using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Scheduling;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Changes;

/// <summary>Says in one sentence how the conflicts of a slot have changed.</summary>
public static class SlotMoves
{
    public static string Say(SlotDifference difference, IStringLocalizer<Texts> t) => difference switch
    {
        { Appeared: [var first, ..] } => t[first.Policy == ConflictPolicy.Block ? "Blocked by now: {0}" : "New: {0}", difference.Appeared.OrderBy(v => v.Policy).First().Message],
        { Gone: [var first, ..] } => t["No longer: {0}", first.Message],
        _ => t["The hours have moved, nothing else."],
    };
}
