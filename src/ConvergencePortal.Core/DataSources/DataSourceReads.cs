using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Which data sources a list asks for; null means any.</summary>
/// <param name="Below">Path of an equipment node: sources that describe it or something below it.</param>
/// <param name="Person">Code of somebody who answers for them or uses them today, in whichever way.</param>
/// <param name="WithoutOwner">Only those that nobody is accountable for today.</param>
public sealed record DataSourceFilter(string? Site = null, DataSourceKind? Kind = null, LifecycleStage? Stage = null, string? Below = null, string? Person = null, bool WithoutOwner = false)
{
    /// <summary>Only those for which not exactly one person answers today: nobody, several at once, or somebody who has left.</summary>
    public bool WithoutOneOwner { get; init; }
}

/// <summary>Reads the catalog of data sources.</summary>
public sealed class DataSourceReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>By code.</summary>
    public async Task<Page<DataSourceRow>> ListAsync(PageRequest page, DataSourceFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = Search(Narrow(db, filter), page.Search);
        return await ToPageAsync(db, sources.OrderBy(s => s.Code).ThenBy(s => s.Id), page, cancellationToken);
    }

    /// <summary>What people know, whoever is to be asked again first; what has no such day comes last.</summary>
    public async Task<Page<DataSourceRow>> ListKnowledgeAsync(PageRequest page, string? site, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var sources = Search(Narrow(db, new DataSourceFilter(site, DataSourceKind.Person)), page.Search).Where(s => s.Stage != LifecycleStage.Retired);
        return await ToPageAsync(db, sources.OrderBy(s => s.AskAgainOn == null).ThenBy(s => s.AskAgainOn).ThenBy(s => s.Id), page, cancellationToken);
    }

    /// <summary>Null when the site has no such source.</summary>
    public async Task<DataSourceDetail?> FindAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var source = await db.DataSources.AsNoTracking().Where(s => s.Site.Code == site && s.Code == code).Select(s => new DataSourceFacts(s.Id, s.EquipmentId, s.Equipment.Name, s.DeviceId, s.Device!.Code, s.Description,
            s.Operations, s.LevelTenths, s.Producer, s.Capture, s.UpdateCadence, s.LatencyMinutes, s.Units, s.RetentionDays, s.Classification, s.IsSafetyRelevant, s.NamespacePath, s.SparkplugId, s.Certification, s.CertifiedOn,
            s.ReviewedOn, s.ApprovedAt, s.CaptureForm, s.LastElicitedOn, s.EffectiveFrom, s.EffectiveTo, s.Site.TimeZone, s.Version)).SingleOrDefaultAsync(cancellationToken);
        if (source is null) return null;

        var row = (await ToRowsAsync(db, [source.Id], cancellationToken)).Single();
        var owners = await db.Set<OwnershipAssignment>().AsNoTracking().Where(o => o.DataSourceId == source.Id).OrderBy(o => o.Type).ThenByDescending(o => o.From).ThenBy(o => o.Id)
            .Select(o => new OwnershipRow(o.Type, o.Person!.Code, o.Person.Name, o.Person == null || o.Person.IsActive, o.Team, o.From, o.To, o.DelegatedFrom!.Name)).ToListAsync(cancellationToken);
        var today = clock.TodayUtc();
        return new DataSourceDetail(row, source, [.. owners.Where(o => o.HoldsOn(today))], [.. owners.Where(o => !o.HoldsOn(today))],
            await ListFlowsAsync(db, db.DataFlows.Where(f => f.ToId == source.Id), today, cancellationToken), await ListFlowsAsync(db, db.DataFlows.Where(f => f.FromId == source.Id), today, cancellationToken),
            today);
    }

    private static IQueryable<DataSource> Search(IQueryable<DataSource> sources, string? search)
    {
        if (SearchText.OrNull(search) is null) return sources;

        var pattern = SearchText.Contains(search!);
        return sources.Where(s => EF.Functions.Like(s.Code, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape) || EF.Functions.Like(s.Description, pattern, SearchText.Escape)
            || EF.Functions.Like(s.RoleName!, pattern, SearchText.Escape) || EF.Functions.Like(s.Producer!, pattern, SearchText.Escape) || EF.Functions.Like(s.Units!, pattern, SearchText.Escape)
            || EF.Functions.Like(s.NamespacePath!, pattern, SearchText.Escape));
    }

    private IQueryable<DataSource> Narrow(PortalDb db, DataSourceFilter filter)
    {
        var (sources, today) = (db.DataSources.AsNoTracking(), clock.TodayUtc());
        if (filter.Site is { } site) sources = sources.Where(s => s.Site.Code == site);
        if (filter.Kind is { } kind) sources = sources.Where(s => s.Kind == kind);
        if (filter.Stage is { } stage) sources = sources.Where(s => s.Stage == stage);
        // Asked once for the catalog, not for each source: SQLite would walk all assignments of the person for every one of them.
        var held = db.Set<OwnershipAssignment>().Where(o => o.From <= today && (o.To == null || today < o.To));
        if (filter.Person is { } person)
        {
            var theirs = held.Where(o => o.Person!.Code == person).Select(o => o.DataSourceId);
            sources = sources.Where(s => theirs.Contains(s.Id));
        }
        if (filter.WithoutOwner)
        {
            var owned = held.Where(o => o.Type == OwnershipType.AccountableOwner).Select(o => o.DataSourceId);
            sources = sources.Where(s => !owned.Contains(s.Id));
        }
        if (filter.WithoutOneOwner)
        {
            var owned = OwnedByOne(db, today);
            sources = sources.Where(s => !owned.Contains(s.Id));
        }
        if (filter.Below is { } path)
        {
            var below = SearchText.StartsWith($"{path}/");
            sources = sources.Where(s => s.Equipment.Path == path || EF.Functions.Like(s.Equipment.Path, below, SearchText.Escape));
        }
        return sources;
    }

    /// <summary>Ids of the sources for which exactly one person answers on a day, and is still here (check DS-18).</summary>
    internal static IQueryable<int> OwnedByOne(PortalDb db, LocalDate today)
    {
        var owners = db.Set<OwnershipAssignment>().Where(o => o.Type == OwnershipType.AccountableOwner && o.From <= today && (o.To == null || today < o.To));
        return owners.Where(o => o.Person!.IsActive && !owners.Any(other => other.DataSourceId == o.DataSourceId && other.Id != o.Id)).Select(o => o.DataSourceId);
    }

    /// <summary>The rows of the page are read after their ids: what a row needs is then read for fifty sources and not for all that match.</summary>
    private async Task<Page<DataSourceRow>> ToPageAsync(PortalDb db, IQueryable<DataSource> ordered, PageRequest page, CancellationToken cancellationToken)
    {
        if (SearchText.OrNull(page.Search) is null)
        {
            var ids = await ordered.Select(s => s.Id).ToPageAsync(page, cancellationToken);
            return new Page<DataSourceRow>(await ToRowsAsync(db, ids.Items, cancellationToken), ids.Total, ids.PageNumber, ids.PageSize);
        }

        // A search looks through every text of every source: once, and not again for the count.
        var found = await ordered.Select(s => s.Id).ToListAsync(cancellationToken);
        var shown = found.Skip(page.Skip).Take(page.PageSize).ToList();
        return new Page<DataSourceRow>(shown.Count == 0 ? [] : await ToRowsAsync(db, shown, cancellationToken), found.Count, page.Page, page.PageSize);
    }

    private async Task<List<DataSourceRow>> ToRowsAsync(PortalDb db, IReadOnlyList<int> ids, CancellationToken cancellationToken)
    {
        var today = clock.TodayUtc();
        var found = await db.DataSources.AsNoTracking().Where(s => ids.Contains(s.Id)).Select(s => new
        {
            s.Id, Site = s.Site.Code, s.Code, s.Name, s.Kind, Path = s.Equipment.Path, s.Equipment.Criticality, s.Stage, s.CertificationExpiresOn, s.RoleName, s.AskAgainOn, s.ApprovedAt,
            KnownBy = s.KnownBy == null ? null : new PersonName(s.KnownBy.Id, s.KnownBy.Code, s.KnownBy.Name, s.KnownBy.IsActive),
            Backup = s.Backup == null ? null : new PersonName(s.Backup.Id, s.Backup.Code, s.Backup.Name, s.Backup.IsActive),
        }).ToListAsync(cancellationToken);

        // By itself: joined to the sources, SQLite puts the assignments of the whole catalog together first.
        var held = (await db.Set<OwnershipAssignment>().AsNoTracking()
            .Where(o => ids.Contains(o.DataSourceId) && (o.Type == OwnershipType.AccountableOwner || o.Type == OwnershipType.SubjectExpert) && o.From <= today && (o.To == null || today < o.To))
            .Join(db.People, o => o.PersonId, p => p.Id, (o, p) => new { o.DataSourceId, o.Type, Person = new PersonName(p.Id, p.Code, p.Name, p.IsActive) }).ToListAsync(cancellationToken)).ToLookup(o => o.DataSourceId);

        var place = ids.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        return [.. found.OrderBy(s => place[s.Id]).Select(s =>
        {
            var knowers = held[s.Id].Where(h => h.Type == OwnershipType.SubjectExpert).Select(h => h.Person).Append(s.KnownBy).Append(s.Backup).OfType<PersonName>();
            int? busFactor = s.Kind == DataSourceKind.Person ? knowers.Where(p => p.IsActive).Select(p => p.Id).Distinct().Count() : null;
            return new DataSourceRow(s.Id, s.Site, s.Code, s.Name, s.Kind, s.Path, s.Criticality, s.Stage, held[s.Id].FirstOrDefault(h => h.Type == OwnershipType.AccountableOwner)?.Person, s.CertificationExpiresOn,
                s.CertificationExpiresOn is { } expires ? Period.DaysBetween(today, expires) : null, s.RoleName, s.KnownBy, s.Backup, busFactor, s.AskAgainOn,
                s.AskAgainOn is { } again ? Period.DaysBetween(today, again) : null, s.ApprovedAt is not null);
        })];
    }

    private static async Task<IReadOnlyList<SourceFlowRow>> ListFlowsAsync(PortalDb db, IQueryable<DataFlow> flows, LocalDate today, CancellationToken cancellationToken) =>
        await flows.AsNoTracking().Where(f => f.EffectiveTo == null || today < f.EffectiveTo).OrderBy(f => f.Code)
            .Select(f => new SourceFlowRow(f.Site.Code, f.Code, f.From.Code, f.From.Name, f.To!.Code, f.To.Name, f.ConsumerFunction, f.Consumer, f.Transport, f.Port, f.Conduit!.Code, f.Note)).ToListAsync(cancellationToken);
}
