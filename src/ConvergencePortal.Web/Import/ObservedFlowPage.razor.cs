using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ConvergencePortal.Web.Import;

/// <summary>Imports a file of observed flows in two steps: look at what it would do at a site, then write all of it or nothing.</summary>
public sealed partial class ObservedFlowPage
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>One id for the file in hand: pressing twice imports once.</summary>
    private Command _command = Command.New();
    private IReadOnlyList<SiteRow> _sites = [];
    private byte[]? _file;
    private string _fileName = "";
    private string? _site;
    private ObservedFlowReport? _report;
    private ObservedFlowReport? _done;
    private Error? _error;
    private bool _isRunning;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    private bool IsReady => !_isRunning && _report is { WrongRows: 0, WritesNothing: false };

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _sites = await Plant.ListSitesAsync(_gone.Token);
        _site = _sites is [var first, ..] ? first.Code : null;
    }

    private Task ChooseSiteAsync(string? site)
    {
        _site = site;
        return _file is null ? Task.CompletedTask : LookAsync();
    }

    private async Task ChooseFileAsync(InputFileChangeEventArgs chosen)
    {
        (_command, _isRunning, _file, _fileName, _report, _done, _error) = (Command.New(), false, null, chosen.File.Name, null, null, null);
        if (chosen.File.Size > ImportBody.MaxBytes)
        {
            _error = ObservedFlowErrors.TooLarge;
            return;
        }
        try
        {
            using var body = new MemoryStream();
            await using var file = chosen.File.OpenReadStream(ImportBody.MaxBytes, _gone.Token);
            await file.CopyToAsync(body, _gone.Token);
            _file = body.ToArray();
        }
        catch (IOException)
        {
            _error = Error.Invalid("import.upload", T["The file could not be read to its end. Choose it again."]);
            return;
        }
        await LookAsync();
    }

    private async Task LookAsync()
    {
        (_command, _report, _done) = (Command.New(), null, null);
        if (await RunAsync(dryRun: true) is { } looked) _report = looked;
    }

    private async Task ImportAsync()
    {
        if (await RunAsync(dryRun: false) is { } written) (_done, _report, _file) = (written, null, null);
    }

    /// <summary>Away from the circuit's own thread: a hundred thousand rows must not make the page deaf. Null when it is refused, or when another site or file was chosen meanwhile.</summary>
    private async Task<ObservedFlowReport?> RunAsync(bool dryRun)
    {
        var command = _command;
        (_isRunning, _error) = (true, null);
        StateHasChanged();
        try
        {
            var input = new ImportObservedFlowsInput(_site ?? "", _file!, dryRun, command);
            var result = await Task.Run(() => Import.RunAsync(input, Actor, _gone.Token), _gone.Token);
            if (_command != command) return null;

            _error = result.Error;
            return result.IsSuccess ? result.Value : null;
        }
        finally
        {
            if (_command == command) _isRunning = false;
        }
    }
}
