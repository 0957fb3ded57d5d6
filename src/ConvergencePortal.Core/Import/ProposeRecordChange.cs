using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Input of <see cref="ProposeRecordChange"/>.</summary>
/// <param name="Fields">By column, the key columns among them; columns left out stay as they are.</param>
/// <param name="GivesApproval">Ask that the record becomes an approved one, with these fields.</param>
/// <param name="ExpectedVersion">The version the form was filled from; null when it does not matter.</param>
public sealed record ProposeRecordChangeInput(string Kind, IReadOnlyDictionary<string, string?> Fields, string? Reason, bool GivesApproval, Command Command, int? ExpectedVersion = null);

/// <summary>What became of a proposal. Nothing was saved while <see cref="Wrong"/> has an entry; each names its column.</summary>
public sealed record RecordProposed(string Number, IReadOnlyList<ImportRemark> Wrong, IReadOnlyList<ImportRemark> Warnings)
{
    public bool IsSaved => Wrong.Count == 0;
}

/// <summary>Asks the functions concerned to sign a change to an approved record, or its first approval. The record itself stays as it is until they have (invariant D5).</summary>
public sealed class ProposeRecordChange(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock, ChangeFeed feed)
{
    public const string Event = "Proposed";

    public Task<Result<RecordProposed>> RunAsync(ProposeRecordChangeInput input, Actor actor, CancellationToken cancellationToken) =>
        Saving.RetryLostRacesAsync(() => RunOnceAsync(input with { Command = new Command(input.Command.Id) }, actor, cancellationToken))
            .KeepAsync(factory, actor, RecordTypes.Proposal, KeyIn(input), input.Command, clock, cancellationToken);

    private async Task<Result<RecordProposed>> RunOnceAsync(ProposeRecordChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (kinds.Find(input.Kind) is not { } kind) return ImportErrors.UnknownKind(input.Kind);
        if (kind.GovernedColumns.Count == 0 || (input.GivesApproval && !kind.HasApproval)) return ProposalErrors.NeverApproved(kind);
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrongReason) return wrongReason;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await db.FindDoneAsync(input.Command, cancellationToken) is { } done)
            return done.IsSame(actor, RecordTypes.Proposal, Event) ? new RecordProposed(done.Number, [], []) : Saving.CommandReused;
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (Refuse(kind, rights) is { } mayNot) return mayNot;

        // The plan moves loaded records; what is saved here is only the proposal, so it is made in a context of its own.
        var prepared = await PrepareAsync(kind, input, rights, cancellationToken);
        if (prepared.Error is { } refused) return refused;
        var proposed = prepared.Value;
        if (proposed.Attempt.Plan.Report is { Wrong.Count: > 0 } report) return new RecordProposed("", report.Wrong, report.Warnings);
        if (string.IsNullOrWhiteSpace(input.Reason)) return ProposalErrors.ReasonRequired;
        if (await RefuseRecordAsync(db, kind, input, proposed, rights, cancellationToken) is { } impossible) return impossible;

        var proposal = await AddAsync(db, kind, input, proposed, rights, cancellationToken);
        db.Ledger.Add(LedgerEntry.For(actor, input.Command, proposal.OpenedAt, RecordTypes.Proposal, proposal.Number, proposal.Revision, Event, $"{kind.Title}: {proposal.Key}", proposal.FieldsJson, rights.Printed,
            proposal.Reason));
        var saved = await db.SaveOnceAsync(cancellationToken);
        if (saved.Error is { } lost) return lost;

        feed.Publish(new Saved(RecordTypes.Proposal, proposal.Number));
        return new RecordProposed(proposal.Number, [], proposed.Attempt.Plan.Report.Warnings);
    }

    private static Error? Refuse(RecordKind kind, PersonRights rights) =>
        rights.RefuseWriting() is { } refused ? refused : rights.Kind != PersonKind.Person ? ProposalErrors.PeopleOnly : rights.MayKeep(kind) ? null : ImportErrors.NotYourKind(kind);

    private async Task<Result<ProposedRecord>> PrepareAsync(RecordKind kind, ProposeRecordChangeInput input, PersonRights rights, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await RecordAttempt.ProposeAsync(db, kind, kind.JoinKey(input.Fields.GetValueOrDefault), input.Fields, rights, clock.TodayUtc(), cancellationToken);
    }

    private async Task<Error?> RefuseRecordAsync(PortalDb db, RecordKind kind, ProposeRecordChangeInput input, ProposedRecord proposed, PersonRights rights, CancellationToken cancellationToken)
    {
        var (key, after) = (proposed.Row.Key, proposed.After!);
        if (after.Site is { } site && !rights.MayKeep(kind, site.Id)) return ImportErrors.NotYourSite(kind, site);
        if (input.ExpectedVersion is { } expected && proposed.Present is { } present && present.Version != expected) return ImportErrors.RecordMoved;

        var isApproved = proposed.Before?.IsApproved ?? false;
        if (input.GivesApproval && isApproved) return ProposalErrors.AlreadyApproved(key);
        if (!isApproved && !after.IsApproved && !input.GivesApproval) return ProposalErrors.NotApproved(key);
        if (!input.GivesApproval && proposed.Row.Verdict == RowVerdict.Unchanged) return ProposalErrors.NothingMoves;
        if (await db.RecordProposals.AsNoTracking().FirstOrDefaultAsync(p => p.OpenKey == $"{kind.Name} {key}", cancellationToken) is { } open) return ProposalErrors.OpenAlready(key, open.Number);

        var asked = AskedFor(proposed);
        if (asked.Count == 0) return ProposalErrors.NobodyAnswers(key);
        var members = await RoundMembers.ReadAsync(db, after.Site?.Id, rights.PersonId, clock.TodayUtc(), cancellationToken);
        return SeatFilling.FirstUnfillable([.. asked.Select(a => a.Function)], function => members[function]) is { } nobody ? RoundErrors.NobodyForSeat(nobody) : null;
    }

    private async Task<RecordProposal> AddAsync(PortalDb db, RecordKind kind, ProposeRecordChangeInput input, ProposedRecord proposed, PersonRights rights, CancellationToken cancellationToken)
    {
        var (now, siteId) = (clock.GetCurrentInstant(), proposed.After!.Site?.Id);
        var givesApproval = input.GivesApproval || (proposed.After.IsApproved && proposed.Before is { IsApproved: false });
        var content = new ProposedContent(proposed.Present is null, givesApproval, FieldsOf(kind, proposed, givesApproval), input.Reason!.Trim());
        var proposal = new RecordProposal(await db.TakeNumberAsync("RP", now, cancellationToken), new RecordName(kind.Name, proposed.Row.Key), siteId, proposed.Present?.Version ?? 0, content, rights, now);
        db.RecordProposals.Add(proposal);
        db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Proposal, proposal.Number, proposal.Revision), siteId, proposal.ContentHash(), rights, AskedFor(proposed), now));
        return proposal;
    }

    /// <summary>Whoever it concerned before and whoever it concerns after: nobody is taken out of the question by the very change they would be asked about.</summary>
    private static List<AskedFunction> AskedFor(ProposedRecord proposed) =>
    [
        .. (proposed.Before?.Asked ?? []).Concat(proposed.After!.Asked).GroupBy(asked => asked.Function).OrderBy(group => group.Key)
            .Select(group => new AskedFunction(group.Key, [.. group.SelectMany(asked => asked.Reasons).Distinct()])),
    ];

    private static List<MovedField> FieldsOf(RecordKind kind, ProposedRecord proposed, bool givesApproval)
    {
        var (before, after) = (proposed.Present?.Fields, kind.Find(proposed.Plant, proposed.Row.Key)!.Fields);
        var moved = kind.Columns.Select(column => new MovedField(column.Name, Said(before, column.Name), Said(after, column.Name)));
        return [.. moved.Where(field => field.From != field.To || (givesApproval && kind.GovernedColumns.Contains(field.Field)))];
    }

    private static string? Said(IReadOnlyDictionary<string, string>? fields, string column) => SearchText.OrNull(fields?.GetValueOrDefault(column));

    private string KeyIn(ProposeRecordChangeInput input) => kinds.Find(input.Kind) is { } kind ? kind.JoinKey(input.Fields.GetValueOrDefault) : input.Kind;
}
