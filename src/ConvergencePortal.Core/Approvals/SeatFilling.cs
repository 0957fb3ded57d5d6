using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Approvals;

/// <summary>Whether a set of seats can be filled when each person takes one (a bipartite matching by augmenting paths; seats are at most seven).</summary>
public static class SeatFilling
{
    public static Function? FirstUnfillable(IReadOnlyList<Function> seats, Func<Function, IEnumerable<int>> candidates)
    {
        var seatOf = new Dictionary<int, Function>();
        foreach (var seat in seats)
            if (!TryFill(seat, [])) return seat;
        return null;

        bool TryFill(Function seat, HashSet<int> tried)
        {
            foreach (var person in candidates(seat))
            {
                if (!tried.Add(person)) continue;
                if (seatOf.TryGetValue(person, out var other) && !TryFill(other, tried)) continue;
                seatOf[person] = seat;
                return true;
            }
            return false;
        }
    }
}
