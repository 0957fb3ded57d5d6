using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>A function that a delegator lent a person and could sign or state for on one change.</summary>
internal sealed record DeskLoan(string Number, Function Function, string Delegator)
{
    /// <summary>Without the signatures that the delegator could not give either: on their own changes, on those they carry out, on those they have signed.</summary>
    public static async Task<IReadOnlyList<DeskLoan>> ReadAsync(PortalDb db, int personId, IReadOnlyCollection<int> changeIds, Instant now, CancellationToken cancellationToken)
    {
        var lent = await db.LentFunctions(now).Where(l => l.ToPersonId == personId).Join(db.People, l => l.FromPersonId, p => p.Id, (l, p) => new { l.SiteId, l.Function, p.Id, p.Name }).Distinct()
            .ToListAsync(cancellationToken);
        if (lent.Count == 0) return [];

        var changes = await db.Changes.AsNoTracking().Where(c => changeIds.Contains(c.Id))
            .Select(c => new { c.Number, c.SiteId, c.Status, c.RequesterId, c.Content.ImplementerId, Signers = c.Signatures.Where(s => s.VoidedAt == null).Select(s => new { s.PersonId, s.OnBehalfOfId }).ToList() }).ToListAsync(cancellationToken);
        return [.. changes.SelectMany(change => lent
            .Where(l => l.SiteId == change.SiteId && l.Id != personId)
            .Where(l => change.Status == ChangeStatus.Assessing || (l.Id != change.RequesterId && l.Id != change.ImplementerId && !change.Signers.Any(s => s.PersonId == l.Id || s.OnBehalfOfId == l.Id)))
            .Select(l => new DeskLoan(change.Number, l.Function, l.Name)))];
    }
}
