using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Where a delegation stands at the moment it is read.</summary>
public enum DelegationStatus
{
    /// <summary>It begins later.</summary>
    Planned,

    /// <summary>The delegate may act now.</summary>
    InForce,

    /// <summary>Its time has come, but the delegator no longer speaks for anything it lends, or one of the two may not act any more.</summary>
    Lapsed,

    /// <summary>Its time has passed.</summary>
    Over,

    /// <summary>Somebody ended it.</summary>
    Revoked,
}

/// <summary>Which delegations a list asks for.</summary>
/// <param name="All">Everybody's, for administrators, the chair, auditors and services; others see their own in any case.</param>
/// <param name="OpenOnly">Without those that are over or revoked.</param>
public sealed record DelegationFilter(bool All = false, bool OpenOnly = false);

/// <summary>A delegation as lists show it.</summary>
/// <param name="MayRevoke">Whether the reader may end it now; ending asks again.</param>
public sealed record DelegationRow(string Number, int FromId, string From, string FromName, int ToId, string To, string ToName, string Site, string TimeZone, IReadOnlyList<Function> Functions, Instant Begins,
    Instant Ends, string Reason, Instant CreatedAt, string CreatedByName, Instant? RevokedAt, string? RevokedByName, DelegationStatus Status, bool MayRevoke);

/// <summary>Somebody whose rights the reader may delegate: themself, and for the chair whoever is away.</summary>
/// <param name="Functions">What they speak for today.</param>
public sealed record Delegator(int PersonId, string Code, string Name, bool IsReader, IReadOnlyList<DelegatorFunction> Functions);

/// <summary>A function that somebody could delegate, and where.</summary>
public sealed record DelegatorFunction(Function Function, string Site, string TimeZone);

/// <summary>Reads who stands in for whom.</summary>
public sealed class DelegationReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>Newest first.</summary>
    public async Task<Page<DelegationRow>> ListAsync(PageRequest page, DelegationFilter filter, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var delegations = db.Delegations.AsNoTracking();
        if (!filter.All || !MaySeeAll(rights)) delegations = delegations.Where(d => d.FromPersonId == reader.PersonId || d.ToPersonId == reader.PersonId);
        if (filter.OpenOnly) delegations = delegations.Where(d => d.RevokedAt == null && d.Until > now);
        var rows = await delegations.OrderByDescending(d => d.Id)
            .Select(d => new
            {
                Delegation = d,
                Functions = d.Functions.Select(f => f.Function).ToList(),
                From = db.People.Where(p => p.Id == d.FromPersonId).Select(p => new { p.Code, p.Name }).First(),
                To = db.People.Where(p => p.Id == d.ToPersonId).Select(p => new { p.Code, p.Name }).First(),
                By = db.People.Where(p => p.Id == d.CreatedById).Select(p => p.Name).First(),
                EndedBy = db.People.Where(p => p.Id == d.RevokedById).Select(p => p.Name).FirstOrDefault(),
                Site = db.Equipment.Where(e => e.Id == d.SiteId).Select(e => new { e.Code, e.TimeZone }).First(),
                IsLent = db.LentFunctions(now).Any(l => l.DelegationId == d.Id),
            }).ToPageAsync(page, cancellationToken);
        return new Page<DelegationRow>([.. rows.Items.Select(row =>
        {
            var (d, status) = (row.Delegation, StatusOf(row.Delegation, row.IsLent, now));
            var mayRevoke = rights.MayWrite && rights.Kind == PersonKind.Person && (rights.IsChair || d.FromPersonId == reader.PersonId || d.ToPersonId == reader.PersonId);
            return new DelegationRow(d.Number, d.FromPersonId, row.From.Code, row.From.Name, d.ToPersonId, row.To.Code, row.To.Name, row.Site.Code, row.Site.TimeZone ?? "", [.. row.Functions.Order()], d.From, d.Until,
                d.Reason, d.CreatedAt, row.By, d.RevokedAt, row.EndedBy, status, mayRevoke && status is DelegationStatus.Planned or DelegationStatus.InForce or DelegationStatus.Lapsed);
        })], rows.Total, rows.PageNumber, rows.PageSize);
    }

    /// <summary>Whether the reader may see everybody's delegations.</summary>
    public async Task<bool> MaySeeAllAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return MaySeeAll(await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken));
    }

    /// <summary>For the form: whose rights the reader may delegate, the reader first; empty when none.</summary>
    public async Task<IReadOnlyList<Delegator>> ListDelegatorsAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        var rights = await PersonRights.ReadAsync(db, reader, today, cancellationToken);
        if (!rights.MayWrite || rights.Kind != PersonKind.Person) return [];

        var people = db.People.AsNoTracking().Where(p => p.IsActive && p.Kind == PersonKind.Person);
        var isChair = rights.IsChair;
        people = people.Where(p => p.Id == reader.PersonId || (isChair && db.Absences.Any(a => a.PersonId == p.Id)));
        var rows = await people.Join(db.Memberships.Where(m => m.From <= today && (m.To == null || today < m.To)), p => p.Id, m => m.PersonId, (p, m) => new { p.Id, p.Code, p.Name, m.Function, m.SiteId })
            .Join(db.Equipment.Where(e => e.Level == EquipmentLevel.Site), m => m.SiteId, s => s.Id, (m, s) => new { m.Id, m.Code, m.Name, m.Function, Site = s.Code, s.TimeZone }).ToListAsync(cancellationToken);

        var delegators = new List<Delegator>();
        foreach (var person in rows.GroupBy(r => new { r.Id, r.Code, r.Name }))
        {
            var isReader = person.Key.Id == reader.PersonId;
            if (!isReader && !await DelegateRights.IsAwayAsync(db, person.Key.Id, now, cancellationToken)) continue;
            delegators.Add(new Delegator(person.Key.Id, person.Key.Code, person.Key.Name, isReader,
                [.. person.OrderBy(r => r.Site, StringComparer.Ordinal).ThenBy(r => r.Function).Select(r => new DelegatorFunction(r.Function, r.Site, r.TimeZone ?? ""))]));
        }
        return [.. delegators.OrderByDescending(d => d.IsReader).ThenBy(d => d.Name, StringComparer.CurrentCulture)];
    }

    private static bool MaySeeAll(PersonRights rights) =>
        rights.IsActive && (rights.Kind == PersonKind.Service || (rights.Roles & (PersonRoles.Administrator | PersonRoles.GovernanceChair | PersonRoles.Auditor)) != PersonRoles.None);

    private static DelegationStatus StatusOf(Delegation delegation, bool isLent, Instant now) =>
        delegation.RevokedAt is not null ? DelegationStatus.Revoked
        : delegation.Until <= now ? DelegationStatus.Over
        : now < delegation.From ? DelegationStatus.Planned
        : isLent ? DelegationStatus.InForce
        : DelegationStatus.Lapsed;
}
