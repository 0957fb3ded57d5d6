using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What would happen to a change that is moved to a start.</summary>
public enum StartKind
{
    /// <summary>Nothing speaks against it, and nobody is asked.</summary>
    Free,

    /// <summary>Nothing speaks against it, but it lies so far from what was signed that those who keep the plant's hours sign again.</summary>
    SignedAgain,

    /// <summary>The slot itself needs the consent of a function.</summary>
    NeedsConsent,

    /// <summary>The slot cannot be taken.</summary>
    Blocked,
}

/// <summary>A stretch of starts that are alike.</summary>
public sealed record StartStretch(Instant From, Instant To, StartKind Kind);

/// <summary>Everything there is to say about one start, before the change is moved there.</summary>
/// <param name="Asked">Functions that would be asked to sign, or to sign again.</param>
public sealed record MoveTrial(Instant Start, Instant End, Instant PointOfNoReturn, StartKind Kind, IReadOnlyList<SlotVerdict> Verdicts, IReadOnlyList<Function> Asked);

/// <summary>
/// A change in the hand of somebody who looks for another slot. It answers for any start from memory, so that a calendar can say the verdict while the
/// change is dragged. It is as old as its reading: the move itself judges again.
/// </summary>
public sealed class ChangeMove
{
    private static readonly Duration Ahead = Duration.FromDays(90);

    private readonly ChangeRequest _change;
    private readonly SiteSchedule _schedule;
    private readonly SiteMembers _members;
    private readonly Instant _now;

    internal ChangeMove(ChangeRequest change, SiteSchedule schedule, SiteMembers members, Instant now) => (_change, _schedule, _members, _now) = (change, schedule, members, now);

    public string Number => _change.Number;
    public string Title => _change.Content.Title;
    public int Minutes => _change.Content.SpanMinutes;

    /// <summary>Where it stands now; null without a slot.</summary>
    public Instant? TakenStart => _change.Status == ChangeStatus.Scheduled ? _change.Content.PlannedStart : null;

    /// <summary>Where it stands, or the start that was wished for.</summary>
    public Instant? PlannedStart => _change.Content.PlannedStart;

    private Duration Tolerance => Duration.FromMinutes(_schedule.Policy.MoveToleranceMinutes);

    public MoveTrial Try(Instant start)
    {
        var question = ChangeFacts.Ask(_change, start, _now);
        var verdicts = SlotRules.Check(_schedule, question).Verdicts;
        var seats = new SeatFacts(_members, SeatFacts.ConflictsIn(verdicts), Tolerance, verdicts.All(v => v.Policy != ConflictPolicy.Block));
        var asked = _change.AskedByMove(start, AgreementPolicy.ForSlot(verdicts), seats);
        return new MoveTrial(start, question.End, question.PointOfNoReturn, IsOutsideTemplate(verdicts) ? StartKind.Blocked : KindOf(verdicts, asked), verdicts, asked);
    }

    /// <summary>The starts within [from, to) at which it can be moved, in order; all others are blocked.</summary>
    public IReadOnlyList<StartStretch> StartsWithin(Instant from, Instant to)
    {
        var starts = ChangeStarts.Of(_schedule, ChangeFacts.Ask(_change, from, _now), Instant.Max(from, _now), to);
        var withConsent = _change.TemplateRevision is null ? starts.WithConsent : [];
        return [.. starts.Free.SelectMany(SplitAtTolerance).Concat(withConsent.Select(s => new StartStretch(s.From, s.To, StartKind.NeedsConsent))).OrderBy(s => s.From)];
    }

    /// <summary>The next start that nothing speaks against: where a free stretch begins, or a full hour within one. Null when there is none within 90 days.</summary>
    public Instant? Next(Instant after) => Steps(Instant.Max(after, _now) + Duration.FromSeconds(1), Instant.Max(after, _now) + Ahead).Cast<Instant?>().FirstOrDefault();

    /// <summary>The same, backwards. Null when there is none from now on.</summary>
    public Instant? Previous(Instant before) => Steps(Instant.Max(before - Ahead, _now), before).Cast<Instant?>().LastOrDefault();

    /// <summary>Nobody sits on a change that a template let pass, so nobody could consent to more than the template allows.</summary>
    private bool IsOutsideTemplate(IReadOnlyList<SlotVerdict> verdicts) => _change.TemplateRevision is not null && StandardChangeRules.OutsideSlot(verdicts).Count > 0;

    private static StartKind KindOf(IReadOnlyList<SlotVerdict> verdicts, IReadOnlyList<Function> asked) =>
        verdicts.Any(v => v.Policy == ConflictPolicy.Block) ? StartKind.Blocked
        : verdicts.Any(v => v.Policy == ConflictPolicy.NeedsApproval) ? StartKind.NeedsConsent
        : asked.Count > 0 ? StartKind.SignedAgain
        : StartKind.Free;

    private IEnumerable<StartStretch> SplitAtTolerance((Instant From, Instant To) free)
    {
        if (_change.StartsThatHold(Tolerance) is not { } held) return [new StartStretch(free.From, free.To, StartKind.Free)];

        // The last start within the tolerance is still near: stretches are half-open and counted in seconds.
        var (near, far) = (held.From, Instant.Max(held.From, held.To + Duration.FromSeconds(1)));
        StartStretch[] parts =
        [
            new(free.From, Instant.Min(free.To, near), StartKind.SignedAgain),
            new(Instant.Max(free.From, near), Instant.Min(free.To, far), StartKind.Free),
            new(Instant.Max(free.From, far), free.To, StartKind.SignedAgain),
        ];
        return parts.Where(part => part.From < part.To);
    }

    private IEnumerable<Instant> Steps(Instant from, Instant to)
    {
        foreach (var stretch in StartsWithin(from, to).Where(s => s.Kind is StartKind.Free or StartKind.SignedAgain))
        {
            // A stretch that is cut off by the question does not begin there.
            if (stretch.From > from) yield return stretch.From.RoundedUp(60);
            for (var hour = stretch.From.RoundedUp(3600); hour < stretch.To; hour += Duration.FromHours(1))
                if (hour > stretch.From.RoundedUp(60) || stretch.From <= from) yield return hour;
        }
    }
}
