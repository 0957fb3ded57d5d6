using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Reads what the sites want to reach with their data, and what the use cases behind it are worth.</summary>
public sealed class ObjectiveReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>What is pursued first, and of that what is due first.</summary>
    /// <param name="site">Code of a site; null for every site.</param>
    public async Task<Page<ObjectiveRow>> ListAsync(PageRequest page, string? site, ObjectiveStatus? status, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var objectives = Filtered(db.Objectives.AsNoTracking(), site, status, page.Search);
        var stored = await ToStored(objectives
                .OrderBy(o => o.Status == ObjectiveStatus.Active ? 0 : o.Status == ObjectiveStatus.Proposed ? 1 : 2)
                .ThenBy(o => o.DueOn == null ? 1 : 0).ThenBy(o => o.DueOn).ThenBy(o => o.Site.Code).ThenBy(o => o.Code))
            .ToPageAsync(page, cancellationToken);
        return new Page<ObjectiveRow>(await WithUseCasesAsync(db, stored.Items, cancellationToken), stored.Total, stored.PageNumber, stored.PageSize);
    }

    /// <summary>Null when the site has no such objective.</summary>
    public async Task<ObjectiveRow?> FindAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var stored = await ToStored(db.Objectives.AsNoTracking().Where(o => o.Site.Code == site && o.Code == code)).ToListAsync(cancellationToken);
        return (await WithUseCasesAsync(db, stored, cancellationToken)).SingleOrDefault();
    }

    private static IQueryable<DigitalObjective> Filtered(IQueryable<DigitalObjective> objectives, string? site, ObjectiveStatus? status, string? search)
    {
        if (site is not null) objectives = objectives.Where(o => o.Site.Code == site);
        if (status is not null) objectives = objectives.Where(o => o.Status == status);
        if (SearchText.OrNull(search) is not { } typed) return objectives;

        var pattern = SearchText.Contains(typed);
        return objectives.Where(o => EF.Functions.Like(o.Code, pattern, SearchText.Escape) || EF.Functions.Like(o.Title, pattern, SearchText.Escape)
            || EF.Functions.Like(o.Measure, pattern, SearchText.Escape) || EF.Functions.Like(o.Sponsor.Name, pattern, SearchText.Escape));
    }

    private async Task<IReadOnlyList<ObjectiveRow>> WithUseCasesAsync(PortalDb db, IReadOnlyList<StoredObjective> stored, CancellationToken cancellationToken)
    {
        var ids = stored.Select(o => o.Id).ToList();
        var behind = (await db.Set<UseCaseObjective>().AsNoTracking().Where(served => ids.Contains(served.ObjectiveId))
                .Join(db.UseCases, served => served.UseCaseId, u => u.Id, (served, u) => new { served.ObjectiveId, UseCase = u })
                .OrderBy(pair => pair.UseCase.Code)
                .Select(pair => new
                {
                    pair.ObjectiveId,
                    Row = new ServingUseCase(pair.UseCase.Site.Code, pair.UseCase.Code, pair.UseCase.Title, pair.UseCase.State, pair.UseCase.ValuePerYear, pair.UseCase.Confidence, pair.UseCase.NextStep),
                })
                .ToListAsync(cancellationToken))
            .ToLookup(pair => pair.ObjectiveId, pair => pair.Row);
        var today = clock.TodayUtc();
        return [.. stored.Select(o => new ObjectiveRow(o.Id, o.Site, o.Code, o.Title, o.SponsorCode, o.SponsorName, o.Measure, o.Unit, o.Baseline, o.Target, o.Current, o.MeasuredOn, o.DueOn, o.Status, o.Standards,
            o.Version, IsPursued(o.Status) && o.DueOn < today, [.. behind[o.Id]]))];
    }

    private static bool IsPursued(ObjectiveStatus status) => status is ObjectiveStatus.Active or ObjectiveStatus.Proposed;

    private static IQueryable<StoredObjective> ToStored(IQueryable<DigitalObjective> objectives) => objectives.Select(o => new StoredObjective(o.Id, o.Site.Code, o.Code, o.Title, o.Sponsor.Code, o.Sponsor.Name,
        o.Measure, o.Unit, o.Baseline, o.Target, o.Current, o.MeasuredOn, o.DueOn, o.Status, o.Standards, o.Version));

    private sealed record StoredObjective(int Id, string Site, string Code, string Title, string SponsorCode, string SponsorName, string Measure, string? Unit, int? Baseline, int? Target, int? Current,
        LocalDate? MeasuredOn, LocalDate? DueOn, ObjectiveStatus Status, string? Standards, int Version);
}

/// <summary>An objective with the use cases that serve it.</summary>
/// <param name="IsOverdue">Still pursued, and the day has passed by which the target was to be reached.</param>
public sealed record ObjectiveRow(int Id, string Site, string Code, string Title, string SponsorCode, string SponsorName, string Measure, string? Unit, int? Baseline, int? Target, int? Current,
    LocalDate? MeasuredOn, LocalDate? DueOn, ObjectiveStatus Status, string? Standards, int Version, bool IsOverdue, IReadOnlyList<ServingUseCase> UseCases)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <summary>In percent; null while a figure is missing.</summary>
    public int? Progress => DigitalObjective.ProgressOf(Baseline, Target, Current);

    /// <summary>Worth a year of its current and potential use cases, each times its confidence; those without an estimate add nothing.</summary>
    public long Worth => UseCases.Where(u => u.State != UseCaseState.Rejected).Sum(u => u.Expected ?? 0);

    /// <summary>Current and potential use cases that nobody has estimated.</summary>
    public int Unestimated => UseCases.Count(u => u.State != UseCaseState.Rejected && u.Expected is null);
}

/// <summary>A use case as the objective that it serves lists it.</summary>
public sealed record ServingUseCase(string Site, string Code, string Title, UseCaseState State, int? ValuePerYear, int? Confidence, string? NextStep)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <inheritdoc cref="UseCase.ExpectedOf"/>
    public long? Expected => UseCase.ExpectedOf(ValuePerYear, Confidence);
}
