using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A round that waits for somebody, the functions for which they could sign, and since when.</summary>
public sealed record WaitingRound(string RecordType, string Number, int Revision, string RequesterName, IReadOnlyList<Function> Functions, Instant Since);

/// <summary>Reads which approval rounds wait for a person.</summary>
public sealed class RoundDeskReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    private const int MostRows = 200;

    /// <summary>Oldest first. What the person asked for themselves, or signed already, waits for others.</summary>
    public async Task<IReadOnlyList<WaitingRound>> ListAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var mine = db.Memberships.Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To));
        var roles = await db.People.Where(p => p.Id == personId && p.IsActive).Select(p => p.Roles).SingleOrDefaultAsync(cancellationToken);
        var isChair = roles.HasFlag(PersonRoles.GovernanceChair) && !roles.HasFlag(PersonRoles.Auditor);
        var rounds = await db.ApprovalRounds.AsNoTracking()
            .Where(r => r.Status == RoundStatus.Open && r.RequesterId != personId && r.Signatures.All(s => s.PersonId != personId)
                && r.Seats.Any(s => s.IsOpen && (s.ByChair ? isChair : mine.Any(m => m.Function == s.Function && (r.SiteId == null || m.SiteId == r.SiteId)))))
            .OrderBy(r => r.Id).Take(MostRows)
            .Select(r => new { r.RecordType, r.Number, r.Revision, r.RequesterName, r.SiteId, r.OpenedAt, Open = r.Seats.Where(s => s.IsOpen).Select(s => new { s.Function, s.ByChair }).ToList() }).ToListAsync(cancellationToken);
        if (rounds.Count == 0) return [];

        var held = await mine.AsNoTracking().Select(m => new { m.Function, m.SiteId }).ToListAsync(cancellationToken);
        return [.. rounds.Select(r => new WaitingRound(r.RecordType, r.Number, r.Revision, r.RequesterName,
            [.. r.Open.Where(seat => seat.ByChair ? isChair : held.Exists(h => h.Function == seat.Function && (r.SiteId is null || h.SiteId == r.SiteId))).Select(seat => seat.Function).Order()], r.OpenedAt))];
    }
}
