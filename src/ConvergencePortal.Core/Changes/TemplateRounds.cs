using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the signatures of the functions do to a template.</summary>
public sealed class TemplateRounds : IRoundSubject
{
    public string RecordType => RecordTypes.Template;

    /// <summary>A signature counts for exactly what was asked: a template that has moved since is not approved by it.</summary>
    public async Task<Result> ApproveAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var template = await FindAsync(closing, cancellationToken);
        if (template.Revision != closing.Round.Revision || ContentHash.Of(template) != closing.Round.ContentHash) return RoundErrors.OtherContent;

        return Record(closing, template, template.Approve([.. closing.Round.Seats.Select(seat => seat.Function)], closing.Now));
    }

    public async Task<Result> RefuseAsync(RoundClosing closing, CancellationToken cancellationToken)
    {
        var template = await FindAsync(closing, cancellationToken);
        return Record(closing, template, template.Reject(closing.Now));
    }

    private static Task<ChangeTemplate> FindAsync(RoundClosing closing, CancellationToken cancellationToken) =>
        closing.Db.ChangeTemplates.Include(t => t.Items).SingleAsync(t => t.Number == closing.Round.Number, cancellationToken);

    private static Result Record(RoundClosing closing, ChangeTemplate template, Result moved) => moved.Then(() =>
    {
        foreach (var happened in template.TakeEvents()) closing.Record(happened.Name, happened.Text, happened.FieldChanges);
    });
}
