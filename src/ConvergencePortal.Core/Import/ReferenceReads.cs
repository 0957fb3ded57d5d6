using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Core.Import;

/// <summary>Reads what a form may suggest where a column holds the key of another record.</summary>
public sealed class ReferenceReads(IDbContextFactory<PortalDb> factory)
{
    public const int MostSuggested = 20;

    /// <summary>The first records that fit what was typed; empty for a column that refers to nothing.</summary>
    /// <param name="column">Name of the column, as in the files.</param>
    /// <param name="site">Code of the site that the form is about; null while it is open.</param>
    public async Task<IReadOnlyList<Suggestion>> SuggestAsync(string column, string? site, string typed, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var pattern = SearchText.Contains(typed);
        return await Suggestions(db, column, site)
            .Where(s => EF.Functions.Like(s.Key, pattern, SearchText.Escape) || EF.Functions.Like(s.Name, pattern, SearchText.Escape))
            .OrderBy(s => s.Key).Take(MostSuggested)
            .Select(s => new Suggestion(s.Key, s.Name)).ToListAsync(cancellationToken);
    }

    private static IQueryable<Named> Suggestions(PortalDb db, string column, string? site) => column switch
    {
        "site" => db.Equipment.Where(n => n.Level == EquipmentLevel.Site).Select(n => new Named { Key = n.Code, Name = n.Name }),
        "equipment" or "scope" => Below(db, site).Select(n => new Named { Key = n.Path, Name = n.Name }),
        "asset" => db.Assets.Select(a => new Named { Key = a.Tag, Name = a.Name }),
        "zone" or "zone_a" or "zone_b" or "parent" => db.Zones.Where(z => site == null || z.Site.Code == site).Select(z => new Named { Key = z.Code, Name = z.Name }),
        "segment" => db.Segments.Where(s => site == null || s.Site.Code == site).Select(s => new Named { Key = s.Code, Name = s.Name }),
        "device" => db.Devices.Where(d => site == null || d.Site.Code == site).Select(d => new Named { Key = d.Code, Name = d.Name }),
        "enforces" or "conduit" => db.Conduits.Where(c => site == null || c.Site.Code == site).Select(c => new Named { Key = c.Code, Name = c.Name }),
        "from" or "to" or "source" => db.DataSources.Where(d => site == null || d.Site.Code == site).Select(d => new Named { Key = d.Code, Name = d.Name }),
        "parent_term" => db.GlossaryTerms.Select(t => new Named { Key = t.Term, Name = t.Definition }),
        "person" or "who" or "for" or "known_by" or "backup" or "sponsor" or "owner" => db.People.Where(p => p.IsActive).Select(p => new Named { Key = p.Code, Name = p.Name }),
        _ => db.Equipment.Where(n => false).Select(n => new Named { Key = n.Code, Name = n.Name }),
    };

    private static IQueryable<EquipmentNode> Below(PortalDb db, string? site)
    {
        var nodes = db.Equipment.Where(n => n.Level != EquipmentLevel.Enterprise);
        if (site is null) return nodes;

        var below = SearchText.StartsWith($"{site}/");
        return nodes.Where(n => n.Path == site || EF.Functions.Like(n.Path, below, SearchText.Escape));
    }

    /// <summary>Settable, so that the filter and the order reach the database: they could not look into a constructor.</summary>
    private sealed class Named
    {
        public string Key { get; init; } = "";
        public string Name { get; init; } = "";
    }
}

/// <summary>A record that a column may refer to.</summary>
public sealed record Suggestion(string Key, string Name);
