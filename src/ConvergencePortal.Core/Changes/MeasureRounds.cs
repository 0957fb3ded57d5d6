using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the signatures of the functions do to an extension.</summary>
public sealed class MeasureRounds : IRoundSubject
{
    public string RecordType => RecordTypes.Measure;

    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var measure = await FindAsync(closing, cancellationToken);
        if (measure.OpenExtension is not { } extension || extension.Revision != closing.Round.Revision || ContentHash.Of(measure, extension) != closing.Round.ContentHash) return RoundErrors.OtherContent;

        return Record(closing, measure, measure.Extend(closing.Now));
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var measure = await FindAsync(closing, cancellationToken);
        return Record(closing, measure, measure.RefuseExtension(closing.Now));
    }

    /// <summary>A measure that is gone needs no more time; who has not signed is no longer asked.</summary>
    internal static async Task WithdrawAsync(PortalDb db, string number, Instant now, CancellationToken cancellationToken)
    {
        var round = await db.ApprovalRounds.SingleOrDefaultAsync(r => r.RecordType == RecordTypes.Measure && r.Number == number && r.Status == RoundStatus.Open, cancellationToken);
        round?.Withdraw(now);
    }

    private static Task<TemporaryMeasure> FindAsync(RoundClosing closing, CancellationToken cancellationToken) =>
        closing.Db.Measures.Include(m => m.Extensions).SingleAsync(m => m.Number == closing.Round.Number, cancellationToken);

    private static Result Record(RoundClosing closing, TemporaryMeasure measure, Result moved) => moved.Then(() =>
    {
        foreach (var happened in measure.TakeEvents()) closing.Record(happened.Name, happened.Text);
    });
}
