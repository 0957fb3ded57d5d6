using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Reads how data is used and how it could be.</summary>
public sealed class UseCaseReads(IDbContextFactory<PortalDb> factory)
{
    /// <summary>The use cases that draw on a source, the worthiest first within their state.</summary>
    public async Task<IReadOnlyList<SourceUseRow>> ForSourceAsync(int sourceId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var uses = await db.UseCases.AsNoTracking().Where(u => u.Sources.Any(s => s.SourceId == sourceId))
            .Select(u => new SourceUseRow(u.Site.Code, u.Code, u.Title, u.State, u.ConsumerFunction, u.Consumer, u.ValueHypothesis, u.ValuePerYear, u.Confidence, u.Effort, u.Blocker, u.NextStep, u.Owner!.Name)).ToListAsync(cancellationToken);
        return [.. uses.OrderBy(u => u.State).ThenByDescending(u => u.Expected ?? 0).ThenBy(u => u.Code, StringComparer.Ordinal)];
    }
}

/// <summary>A use case as the page of a source that it draws on shows it.</summary>
public sealed record SourceUseRow(string Site, string Code, string Title, UseCaseState State, Function ConsumerFunction, string? Consumer, string? ValueHypothesis, int? ValuePerYear, int? Confidence, Effort? Effort, string? Blocker,
    string? NextStep, string? Owner)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <summary>What a year of it is worth on average: the estimate weighed by how sure it is; null while one of the two is missing.</summary>
    public int? Expected => ValuePerYear is { } value && Confidence is { } percent ? (int)((long)value * percent / 100) : null;
}
