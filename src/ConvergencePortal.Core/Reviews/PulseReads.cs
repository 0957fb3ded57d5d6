using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Reviews;

/// <summary>A function at a site for which somebody can answer.</summary>
/// <param name="Site">Its code.</param>
public sealed record PulseGroup(string Site, string SiteName, Function Function);

/// <summary>What the pulse asks of a reader now.</summary>
/// <param name="Open">For which they can answer; none once they have.</param>
/// <param name="Month">First day of the month that is open, or that they have answered.</param>
/// <param name="Refused">Why they are not asked; null when they are.</param>
public sealed record PulseState(IReadOnlyList<PulseGroup> Open, LocalDate Month, Error? Refused)
{
    public bool HasAnswered => Refused is null && Open.Count == 0;
    public LocalDate NextFrom => Month.PlusMonths(1);
}

/// <summary>A month of a function.</summary>
/// <param name="Figures">Null when fewer than five people answered; nothing else is told of it.</param>
public sealed record PulseMonth(LocalDate Month, PulseFigures? Figures);

/// <summary>What a function at a site said over the months.</summary>
/// <param name="IsOwn">The reader speaks for it.</param>
/// <param name="Months">Newest first, back to the first that can be shown; none when no month can.</param>
public sealed record PulseTrend(PulseGroup Group, bool IsOwn, IReadOnlyList<PulseMonth> Months);

/// <summary>
/// Reads the pulse: whether the reader has answered, and what functions said. There is no total over functions or sites and there must not be one: whoever takes the functions that are shown
/// from a total knows those that are not.
/// </summary>
public sealed class PulseReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>How many finished months a trend looks back.</summary>
    public const int Months = 12;

    public async Task<PulseState> FindAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        if (rights.RefusePulse() is { } refused) return new PulseState([], PulseRules.FirstDay(clock.TodayUtc()), refused);

        var sites = await SitesAsync(db, [.. rights.Functions.Select(f => f.SiteId)], cancellationToken);
        var earliest = sites.Min(site => site.Month);
        var answered = await db.PulseVotes.AsNoTracking().Where(v => v.PersonId == reader.PersonId && v.Month >= earliest).Select(v => v.Month).ToListAsync(cancellationToken);
        var open = sites.Where(site => !answered.Contains(site.Month)).OrderBy(site => site.Month).ThenBy(site => site.Name, StringComparer.CurrentCulture)
            .SelectMany(site => rights.Functions.Where(f => f.SiteId == site.Id).Select(f => f.Function).Distinct().Order()
                .Select(function => (site.Month, Group: new PulseGroup(site.Code, site.Name, function)))).ToList();
        return new PulseState([.. open.Select(o => o.Group)], open.Count > 0 ? open[0].Month : earliest, null);
    }

    /// <summary>One's own functions first. Besides these, the governance chair and auditors see every function of which a month can be shown.</summary>
    public async Task<IReadOnlyList<PulseTrend>> ListTrendsAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        if (!rights.IsActive || rights.Kind != PersonKind.Person) return [];

        var seesAll = rights.IsChair || rights.Roles.HasFlag(PersonRoles.Auditor);
        var own = rights.Functions.Select(f => (f.SiteId, f.Function)).Distinct().ToList();
        var sites = await SitesAsync(db, seesAll ? null : [.. own.Select(o => o.SiteId)], cancellationToken);
        if (sites.Count == 0) return [];

        var sums = await SumsAsync(db, [.. sites.Select(s => s.Id)], sites.Min(s => s.Month).PlusMonths(-Months), sites.Max(s => s.Month), cancellationToken);
        var shown = sites.SelectMany(site => Enum.GetValues<Function>().Select(function => TrendOf(site, function, own.Contains((site.Id, function)), sums)));
        return [.. shown.Where(trend => trend.IsOwn || (seesAll && trend.Months.Count > 0)).OrderByDescending(trend => trend.IsOwn)];
    }

    private static PulseTrend TrendOf(PulseSite site, Function function, bool isOwn, ILookup<(int, Function, LocalDate), PulseSum> sums)
    {
        var months = Enumerable.Range(1, Months).Select(ago => site.Month.PlusMonths(-ago)).Select(month => new PulseMonth(month, Show(site, function, month, sums))).ToList();
        return new PulseTrend(new PulseGroup(site.Code, site.Name, function), isOwn, months[..(months.FindLastIndex(m => m.Figures is not null) + 1)]);
    }

    private static PulseFigures? Show(PulseSite site, Function function, LocalDate month, ILookup<(int, Function, LocalDate), PulseSum> sums) =>
        PulseRules.Show(month, site.Month, [.. sums[(site.Id, function, month)]]);

    /// <param name="ids">Null for every site.</param>
    private async Task<IReadOnlyList<PulseSite>> SitesAsync(PortalDb db, IReadOnlyCollection<int>? ids, CancellationToken cancellationToken)
    {
        var sites = db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site);
        if (ids is not null) sites = sites.Where(e => ids.Contains(e.Id));
        var now = clock.GetCurrentInstant();
        return [.. (await sites.OrderBy(e => e.Name).Select(e => new { e.Id, e.Path, e.Name, e.TimeZone }).ToListAsync(cancellationToken))
            .Select(e => new PulseSite(e.Id, e.Path, e.Name, PulseRules.MonthAt(now, e.TimeZone)))];
    }

    /// <param name="until">The first month that is left out.</param>
    private static async Task<ILookup<(int, Function, LocalDate), PulseSum>> SumsAsync(
        PortalDb db, IReadOnlyCollection<int> siteIds, LocalDate from, LocalDate until, CancellationToken cancellationToken)
    {
        var sums = await db.PulseCounts.AsNoTracking().Where(c => siteIds.Contains(c.SiteId) && c.Month >= from && c.Month < until)
            .GroupBy(c => new { c.SiteId, c.Function, c.Month, c.Question })
            .Select(g => new { g.Key, People = g.Sum(c => c.Count), Points = g.Sum(c => c.Answer * c.Count), Favourable = g.Sum(c => c.Answer >= PulseRules.FavourableFrom ? c.Count : 0) })
            .ToListAsync(cancellationToken);
        return sums.ToLookup(s => (s.Key.SiteId, s.Key.Function, s.Key.Month), s => new PulseSum(s.Key.Question, s.People, s.Points, s.Favourable));
    }

    /// <param name="Month">First day of the month that it is there.</param>
    private sealed record PulseSite(int Id, string Code, string Name, LocalDate Month);
}
