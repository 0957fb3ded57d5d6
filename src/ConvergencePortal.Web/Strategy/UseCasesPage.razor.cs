using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Strategy;
using ConvergencePortal.Web.DataSources;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace ConvergencePortal.Web.Strategy;

/// <summary>Shows use cases as a board on which they are moved, or by what they are worth.</summary>
public sealed partial class UseCasesPage
{
    private const string ValueView = "value";
    private const int CardsAtFirst = 50;
    private IReadOnlyDictionary<UseCaseState, Page<UseCaseRow>>? _columns;
    private IReadOnlyList<UseCaseRow> _worth = [];
    private IReadOnlyList<SelectField.Choice> _objectives = [];
    private IReadOnlySet<string> _movableSites = new HashSet<string>();
    private string? _arrived;
    private string? _refusedKey;
    private string? _said;
    private int _cards = CardsAtFirst;

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    [SupplyParameterFromQuery]
    public string? Site { get; set; }

    [SupplyParameterFromQuery]
    public string? Function { get; set; }

    /// <summary>"BER:DO-STOPS", or the code alone.</summary>
    [SupplyParameterFromQuery]
    public string? Objective { get; set; }

    /// <summary>"BER:HIST-PLANT", or the code alone.</summary>
    [SupplyParameterFromQuery]
    public string? Source { get; set; }

    private bool IsValueView => View == ValueView;
    private bool IsFiltered => Search is not null || Site is not null || Function is not null || Objective is not null || Source is not null;
    private IReadOnlyList<SelectField.Choice> Functions => [.. Enum.GetValues<Function>().Select(function => new SelectField.Choice(function.ToString(), T[Words.Of(function)]))];

    protected override bool Concerns(Saved saved) => saved.RecordType is RecordTypes.UseCase or RecordTypes.Objective;

    protected override async Task ReadAsync(CancellationToken cancellationToken)
    {
        var filter = new UseCaseFilter(SearchText.OrNull(Site), null, ListAddress.Parse<Function>(Function), SearchText.OrNull(Objective), SearchText.OrNull(Source));
        var request = ListAddress.Request(null, Search) with { PageSize = _cards };
        var columns = new Dictionary<UseCaseState, Page<UseCaseRow>>();
        foreach (var state in StrategyTexts.Columns) columns[state] = await UseCases.ListAsync(filter with { State = state }, request, cancellationToken);

        var worth = columns[UseCaseState.Current].Items.Concat(columns[UseCaseState.Potential].Items).OrderByDescending(u => u.Expected ?? -1).ToList();
        var objectives = await Objectives.ListAsync(new PageRequest(1, PageRequest.MaxPageSize), SearchText.OrNull(Site), null, cancellationToken);
        var movable = new HashSet<string>();
        foreach (var site in columns.Values.SelectMany(column => column.Items).Select(u => u.Site).Distinct())
            if (await Records.MayKeepAsync(UseCaseMove.Kind, site, Actor, cancellationToken)) movable.Add(site);

        (_columns, _worth, _movableSites) = (columns, worth, movable);
        _objectives = [.. objectives.Items.Select(o => new SelectField.Choice(o.Key, $"{o.Title} ({o.Key})"))];
    }

    /// <summary>A refused use case stays where it was, with the reason on its card; one that somebody else moved meanwhile is shown as it is now.</summary>
    private async Task MoveAsync((UseCaseRow UseCase, UseCaseState To) move)
    {
        (_arrived, _refusedKey, _said) = (move.UseCase.Key, move.UseCase.Key, null);
        var isDone = await TryAsync(command => Save.MoveAsync(move.UseCase, move.UseCase.Version, move.To, command, Actor, CancellationToken.None));
        if (!isDone)
        {
            _arrived = null;
            return;
        }

        (_refusedKey, _said) = (null, T["{0} is in the column {1} now.", move.UseCase.Title, T[Words.Of(move.To)]]);
    }

    private Task ShowMoreAsync()
    {
        _cards = PageRequest.MaxPageSize;
        return ReadAgainAsync();
    }

    private string AddressOf(string? view) => Navigation.GetUriWithQueryParameter("view", view);
}
