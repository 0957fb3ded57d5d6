using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Standards;

/// <summary>What the signatures do to a waiver or a pilot: the first round lets it hold, each later one moves its end.</summary>
public abstract class TimeBoxRounds<T> : IRoundSubject where T : TimeBox
{
    public abstract string RecordType { get; }

    /// <summary>A signature counts for exactly what was asked.</summary>
    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var box = await FindAsync(closing, cancellationToken);
        if (box.Revision != closing.Round.Revision || box.ContentHash() != closing.Round.ContentHash) return RoundErrors.OtherContent;

        var today = closing.Now.InUtc().Date;
        if ((box.OpenExtension?.Until ?? box.EndsOn) <= today) return TimeBoxErrors.EndPassed;

        var moved = box.Status == TimeBoxStatus.Asked ? box.Approve(AcceptedBy(closing.Round), closing.Now) : box.Extend(closing.Now);
        if (moved.Error is { } refused) return refused;

        await FollowAsync(closing, box, cancellationToken);
        Record(closing, box);
        return Result.Success;
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var box = await FindAsync(closing, cancellationToken);
        return (box.Status == TimeBoxStatus.Asked ? box.Refuse(closing.Now) : box.RefuseExtension(closing.Now)).Then(() => Record(closing, box));
    }

    /// <summary>What else the same save does.</summary>
    private protected virtual Task FollowAsync(RoundClosing closing, T box, CancellationToken cancellationToken) => Task.CompletedTask;

    private protected static void Record(RoundClosing closing, TimeBox box) => TimeBoxGate.Record(closing.Db, box, closing.Actor, closing.Command, closing.Now, closing.By.Printed);

    private static Task<T> FindAsync(RoundClosing closing, CancellationToken cancellationToken) => closing.Db.Set<T>().AsSplitQuery().SingleAsync(b => b.Number == closing.Round.Number, cancellationToken);

    /// <summary>Whoever took the responsibility for the function that the matter belongs to.</summary>
    private protected static string AcceptedBy(ApprovalRound round) =>
        (round.Signatures.FirstOrDefault(s => s.Meaning == SignatureMeaning.Responsible) ?? round.Signatures[^1]).PersonName;
}

/// <summary>What the signatures do to a waiver.</summary>
public sealed class WaiverRounds : TimeBoxRounds<Waiver>
{
    public override string RecordType => RecordTypes.Waiver;
}

/// <summary>A pilot's approval lets each requirement that it suspends rest, as a waiver of its own; its extension moves their end too.</summary>
public sealed class PilotRounds : TimeBoxRounds<Pilot>
{
    public override string RecordType => RecordTypes.Pilot;

    private protected override async Task FollowAsync(RoundClosing closing, Pilot box, CancellationToken cancellationToken)
    {
        var db = closing.Db;
        foreach (var older in await db.Waivers.AsSplitQuery().Where(w => w.PilotNumber == box.Number).OrderBy(w => w.Id).ToListAsync(cancellationToken))
        {
            older.MoveWithPilot(box.EndsOn);
            Record(closing, older);
        }
        if (box.Extensions.Any(e => e.Status == ExtensionStatus.Approved)) return;

        // Zones, conduits and segments have no path: only a waiver without one covers them at the whole site.
        var scope = box.ScopePath.Contains(EquipmentPath.Separator) ? box.ScopePath : null;
        foreach (var suspended in box.Suspensions)
        {
            var content = new WaiverContent($"{suspended.StandardCode} {suspended.RequirementKey} rests for {box.Number}", box.Hypothesis, box.ExitCriteria, box.RollbackPlan, box.EndsOn, scope);
            var waiver = Waiver.OfPilot(await db.TakeNumberAsync("WV", closing.Now, cancellationToken), box, content, new WaiverTarget(suspended.StandardCode, suspended.RequirementKey), AcceptedBy(closing.Round), closing.Now);
            db.Waivers.Add(waiver);
            Record(closing, waiver);
        }
    }
}
