namespace ConvergencePortal.Core.Approvals;

/// <summary>How many members of a function must sign: so many people, or a share of those who may.</summary>
/// <param name="People">At least so many, 1 or more.</param>
/// <param name="Percent">Of the members who may sign, 0 to 100; 0 when only the number counts.</param>
public readonly record struct SeatQuorum(int People, int Percent = 0)
{
    public static SeatQuorum One { get; } = new(1);

    /// <summary>Signatures needed among so many members. A share is rounded up: 51 % of three are two (the house's rule; rounding to the nearest would let a minority decide).</summary>
    public int NeededOf(int members) => Math.Max(Math.Max(1, People), ((Percent * members) + 99) / 100);

    /// <summary>The stricter of two, part by part.</summary>
    public SeatQuorum StricterOf(SeatQuorum other) => new(Math.Max(People, other.People), Math.Max(Percent, other.Percent));
}
