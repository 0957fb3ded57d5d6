using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A record for a figure, or for a part of it.</summary>
internal sealed record KpiMark(string Kpi, string Part, KpiRecord Record);

/// <summary>What changes bring to the figures of a period. Pure: the same stories give the same marks.</summary>
internal sealed class ChangeKpis(string site, SiteCalendar calendar, ReviewPeriod period)
{
    public IEnumerable<KpiMark> Of(ChangeStory story) => [.. Flow(story), .. Agreement(story), .. Conflicts(story), .. Work(story), .. End(story)];

    private IEnumerable<KpiMark> Flow(ChangeStory story)
    {
        var submitted = story.First(ChangeEvents.Submitted);
        if (submitted is { } since && story.First(ChangeEvents.Scheduled) is { } slot && period.Includes(slot)) yield return Of("lead-time-slot", story, Working(since, slot));
        if (submitted is { } asked && story.EndedAt is { } ended && period.Includes(ended)) yield return Of("lead-time-closed", story, Working(asked, ended));
    }

    private IEnumerable<KpiMark> Agreement(ChangeStory story)
    {
        var requester = RequesterOf(story);
        foreach (var decision in story.Decisions.Where(d => d.AskedAt is not null && period.Includes(d.SignedAt)))
        {
            var waited = Working(decision.AskedAt!.Value, decision.SignedAt);
            yield return Of("decision-time", story, waited);
            yield return Of("decision-time", story, waited, KpiParts.Of(decision.Function));
            if (requester is { } from) yield return Of("waiting", story, waited, KpiParts.Of(from, decision.Function));
        }
        var approved = story.First(ChangeEvents.Approved);
        if (approved is { } at && period.Includes(at)) yield return Of("first-pass", story, story.Decisions.Any(d => d.Verdict == Verdict.RequestChanges && d.SignedAt <= at) ? 0 : 1);
        else if (approved is null && period.Includes(story.RejectedAt)) yield return Of("first-pass", story, 0);
    }

    /// <summary>Follows what stands against the slot from one row to the next.</summary>
    private IEnumerable<KpiMark> Conflicts(ChangeStory story)
    {
        var stands = false;
        foreach (var row in story.Rows)
            switch (row.Event)
            {
                case ChangeEvents.SlotRechecked when SlotNews.TellsOfNew(row.Says):
                    stands = true;
                    break;
                case ChangeEvents.SlotRechecked or ChangeEvents.SlotChosen when stands:
                    stands = false;
                    if (period.Includes(row.At)) yield return Of("conflicts-avoided", story, 1);
                    break;
                case ChangeEvents.Started when stands:
                    stands = false;
                    if (period.Includes(row.At)) yield return Of("conflicts-escaped", story, 1);
                    break;
            }
    }

    private IEnumerable<KpiMark> Work(ChangeStory story)
    {
        if (period.Includes(story.First(ChangeEvents.Started))) yield return Of("emergencies", story, story.Type == ChangeType.Emergency ? 1 : 0);
    }

    private IEnumerable<KpiMark> End(ChangeStory story)
    {
        if (story.EndedAt is not { } ended || !period.Includes(ended)) yield break;

        var isUndone = story.First(ChangeEvents.Closed) is null;
        yield return Of("friction", story, FrictionOf(story));
        yield return Of("success", story, story.Outcome == ChangeOutcome.Successful ? 1 : 0);
        if (isUndone) yield return Of("rolled-back", story, 1);
        else if (story.Outcome != ChangeOutcome.Successful) yield return Of("with-issues", story, 1);
        if (story.MinutesLost is > 0 and var lost) yield return Of("production-lost", story, lost);
        if (!isUndone && story.Type == ChangeType.Emergency && story.ActualEnd is { } done)
            yield return Of("retrospectives", story, calendar.Time.AddDays(done, calendar.Choices.RetrospectiveDays) is { } due && due < ended ? 0 : 1);
    }

    /// <summary>A request for changes is void at once and counts as the hand-back that it is.</summary>
    private static int FrictionOf(ChangeStory story) => story.Decisions.Count(d => d.Verdict == Verdict.RequestChanges) + story.Decisions.Count(d => d.Verdict != Verdict.RequestChanges && d.VoidedAt is not null)
        + Math.Max(0, story.Rows.Count(row => row.Event == ChangeEvents.Scheduled) - 1);

    /// <summary>The first function at the site of whoever submitted it, as the ledger printed it: "BER: IT, OT; Administrator".</summary>
    public Function? RequesterOf(ChangeStory story) => (story.RequestedBy ?? "").Split("; ").Where(part => part.StartsWith($"{site}: ", StringComparison.Ordinal))
        .SelectMany(part => part[(site.Length + 2)..].Split(", ")).Select(FunctionWords.Find).FirstOrDefault(function => function is not null);

    private int Working(Instant from, Instant until) => (int)calendar.Time.Between(from, until).TotalMinutes;

    private static KpiMark Of(string kpi, ChangeStory story, int amount, string part = KpiParts.All) => new(kpi, part, new KpiRecord(RecordTypes.Change, story.Number, amount));
}
