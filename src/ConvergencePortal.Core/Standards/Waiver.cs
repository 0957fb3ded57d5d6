using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>What a waiver is about: the finding of one check on one thing, or one requirement of a standard wherever the waiver reaches.</summary>
public sealed class WaiverTarget
{
    private WaiverTarget() { }

    /// <summary>A finding.</summary>
    public WaiverTarget(string checkCode, FindingSubject subject) => (CheckCode, SubjectKind, SubjectKey) = (checkCode, subject.Kind, subject.Key);

    /// <summary>A requirement.</summary>
    public WaiverTarget(string standardCode, string requirementKey) => (StandardCode, RequirementKey) = (standardCode, requirementKey);

    public int Id { get; private set; }
    public string? CheckCode { get; private set; }
    public string? SubjectKind { get; private set; }
    public string? SubjectKey { get; private set; }
    public string? StandardCode { get; private set; }
    public string? RequirementKey { get; private set; }

    /// <summary>As people read it: "NC-03 at BER:C-OFFICE-IDMZ", "NET-01 R2".</summary>
    public string Words => CheckCode is not null ? $"{CheckCode} at {SubjectKey}" : $"{StandardCode} {RequirementKey}";
}

/// <summary>The thing that a finding is about, as it was named when the finding was made.</summary>
public sealed record FindingSubject(string Kind, string Key);

/// <summary>What is asked for in a waiver. A value; it never changes once it is asked.</summary>
/// <param name="ScopePath">Path of the equipment below which it holds; null for the whole site.</param>
/// <param name="ActionsDueOn">Day by which the planned actions are done.</param>
public sealed record WaiverContent(string Title, string Reason, string CompensatingMeasures, string PlannedActions, LocalDate ActionsDueOn, string? ScopePath);

/// <summary>Lets something that does not conform stay as it is for a time, with measures that make up for it and a dated plan (CIP-007-6 R2.3).</summary>
public sealed class Waiver : TimeBox
{
    private const int MostSaid = 20;

    private readonly List<WaiverTarget> _targets = [];

    private Waiver() { }

    /// <param name="endsOn">Found right by <see cref="TimeBox.RefuseEnd"/>.</param>
    public Waiver(string number, int siteId, PersonRights requester, WaiverContent content, IReadOnlyList<WaiverTarget> targets, LocalDate endsOn, Instant now)
        : this(number, siteId, (requester.PersonId, requester.Name), content, targets, endsOn, now)
    {
    }

    private Waiver(string number, int siteId, (int Id, string Name) requester, WaiverContent content, IReadOnlyList<WaiverTarget> targets, LocalDate endsOn, Instant now)
        : base(number, siteId, requester, endsOn, now)
    {
        if (targets.Count == 0) throw new ArgumentException("A waiver of nothing would let everything pass.", nameof(targets));

        (Title, Reason, CompensatingMeasures, PlannedActions, ActionsDueOn, ScopePath) = content;
        _targets.AddRange(targets);
        Happened(TimeBoxEvents.Asked, $"{Said(targets)}. Until {Say(endsOn)}.");
    }

    public string Title { get; private set; } = "";
    public string Reason { get; private set; } = "";

    /// <summary>What makes up for it in the meantime.</summary>
    public string CompensatingMeasures { get; private set; } = "";

    /// <summary>What is done so that it is no longer needed.</summary>
    public string PlannedActions { get; private set; } = "";

    public LocalDate ActionsDueOn { get; private set; }
    public string? ScopePath { get; private set; }

    /// <summary>Whoever signed for the function that the matter belongs to, and so accepted the risk; null until then.</summary>
    public string? RiskAcceptorName { get; private set; }

    /// <summary>The pilot that suspends the requirement; null for a waiver of its own.</summary>
    public string? PilotNumber { get; private set; }

    public IReadOnlyList<WaiverTarget> Targets => _targets;
    public override string RecordType => RecordTypes.Waiver;

    public override string ContentHash() => Changes.ContentHash.Of(
    [
        ("Number", Number), ("Revision", Revision), ("Title", Title), ("Reason", Reason), ("CompensatingMeasures", CompensatingMeasures), ("PlannedActions", PlannedActions),
        ("ActionsDueOn", Say(ActionsDueOn)), ("ScopePath", ScopePath), ("EndsOn", Say(EndsOn)), .. Targets.Select(t => t.Words).Order(StringComparer.Ordinal).Select(words => ("Target", (object?)words)),
        ("Until", OpenExtension is { } asked ? Say(asked.Until) : null), ("Because", OpenExtension?.Reason),
    ]);

    public override Result Approve(string acceptedBy, Instant now) => base.Approve(acceptedBy, now).Then(() => RiskAcceptorName = acceptedBy);

    /// <summary>One that belongs to a pilot moves with the pilot and never alone.</summary>
    public override Result AskExtension(PersonRights by, string reason, LocalDate? until, int mostDays, Instant now) =>
        PilotNumber is { } pilot ? TimeBoxErrors.EndsWithPilot(pilot) : base.AskExtension(by, reason, until, mostDays, now);

    /// <summary>No longer needed: what did not conform was mended, or is gone.</summary>
    public Result EndEarly(PersonRights by, string reason, Instant now)
    {
        if (Status != TimeBoxStatus.InForce) return TimeBoxErrors.WrongStatus(this, "ended");
        if (PilotNumber is not null) return TimeBoxErrors.EndsWithPilot(PilotNumber);
        if (by.PersonId != RequesterId && !by.IsChair) return TimeBoxErrors.NotTheirs;
        if (string.IsNullOrWhiteSpace(reason)) return TimeBoxErrors.ReasonRequired;

        End(TimeBoxStatus.Ended, reason.Trim(), now);
        Happened(TimeBoxEvents.Ended, reason.Trim());
        return Result.Success;
    }

    /// <summary>A requirement rests while a pilot runs: approved with it, so nobody is asked a second time.</summary>
    internal static Waiver OfPilot(string number, Pilot pilot, WaiverContent content, WaiverTarget target, string acceptedBy, Instant now)
    {
        var waiver = new Waiver(number, pilot.SiteId, (pilot.RequesterId, pilot.RequesterName), content, [target], pilot.EndsOn, now) { PilotNumber = pilot.Number };
        waiver.Approve(acceptedBy, now);
        return waiver;
    }

    internal void MoveWithPilot(LocalDate endsOn) => MoveEnd(endsOn);

    /// <summary>The pilot that it belongs to was decided.</summary>
    internal void EndWithPilot(string decision, Instant now)
    {
        if (Status != TimeBoxStatus.InForce) return;

        End(TimeBoxStatus.Ended, decision, now);
        Happened(TimeBoxEvents.Ended, decision);
    }

    /// <summary>Whether a finding is let stand on a day.</summary>
    /// <param name="requirements">Requirements that the finding breaks, by standard and key.</param>
    /// <param name="equipmentPath">Where the thing is in the plant; null when nobody can say.</param>
    public bool Covers(string checkCode, FindingSubject subject, IEnumerable<(string Standard, string Requirement)> requirements, string? equipmentPath, LocalDate day) =>
        HoldsOn(day) && (_targets.Exists(t => Same(t.CheckCode, checkCode) && Same(t.SubjectKind, subject.Kind) && Same(t.SubjectKey, subject.Key))
            || (IsInScope(equipmentPath) && requirements.Any(r => _targets.Exists(t => Same(t.StandardCode, r.Standard) && Same(t.RequirementKey, r.Requirement)))));

    /// <summary>A thing without a known place is covered only where the waiver covers the whole site.</summary>
    private bool IsInScope(string? path) => ScopePath is not { } scope || (path is not null && EquipmentPath.LiesIn(path, scope));

    /// <summary>The first of them: a line of the ledger is read, and the waiver itself keeps all.</summary>
    private static string Said(IReadOnlyList<WaiverTarget> targets) =>
        string.Join(", ", targets.Take(MostSaid).Select(t => t.Words)) + (targets.Count > MostSaid ? $" and {targets.Count - MostSaid} more" : "");

    private static bool Same(string? one, string? two) => one is not null && string.Equals(one, two, StringComparison.OrdinalIgnoreCase);
}
