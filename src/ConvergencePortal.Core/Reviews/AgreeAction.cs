using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>Input of <see cref="AgreeAction"/>.</summary>
/// <param name="Owner">Code of the person who does it.</param>
public sealed record AgreeActionInput(string Site, string Week, string Text, string? Owner, LocalDate? Due, Command Command);

/// <summary>Writes down an action that follows from no decision.</summary>
public sealed class AgreeAction(ReviewGate gate)
{
    public Task<Result<ReviewState>> RunAsync(AgreeActionInput input, Actor actor, CancellationToken cancellationToken) =>
        gate.RunAsync(input.Site, input.Week, ReviewEvents.ActionAgreed, input.Command, actor, async open =>
            string.IsNullOrWhiteSpace(input.Text) ? ReviewErrors.ActionText
            : PlainText.RefuseComment(input.Text, "action") is { } unreadable ? unreadable
            : await AgreedActions.AddAsync(open, null, input.Text, input.Owner, input.Due, cancellationToken), cancellationToken);
}
