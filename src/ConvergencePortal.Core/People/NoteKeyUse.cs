using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>Keeps when a key was last used, at most once an hour. It is for those who tidy keys up and no governed event, so the ledger says nothing of it.</summary>
public sealed class NoteKeyUse(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task RunAsync(KeyCaller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var due = now - ApiKey.UseNotedEvery;
        if (caller.LastUsedAt > due) return;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        // Of many calls at the same moment the first writes.
        await db.ApiKeys.Where(k => k.Id == caller.KeyId && (k.LastUsedAt == null || k.LastUsedAt <= due)).ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, now), cancellationToken);
    }
}
