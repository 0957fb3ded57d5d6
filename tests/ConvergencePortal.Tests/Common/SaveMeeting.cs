using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Tests.Common;

/// <summary>
/// Makes two saves wait for each other just before they write, so that both have read the same state: a race that happens every time. What follows, a second
/// try of the one that lost for example, waits for nobody.
/// </summary>
public sealed class SaveMeeting : SaveChangesInterceptor
{
    // A test that expects a meeting which does not come about shall fail, not hang.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private TaskCompletionSource? _complete;
    private int _missing;

    /// <summary>The next two saves meet.</summary>
    public void MeetOnce()
    {
        lock (_lock) (_complete, _missing) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 2);
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // A save that writes nothing, that of a right PIN for example, is no race.
        if (eventData.Context is { } db && db.ChangeTracker.HasChanges() && Arrive() is { } meeting) await meeting.WaitAsync(Longest, cancellationToken);
        return result;
    }

    /// <summary>Null when nobody has to be waited for.</summary>
    private Task? Arrive()
    {
        lock (_lock)
        {
            if (_complete is null || _missing == 0) return null;
            if (--_missing == 0) _complete.SetResult();
            return _complete.Task;
        }
    }
}
