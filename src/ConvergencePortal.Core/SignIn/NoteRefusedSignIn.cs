using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.SignIn;

/// <summary>Writes into the ledger that somebody was not let in, and why; who it was only where the directory vouched for them.</summary>
public sealed class NoteRefusedSignIn(IDbContextFactory<PortalDb> factory, IClock clock)
{
    public const string Event = "SignInRefused";

    /// <summary>Stands for the person where nobody is known.</summary>
    public const string Nobody = "unknown";

    private const int AddressLength = Session.AddressLength;

    /// <param name="code">Stable name of the reason.</param>
    /// <param name="account">Whom the directory vouched for; null where no token was good.</param>
    public async Task<Result> RunAsync(string code, string sentence, DirectoryAccount? account, string? address, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var text = account?.Text;
        var person = text is null ? null : await db.People.Where(p => p.Account == text).Select(p => new Actor(p.Id, p.Code, p.Name)).FirstOrDefaultAsync(cancellationToken);
        var from = address is null ? "" : $" From {address[..Math.Min(address.Length, AddressLength)]}.";
        db.Ledger.Add(LedgerEntry.For(person ?? Actor.Portal, Command.New(), clock.GetCurrentInstant(), RecordTypes.SignIn, person?.Code ?? Nobody, null, Event, sentence + from, reason: code));
        return await db.SaveOnceAsync(cancellationToken);
    }
}
