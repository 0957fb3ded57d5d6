using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Windows;
using ConvergencePortal.Web.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ConvergencePortal.Web.Import;

/// <summary>Imports a file in two steps: look at every row, then write all of them or none.</summary>
public sealed partial class ImportPage
{
    /// <summary>One id for the file in hand: pressing twice imports once.</summary>
    private Command _command = Command.New();
    private ImportTable? _table;
    private ImportReport? _report;
    private ImportReport? _done;
    private ImportProgress? _progress;
    private CancellationTokenSource? _running;
    private Error? _error;
    private string _fileName = "";
    private string? _windowKind = nameof(WindowKind.Maintenance);
    private string? _scope;
    private string? _zone;

    [CascadingParameter]
    public Actor Actor { get; set; } = null!;

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    private RecordKind Chosen => Kinds.Find(Kind ?? "") ?? Kinds.All[0];
    private bool IsRunning => _running is not null;
    private bool IsReady => !IsRunning && _table is not null && _report is { Wrong.Count: 0 } report && report.New + report.Changed > 0;

    private IReadOnlyList<SelectField.Choice> WindowKinds => [.. Enum.GetNames<WindowKind>().Select(kind => new SelectField.Choice(kind, T[kind]))];

    public void Dispose()
    {
        _running?.Cancel();
        _running?.Dispose();
    }

    private void ChooseKind(string? kind)
    {
        Forget();
        Navigation.NavigateTo($"/import?kind={kind}");
    }

    private async Task LookAtAsync(InputFileChangeEventArgs chosen)
    {
        Forget();
        if (chosen.File.Size > CsvTable.MaxBytes)
        {
            _error = ImportErrors.TooLarge;
            return;
        }
        _fileName = chosen.File.Name;
        await RunAsync(async cancellationToken =>
        {
            await using var file = chosen.File.OpenReadStream(CsvTable.MaxBytes, cancellationToken);
            var isCalendar = _fileName.EndsWith(".ics", StringComparison.OrdinalIgnoreCase);
            var isYaml = _fileName.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || _fileName.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
            var table = isCalendar ? await Calendars.ReadAsync(file, new CalendarAnswers(_windowKind, _scope, _zone), cancellationToken) : await ReadAsync(file, isYaml ? DeviceTypeFiles.Read : CsvTable.Read, cancellationToken);
            if (table.Error is { } unreadable) return unreadable;

            _table = table.Value;
            var report = await ImportInBackgroundAsync(dryRun: true, cancellationToken);
            if (report.IsSuccess) _report = report.Value;
            return report.Error;
        });
    }

    private static async Task<Result<ImportTable>> ReadAsync(Stream file, Func<ReadOnlyMemory<byte>, Result<ImportTable>> read, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await file.CopyToAsync(body, cancellationToken);
        return read(body.ToArray());
    }

    private Task ImportAsync() => RunAsync(async cancellationToken =>
    {
        var report = await ImportInBackgroundAsync(dryRun: false, cancellationToken);
        if (report.Error is { } refused) return refused;

        // Somebody may have changed the plant since the look: then rows can be wrong now, and nothing was written.
        if (report.Value.Wrong.Count > 0) _report = report.Value;
        else (_done, _report, _table) = (report.Value, null, null);
        return null;
    });

    /// <summary>Away from the circuit's own thread: ten thousand rows must not make the page deaf to "cancel".</summary>
    private Task<Result<ImportReport>> ImportInBackgroundAsync(bool dryRun, CancellationToken cancellationToken)
    {
        var progress = new Progress<ImportProgress>(step =>
        {
            if (!IsRunning) return;
            _progress = step;
            StateHasChanged();
        });
        return Task.Run(() => Import.RunAsync(new ImportRecordsInput(Chosen.Name, _table!, dryRun, _command), Actor, progress, cancellationToken), cancellationToken);
    }

    private async Task RunAsync(Func<CancellationToken, Task<Error?>> work)
    {
        using var running = new CancellationTokenSource();
        (_running, _error, _progress) = (running, null, new ImportProgress(ImportStage.Loading, 0, 0));
        try
        {
            _error = await work(running.Token);
        }
        catch (OperationCanceledException) when (running.IsCancellationRequested)
        {
            _error = Error.Conflict("import.cancelled", T["The import was cancelled. Nothing was written."]);
        }
        catch (IOException)
        {
            _error = Error.Invalid("import.upload", T["The file could not be read to its end. Choose it again."]);
        }
        finally
        {
            (_running, _progress) = (null, null);
        }
    }

    private void Cancel() => _running?.Cancel();

    private void Forget() => (_command, _table, _report, _done, _error, _fileName) = (Command.New(), null, null, null, null, "");

    private static string WordsOf(ImportStage stage) => stage switch
    {
        ImportStage.Loading => "Reading what is there…",
        ImportStage.Comparing => "Comparing rows…",
        ImportStage.Checking => "Checking the plant as it would be…",
        ImportStage.Saving => "Writing…",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, null),
    };
}
