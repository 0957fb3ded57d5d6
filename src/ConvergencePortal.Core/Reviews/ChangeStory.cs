using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A row of the ledger about a change, as figures look at it.</summary>
/// <param name="Says">Of rechecked slots only: what appeared and what went.</param>
internal sealed record StoryRow(string Event, Instant At, string? Says);

/// <summary>A decision on a change. The row is never altered but for becoming void.</summary>
internal sealed record StoryDecision(Function Function, Verdict Verdict, Instant? AskedAt, Instant SignedAt, Instant? VoidedAt);

/// <summary>
/// A change as it went up to a moment: its rows in the ledger and its decisions, in their order, and of the record only what is fixed once it is there. So the figures of an old week can be computed again from it.
/// </summary>
/// <param name="RequestedBy">Functions and roles of whoever submitted it first, as printed then.</param>
internal sealed record ChangeStory(string Number, ChangeType Type, ChangeOutcome? Outcome, int? MinutesLost, Instant? ActualEnd, string? RequestedBy, IReadOnlyList<StoryRow> Rows, IReadOnlyList<StoryDecision> Decisions)
{
    /// <summary>What figures look at.</summary>
    public static readonly string[] Events =
    [
        ChangeEvents.Submitted, ChangeEvents.Decided, ChangeEvents.Approved, ChangeEvents.SlotChosen, ChangeEvents.Scheduled, ChangeEvents.SlotRechecked, ChangeEvents.Started, ChangeEvents.Closed, ChangeEvents.RolledBack,
    ];

    public Instant? First(string name) => Rows.FirstOrDefault(row => row.Event == name)?.At;

    /// <summary>When it was closed or rolled back; null for what goes on, and for what was given up before the work.</summary>
    public Instant? EndedAt => First(ChangeEvents.Closed) ?? First(ChangeEvents.RolledBack);

    /// <summary>When a function ended it by refusing; null when none did.</summary>
    /// <remarks>A refusal that was outvoted did not end it: something was approved after it.</remarks>
    public Instant? RejectedAt => Decisions is [.., { Verdict: Verdict.Refuse } refusal] && !Rows.Any(row => row.At >= refusal.SignedAt && row.Event != ChangeEvents.Decided) ? refusal.SignedAt : null;

    /// <summary>The stories of every change of a site to which something happened in the period. A fixed number of queries.</summary>
    public static async Task<IReadOnlyList<ChangeStory>> ReadAsync(PortalDb db, int siteId, ReviewPeriod period, CancellationToken cancellationToken)
    {
        var (from, until) = (period.From, period.Until);
        var numbers = db.Ledger.Where(e => e.At >= from && e.At < until && e.RecordType == RecordTypes.Change && Events.Contains(e.Event)).Select(e => e.Number).Distinct();
        var touched = db.Changes.Where(c => c.SiteId == siteId && numbers.Contains(c.Number));
        var changes = await touched.AsNoTracking().Select(c => new { c.Id, c.Number, c.Content.Type, c.Outcome, c.ProductionMinutesLost, c.ActualEnd }).OrderBy(c => c.Number).ToListAsync(cancellationToken);
        var rows = (await touched.Join(db.Ledger.Where(e => e.RecordType == RecordTypes.Change && e.At < until && Events.Contains(e.Event)), c => c.Number, e => e.Number, (c, e) => new
            {
                c.Id, Row = e.Id, e.Event, e.At, Says = e.Event == ChangeEvents.SlotRechecked ? e.Text : null, By = e.Event == ChangeEvents.Submitted ? e.ActorFunctions : null,
            }).ToListAsync(cancellationToken)).OrderBy(row => row.Row).ToLookup(row => row.Id);
        var decisions = (await touched.Join(db.Set<Signature>().Where(s => s.SignedAt < until && s.Function != null), c => c.Id, s => s.ChangeId,
            (c, s) => new { c.Id, s.Function, s.Verdict, s.AskedAt, s.SignedAt, s.VoidedAt, Order = s.Id }).ToListAsync(cancellationToken)).OrderBy(s => s.Order).ToLookup(s => s.Id);
        return [.. changes.Select(c => new ChangeStory(c.Number, c.Type, c.Outcome, c.ProductionMinutesLost, c.ActualEnd, rows[c.Id].FirstOrDefault(row => row.By is not null)?.By,
            [.. rows[c.Id].Select(row => new StoryRow(row.Event, row.At, row.Says))], [.. decisions[c.Id].Select(s => new StoryDecision(s.Function!.Value, s.Verdict, s.AskedAt, s.SignedAt, s.VoidedAt))]))];
    }
}
