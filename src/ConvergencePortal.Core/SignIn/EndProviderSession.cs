using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Ends sessions because the provider says that they ended there: one by its name, or all of an account (OpenID Connect Front-Channel and Back-Channel Logout 1.0).</summary>
public sealed class EndProviderSession(IDbContextFactory<PortalDb> factory, ChangeFeed feed, IClock clock)
{
    /// <param name="providerSession">The provider's name of the session; null ends all of the account.</param>
    /// <param name="account">Null where only the session was named.</param>
    public async Task<Result> RunAsync(string provider, string? providerSession, DirectoryAccount? account, CancellationToken cancellationToken)
    {
        if (providerSession is null && account is null) return Result.Success;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var text = account?.Text;
        var open = await db.Sessions
            .Where(s => s.EndedAt == null && s.Provider == provider && (providerSession == null || s.ProviderSession == providerSession))
            .Join(db.People, s => s.PersonId, p => p.Id, (s, p) => new { Session = s, p.Code, p.Account })
            .Where(s => text == null || s.Account == text).ToListAsync(cancellationToken);
        if (open.Count == 0) return Result.Success;

        var now = clock.GetCurrentInstant();
        foreach (var found in open)
        {
            found.Session.Close(SessionEnd.EndedByProvider, now);
            db.Ledger.Add(LedgerEntry.For(Actor.Portal, Command.New(), now, RecordTypes.SignIn, found.Code, null, nameof(SessionEnd.EndedByProvider), $"at {provider}"));
        }
        return (await db.SaveOnceAsync(cancellationToken)).Then(() =>
        {
            foreach (var code in open.Select(found => found.Code).Distinct()) feed.Publish(new Saved(RecordTypes.SignIn, code));
        });
    }
}
