using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Strategy;

/// <summary>A source that stops or gets no data.</summary>
/// <param name="Path">From what goes down to it, in words.</param>
public sealed record HurtSource(string Key, string Name, DataSourceKind Kind, Function? OwnerFunction, string? Owner, IReadOnlyList<string> Path);

/// <summary>People who miss data.</summary>
public sealed record HurtPeople(Function Function, string? Who, IReadOnlyList<string> Path);

/// <summary>A use case that stops, by the first of its sources that does.</summary>
public sealed record HurtUseCase(string Key, string Title, Function ConsumerFunction, string? Consumer, int? ValuePerYear, string Source);

/// <summary>Who is hurt when a thing goes down.</summary>
/// <param name="ValuePerYear">Worth of the stopped use cases, as far as somebody has estimated it.</param>
public sealed record Hurt(ItemKind Kind, string Thing, string Name, string Site, IReadOnlyList<HurtSource> Stopped, IReadOnlyList<HurtSource> Starved, IReadOnlyList<HurtPeople> People,
    IReadOnlyList<HurtUseCase> UseCases, long ValuePerYear, IReadOnlyList<SpareWay> Spared)
{
    public bool IsNobody => Stopped.Count + Starved.Count + People.Count + UseCases.Count == 0;
}

/// <summary>Answers "who is hurt if this goes down?" for anything of the plant and any data source.</summary>
public sealed class HurtReads(IDbContextFactory<PortalDb> factory, SitePictures pictures, FlowPictures flows)
{
    /// <param name="thing">As people write it: "BER:SW-PACK-01", "BER/PACK/LINE2", an asset's tag, "source=BER:HIST-PLANT".</param>
    public async Task<Result<Hurt>> FindAsync(string thing, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var found = await db.FindThingAsync(thing, "thing", cancellationToken);
        if (found.Error is { } unknown) return unknown;

        var item = found.Value;
        if (item.SiteId is not { } siteId || await pictures.FindAsync(db, siteId, cancellationToken) is not { } site) return Error.Invalid("item.unmounted", $"{item.Label} is mounted nowhere, so nothing depends on it.", "thing");

        var data = await flows.FindAsync(db, siteId, cancellationToken);
        var outage = HurtRules.Of(site, data, (item.Kind, item.Id));
        var reach = data.Graph.WhoIsHurt(outage.Stopped.Select(s => s.Source.Id), outage.Cut.Select(c => c.Flow.Id));
        var dark = outage.Stopped.Select(s => s.Source.Id).Concat(reach.Sources.Select(s => s.Source.Id)).ToHashSet();
        var useCases = await ReadUseCasesAsync(db, siteId, site, data, dark, cancellationToken);
        return new Hurt(item.Kind, item.Label, item.Name, site.SiteCode,
            [.. outage.Stopped.Select(s => ToHurt(site, s.Source, s.Path))],
            [.. reach.Sources.Select(s => ToHurt(site, s.Source, outage.PathTo(reach, s.Node)))],
            [.. reach.Consumers.Select(c => new HurtPeople(c.Consumer.Function, c.Consumer.Who, outage.PathTo(reach, c.Node)))],
            useCases, useCases.Sum(u => (long)(u.ValuePerYear ?? 0)), outage.Spared);
    }

    private static HurtSource ToHurt(SitePicture site, SourceView source, IReadOnlyList<string> path) => new(site.CodeOf(source.Code), source.Name, source.Kind, source.OwnerFunction, source.OwnerName, path);

    /// <summary>Only those that are in use: what could be done one day is hurt by nothing. The most valuable first.</summary>
    private static async Task<IReadOnlyList<HurtUseCase>> ReadUseCasesAsync(PortalDb db, int siteId, SitePicture site, FlowPicture data, HashSet<int> dark, CancellationToken cancellationToken)
    {
        if (dark.Count == 0) return [];

        var used = await db.UseCases.AsNoTracking().Where(u => u.SiteId == siteId && u.State == UseCaseState.Current)
            .SelectMany(u => u.Sources, (u, s) => new { u.Code, u.Title, u.ConsumerFunction, u.Consumer, u.ValuePerYear, s.SourceId }).ToListAsync(cancellationToken);
        return [.. used.Where(u => dark.Contains(u.SourceId)).GroupBy(u => u.Code).Select(lines => lines.OrderBy(line => data.Sources[line.SourceId].Code, StringComparer.OrdinalIgnoreCase).First())
            .OrderByDescending(u => u.ValuePerYear ?? 0).ThenBy(u => u.Code, StringComparer.OrdinalIgnoreCase)
            .Select(u => new HurtUseCase(site.CodeOf(u.Code), u.Title, u.ConsumerFunction, u.Consumer, u.ValuePerYear, data.Sources[u.SourceId].Code))];
    }
}
