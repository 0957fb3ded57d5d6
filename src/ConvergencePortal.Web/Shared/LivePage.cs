using System.Diagnostics;
using ConvergencePortal.Core.Common;
using Microsoft.AspNetCore.Components;

namespace ConvergencePortal.Web.Shared;

/// <summary>A page or panel that reads when its address or parameters change, and again whenever something that concerns it was saved.</summary>
public abstract class LivePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private CancellationTokenSource? _reading;
    private IDisposable? _subscription;
    private long _readAt;
    private bool _isResting;
    private bool _isGone;

    [Inject]
    private ChangeFeed Feed { get; set; } = null!;

    /// <summary>Reads everything and assigns it last: a newer reading cancels this one, and half of it must not stay on the screen.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    protected virtual bool Concerns(Saved saved) => true;

    /// <summary>The shortest time from one reading after a save to the next; what is saved meanwhile is found by that next one.</summary>
    protected virtual TimeSpan Rest => TimeSpan.Zero;

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
        _isGone = true;
        _subscription?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    /// <summary>Nobody awaits what the feed starts, so an exception is handed to the page's error boundary by hand.</summary>
    private async Task ReadAfterSaveAsync()
    {
        if (_isResting) return;

        try
        {
            if (_readAt != 0 && Rest - Stopwatch.GetElapsedTime(_readAt) is var left && left > TimeSpan.Zero) await RestAsync(left);
            _readAt = Stopwatch.GetTimestamp();
            await ReadAgainAsync();
            StateHasChanged();
        }
        catch (OperationCanceledException) when (_isGone)
        {
        }
        catch (Exception exception)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task RestAsync(TimeSpan left)
    {
        _isResting = true;
        try
        {
            await Task.Delay(left, _gone.Token);
        }
        finally
        {
            _isResting = false;
        }
    }
}
