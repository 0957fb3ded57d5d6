using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Whether a change lies within the template it names.</summary>
/// <param name="Revision">Of the template; null when there is none of that number.</param>
/// <param name="Outside">Every way in which it does not, in sentences.</param>
public sealed record StandardVerdict(string Template, int? Revision, IReadOnlyList<string> Outside)
{
    public bool IsWithin => Revision is not null && Outside.Count == 0;
}

/// <summary>Finds the template that a change names and asks the rules about it.</summary>
internal static class StandardChanges
{
    /// <summary>Null when the change names no template.</summary>
    public static async Task<StandardVerdict?> JudgeAsync(PortalDb db, AgreementFacts facts, IReadOnlyList<Requirement> asked, LocalDate today, CancellationToken cancellationToken)
    {
        if (facts.Content is not { Type: ChangeType.Standard, Template: { } number }) return null;

        var template = await FindAsync(db, number, cancellationToken);
        return template is null ? new StandardVerdict(number, null, [$"There is no template {number}."])
            : new StandardVerdict(template.Number, template.Revision, StandardChangeRules.Outside(template, facts, asked, today));
    }

    /// <summary>A change that was let pass by a template has nobody who could consent to more than the template allows.</summary>
    public static async Task<Error?> RefuseSlotAsync(OpenChange open, IReadOnlyList<SlotVerdict> verdicts, CancellationToken cancellationToken)
    {
        if (open.Change is not { TemplateRevision: not null, Content.Template: { } number }) return null;

        var template = await FindAsync(open.Db, number, cancellationToken);
        var outside = StandardChangeRules.OutsideSlot(verdicts).Concat(template is null ? [] : StandardChangeRules.NotInForce(template, open.Now.InUtc().Date)).ToList();
        return outside.Count == 0 ? null : ChangeRequestErrors.SlotOutsideTemplate(number, outside);
    }

    private static Task<ChangeTemplate?> FindAsync(PortalDb db, string number, CancellationToken cancellationToken) =>
        db.ChangeTemplates.AsNoTracking().Include(t => t.Items).SingleOrDefaultAsync(t => t.Number == number, cancellationToken);
}
