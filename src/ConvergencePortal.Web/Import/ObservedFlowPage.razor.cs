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
        (_file, _fileName, _report, _done, _error) = (null, chosen.File.Name, null, null, null);
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
        var looked = await RunAsync(dryRun: true);
        if (looked.IsSuccess) _report = looked.Value;
    }

    private async Task ImportAsync()
    {
        var written = await RunAsync(dryRun: false);
        if (written.IsSuccess) (_done, _report, _file) = (written.Value, null, null);
    }

    /// <summary>Away from the circuit's own thread: a hundred thousand rows must not make the page deaf.</summary>
    private async Task<Result<ObservedFlowReport>> RunAsync(bool dryRun)
    {
        (_isRunning, _error) = (true, null);
        StateHasChanged();
        try
        {
            var input = new ImportObservedFlowsInput(_site ?? "", _file!, dryRun, _command);
            var result = await Task.Run(() => Import.RunAsync(input, Actor, _gone.Token), _gone.Token);
            _error = result.Error;
            return result;
        }
        finally
        {
            _isRunning = false;
        }
    }
}
