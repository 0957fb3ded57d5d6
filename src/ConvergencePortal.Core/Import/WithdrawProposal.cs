using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Input of <see cref="WithdrawProposal"/>.</summary>
public sealed record WithdrawProposalInput(string Number, Command Command);

/// <summary>Where a proposal stands after an action.</summary>
public sealed record ProposalState(string Number, ProposalStatus Status, int Version);

/// <summary>Takes a proposal back; what was signed stays readable and counts for nothing.</summary>
public sealed class WithdrawProposal(IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "TakenBack";

    public Task<Result<ProposalState>> RunAsync(WithdrawProposalInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Proposal, input.Number, input.Command, clock, cancellationToken);

    private async Task<Result<ProposalState>> RunOnceAsync(WithdrawProposalInput input, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var proposal = await db.RecordProposals.SingleOrDefaultAsync(p => p.Number == input.Number, cancellationToken);
        if (proposal is null) return ProposalErrors.Unknown(input.Number);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Proposal, Event, proposal.Number) ? StateOf(proposal) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (rights.RefuseWriting() is { } refused) return refused;
        if (rights.Kind != PersonKind.Person) return ProposalErrors.PeopleOnly;

        var now = clock.GetCurrentInstant();
        if (proposal.Withdraw(rights, now).Error is { } mayNot) return mayNot;
        var round = await db.ApprovalRounds.SingleAsync(r => r.RecordType == RecordTypes.Proposal && r.Number == proposal.Number && r.Status == RoundStatus.Open, cancellationToken);
        if (round.Withdraw(now).Error is { } closed) return closed;
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, now, RecordTypes.Proposal, proposal.Number, proposal.Revision, Event, actorFunctions: rights.Printed));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Proposal, proposal.Number));
        return StateOf(proposal);
    }

    private static ProposalState StateOf(RecordProposal proposal) => new(proposal.Number, proposal.Status, proposal.Version);
}
