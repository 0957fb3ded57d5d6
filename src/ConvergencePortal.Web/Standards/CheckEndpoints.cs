using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Web.Changes;
using ConvergencePortal.Web.Hosting;
using NodaTime;

namespace ConvergencePortal.Web.Standards;

/// <summary>Running the checks on the plant as it would be, over the API.</summary>
public static class CheckEndpoints
{
    public static void MapChecks(this IEndpointRouteBuilder api) =>
        api.MapPost("/checks/simulate", async (JsonBody<SimulateBody> body, SimulateChecks simulate, CancellationToken cancellationToken) =>
            {
                if (body.Refusal is { } unreadable) return unreadable;
                var result = await simulate.RunAsync(new(body.Value.Change, body.Value.Records is { } records ? PlannedRecordBody.ToRecords(records) : null), cancellationToken);
                return result.Error is { } refused ? refused.ToProblem() : Results.Ok(SimulationAnswer.From(result.Value));
            })
            .OnlyReads().WithTags("Findings").Produces<SimulationAnswer>().Refuses().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What a change, or records as they would be, would fix, break and make otherwise; saves nothing");
}

/// <summary>The number of a change, or records as they would be.</summary>
public sealed record SimulateBody(string? Change, IReadOnlyList<PlannedRecordBody?>? Records);

/// <summary>What checks would say otherwise.</summary>
/// <param name="On">The day for which they were asked.</param>
/// <param name="Differ">What would be found in other words than it is today.</param>
public sealed record SimulationAnswer(LocalDate On, IReadOnlyList<PlannedRow> Records, IReadOnlyList<ViolationAnswer> Appear, IReadOnlyList<ViolationAnswer> Clear,
    IReadOnlyList<DifferingAnswer> Differ)
{
    public static SimulationAnswer From(CheckSimulation simulation) => new(simulation.On, simulation.Rows, [.. simulation.Appear.Select(ViolationAnswer.From)], [.. simulation.Clear.Select(ViolationAnswer.From)],
        [.. simulation.Differ.Select(d => new DifferingAnswer(ViolationAnswer.From(d.Before), ViolationAnswer.From(d.After)))]);
}

/// <summary>A violation as it is and as it would be.</summary>
public sealed record DifferingAnswer(ViolationAnswer Before, ViolationAnswer After);

/// <summary>A violation in the API.</summary>
public sealed record ViolationAnswer(string Check, CheckSeverity Severity, string? Site, SubjectKind SubjectKind, string SubjectKey, string Sentence, IReadOnlyList<string> Evidence, Function? OwnerFunction, IReadOnlyList<ViolationParameter> Parameters)
{
    public static ViolationAnswer From(Violation v) => new(v.Check, v.Severity, v.Site, v.Subject.Kind, v.Subject.Key, v.Sentence, v.Evidence, v.Owner.Function, v.Parameters);
}
