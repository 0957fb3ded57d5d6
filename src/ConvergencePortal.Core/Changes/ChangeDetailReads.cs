using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A function's impact statement.</summary>
public sealed record StatementRow(Function Function, bool IsOpen, string? Text, string? PersonName, Instant? StatedAt);

/// <summary>A thing the change acts on.</summary>
public sealed record ItemRow(ItemKind Kind, string Label, string? ReplacementLabel);

/// <summary>A line of the history.</summary>
public sealed record HistoryRow(Instant At, string ActorName, string Event, int? Revision, string? Text, IReadOnlyList<MovedField> Moved);

/// <summary>Somebody whom a change names.</summary>
public sealed record NamedPerson(string Code, string Name);

/// <summary>Everything a change shows to somebody who must decide about it.</summary>
/// <param name="Missing">Fields without which it cannot be submitted; empty once it was.</param>
/// <param name="Difference">How the verdicts differ from those people last relied on; null while they do not.</param>
/// <param name="Agreement">While it is a draft: who would be asked. Afterwards the seats say it.</param>
/// <param name="Since">What moved since the reader last looked or signed; null when nothing did.</param>
/// <param name="Options">What the reader can do with it now.</param>
public sealed record ChangeDetail(ChangeRow Row, ChangeContent Content, string TimeZone, bool IsReplacementInKind, string? Implementer, string? ImplementerCode, string? EmergencyAuthorizer,
    string? EmergencyAuthorizerCode, IReadOnlyList<NamedPerson> RequiredPeople, IReadOnlyList<ItemRow> Items, IReadOnlyList<SeatRow> Seats, IReadOnlyList<SignatureRow> Signatures, IReadOnlyList<StatementRow> Statements, Impact Impact,
    IReadOnlyList<SlotVerdict> Verdicts, SlotDifference? Difference, IReadOnlyList<Requirement> Agreement, IReadOnlyList<FieldError> Missing, IReadOnlyList<HistoryRow> History, ChangedSince? Since,
    ChangeOptions Options,
    Instant? ActualStart, Instant? ActualEnd, Instant? VerifiedAt, string? VerificationResult, Instant? ClosedAt, ChangeOutcome? Outcome, int? ProductionMinutesLost, string? LessonsLearned)
{
    /// <summary>What the site asks of a signer.</summary>
    public SigningRule Signing { get; init; } = SigningRule.Default;

    /// <summary>When what the change waits for is due, and how people were reminded of it.</summary>
    public IReadOnlyList<ChasedDeadline> Deadlines { get; init; } = [];

    /// <summary>Null when it is not open or has no deadline.</summary>
    public ChasedDeadline? DeadlineOf(AskedTask task, Function? function = null) => Deadlines.FirstOrDefault(d => d.Deadline.Subject == new AskedSubject(task, function));

    /// <summary>Whether it lies within the template it names; null when it names none, or when its fate no longer depends on it.</summary>
    public StandardVerdict? Standard { get; init; }

    /// <summary>Revision of the template that let it pass without asking anybody; null when it asks.</summary>
    public int? TemplateRevision { get; init; }

    /// <summary>Whether the reader could make a template from it.</summary>
    public bool CanProposeTemplate { get; init; }
}

/// <summary>Reads one change whole: its fields, whom it touches, who must agree, what is wrong with its slot, and what the reader can do.</summary>
public sealed class ChangeDetailReads(IDbContextFactory<PortalDb> factory, ChangeFacts facts, IClock clock)
{
    public async Task<ChangeDetail?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var change = await db.Changes.AsNoTracking().Include(c => c.Items).Include(c => c.Statements).Include(c => c.Seats).Include(c => c.Signatures).AsSplitQuery()
            .SingleOrDefaultAsync(c => c.Number == number, cancellationToken);
        if (change is null) return null;

        var gathered = await facts.GatherAsync(db, change.SiteId, change.Number, change.RequesterId, change.Content, change.Items, change.IsReplacementInKind, cancellationToken);
        var isAsked = change.Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested);
        var people = await NamesAsync(db, [change.ImplementerId, change.Content.EmergencyAuthorizerId ?? 0, .. change.Content.RequiredPersonIds], cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.GetCurrentInstant(), cancellationToken);
        var rows = await ChangeReads.RowsAsync(db, [change.Id], cancellationToken);
        var seats = await facts.SeatFactsAsync(new OpenChange(db, change, rights, clock.GetCurrentInstant()), gathered.Verdicts, cancellationToken);
        var history = await HistoryAsync(db, change.Number, cancellationToken);
        var seen = await db.ChangeLooks.AsNoTracking().Where(l => l.ChangeId == change.Id && l.PersonId == reader.PersonId).Select(l => (Instant?)l.SeenAt).SingleOrDefaultAsync(cancellationToken);
        var agreement = isAsked ? [] : AgreementPolicy.For(gathered);
        var standard = isAsked ? null : await StandardChanges.JudgeAsync(db, gathered, agreement, clock.TodayUtc(), cancellationToken);
        var (implementer, authorizer) = (people.GetValueOrDefault(change.ImplementerId), people.GetValueOrDefault(change.Content.EmergencyAuthorizerId ?? 0));

        return new ChangeDetail(rows[0], change.Content, gathered.Site.TimeZone.Id, change.IsReplacementInKind, implementer.Name, implementer.Code, authorizer.Name, authorizer.Code,
            [.. change.Content.RequiredPersonIds.Select(id => people[id]).Select(person => new NamedPerson(person.Code, person.Name)).OrderBy(person => person.Name, StringComparer.CurrentCulture)],
            [.. change.Items.Select(i => new ItemRow(i.Kind, i.Label, i.ReplacementLabel))],
            SeatRow.Of(change, seats),
            [.. change.Signatures.OrderBy(s => s.SignedAt).Select(s => SignatureRow.Of(s, change))],
            [.. change.Statements.OrderBy(s => s.Function).Select(s => new StatementRow(s.Function, s.IsOpen, s.Text, s.PersonName, s.StatedAt))],
            gathered.Impact,
            StillToSay(change.Status, gathered.Verdicts),
            SlotDifference.Of(await db.SlotChecks.AsNoTracking().SingleOrDefaultAsync(c => c.ChangeId == change.Id, cancellationToken)),
            standard is { IsWithin: true } ? [] : agreement,
            isAsked ? [] : [.. RequiredFields.Missing(gathered, change.Items.Count > 0).DistinctBy(m => m.Field)],
            history,
            ChangedSince.Of(seen, change.Signatures.Where(s => s.PersonId == reader.PersonId).Select(s => (Instant?)s.SignedAt).Max(), history),
            ChangeOptions.For(change, rights),
            change.ActualStart, change.ActualEnd, change.VerifiedAt, change.VerificationResult, change.ClosedAt, change.Outcome, change.ProductionMinutesLost, change.LessonsLearned)
        {
            Signing = await ChangeFacts.SigningRuleAsync(db, change.SiteId, cancellationToken),
            Deadlines = (await AskedRow.ReadAsync(db, db.Changes.Where(c => c.Id == change.Id), cancellationToken)).SingleOrDefault()?.Deadlines ?? [],
            Standard = standard, TemplateRevision = change.TemplateRevision, CanProposeTemplate = ProposeTemplate.MayBecomeTemplate(change) && rights.Kind == PersonKind.Person && rights.WorksAt(change.SiteId),
        };
    }

    /// <summary>For a form: what a draft touches, who would be asked, what is missing and what is wrong with its slot, before anything is saved.</summary>
    public async Task<Result<DraftPreview>> PreviewAsync(ChangeDraft draft, string? number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var resolved = await ResolvedDraft.FindAsync(db, draft, cancellationToken);
        if (resolved.Error is { } unknown) return unknown;

        var found = resolved.Value;
        var requester = number is null ? null : await db.Changes.Where(c => c.Number == number).Select(c => (int?)c.RequesterId).SingleOrDefaultAsync(cancellationToken);
        var gathered = await facts.GatherAsync(db, found.SiteId, number, requester ?? reader.PersonId, found.Content, found.Items, found.IsReplacementInKind, cancellationToken);
        var agreement = AgreementPolicy.For(gathered);
        var standard = await StandardChanges.JudgeAsync(db, gathered, agreement, clock.TodayUtc(), cancellationToken);
        return new DraftPreview(gathered.Site.SiteCode, gathered.Site.TimeZone.Id, gathered.Impact, standard is { IsWithin: true } ? [] : agreement, gathered.Verdicts,
            [.. RequiredFields.Missing(gathered, found.Items.Count > 0).DistinctBy(m => m.Field)], found.IsReplacementInKind) { Standard = standard };
    }

    /// <summary>A slot is judged until the work begins, and one that was taken is not blamed for having begun.</summary>
    private static IReadOnlyList<SlotVerdict> StillToSay(ChangeStatus status, IReadOnlyList<SlotVerdict> verdicts) => status switch
    {
        ChangeStatus.Draft or ChangeStatus.Assessing or ChangeStatus.Authorizing or ChangeStatus.Approved or ChangeStatus.ChangesRequested => verdicts,
        ChangeStatus.Scheduled or ChangeStatus.EmergencyAuthorized => [.. verdicts.Where(v => v.Code != ConflictCode.RetroactiveStart)],
        ChangeStatus.Implementing or ChangeStatus.Verifying or ChangeStatus.RetrospectiveReview or ChangeStatus.Closed or ChangeStatus.Rejected or ChangeStatus.Cancelled or ChangeStatus.RolledBack => [],
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    private static async Task<Dictionary<int, (string Code, string Name)>> NamesAsync(PortalDb db, int[] ids, CancellationToken cancellationToken) =>
        (await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Code, p.Name }).ToListAsync(cancellationToken)).ToDictionary(p => p.Id, p => (p.Code, p.Name));

    private static async Task<IReadOnlyList<HistoryRow>> HistoryAsync(PortalDb db, string number, CancellationToken cancellationToken)
    {
        var lines = await db.Ledger.AsNoTracking().HistoryOf(RecordTypes.Change, number).OrderBy(e => e.Id)
            .Select(e => new { e.At, e.ActorName, e.Event, e.Revision, e.Text, e.FieldChanges }).ToListAsync(cancellationToken);
        var moved = lines.Select(l => MovedField.FromJson(l.FieldChanges)).ToList();
        var people = await NamesAsync(db, [.. moved.SelectMany(ContentDiff.PeopleIn).Distinct()], cancellationToken);
        return [.. lines.Zip(moved, (l, m) => new HistoryRow(l.At, l.ActorName, l.Event, l.Revision, l.Text, ContentDiff.WithNames(m, id => people.GetValueOrDefault(id).Name)))];
    }
}

/// <summary>What a draft would mean if it were submitted as it is.</summary>
public sealed record DraftPreview(string Site, string TimeZone, Impact Impact, IReadOnlyList<Requirement> Agreement, IReadOnlyList<SlotVerdict> Verdicts, IReadOnlyList<FieldError> Missing,
    bool IsReplacementInKind)
{
    /// <summary>Whether it lies within the template it names; null when it names none.</summary>
    public StandardVerdict? Standard { get; init; }
}
