using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Input of <see cref="ExtendWaiver"/> and <see cref="ExtendPilot"/>.</summary>
/// <param name="Until">The new end; the first day on which it no longer holds.</param>
public sealed record ExtendTimeBoxInput(string Number, string Reason, LocalDate? Until, Command Command);

/// <summary>Asks the governance chair to let a waiver hold for longer. The end moves with the chair's signature.</summary>
public sealed class ExtendWaiver(TimeBoxGate gate)
{
    public Task<Result<TimeBoxState>> RunAsync(ExtendTimeBoxInput input, Actor actor, CancellationToken cancellationToken) =>
        TimeBoxExtending.RunAsync<Waiver>(gate, RecordTypes.Waiver, input, actor, cancellationToken);
}

/// <summary>Asks the governance chair to let a pilot run for longer, once.</summary>
public sealed class ExtendPilot(TimeBoxGate gate)
{
    public Task<Result<TimeBoxState>> RunAsync(ExtendTimeBoxInput input, Actor actor, CancellationToken cancellationToken) =>
        TimeBoxExtending.RunAsync<Pilot>(gate, RecordTypes.Pilot, input, actor, cancellationToken);
}

/// <summary>What asking for more time takes, whatever it is asked for.</summary>
internal static class TimeBoxExtending
{
    public static async Task<Result<TimeBoxState>> RunAsync<T>(TimeBoxGate gate, string recordType, ExtendTimeBoxInput input, Actor actor, CancellationToken cancellationToken) where T : TimeBox
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync<T>(recordType, input.Number, TimeBoxEvents.ExtensionAsked, input.Command, actor, async open =>
        {
            var asked = open.Box.AskExtension(open.By, input.Reason, input.Until, await open.MostDaysAsync(cancellationToken), open.Now);
            if (asked.Error is { } refused) return refused;
            // Roles are kept as words, so a query cannot look for one of several.
            var others = await open.Db.People.Where(p => p.IsActive && p.Id != open.By.PersonId && p.Roles != PersonRoles.None).Select(p => p.Roles).ToListAsync(cancellationToken);
            if (!others.Exists(roles => roles.HasFlag(PersonRoles.GovernanceChair) && !roles.HasFlag(PersonRoles.Auditor))) return TimeBoxErrors.NoChair;

            var first = await open.Db.ApprovalRounds.Where(r => r.RecordType == recordType && r.Number == open.Box.Number).OrderBy(r => r.Id).Select(r => r.Seats.OrderBy(s => s.Id).First().Function)
                .FirstOrDefaultAsync(cancellationToken);
            open.Db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(recordType, open.Box.Number, open.Box.Revision), open.Box.SiteId, open.Box.ContentHash(), open.By,
                [new AskedFunction(first, ["More time takes a signature of a higher role than the first one."], ByChair: true)], open.Now));
            return Result.Success;
        }, cancellationToken);
    }
}
