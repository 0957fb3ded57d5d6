using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;

namespace ConvergencePortal.Core.Changes;

/// <summary>Input of <see cref="RetireTemplate"/>.</summary>
public sealed record RetireTemplateInput(string Number, string Reason, Command Command);

/// <summary>Takes a template out of use. Changes that were let pass by it keep that; the next ones ask the functions.</summary>
public sealed class RetireTemplate(TemplateGate gate)
{
    public async Task<Result<TemplateState>> RunAsync(RetireTemplateInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (PlainText.RefuseComment(input.Reason, "reason") is { } wrong) return wrong;

        return await gate.RunAsync(input.Number, TemplateEvents.Retired, input.Command, actor, open => Task.FromResult(open.Template.Retire(open.By, input.Reason, open.Now)), cancellationToken);
    }
}
