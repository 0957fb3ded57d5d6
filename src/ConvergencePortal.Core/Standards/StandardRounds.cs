using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Standards;

/// <summary>What the signatures of the functions do to a version of a standard: with the last one it is approved and the former version is given its end in the same save.</summary>
public sealed class StandardRounds : IRoundSubject
{
    public string RecordType => RecordTypes.Standard;

    /// <summary>A signature counts for exactly what was asked: a version that has moved since is not approved by it.</summary>
    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var (standard, version) = await FindAsync(closing, cancellationToken);
        if (version.Revision != closing.Round.Revision || version.HashOf(standard.Code) != closing.Round.ContentHash) return RoundErrors.OtherContent;

        return Record(closing, standard, standard.Approve(version, [.. closing.Round.Seats.Select(seat => seat.Function)], closing.Now));
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var (standard, version) = await FindAsync(closing, cancellationToken);
        return Record(closing, standard, standard.Reject(version));
    }

    private static async Task<(Standard Standard, StandardVersion Version)> FindAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var standard = (await StandardGate.LoadAsync(closing.Db, StandardNumbers.CodeOf(closing.Round.Number), cancellationToken))!;
        return (standard, standard.Find(StandardNumbers.SemVerOf(closing.Round.Number))!);
    }

    private static Result Record(RoundClosing closing, Standard standard, Result moved) =>
        moved.Then(() => StandardGate.Record(closing.Db, standard, closing.Actor, closing.Command, closing.By, closing.Now));
}
