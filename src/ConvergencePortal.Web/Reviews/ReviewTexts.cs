using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Web.Changes;
using Microsoft.Extensions.Localization;

namespace ConvergencePortal.Web.Reviews;

/// <summary>The English words of the review pages for statuses, groups and kinds; they are also the keys of their translation.</summary>
public static class ReviewTexts
{
    public static StatusLook Of(ReviewStatus status) => status switch
    {
        ReviewStatus.Open => new("To be held", "○", "status-warn"),
        ReviewStatus.Closed => new("Signed off", "✓", "status-good"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <param name="hadQuorum">Null while the review is not signed off.</param>
    public static StatusLook Quorum(bool? hadQuorum) => hadQuorum switch
    {
        null => new("Not yet", "…", "status-muted"),
        true => new("With quorum", "✓", "status-good"),
        false => new("Without quorum", "▲", "status-warn"),
    };

    public static StatusLook Of(ActionStatus status, bool isOverdue) => status switch
    {
        ActionStatus.Open when isOverdue => new("Overdue", "▲", "status-bad"),
        ActionStatus.Open => new("Still to do", "○", "status-warn"),
        ActionStatus.Done => new("Done", "✓", "status-good"),
        ActionStatus.Dropped => new("Dropped", "⊘", "status-muted"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    public static string Of(ActionMove move) => move switch
    {
        ActionMove.Done => "It is done",
        ActionMove.Postpone => "It needs more time",
        ActionMove.Drop => "It is no longer needed",
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, null),
    };

    public static string Of(KpiGroup group) => group switch
    {
        KpiGroup.Flow => "How long changes take",
        KpiGroup.Agreement => "How well functions agree",
        KpiGroup.Plant => "What it means for the plant",
        KpiGroup.Exceptions => "What is allowed for a time only",
        KpiGroup.Data => "Who answers for data",
        KpiGroup.Governance => "Standards, findings and reviews",
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    /// <summary>In what a target of the figure is typed.</summary>
    public static string UnitOf(Kpi kpi) => kpi.Measure switch
    {
        KpiMeasure.Share => "in percent",
        KpiMeasure.Mean => "for each change",
        KpiMeasure.Count or KpiMeasure.Sum or KpiMeasure.Spread => Of(kpi.Unit),
        _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Measure, null),
    };

    public static string Of(KpiUnit unit) => unit switch
    {
        KpiUnit.Number => "as a number",
        KpiUnit.WorkingMinutes => "in working days",
        KpiUnit.Minutes => "in minutes",
        KpiUnit.Days => "in days",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    public static string Of(AgendaKind kind) => kind switch
    {
        AgendaKind.Retrospective => "Emergencies to look back on",
        AgendaKind.DecisionOverdue => "Decisions past their deadline",
        AgendaKind.ConflictAhead => "Slots of the next seven days against which something stands",
        AgendaKind.MeasureEnding => "Temporary measures that must go",
        AgendaKind.WaiverEnding => "Waivers that end",
        AgendaKind.PilotEnding => "Pilots that end",
        AgendaKind.NewFinding => "New serious findings",
        AgendaKind.UnownedSource => "Data sources for which nobody answers",
        AgendaKind.StandardDue => "Standards to look at again",
        AgendaKind.ActionOpen => "Actions of earlier reviews",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>A record as a table names it: a finding has no number that means anything by itself.</summary>
    public static string NumberOf(string type, string number, IStringLocalizer<Texts> t) => type == RecordTypes.Finding ? t["Finding {0}", number] : number;

    /// <summary>The function or pair that a figure is about; empty for all.</summary>
    public static string PartOf(string part, IStringLocalizer<Texts> t) =>
        KpiParts.Pair(part) is var (from, to) ? t["{0} waits for {1}", t[ChangeTexts.Of(from)], t[ChangeTexts.Of(to)]]
        : KpiParts.Function(part) is { } function ? t[ChangeTexts.Of(function)]
        : part;
}
