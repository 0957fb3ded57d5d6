using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.People;

/// <summary>
/// Refuses a call that a key's scopes do not cover, and writes that down once for each key, scope and day: a program that tries again and again must not fill the ledger.
/// </summary>
public sealed class RefuseKeyCall(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <returns>The refusal, which names the scope.</returns>
    public async Task<Error> RunAsync(KeyCaller caller, string scope, CancellationToken cancellationToken)
    {
        var (now, refusal) = (clock.GetCurrentInstant(), ApiKeyErrors.Lacks(scope));
        var today = now.InUtc().Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var onceADay = new Command(OwnCommand.Of("api-key-scope", caller.KeyId, scope, today));
        await RefusedAttempts.RecordAsync(factory, caller.Actor, RecordTypes.Person, caller.Actor.Code, onceADay, refusal with { Message = $"{caller.Prefix}… {refusal.Message}" }, now, cancellationToken);
        return refusal;
    }
}
