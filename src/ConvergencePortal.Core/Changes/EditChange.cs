using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="EditChange"/>.</summary>
/// <param name="ExpectedVersion">The version the person edited; another one means somebody was faster.</param>
/// <param name="Reason">Why; needed while others are being asked or have agreed.</param>
public sealed record EditChangeInput(string Number, int ExpectedVersion, ChangeDraft Draft, Command Command, string? Reason = null);

/// <summary>Replaces the content of a change. After submission it is checked like a submission, and the signatures whose content moved become void.</summary>
public sealed class EditChange(ChangeGate gate, ChangeFacts facts, PlannedPlants plants)
{
    private static readonly ChangeDraftValidator Shape = new();

    public async Task<Result<ChangeState>> RunAsync(EditChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input.Draft) is { } wrong) return wrong;
        if (PlainText.RefuseComment(input.Reason, "reason") is { } unreadable) return unreadable;

        return await gate.RunAsync(input.Number, ChangeEvents.Edited, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.RefuseEdit(open.By) is { } refusedEdit) return refusedEdit;
            if (change.Version != input.ExpectedVersion) return Data.Saving.Stale;
            if (await RefusePlannedAsync(change.Content.PlannedRecords, input.Draft.Content.PlannedRecords, cancellationToken) is { } impossible) return impossible;

            var site = await SubmitChange.SiteCodeAsync(open, cancellationToken);
            var isElsewhere = !string.IsNullOrWhiteSpace(input.Draft.Site) && !input.Draft.Site.Trim().Equals(site, StringComparison.OrdinalIgnoreCase);
            if (isElsewhere) return ChangeRequestErrors.OtherSite;
            var resolved = await ResolvedDraft.FindAsync(open.Db, input.Draft with { Site = site }, cancellationToken);
            if (resolved.Error is { } unknown) return unknown;
            var draft = resolved.Value;
            if (draft.SiteId != change.SiteId) return ChangeRequestErrors.OtherSite;
            var gathered = await facts.GatherAsync(open.Db, change.SiteId, change.Number, change.RequesterId, draft.Content, draft.Items, draft.IsReplacementInKind, cancellationToken);
            var seats = await facts.SeatFactsAsync(open, gathered.Verdicts, cancellationToken);
            var agreement = change.Status is ChangeStatus.Draft or ChangeStatus.ChangesRequested ? Result.Of<IReadOnlyList<Requirement>>([])
                : await SubmitChange.AgreeAsync(open, gathered, draft.Items.Count > 0, seats, cancellationToken);
            return agreement.Error is { } refused ? refused : change.Edit(open.By, draft.Content, draft.Items, draft.IsReplacementInKind, input.Reason, agreement.Value, seats, open.Now, open.Standard);
        }, cancellationToken);
    }

    /// <summary>To compare them loads the plant, and a form saves itself while somebody types: what stayed the same was compared before, and is again when the change is submitted.</summary>
    private async Task<Error?> RefusePlannedAsync(string? before, string? after, CancellationToken cancellationToken) =>
        (after ?? "") == (before ?? "") ? null : (await plants.CompareAsync(PlannedRecords.Read(after), cancellationToken)).Error;
}
