using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Strategy;

namespace ConvergencePortal.Web.Strategy;

/// <summary>Moves a use case to another state: the save of its form, with nothing asked but the state.</summary>
public static class UseCaseMove
{
    public const string Kind = "use-cases";

    /// <param name="version">The version that the person saw.</param>
    public static async Task<Result<RecordSaved>> MoveAsync(this SaveRecord save, UseCaseRow useCase, int version, UseCaseState state, Command command, Actor actor, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string?>
        {
            ["site"] = useCase.Site, ["code"] = useCase.Code, ["title"] = useCase.Title, ["consumer_function"] = useCase.ConsumerFunction.ToString(), ["state"] = state.ToString(),
        };
        var saved = await save.RunAsync(new SaveRecordInput(Kind, fields, command, version), actor, cancellationToken);
        return saved.IsSuccess && saved.Value.Wrong is [var wrong, ..] ? Error.Conflict(wrong.Code, wrong.Message) : saved;
    }
}
