using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Strategy;

/// <summary>Reads how data is used and how it could be: as lists, one by one with its history, and by the source it draws on.</summary>
public sealed class UseCaseReads(IDbContextFactory<PortalDb> factory)
{
    private const int MostMoves = 100;
    private const string StateColumn = "state";

    /// <summary>What is expected to be worth most comes first; what nobody has estimated comes last.</summary>
    public async Task<Page<UseCaseRow>> ListAsync(UseCaseFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        return await ToRows(Ordered(Narrow(db.UseCases.AsNoTracking(), filter, page.Search))).ToPageAsync(page, cancellationToken);
    }

    /// <summary>Null when the site has no such use case.</summary>
    public async Task<UseCaseDetail?> FindAsync(string site, string code, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var one = db.UseCases.AsNoTracking().Where(u => u.Site.Code == site && u.Code == code);
        if (await ToRows(one).SingleOrDefaultAsync(cancellationToken) is not { } row) return null;

        var hypothesis = await one.Select(u => u.ValueHypothesis).SingleAsync(cancellationToken);
        var sources = await one.SelectMany(u => u.Sources).OrderBy(used => used.Source.Code)
            .Select(used => new UsedSource(used.Source.Site.Code, used.Source.Code, used.Source.Name, used.Source.Kind, used.Source.Stage)).ToListAsync(cancellationToken);
        var objectives = await one.SelectMany(u => u.Objectives).OrderBy(served => served.Objective.Code)
            .Select(served => new ServedObjective(served.Objective.Site.Code, served.Objective.Code, served.Objective.Title, served.Objective.Status, served.Objective.Baseline, served.Objective.Target, served.Objective.Current))
            .ToListAsync(cancellationToken);
        return new UseCaseDetail(row, hypothesis, sources, objectives, await MovesAsync(db, row.Key, cancellationToken));
    }

    /// <summary>The use cases that draw on a source, the worthiest first within their state.</summary>
    public async Task<IReadOnlyList<SourceUseRow>> ForSourceAsync(int sourceId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var uses = await db.UseCases.AsNoTracking().Where(u => u.Sources.Any(s => s.SourceId == sourceId))
            .Select(u => new SourceUseRow(u.Site.Code, u.Code, u.Title, u.State, u.ConsumerFunction, u.Consumer, u.ValueHypothesis, u.ValuePerYear, u.Confidence, u.Effort, u.Blocker, u.NextStep, u.Owner!.Name)).ToListAsync(cancellationToken);
        return [.. uses.OrderBy(u => u.State).ThenByDescending(u => u.Expected ?? 0).ThenBy(u => u.Code, StringComparer.Ordinal)];
    }

    private static IQueryable<UseCase> Narrow(IQueryable<UseCase> useCases, UseCaseFilter filter, string? search)
    {
        if (filter.Site is { } site) useCases = useCases.Where(u => u.Site.Code == site);
        if (filter.State is { } state) useCases = useCases.Where(u => u.State == state);
        if (filter.Function is { } function) useCases = useCases.Where(u => u.ConsumerFunction == function);
        if (filter.Objective is { } objective)
        {
            var (objectiveSite, objectiveCode) = SiteAndCode(objective);
            useCases = useCases.Where(u => u.Objectives.Any(served => served.Objective.Code == objectiveCode && (objectiveSite == null || served.Objective.Site.Code == objectiveSite)));
        }
        if (filter.Source is { } source)
        {
            var (sourceSite, sourceCode) = SiteAndCode(source);
            useCases = useCases.Where(u => u.Sources.Any(used => used.Source.Code == sourceCode && (sourceSite == null || used.Source.Site.Code == sourceSite)));
        }
        if (SearchText.OrNull(search) is not { } typed) return useCases;

        var pattern = SearchText.Contains(typed);
        return useCases.Where(u => EF.Functions.Like(u.Code, pattern, SearchText.Escape) || EF.Functions.Like(u.Title, pattern, SearchText.Escape)
            || EF.Functions.Like(u.Consumer!, pattern, SearchText.Escape) || EF.Functions.Like(u.Owner!.Name, pattern, SearchText.Escape)
            || EF.Functions.Like(u.Blocker!, pattern, SearchText.Escape) || EF.Functions.Like(u.NextStep!, pattern, SearchText.Escape));
    }

    private static (string? Site, string Code) SiteAndCode(string named) => SiteCode.TryRead(named, out var site, out var code) ? (site, code) : (null, named);

    private static IOrderedQueryable<UseCase> Ordered(IQueryable<UseCase> useCases) =>
        useCases.OrderByDescending(u => (long?)u.ValuePerYear * u.Confidence ?? -1L).ThenBy(u => u.Site.Code).ThenBy(u => u.Code);

    private static IQueryable<UseCaseRow> ToRows(IQueryable<UseCase> useCases) => useCases.Select(u => new UseCaseRow(u.Id, u.Site.Code, u.Code, u.Title, u.ConsumerFunction, u.Consumer, u.State, u.ValuePerYear,
        u.Confidence, u.Effort, u.Blocker, u.NextStep, u.Owner!.Code, u.Owner.Name, u.Sources.Count, u.Version));

    /// <summary>When it went from one state to another, newest first, from what the ledger keeps of its fields.</summary>
    private static async Task<IReadOnlyList<StateMove>> MovesAsync(PortalDb db, string key, CancellationToken cancellationToken)
    {
        var named = SearchText.Contains($"\"{StateColumn}\"");
        var lines = await db.Ledger.AsNoTracking()
            .Where(e => e.RecordType == RecordTypes.UseCase && e.Number == key && e.Event != RefusedAttempts.Event && EF.Functions.Like(e.FieldChanges!, named, SearchText.Escape))
            .OrderByDescending(e => e.Id).Take(MostMoves)
            .Select(e => new { e.At, e.ActorName, e.FieldChanges })
            .ToListAsync(cancellationToken);
        return
        [
            .. lines.SelectMany(line => MovedField.ReadAny(line.FieldChanges), (line, moved) => (Line: line, Moved: moved))
                .Where(pair => pair.Moved.Field == StateColumn && ReadState(pair.Moved.To) is not null)
                .Select(pair => new StateMove(pair.Line.At, pair.Line.ActorName, ReadState(pair.Moved.From), ReadState(pair.Moved.To)!.Value)),
        ];
    }

    private static UseCaseState? ReadState(string? text) => Enum.TryParse<UseCaseState>(text, out var state) ? state : null;
}

/// <summary>What a list of use cases is narrowed to; everything that is null does not narrow.</summary>
/// <param name="Objective">An objective that they serve: its code, or its site and code.</param>
/// <param name="Source">A data source that they draw on: its code, or its site and code.</param>
public sealed record UseCaseFilter(string? Site = null, UseCaseState? State = null, Function? Function = null, string? Objective = null, string? Source = null);

/// <summary>A use case as lists and the board show it.</summary>
/// <param name="Sources">How many data sources it draws on.</param>
public sealed record UseCaseRow(int Id, string Site, string Code, string Title, Function ConsumerFunction, string? Consumer, UseCaseState State, int? ValuePerYear, int? Confidence, Effort? Effort, string? Blocker,
    string? NextStep, string? OwnerCode, string? OwnerName, int Sources, int Version)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <inheritdoc cref="UseCase.ExpectedOf"/>
    public long? Expected => UseCase.ExpectedOf(ValuePerYear, Confidence);
}

/// <summary>A use case with what it draws on, what it serves, and how it came to its state.</summary>
public sealed record UseCaseDetail(UseCaseRow Row, string? Hypothesis, IReadOnlyList<UsedSource> Sources, IReadOnlyList<ServedObjective> Objectives, IReadOnlyList<StateMove> Moves);

/// <summary>A data source that a use case draws on.</summary>
public sealed record UsedSource(string Site, string Code, string Name, DataSourceKind Kind, LifecycleStage Stage)
{
    public string Key => SiteCode.Of(Site, Code);
}

/// <summary>An objective that a use case serves, with how far it is.</summary>
public sealed record ServedObjective(string Site, string Code, string Title, ObjectiveStatus Status, int? Baseline, int? Target, int? Current)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <summary>In percent; null while a figure is missing.</summary>
    public int? Progress => DigitalObjective.ProgressOf(Baseline, Target, Current);
}

/// <summary>That somebody moved a use case from one state to another.</summary>
/// <param name="From">Null when it was new.</param>
public sealed record StateMove(Instant At, string ActorName, UseCaseState? From, UseCaseState To);

/// <summary>A use case as the page of a source that it draws on shows it.</summary>
public sealed record SourceUseRow(string Site, string Code, string Title, UseCaseState State, Function ConsumerFunction, string? Consumer, string? ValueHypothesis, int? ValuePerYear, int? Confidence, Effort? Effort, string? Blocker,
    string? NextStep, string? Owner)
{
    public string Key => SiteCode.Of(Site, Code);

    /// <inheritdoc cref="UseCase.ExpectedOf"/>
    public long? Expected => UseCase.ExpectedOf(ValuePerYear, Confidence);
}
