using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.People;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A function that must sign, why, and on what terms. Open until so many of its members have approved what they cover.</summary>
public sealed class ApprovalSeat
{
    private ApprovalSeat() { }

    internal ApprovalSeat(Requirement required, Instant requestedAt)
    {
        (Function, RequestedAt, IsOpen) = (required.Function, requestedAt, true);
        Become(required);
    }

    public int Id { get; private set; }
    public int ChangeId { get; private set; }
    public Function Function { get; private set; }

    /// <summary>Why this function is asked, one sentence a line.</summary>
    public string Reasons { get; private set; } = "";

    /// <summary>Since when the function is asked; the clock of a decision's deadline.</summary>
    public Instant RequestedAt { get; internal set; }

    public bool IsOpen { get; internal set; }

    /// <summary>So many people must sign, at least.</summary>
    public int NeededPeople { get; private set; } = 1;

    /// <summary>And so many in a hundred of those who may; 0 when only the number counts.</summary>
    public int NeededPercent { get; private set; }

    /// <summary>With a veto one refusal ends the change.</summary>
    public bool HasVeto { get; private set; } = true;

    /// <summary>Codes of the competencies each signer must hold, separated by ",".</summary>
    public string Competencies { get; private set; } = "";

    public SignatureMeaning Meaning { get; private set; } = SignatureMeaning.Approved;

    /// <summary>Working hours of the site within which the function decides; null without a deadline.</summary>
    public int? DeadlineHours { get; private set; }

    public FieldGroups Covers { get; private set; }

    public SeatQuorum Quorum => new(NeededPeople, NeededPercent);
    public IReadOnlyList<string> CompetencyCodes => Competencies.Length == 0 ? [] : Competencies.Split(',');

    internal Requirement ToRequirement() => new(Function, Reasons.Split('\n'))
    {
        Quorum = Quorum, HasVeto = HasVeto, Competencies = CompetencyCodes, Meaning = Meaning, DeadlineHours = DeadlineHours, Covers = Covers,
    };

    internal void Become(Requirement required)
    {
        Reasons = string.Join('\n', required.Reasons);
        (NeededPeople, NeededPercent, HasVeto) = (required.Quorum.People, required.Quorum.Percent, required.HasVeto);
        Competencies = string.Join(',', required.Competencies);
        (Meaning, DeadlineHours, Covers) = (required.Meaning, required.DeadlineHours, required.Covers);
    }
}
