using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="StartChange"/>.</summary>
public sealed record StartChangeInput(string Number, Command Command);

/// <summary>The implementer begins. Beginning before the planned start is allowed only where the change could stand from now on.</summary>
public sealed class StartChange(ChangeGate gate, ChangeFacts facts)
{
    public Task<Result<ChangeState>> RunAsync(StartChangeInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, ChangeEvents.Started, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.Status == ChangeStatus.Scheduled && open.Now < change.Content.PlannedStart)
            {
                var verdicts = await facts.CheckSlotAsync(open, open.Now, cancellationToken);
                var reasons = verdicts.Where(v => v.Policy != ConflictPolicy.Warn).Select(v => v.Message).Distinct().ToList();
                if (reasons.Count > 0) return Error.Conflict("change.tooEarly", $"The slot has not begun, and the work may not start now. {string.Join(" ", reasons)}");
            }
            return change.Start(open.By, open.Now);
        }, cancellationToken);
}
