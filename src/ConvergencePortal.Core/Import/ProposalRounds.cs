using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Import;

/// <summary>What the signatures of the functions do to a proposal: the last one changes the record, by the rules that a save meets.</summary>
public sealed class ProposalRounds(RecordKinds kinds) : IRoundSubject
{
    private const string RecordApproved = "Approved";

    public string RecordType => RecordTypes.Proposal;

    /// <summary>A record that has moved since, or a plant in which the change breaks a rule, refuses the last signature; the proposal stays open until it is taken back.</summary>
    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var proposal = await FindAsync(closing, cancellationToken);
        if (proposal.ContentHash() != closing.Round.ContentHash) return RoundErrors.OtherContent;
        var kind = kinds.Find(proposal.Kind) ?? throw new InvalidOperationException($"{proposal.Number} is about {proposal.Kind}, which is no kind of record.");

        var moved = proposal.Fields.Where(field => field.From != field.To).ToDictionary(field => field.Field, field => field.To);
        var prepared = await RecordAttempt.ProposeAsync(closing.Db, kind, proposal.Key, moved, closing.By, closing.Now.InUtc().Date, cancellationToken);
        if (prepared.Error is { } misfit) return ProposalErrors.NoLongerFits(proposal, misfit.Message);
        var proposed = prepared.Value;
        if (proposal.FirstMoved(proposed.Present) is { } field) return ProposalErrors.Moved(proposal, kind.Columns.FirstOrDefault(column => column.Name == field)?.Label ?? field);
        if (proposed.Attempt.Plan.Report.Wrong is [var wrong, ..]) return ProposalErrors.NoLongerFits(proposal, wrong.Message);

        if (proposal.GivesApproval) kind.Approve(proposed.Plant, proposal.Key, closing.Now);
        if (proposal.Approve(closing.Now).Error is { } closed) return closed;
        proposed.Attempt.Apply(Entries(closing, proposal, kind, proposed.Row));
        closing.Moved.Add(new Saved(kind.RecordType, proposed.Row.Key));
        closing.Record(RecordApproved);
        return Result.Success;
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var proposal = await FindAsync(closing, cancellationToken);
        return proposal.Refuse(closing.Now).Then(() => closing.Record("Rejected"));
    }

    /// <summary>The record's own history tells of the change too, with the reason and where the signatures stand.</summary>
    private static IEnumerable<LedgerEntry> Entries(RoundClosing closing, RecordProposal proposal, RecordKind kind, ImportedRow row)
    {
        var text = $"{proposal.Number}, proposed by {proposal.AuthorName}";
        if (row.Verdict != RowVerdict.Unchanged)
            yield return LedgerEntry.For(closing.Actor, closing.Command, closing.Now, kind.RecordType, row.Key, null, row.Verdict == RowVerdict.New ? RecordEvents.Added : RecordEvents.Edited, text,
                row.Changes.Count == 0 ? null : MovedField.ToJson([.. row.Changes.Select(change => new MovedField(change.Column, change.Old, change.New))]), closing.By.Printed, proposal.Reason);
        if (proposal.GivesApproval)
            yield return LedgerEntry.For(closing.Actor, closing.Command, closing.Now, kind.RecordType, row.Key, null, RecordApproved, text, null, closing.By.Printed, proposal.Reason);
    }

    private static Task<RecordProposal> FindAsync(RoundClosing closing, CancellationToken cancellationToken) =>
        closing.Db.RecordProposals.SingleAsync(p => p.Number == closing.Round.Number, cancellationToken);
}
