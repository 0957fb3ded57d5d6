using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="SignReview"/>.</summary>
/// <param name="Minutes">What was said besides; null for nothing.</param>
/// <param name="ExpectedVersion">The version the chair looked at: nothing is signed that was written down meanwhile.</param>
public sealed record SignReviewInput(string Site, string Week, int ExpectedVersion, string? Minutes, Command Command, string? Pin = null, bool Confirmed = false);

/// <summary>The governance chair signs a review off. Without quorum too, and then its decisions are recommended only (domain model 1.8, M2).</summary>
public sealed class SignReview(ReviewGate gate, SigningCheck signing)
{
    public Task<Result<ReviewState>> RunAsync(SignReviewInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Site, input.Week, ReviewEvents.Signed, input.Command, actor, async open =>
        {
            if (open.Review.RefuseSigning(open.By) is { } refused) return refused;
            if (PlainText.RefuseComment(input.Minutes, "minutes") is { } unreadable) return unreadable;
            if (open.Review.Version != input.ExpectedVersion) return Error.Stale("review.moved", "Something was written into this review since you opened it. Read it again and sign what stands there now.");

            // Last of all, so that nobody types a PIN for what they may not sign anyway.
            var rule = SigningRule.Of(await open.Db.ApprovalSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == open.Site.Id, cancellationToken));
            var method = await signing.CheckAsync(actor, new SigningProof(input.Pin, input.Confirmed), rule, cancellationToken);
            if (method.Error is { } unproven) return unproven;

            var stamp = new SignatureStamp(open.Now, open.Site.Zone.Id, method.Value, actor.Session);
            await SigningCheck.KeepAsync(open.Db, actor, stamp, cancellationToken);
            var actions = await open.Db.Actions.AsNoTracking().Where(a => a.ReviewId == open.Review.Id).ToListAsync(cancellationToken);
            return open.Review.Sign(open.By, input.Minutes, actions, stamp);
        }, cancellationToken);
}
