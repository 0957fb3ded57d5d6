using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="TakeBackWaiver"/> and <see cref="TakeBackPilot"/>.</summary>
public sealed record TakeBackTimeBoxInput(string Number, Command Command);

/// <summary>Takes a waiver back before everybody has signed; what was signed stays readable and counts for nothing.</summary>
public sealed class TakeBackWaiver(TimeBoxGate gate)
{
    public Task<Result<TimeBoxState>> RunAsync(TakeBackTimeBoxInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync<Waiver>(RecordTypes.Waiver, input.Number, TimeBoxEvents.TakenBack, input.Command, actor, async open =>
        {
            var taken = open.Box.TakeBack(open.By, open.Now);
            if (taken.IsSuccess) await TimeBoxGate.WithdrawRoundAsync(open.Db, open.Box, open.Now, cancellationToken);
            return taken;
        }, cancellationToken);
}

/// <summary>Takes a pilot back before everybody has signed.</summary>
public sealed class TakeBackPilot(TimeBoxGate gate)
{
    public Task<Result<TimeBoxState>> RunAsync(TakeBackTimeBoxInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync<Pilot>(RecordTypes.Pilot, input.Number, TimeBoxEvents.TakenBack, input.Command, actor, async open =>
        {
            var taken = open.Box.TakeBack(open.By, open.Now);
            if (taken.IsSuccess) await TimeBoxGate.WithdrawRoundAsync(open.Db, open.Box, open.Now, cancellationToken);
            return taken;
        }, cancellationToken);
}

/// <summary>Input of <see cref="EndWaiver"/>.</summary>
public sealed record EndWaiverInput(string Number, string Reason, Command Command);

/// <summary>Ends a waiver before its time, since it is no longer needed. Its findings count again at once.</summary>
public sealed class EndWaiver(TimeBoxGate gate)
{
    public async Task<Result<TimeBoxState>> RunAsync(EndWaiverInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync<Waiver>(RecordTypes.Waiver, input.Number, TimeBoxEvents.Ended, input.Command, actor, async open =>
        {
            var ended = open.Box.EndEarly(open.By, input.Reason, open.Now);
            if (ended.IsSuccess) await TimeBoxGate.WithdrawRoundAsync(open.Db, open.Box, open.Now, cancellationToken);
            return ended;
        }, cancellationToken);
    }
}

/// <summary>Input of <see cref="DecidePilot"/>.</summary>
/// <param name="Outcome">What was measured against the exit criteria.</param>
public sealed record DecidePilotInput(string Number, PilotDecision Decision, string Outcome, Command Command);

/// <summary>Says what becomes of a pilot. The requirements it suspended hold again at once; adopting it is followed by a new version of the standard.</summary>
public sealed class DecidePilot(TimeBoxGate gate)
{
    public async Task<Result<TimeBoxState>> RunAsync(DecidePilotInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Outcome, "outcome") is { } wrong) return wrong;
        if (!Enum.IsDefined(input.Decision)) return TimeBoxErrors.DecisionUnknown;

        return await gate.RunAsync<Pilot>(RecordTypes.Pilot, input.Number, TimeBoxEvents.Decided, input.Command, actor, async open =>
        {
            var decided = open.Box.Decide(open.By, input.Decision, input.Outcome, open.Now);
            if (decided.Error is { } refused) return refused;

            // The pilot's line first: by it a repeated command is known.
            TimeBoxGate.Record(open.Db, open.Box, open.Actor, open.Command, open.Now, open.By.Printed);
            await TimeBoxGate.WithdrawRoundAsync(open.Db, open.Box, open.Now, cancellationToken);
            foreach (var waiver in await open.Db.Waivers.AsSplitQuery().Where(w => w.PilotNumber == open.Box.Number).OrderBy(w => w.Id).ToListAsync(cancellationToken))
            {
                waiver.EndWithPilot($"{open.Box.Number}: {input.Decision}", open.Now);
                TimeBoxGate.Record(open.Db, waiver, open.Actor, open.Command, open.Now, open.By.Printed);
            }
            return Result.Success;
        }, cancellationToken);
    }
}
