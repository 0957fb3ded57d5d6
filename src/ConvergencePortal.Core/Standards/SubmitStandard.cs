using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="SubmitStandard"/>.</summary>
/// <param name="AppliesToEverything">That a version applies to every single thing is meant; asked for only then.</param>
public sealed record SubmitStandardInput(string Code, bool AppliesToEverything, Command Command);

/// <summary>Asks the function that keeps a standard, and every function whose things it applies to, to sign its draft. The author never signs.</summary>
public sealed class SubmitStandard(StandardGate gate, StandardSites sites)
{
    public Task<Result<StandardState>> RunAsync(SubmitStandardInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Code, StandardEvents.Submitted, input.Command, actor, async open =>
        {
            var (db, standard) = (open.Db, open.Standard);
            if (standard.RefuseAuthor(open.By) is { } refused) return refused;
            var draft = standard.Open!;
            if (StandardRules.CheckWhole(draft.Content, open.Today) is { Count: > 0 } lacking && draft.Status == StandardStatus.Draft) return StandardErrors.Wrong(lacking);

            var set = Standards.AppliesTo.Find(draft.AppliesTo, await sites.ReadAsync(db, cancellationToken), await sites.ReadSourcesAsync(db, cancellationToken));
            if (set.IsEmpty) return StandardErrors.AppliesToNothing;
            if (set.IsEverything && !input.AppliesToEverything) return StandardErrors.AppliesToEverything(set.Things.Count);

            // The round asks in the name of the author, who never signs, whoever of the keepers pressed the button (invariant S3).
            var (author, asked) = (open.By with { PersonId = draft.AuthorId, Name = draft.AuthorName }, StandardSigners.For(standard.OwnerFunction, draft.AppliesTo, set));
            var siteId = await StandardSites.IdOfAsync(db, draft.AppliesTo.Site, cancellationToken);
            var members = await RoundMembers.ReadAsync(db, siteId, author.PersonId, open.Today, cancellationToken);
            if (SeatFilling.FirstUnfillable([.. asked.Select(a => a.Function)], function => members[function]) is { } nobody) return StandardErrors.NobodyForSeat(nobody);
            var submitted = standard.Submit(open.By, [.. asked.Select(a => a.Function)]);
            if (submitted.Error is { } error) return error;

            db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Standard, standard.NumberOf(draft), draft.Revision), siteId, draft.ContentHash!, author, asked, open.Now));
            return Result.Success;
        }, cancellationToken);
}

/// <summary>Input of <see cref="TakeBackStandard"/>.</summary>
public sealed record TakeBackStandardInput(string Code, Command Command);

/// <summary>Takes a version out of review, to edit it; what was signed stays readable and counts for nothing.</summary>
public sealed class TakeBackStandard(StandardGate gate)
{
    public Task<Result<StandardState>> RunAsync(TakeBackStandardInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Code, StandardEvents.TakenBack, input.Command, actor, async open =>
        {
            var taken = open.Standard.TakeBack(open.By);
            if (taken.Error is { } refused) return refused;

            var number = open.Standard.NumberOf(open.Standard.Open!);
            var round = await open.Db.ApprovalRounds.SingleAsync(r => r.RecordType == RecordTypes.Standard && r.Number == number && r.Status == RoundStatus.Open, cancellationToken);
            return round.Withdraw(open.Now);
        }, cancellationToken);
}
