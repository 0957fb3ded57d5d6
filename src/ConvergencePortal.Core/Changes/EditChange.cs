using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="EditChange"/>.</summary>
/// <param name="ExpectedVersion">The version the person edited; another one means somebody was faster.</param>
public sealed record EditChangeInput(string Number, int ExpectedVersion, ChangeDraft Draft, Command Command);

/// <summary>Replaces the content of a change. After submission it is checked like a submission, and what was signed becomes void.</summary>
public sealed class EditChange(ChangeGate gate, ChangeFacts facts)
{
    private static readonly ChangeDraftValidator Shape = new();

    public async Task<Result<ChangeState>> RunAsync(EditChangeInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (Shape.Refuse(input.Draft) is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, ChangeEvents.Edited, input.Command, actor, async open =>
        {
            var change = open.Change;
            if (change.RefuseEdit(open.By) is { } refusedEdit) return refusedEdit;
            if (change.Version != input.ExpectedVersion) return Data.Saving.Stale;

            var site = await SubmitChange.SiteCodeAsync(open, cancellationToken);
            var isElsewhere = !string.IsNullOrWhiteSpace(input.Draft.Site) && !input.Draft.Site.Trim().Equals(site, StringComparison.OrdinalIgnoreCase);
            if (isElsewhere) return ChangeRequestErrors.OtherSite;
            var resolved = await ResolvedDraft.FindAsync(open.Db, input.Draft with { Site = site }, cancellationToken);
            if (resolved.Error is { } unknown) return unknown;
            var draft = resolved.Value;
            if (draft.SiteId != change.SiteId) return ChangeRequestErrors.OtherSite;
            if (change.Status is ChangeStatus.Draft or ChangeStatus.ChangesRequested) return change.Edit(open.By, draft.Content, draft.Items, draft.IsReplacementInKind, [], open.Now);

            var gathered = await facts.GatherAsync(open.Db, change.SiteId, change.Number, change.RequesterId, draft.Content, draft.Items, draft.IsReplacementInKind, cancellationToken);
            var agreement = await SubmitChange.AgreeAsync(open, gathered, draft.Items.Count > 0, change.RequesterId, cancellationToken);
            if (agreement.Error is { } refused) return refused;
            return change.Edit(open.By, draft.Content, draft.Items, draft.IsReplacementInKind, agreement.Value, open.Now).Then(() => change.Follow(open.Standard, open.Now));
        }, cancellationToken);
    }
}
