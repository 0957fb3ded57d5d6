using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Shared;

/// <summary>A page or panel that reads when its address or parameters change, and again whenever something that concerns it was saved.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _reading;
    private IDisposable? _subscription;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    /// <summary>Reads everything and assigns it last: a newer reading cancels this one, and half of it must not stay on the screen.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    protected virtual bool Concerns(Saved saved) => true;

    protected override void OnInitialized() => _subscription = Feed.Subscribe(saved =>
    {
        if (Concerns(saved)) _ = InvokeAsync(ReadAfterSaveAsync);
    });

    protected override Task OnParametersSetAsync() => ReadAgainAsync();

    protected async Task ReadAgainAsync()
    {
        if (_reading is { } older) await older.CancelAsync();
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(_gone.Token);
        _reading = reading;
        try
        {
            await ReadAsync(reading.Token);
        }
        catch (Exception) when (reading.IsCancellationRequested)
        {
            // Overtaken by a newer reading, or the page is gone. SQL Server reports this as an error of its own kind.
        }
        finally
        {
            if (_reading == reading) _reading = null;
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>Nobody awaits what the feed starts, so an exception is handed to the page's error boundary by hand.</summary>
    private async Task ReadAfterSaveAsync()
    {
        try
        {
            await ReadAgainAsync();
            StateHasChanged();
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }
}
