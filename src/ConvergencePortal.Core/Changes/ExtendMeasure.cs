using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="ExtendMeasure"/>.</summary>
public sealed record ExtendMeasureInput(string Number, string Reason, Instant Until, Command Command);

/// <summary>Asks the functions that signed the change to let a measure stand for longer. The end moves with the last of their signatures.</summary>
public sealed class ExtendMeasure(MeasureGate gate)
{
    public async Task<Result<MeasureState>> RunAsync(ExtendMeasureInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, MeasureEvents.ExtensionAsked, input.Command, actor, async open =>
        {
            var (db, measure) = (open.Db, open.Measure);
            var functions = (await open.FunctionsAsync(cancellationToken)).Order().ToList();
            if (functions.Count == 0) return MeasureErrors.NobodyAsked;
            var asked = measure.AskExtension(open.By, input.Reason, input.Until, open.Now);
            if (asked.Error is { } refused) return refused;
            var members = await RoundMembers.ReadAsync(db, measure.SiteId, open.By.PersonId, open.Now.InUtc().Date, cancellationToken);
            if (SeatFilling.FirstUnfillable(functions, function => members[function]) is { } nobody) return RoundErrors.NobodyForSeat(nobody);

            db.ApprovalRounds.Add(new ApprovalRound(new RoundRecord(RecordTypes.Measure, measure.Number, measure.Revision), measure.SiteId, ContentHash.Of(measure, measure.OpenExtension!), open.By,
                [.. functions.Select(function => new AskedFunction(function, [$"{ChangeWords.Of(function)} signed {measure.ChangeNumber}."]))], open.Now));
            return Result.Success;
        }, cancellationToken);
    }
}
