using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using NodaTime;

namespace ConvergencePortal.Web.Reviews;

/// <summary>A figure as the API answers it.</summary>
/// <param name="Code">Never changes.</param>
/// <param name="Part">The function ("IT") or pair ("OT>Quality": changes of OT that waited for quality) it is about; empty for all.</param>
/// <param name="Value">Shares in thousandths, means in hundredths, everything else in the unit; null where there are too few records to say anything.</param>
/// <param name="N">How many records it was computed from.</param>
/// <param name="Trend">The eight weeks up to this one, oldest first; null where the figure belongs to no week.</param>
public sealed record FigureAnswer(string Code, string Part, KpiGroup Group, string Title, int? Value, int? Median, int N, int? Target, bool? IsMet, KpiUnit Unit, KpiMeasure Measure, IReadOnlyList<TrendPoint>? Trend)
{
    public static FigureAnswer From(FigureRow row, bool withTrend) =>
        new(row.Kpi.Code, row.Part, row.Kpi.Group, row.Kpi.Title, row.Value, row.Median, row.N, row.Target, row.Kpi.IsMet(row.Value, row.Target), row.Kpi.Unit, row.Kpi.Measure, withTrend ? row.Trend : null);

    public static FigureAnswer From(LiveFigure live) => new(live.Kpi.Code, live.Figure.Part, live.Kpi.Group, live.Kpi.Title, live.Figure.Value, live.Figure.Median, live.Figure.N, live.Target, live.Kpi.IsMet(live.Figure.Value, live.Target),
        live.Kpi.Unit, live.Kpi.Measure, null);
}

/// <summary>A review whole.</summary>
/// <param name="Missing">Functions of the quorum of which nobody is there.</param>
/// <param name="Actions">Agreed in this review, as they stand today.</param>
/// <param name="Before">What the review before decided, and what is left of it; null for the first.</param>
public sealed record ReviewAnswer(ReviewRow Review, int Version, string FiguresHash, string? ContentHash, string? Minutes, IReadOnlyList<Function> Quorum, IReadOnlyList<Function> Missing, IReadOnlyList<FigureAnswer> Figures,
    IReadOnlyList<AgendaRow> Agenda, IReadOnlyList<AttendanceRow> Attendance, IReadOnlyList<DecisionRow> Decisions, IReadOnlyList<ActionRow> Actions, ReviewBefore? Before, string? NextWeek)
{
    public static ReviewAnswer From(ReviewDetail detail) => new(detail.Row, detail.Version, detail.FiguresHash, detail.ContentHash, detail.Minutes, detail.Quorum, detail.Missing, [.. detail.Figures.Select(f => FigureAnswer.From(f, true))],
        detail.Agenda, detail.Attendance, detail.Decisions, detail.Agreed, detail.Before, detail.Options.NextWeek);
}

/// <summary>A figure with exactly the records it was computed from.</summary>
/// <param name="Records">Each with what it brings: 1 or 0 to a share, else minutes, days or times.</param>
public sealed record FigureRecordsAnswer(FigureAnswer Figure, string Formula, IReadOnlyList<KpiRecord> Records);

/// <summary>Figures of a period as they are computed now.</summary>
/// <param name="From">First day by the site's clock.</param>
/// <param name="To">First day after it.</param>
public sealed record LiveFiguresAnswer(string Site, string SiteName, string TimeZone, LocalDate From, LocalDate To, IReadOnlyList<FigureAnswer> Figures)
{
    public static LiveFiguresAnswer Of(LiveFigures live) => new(live.Site, live.SiteName, live.TimeZone, live.From, live.To, [.. live.Figures.Select(FigureAnswer.From)]);
}
