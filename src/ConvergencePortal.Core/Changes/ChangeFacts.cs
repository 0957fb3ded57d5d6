using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Gathers what policies look at, with the plant, the windows and the other changes as they are now.</summary>
public sealed class ChangeFacts(SitePictures pictures, FlowPictures flows, Schedules schedules, EffectivePolicies policies, IClock clock)
{
    /// <param name="requesterId">Does the work where the content names nobody else.</param>
    public async Task<AgreementFacts> GatherAsync(PortalDb db, int siteId, string? number, int requesterId, ChangeContent content, IReadOnlyList<ChangeItem> items, bool isReplacementInKind,
        CancellationToken cancellationToken)
    {
        var policy = await policies.FindAsync(db, cancellationToken);
        if (content is not { PlannedStart: { } start, SpanMinutes: > 0 })
        {
            var site = await SiteAsync(db, siteId, cancellationToken);
            return Gather(content, isReplacementInKind, items, [], site, await flows.FindAsync(db, siteId, cancellationToken), policy);
        }

        var schedule = await ScheduleAsync(db, siteId, cancellationToken);
        var verdicts = SlotRules.Check(schedule, Ask(number, requesterId, content, items, start, clock.GetCurrentInstant())).Verdicts;
        return Gather(content, isReplacementInKind, items, verdicts, schedule.Site, schedule.Reach.Flows, policy);
    }

    private static AgreementFacts Gather(ChangeContent content, bool isReplacementInKind, IReadOnlyList<ChangeItem> items, IReadOnlyList<SlotVerdict> verdicts, SitePicture site, FlowPicture flows, PolicyEngine policy) =>
        new(content, isReplacementInKind, ImpactRules.Of(site, items, flows), verdicts, site) { Policy = policy, Items = items, Flows = flows, Missing = MissingItem.Among(items, site, flows) };

    /// <summary>Everything wrong with a start for the change in hand, the change itself left out of the comparison. One action has one "now": work that starts now does not start in the past.</summary>
    public async Task<IReadOnlyList<SlotVerdict>> CheckSlotAsync(OpenChange open, Instant start, CancellationToken cancellationToken) =>
        SlotRules.Check(await ScheduleAsync(open.Db, open.Change.SiteId, cancellationToken), Ask(open.Change, start, open.Now)).Verdicts;

    public async Task<SitePicture> SiteAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        await pictures.FindAsync(db, siteId, cancellationToken) ?? throw new InvalidOperationException($"There is no site {siteId}.");

    public async Task<SiteSchedule> ScheduleAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        await schedules.FindAsync(db, siteId, cancellationToken) ?? throw new InvalidOperationException($"There is no site {siteId}.");

    /// <summary>What the seats of the change in hand are judged by, with the verdicts on the slot that is in question.</summary>
    public async Task<SeatFacts> SeatFactsAsync(OpenChange open, IReadOnlyList<SlotVerdict> verdicts, CancellationToken cancellationToken)
    {
        var siteId = open.Change.SiteId;
        var policy = (await ScheduleAsync(open.Db, siteId, cancellationToken)).Policy;
        return new SeatFacts(await SiteMembers.ReadAsync(open.Db, siteId, open.Now.InUtc().Date, cancellationToken), SeatFacts.ConflictsIn(verdicts),
            Duration.FromMinutes(policy.MoveToleranceMinutes), verdicts.All(v => v.Policy != ConflictPolicy.Block));
    }

    /// <summary>When and how somebody signs the change in hand, once they have shown that it is they; kept in the save of the signature.</summary>
    public async Task<Result<SignatureStamp>> StampAsync(OpenChange open, Actor actor, SigningCheck signing, SigningProof proof, CancellationToken cancellationToken)
    {
        var method = await signing.CheckAsync(actor, proof, await SigningRuleAsync(open.Db, open.Change.SiteId, cancellationToken), cancellationToken);
        if (method.Error is { } unproven) return unproven;

        var stamp = new SignatureStamp(open.Now, await TimeZoneAsync(open, cancellationToken), method.Value, actor.Session);
        await SigningCheck.KeepAsync(open.Db, actor, stamp, cancellationToken);
        return stamp;
    }

    /// <summary>What the site asks of who signs there.</summary>
    public static async Task<SigningRule> SigningRuleAsync(PortalDb db, int siteId, CancellationToken cancellationToken) =>
        SigningRule.Of(await db.ApprovalSettings.AsNoTracking().SingleOrDefaultAsync(s => s.SiteId == siteId, cancellationToken));

    public async Task<string> TimeZoneAsync(OpenChange open, CancellationToken cancellationToken) => (await SiteAsync(open.Db, open.Change.SiteId, cancellationToken)).TimeZone.Id;

    /// <summary>The question that a change asks the schedule with a start.</summary>
    public static SlotQuestion Ask(ChangeRequest change, Instant start, Instant now) => Ask(change.Number, change.RequesterId, change.Content, change.Items, start, now);

    public static SlotQuestion Ask(string? number, int requesterId, ChangeContent content, IReadOnlyList<ChangeItem> items, Instant start, Instant now) =>
        Ask(number, requesterId, content, [.. items.Select(i => new ChangedItem(i.Kind, i.TargetId, i.Label))], start, now);

    public static SlotQuestion Ask(string? number, int requesterId, ChangeContent content, IReadOnlyList<ChangedItem> items, Instant start, Instant now) => new(
        items, start, content.PreparationMinutes, content.WorkMinutes, content.TestMinutes, content.RollbackMinutes,
        content.Type == ChangeType.Emergency, now)
    {
        PersonIds = [.. content.RequiredPersonIds.Prepend(content.ImplementerId ?? requesterId).Distinct()],
        ChangeNumber = number,
    };
}
