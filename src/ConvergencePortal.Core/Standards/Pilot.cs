using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What becomes of what was tried.</summary>
public enum PilotDecision
{
    /// <summary>It becomes the way things are done, in a new version of the standard.</summary>
    Adopt,

    /// <summary>It stops, and everything goes back to how it was.</summary>
    Stop,
}

/// <summary>What is asked for in a pilot. A value; it never changes once it is asked.</summary>
/// <param name="ScopePath">Path of the equipment below which it is tried.</param>
/// <param name="ObjectiveCode">The digital objective it serves; null for none.</param>
public sealed record PilotContent(string Title, string Hypothesis, string ScopePath, LocalDate StartsOn, string ExitCriteria, string RollbackPlan, string? ObjectiveCode);

/// <summary>
/// Tries something that the standards do not allow, for a time and in one place, to learn whether they should (a temporary change in the sense of 29 CFR 1910.119(l)(2)(iv)).
/// Each requirement it suspends is a waiver of its own that lives and ends with it.
/// </summary>
public sealed class Pilot : TimeBox
{
    private readonly List<PilotSuspension> _suspensions = [];

    private Pilot() { }

    /// <param name="endsOn">Found right by <see cref="TimeBox.RefuseEnd"/>.</param>
    public Pilot(string number, int siteId, PersonRights requester, PilotContent content, IReadOnlyList<PilotSuspension> suspensions, LocalDate endsOn, Instant now)
        : base(number, siteId, (requester.PersonId, requester.Name), endsOn, now)
    {
        (Title, Hypothesis, ScopePath, StartsOn, ExitCriteria, RollbackPlan, ObjectiveCode) = content;
        _suspensions.AddRange(suspensions);
        Happened(TimeBoxEvents.Asked, $"{Title}. From {Say(StartsOn)} until {Say(endsOn)}.");
    }

    public string Title { get; private set; } = "";

    /// <summary>What is believed, in a form that the outcome can contradict.</summary>
    public string Hypothesis { get; private set; } = "";

    public string ScopePath { get; private set; } = "";
    public LocalDate StartsOn { get; private set; }

    /// <summary>By what it is seen, at the end or before, whether it worked.</summary>
    public string ExitCriteria { get; private set; } = "";

    /// <summary>How everything goes back to how it was.</summary>
    public string RollbackPlan { get; private set; } = "";

    public string? ObjectiveCode { get; private set; }

    /// <summary>What was measured; given with the decision.</summary>
    public string? MeasuredOutcome { get; private set; }

    public PilotDecision? Decision { get; private set; }
    public string? DecidedByName { get; private set; }
    public IReadOnlyList<PilotSuspension> Suspensions => _suspensions;
    public override string RecordType => RecordTypes.Pilot;

    public override string ContentHash() => Changes.ContentHash.Of(
    [
        ("Number", Number), ("Revision", Revision), ("Title", Title), ("Hypothesis", Hypothesis), ("ScopePath", ScopePath), ("StartsOn", Say(StartsOn)), ("EndsOn", Say(EndsOn)), ("ExitCriteria", ExitCriteria),
        ("RollbackPlan", RollbackPlan), ("ObjectiveCode", ObjectiveCode),
        .. Suspensions.Select(s => $"{s.StandardCode} {s.RequirementKey}").Order(StringComparer.Ordinal).Select(words => ("Suspends", (object?)words)),
        ("Until", OpenExtension is { } asked ? Say(asked.Until) : null), ("Because", OpenExtension?.Reason),
    ]);

    /// <summary>A pilot is extended once: what cannot be decided by then was not a pilot.</summary>
    public override Result AskExtension(PersonRights by, string reason, LocalDate? until, int mostDays, Instant now) =>
        Extensions.Any(e => e.Status == Core.Changes.ExtensionStatus.Approved) ? TimeBoxErrors.ExtendedOnce : base.AskExtension(by, reason, until, mostDays, now);

    /// <summary>Says what was measured and what becomes of it. Whoever asked for the pilot does not decide on it.</summary>
    public Result Decide(PersonRights by, PilotDecision decision, string outcome, Instant now)
    {
        if (Status != TimeBoxStatus.InForce) return TimeBoxErrors.WrongStatus(this, "decided");
        if (by.PersonId == RequesterId) return TimeBoxErrors.OwnPilot;
        if (!by.IsChair && !by.WorksAt(SiteId)) return TimeBoxErrors.NotAtSite;
        if (now.InUtc().Date < StartsOn) return TimeBoxErrors.NotBegun(StartsOn);
        if (string.IsNullOrWhiteSpace(outcome)) return TimeBoxErrors.OutcomeRequired;

        (Decision, MeasuredOutcome, DecidedByName) = (decision, outcome.Trim(), by.Name);
        End(TimeBoxStatus.Ended, decision.ToString(), now);
        Happened(TimeBoxEvents.Decided, $"{decision}: {MeasuredOutcome}");
        return Result.Success;
    }
}

/// <summary>A requirement that does not hold where and while the pilot runs.</summary>
public sealed class PilotSuspension
{
    private PilotSuspension() { }

    public PilotSuspension(string standardCode, string requirementKey) => (StandardCode, RequirementKey) = (standardCode, requirementKey);

    public int Id { get; private set; }
    public string StandardCode { get; private set; } = "";
    public string RequirementKey { get; private set; } = "";
}
