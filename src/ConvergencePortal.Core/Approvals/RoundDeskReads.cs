using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Approvals;

/// <summary>A round that waits for somebody, the functions for which they could sign, and since when.</summary>
public sealed record WaitingRound(string RecordType, string Number, int Revision, string RequesterName, IReadOnlyList<Function> Functions, Instant Since);

/// <summary>What the list of open rounds is narrowed to; everything that is null does not narrow.</summary>
/// <param name="Function">Only where this function has an open seat of its own.</param>
/// <param name="ByChair">Only where the governance chair has an open seat.</param>
public sealed record OpenRoundFilter(string? Site = null, Function? Function = null, bool ByChair = false);

/// <summary>A round that waits for somebody, as lists show it.</summary>
/// <param name="Site">Code of the site; null where the functions of the whole organization are asked.</param>
public sealed record OpenRoundRow(string RecordType, string Number, int Revision, string RequesterName, string? Site, IReadOnlyList<Function> Functions, bool WaitsForChair, Instant Since);

/// <summary>Reads which approval rounds wait for a person, or for anybody.</summary>
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

    /// <summary>Every round that is open, the oldest first.</summary>
    public async Task<Page<OpenRoundRow>> ListOpenAsync(OpenRoundFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rounds = db.ApprovalRounds.AsNoTracking().Where(r => r.Status == RoundStatus.Open);
        if (filter.Site is { } site) rounds = rounds.Where(r => db.Equipment.Any(e => e.Id == r.SiteId && e.Code == site));
        if (filter.Function is { } function) rounds = rounds.Where(r => r.Seats.Any(s => s.IsOpen && !s.ByChair && s.Function == function));
        if (filter.ByChair) rounds = rounds.Where(r => r.Seats.Any(s => s.IsOpen && s.ByChair));
        if (SearchText.OrNull(page.Search) is { } typed)
        {
            var pattern = SearchText.Contains(typed);
            rounds = rounds.Where(r => EF.Functions.Like(r.Number, pattern, SearchText.Escape) || EF.Functions.Like(r.RequesterName, pattern, SearchText.Escape));
        }
        var found = await rounds.OrderBy(r => r.OpenedAt).ThenBy(r => r.Id).Select(r => new
        {
            r.RecordType, r.Number, r.Revision, r.RequesterName, Site = db.Equipment.Where(e => e.Id == r.SiteId).Select(e => e.Code).FirstOrDefault(), r.OpenedAt,
            Open = r.Seats.Where(s => s.IsOpen).Select(s => new { s.Function, s.ByChair }).ToList(),
        }).ToPageAsync(page, cancellationToken);
        return new Page<OpenRoundRow>([.. found.Items.Select(r => new OpenRoundRow(r.RecordType, r.Number, r.Revision, r.RequesterName, r.Site,
            [.. r.Open.Where(s => !s.ByChair).Select(s => s.Function).Order()], r.Open.Exists(s => s.ByChair), r.OpenedAt))], found.Total, found.PageNumber, found.PageSize);
    }
}
