using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.DataSources;

/// <summary>Reads the glossary. A search looks at the term, its meaning and the word of every function.</summary>
public sealed class GlossaryReads(IDbContextFactory<PortalDb> factory)
{
    /// <summary>By term.</summary>
    public async Task<Page<GlossaryRow>> ListAsync(PageRequest page, TermStatus? status, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var terms = db.GlossaryTerms.AsNoTracking();
        if (status is { } asked) terms = terms.Where(t => t.Status == asked);
        if (SearchText.OrNull(page.Search) is { } search)
        {
            var pattern = SearchText.Contains(search);
            terms = terms.Where(t => EF.Functions.Like(t.Term, pattern, SearchText.Escape) || EF.Functions.Like(t.Definition, pattern, SearchText.Escape)
                || EF.Functions.Like(t.ITWord!, pattern, SearchText.Escape) || EF.Functions.Like(t.OTWord!, pattern, SearchText.Escape) || EF.Functions.Like(t.MaintenanceWord!, pattern, SearchText.Escape)
                || EF.Functions.Like(t.QualityWord!, pattern, SearchText.Escape) || EF.Functions.Like(t.ProductionWord!, pattern, SearchText.Escape));
        }
        return await ToRows(terms.OrderBy(t => t.Term)).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null when nobody has written the term down.</summary>
    public async Task<GlossaryDetail?> FindAsync(string term, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await ToRows(db.GlossaryTerms.AsNoTracking().Where(t => t.Term == term)).SingleOrDefaultAsync(cancellationToken) is not { } row) return null;

        var narrower = await db.GlossaryTerms.AsNoTracking().Where(t => t.Parent!.Term == row.Term).OrderBy(t => t.Term).Select(t => t.Term).ToListAsync(cancellationToken);
        var named = (row.Related ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var known = await db.GlossaryTerms.AsNoTracking().Where(t => named.Contains(t.Term)).Select(t => t.Term).ToListAsync(cancellationToken);
        return new GlossaryDetail(row, narrower, [.. named.Select(name => new RelatedTerm(name, known.Contains(name, StringComparer.OrdinalIgnoreCase)))]);
    }

    private static IQueryable<GlossaryRow> ToRows(IQueryable<GlossaryTerm> terms) => terms.Select(t => new GlossaryRow(t.Term, t.Definition, t.ITWord, t.OTWord, t.MaintenanceWord, t.QualityWord, t.ProductionWord, t.Parent!.Term,
        t.Related, t.Reference, t.Status, t.EffectiveTo, t.Version));
}

/// <summary>A term as the glossary and the API show it.</summary>
public sealed record GlossaryRow(string Term, string Definition, string? ITWord, string? OTWord, string? MaintenanceWord, string? QualityWord, string? ProductionWord, string? Parent, string? Related, string? Reference,
    TermStatus Status, LocalDate? EffectiveTo, int Version)
{
    /// <summary>The functions that have a word for it, and the words.</summary>
    public IReadOnlyList<(Function Function, string Word)> Words =>
    [
        .. new (Function Function, string? Word)[] { (Function.IT, ITWord), (Function.OT, OTWord), (Function.Maintenance, MaintenanceWord), (Function.Quality, QualityWord), (Function.Production, ProductionWord) }
            .Where(said => said.Word is not null).Select(said => (said.Function, said.Word!)),
    ];

    /// <summary>The functions whose word a search meets: why the term was found where its own name does not tell.</summary>
    public IReadOnlyList<(Function Function, string Word)> SaidFor(string? search) =>
        SearchText.OrNull(search) is not { } typed || Term.Contains(typed, StringComparison.OrdinalIgnoreCase) ? [] : [.. Words.Where(said => said.Word.Contains(typed, StringComparison.OrdinalIgnoreCase))];
}

/// <summary>A term with the ones round it.</summary>
public sealed record GlossaryDetail(GlossaryRow Row, IReadOnlyList<string> Narrower, IReadOnlyList<RelatedTerm> Related);

/// <summary>A term to read beside another; nobody may have written it down yet.</summary>
public sealed record RelatedTerm(string Term, bool IsKnown);
