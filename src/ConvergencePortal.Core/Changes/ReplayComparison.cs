using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Changes;

/// <summary>Adds up, change by change, how two versions of the policy differ in what they ask.</summary>
internal sealed class ReplayComparison(PolicyEngine effective, PolicyEngine tried)
{
    private readonly List<ReplayedDifference> _differing = [];
    private readonly int[] _added = new int[Enum.GetValues<Function>().Length];
    private readonly int[] _dropped = new int[Enum.GetValues<Function>().Length];
    private int _compared, _more, _fewer, _forbidden, _otherTerms, _withMissing;

    public void Add(ReplayedChange change)
    {
        _compared++;
        if (change.Facts.Missing.Count > 0) _withMissing++;
        var (before, after) = (effective.Ask(change.Facts, change.Subject), tried.Ask(change.Facts, change.Subject));
        var added = after.Where(seat => before.All(other => other.Function != seat.Function)).ToList();
        var dropped = before.Where(seat => after.All(other => other.Function != seat.Function)).ToList();
        var hasOtherTerms = after.Any(seat => before.FirstOrDefault(other => other.Function == seat.Function) is { } same && !seat.HasTermsOf(same));
        var forbidden = tried.IsForbidden(change.Facts, change.Subject) && !effective.IsForbidden(change.Facts, change.Subject) ? tried.Forbidding(change.Facts)[0].Sentence : null;
        if (added.Count + dropped.Count == 0 && !hasOtherTerms && forbidden is null) return;

        var signatures = after.Sum(seat => seat.Quorum.People) - before.Sum(seat => seat.Quorum.People);
        if (signatures > 0) _more++;
        if (signatures < 0) _fewer++;
        if (forbidden is not null) _forbidden++;
        if (hasOtherTerms) _otherTerms++;
        foreach (var seat in added) _added[(int)seat.Function]++;
        foreach (var seat in dropped) _dropped[(int)seat.Function]++;
        _differing.Add(new ReplayedDifference(change.Number, signatures, [.. added.Select(ToSeat)], [.. dropped.Select(ToSeat)], hasOtherTerms, forbidden));
    }

    public PolicyReplay ToReplay() => new(tried.Number, effective.Number, _compared, _more, _fewer, _forbidden, _otherTerms,
        [.. Enum.GetValues<Function>().Select(f => new ReplayedFunction(f, _added[(int)f], _dropped[(int)f])).Where(f => f.Added + f.Dropped > 0)], _differing, NotReplayed());

    private List<string> NotReplayed()
    {
        List<string> left = ["Changes are judged on their stored content and on the plant as it is today, not as it was then.", "What their slots met then is not worked out again, so seats that only a slot asks for are left out on both sides."];
        var slotRows = tried.Rows.Concat(effective.Rows).Count(rule => rule.When.Conflicts.Count > 0);
        if (slotRows > 0) left.Add($"{slotRows} rows look at conflicts of the slot; they count as not met.");
        if (tried.Rows.Concat(effective.Rows).Any(rule => rule.Then.Quorum.Percent > 0)) left.Add("A share of the members is counted as the number of people it names at least.");
        if (_withMissing > 0) left.Add($"{_withMissing} changes name things that are no longer part of the plant; every row that might concern these counts as met.");
        return left;
    }

    private static ReplayedSeat ToSeat(SeatTally seat) => new(seat.Function, [.. seat.Rows.Select(row => row.Number)]);
}
