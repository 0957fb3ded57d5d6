using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="SavePolicyVersion"/>.</summary>
/// <param name="ExpectedVersion">The version of the record that the person edited; another one means somebody was faster.</param>
/// <param name="Note">What changes with this version, and why.</param>
/// <param name="Rows">The whole of them; what is left out is gone.</param>
public sealed record SavePolicyVersionInput(int Number, int ExpectedVersion, string? Note, IReadOnlyList<ApprovalRule> Rows, Command Command);

/// <summary>Replaces the rows of a draft of the approval policy, if they say something that can be meant.</summary>
public sealed class SavePolicyVersion(PolicyGate gate)
{
    public async Task<Result<PolicyState>> RunAsync(SavePolicyVersionInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Note, "note") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, PolicyEvents.Saved, input.Command, actor, async open =>
        {
            if (open.Policy.Version != input.ExpectedVersion) return PolicyErrors.Moved;
            var refused = PolicyRowRules.Check(input.Rows, await EffectivePolicies.KnownSitesAsync(open.Db, cancellationToken));
            if (refused.Count > 0) return PolicyErrors.Wrong(refused);

            var (before, noteBefore, note) = (open.Policy.Rules, open.Policy.Note, (input.Note ?? "").Trim());
            var saved = open.Policy.Save(open.By, input.Rows, note);
            return saved.Error is { } error ? error : new PolicyEvent($"{input.Rows.Count} rows", PolicyWords.Moved(before, input.Rows, noteBefore, note));
        }, cancellationToken);
    }
}
