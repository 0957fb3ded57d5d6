using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="CloseChange"/>.</summary>
/// <param name="ProductionMinutesLost">Unplanned minutes of production that the change cost.</param>
public sealed record CloseChangeInput(string Number, ChangeOutcome Outcome, int ProductionMinutesLost, string? LessonsLearned, Command Command);

/// <summary>Ends a verified change with its outcome.</summary>
public sealed class CloseChange(ChangeGate gate)
{
    public async Task<Result<ChangeState>> RunAsync(CloseChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.LessonsLearned, "lessonsLearned") is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Outcome)) return Error.Invalid("change.outcome", "Choose an outcome from the list.", "outcome");
        if (LostMinutes.Refuse(input.ProductionMinutesLost) is { } minutes) return minutes;

        return await gate.RunAsync(input.Number, ChangeEvents.Closed, input.Command, actor,
            open => Task.FromResult(open.Change.Close(open.By, input.Outcome, input.ProductionMinutesLost, input.LessonsLearned, open.Now)), cancellationToken);
    }
}

/// <summary>What a change may claim to have cost.</summary>
internal static class LostMinutes
{
    private const int Most = 365 * 24 * 60;

    public static Error? Refuse(int minutes) => minutes is < 0 or > Most ? Error.Invalid("change.minutesLost", "Minutes lost are 0 or more, and at most a year.", "productionMinutesLost") : null;
}
