using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.DataSources;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Where objectives and use cases contradict themselves or the catalog of sources.</summary>
public static class StrategyRules
{
    public static IEnumerable<RuleBreach> Check(IEnumerable<UseCase> useCases, IEnumerable<DigitalObjective> objectives) => useCases.SelectMany(CheckUseCase).Concat(objectives.SelectMany(CheckObjective));

    private static IEnumerable<RuleBreach> CheckUseCase(UseCase useCase)
    {
        if (useCase.State != UseCaseState.Current) yield break;

        if (useCase.Sources.Count == 0)
            yield return RuleBreach.Refusal("useCase.noSource", $"{useCase.Code} is in use, so it draws on at least one data source.", new BreachSubject(useCase, "sources"));

        // Invariant D4: what nobody can read any more has no current use.
        foreach (var retired in useCase.Sources.Where(used => used.Source.Stage == LifecycleStage.Retired))
            yield return RuleBreach.Refusal("useCase.retired", $"{retired.Source.Code} is retired, and {useCase.Code} still uses it. Move the use case to another source first, or end it.",
                new BreachSubject(useCase, "sources"), new BreachSubject(retired.Source, "stage"));
    }

    private static IEnumerable<RuleBreach> CheckObjective(DigitalObjective objective)
    {
        if (objective.Baseline is { } baseline && baseline == objective.Target)
            yield return RuleBreach.Refusal("objective.target", $"The target of {objective.Code} is where it began. Name the figure that is wanted.", new BreachSubject(objective, "target"));
        if (objective is { Status: ObjectiveStatus.Active or ObjectiveStatus.Achieved, Target: null })
            yield return RuleBreach.Refusal("objective.noTarget", $"{objective.Code} is pursued, so it needs a target.", new BreachSubject(objective, "target"));
        if (objective.Current is not null && objective.MeasuredOn is null)
            yield return RuleBreach.Warning("objective.measuredOn", $"{objective.Code} has a figure of today and no day on which it was measured.", new BreachSubject(objective, "measured"));
    }
}
