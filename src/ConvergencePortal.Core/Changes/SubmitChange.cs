using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="SubmitChange"/>.</summary>
public sealed record SubmitChangeInput(string Number, Command Command);

/// <summary>Asks the functions: refuses what is incomplete, what is planned where it does not belong, and what nobody could sign.</summary>
public sealed class SubmitChange(ChangeGate gate, ChangeFacts facts, PlannedPlants plants)
{
    public Task<Result<ChangeState>> RunAsync(SubmitChangeInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Number, ChangeEvents.Submitted, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.RequesterId != open.By.PersonId) return ChangeRequestErrors.NotRequester;
            if (change.Status is not (ChangeStatus.Draft or ChangeStatus.ChangesRequested)) return ChangeRequestErrors.WrongStatus(change, "submitted");
            if ((await plants.CompareAsync(PlannedRecords.Read(change.Content.PlannedRecords), cancellationToken)).Error is { } impossible) return impossible;

            var gathered = await facts.GatherAsync(open.Db, change.SiteId, change.Number, change.RequesterId, change.Content, change.Items, change.IsReplacementInKind, cancellationToken);
            var seats = await facts.SeatFactsAsync(open, gathered.Verdicts, cancellationToken);
            var agreement = await AgreeAsync(open, gathered, change.Items.Count > 0, seats, cancellationToken);
            return agreement.Error is { } refused ? refused : change.Submit(open.By, agreement.Value, seats, open.Now, open.Standard);
        }, cancellationToken);

    /// <summary>Who must agree to these facts, or why they cannot be asked at all. Nobody only for a standard change within its template.</summary>
    internal static async Task<Result<IReadOnlyList<Requirement>>> AgreeAsync(OpenChange open, AgreementFacts facts, bool hasItems, SeatFacts seats, CancellationToken cancellationToken)
    {
        if (RequiredFields.Check(facts, hasItems) is { } incomplete) return incomplete;
        var blocks = facts.Verdicts.Where(v => v.Policy == ConflictPolicy.Block).Select(v => v.Message).Distinct().ToList();
        if (blocks.Count > 0) return ChangeRequestErrors.SlotRefused(blocks);

        var authorizer = await RefuseAuthorizerAsync(open, facts.Content, open.Change.RequesterId, cancellationToken);
        if (authorizer is not null) return authorizer;

        if (AgreementPolicy.Forbid(facts) is { } forbidden) return forbidden;
        var agreement = AgreementPolicy.For(facts);
        open.Standard = await StandardChanges.JudgeAsync(open.Db, facts, agreement, open.Now.InUtc().Date, cancellationToken);
        if (open.Standard is { IsWithin: true }) return Result.Of<IReadOnlyList<Requirement>>([]);

        return FindUnfillable(agreement, facts.Content, open.Change.RequesterId, seats.Members) is { } function ? ChangeRequestErrors.NobodyForSeat(function) : Result.Of(agreement);
    }

    internal static Task<string> SiteCodeAsync(OpenChange open, CancellationToken cancellationToken) =>
        open.Db.Equipment.Where(e => e.Id == open.Change.SiteId).Select(e => e.Code).SingleAsync(cancellationToken);

    /// <summary>An emergency is let pass by somebody else who speaks for a function of the site or chairs the governance.</summary>
    private static async Task<Error?> RefuseAuthorizerAsync(OpenChange open, ChangeContent content, int requesterId, CancellationToken cancellationToken)
    {
        if (content.Type != ChangeType.Emergency) return null;
        if (content.EmergencyAuthorizerId == requesterId || content.EmergencyAuthorizerId == content.ImplementerId)
            return Error.Invalid("emergency.self", "Requester and implementer cannot authorize their own emergency.", "emergencyAuthorizer");

        var authorizer = await PersonRights.ReadAsync(open.Db, new Actor(content.EmergencyAuthorizerId ?? 0, "", ""), open.Now.InUtc().Date, cancellationToken);
        return authorizer.WorksAt(open.Change.SiteId) || authorizer.IsChair ? null
            : Error.Invalid("emergency.authorizer", $"{authorizer.Name} does not speak for any function at this site, so cannot authorize an emergency.", "emergencyAuthorizer");
    }

    /// <summary>The first seat for which too few free people are left when each person takes one; null when all can be filled.</summary>
    private static Function? FindUnfillable(IReadOnlyList<Requirement> agreement, ChangeContent content, int requesterId, SiteMembers members)
    {
        var authorizer = content.Type == ChangeType.Emergency ? content.EmergencyAuthorizerId : null;
        var free = agreement.ToDictionary(a => a.Function, a => members.Of(a.Function, a.Competencies).Where(id => id != requesterId && id != (content.ImplementerId ?? requesterId) && id != authorizer).ToList());
        return SeatFilling.FirstUnfillable([.. agreement.SelectMany(a => Enumerable.Repeat(a.Function, a.Quorum.NeededOf(free[a.Function].Count)))], function => free[function]);
    }
}
