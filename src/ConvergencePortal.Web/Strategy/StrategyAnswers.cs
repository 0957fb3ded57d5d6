using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using NodaTime;

namespace ConvergencePortal.Web.Strategy;

/// <summary>An objective in the API: progress in percent, worth a year of its use cases times their confidence.</summary>
public sealed record ObjectiveAnswer(string Key, string Site, string Code, string Title, string Sponsor, string SponsorName, string Measure, string? Unit, int? Baseline, int? Target, int? Current, LocalDate? Measured,
    LocalDate? Due, bool Overdue, ObjectiveStatus Status, string? Standards, int? Progress, long Worth, int Unestimated, int Version, IReadOnlyList<ServingAnswer> UseCases)
{
    public static ObjectiveAnswer From(ObjectiveRow row) => new(row.Key, row.Site, row.Code, row.Title, row.SponsorCode, row.SponsorName, row.Measure, row.Unit, row.Baseline, row.Target, row.Current, row.MeasuredOn,
        row.DueOn, row.IsOverdue, row.Status, row.Standards, row.Progress, row.Worth, row.Unestimated, row.Version,
        [.. row.UseCases.Select(u => new ServingAnswer(u.Key, u.Title, u.State, u.ValuePerYear, u.Confidence, u.Expected, u.NextStep))]);
}

/// <summary>A use case that serves an objective, in the API.</summary>
public sealed record ServingAnswer(string Key, string Title, UseCaseState State, int? Value, int? Confidence, long? Expected, string? NextStep);

/// <summary>A use case in the API; expected is its worth times its confidence.</summary>
public sealed record UseCaseAnswer(string Key, string Site, string Code, string Title, Function ConsumerFunction, string? Consumer, UseCaseState State, int? Value, int? Confidence, long? Expected, Effort? Effort,
    string? Blocker, string? NextStep, string? Owner, int Sources, int Version)
{
    public static UseCaseAnswer From(UseCaseRow row) => new(row.Key, row.Site, row.Code, row.Title, row.ConsumerFunction, row.Consumer, row.State, row.ValuePerYear, row.Confidence, row.Expected, row.Effort,
        row.Blocker, row.NextStep, row.OwnerCode, row.Sources, row.Version);
}

/// <summary>One use case whole in the API.</summary>
public sealed record UseCaseDetailAnswer(UseCaseAnswer UseCase, string? Hypothesis, IReadOnlyList<string> Sources, IReadOnlyList<string> Objectives, IReadOnlyList<StateMove> Moves)
{
    public static UseCaseDetailAnswer From(UseCaseDetail detail) => new(UseCaseAnswer.From(detail.Row), detail.Hypothesis, [.. detail.Sources.Select(s => s.Key)], [.. detail.Objectives.Select(o => o.Key)], detail.Moves);
}
