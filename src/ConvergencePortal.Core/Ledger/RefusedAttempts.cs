using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>
/// Writes down that somebody tried what they may not do. It is a save of its own, since the refused action saves nothing, and its command id follows from the refused one: the same
/// try sent twice stands there once, and the command itself stays free for whoever may use it.
/// </summary>
public static class RefusedAttempts
{
    public const string Event = "Refused";

    /// <param name="number">Of the record; what cannot be the number of one is cut to its length.</param>
    public static async Task RecordAsync(IDbContextFactory<PortalDb> factory, Actor actor, string recordType, string number, Command refused, Error error, Instant now,
        CancellationToken cancellationToken)
    {
        if (error.Kind != ErrorKind.Forbidden || actor.IsPortal) return;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var command = new Command(OwnCommand.Of("refused", refused.Id, error.Code));
        if (await db.FindDoneAsync(command, cancellationToken) is not null) return;

        db.Ledger.Add(LedgerEntry.For(actor, command, now, recordType, number[..Math.Min(number.Length, PlainText.PathLength)], null, Event, error.Message, reason: error.Code));
        // Two refusals of the same command at the same moment are one; the second finds the first in its place.
        await db.SaveOnceAsync(cancellationToken);
    }

    /// <summary>Hands an outcome on, and writes it down first where it refuses something forbidden.</summary>
    public static async Task<Result<T>> KeepAsync<T>(this Task<Result<T>> attempt, IDbContextFactory<PortalDb> factory, Actor actor, string recordType, string number, Command command, IClock clock,
        CancellationToken cancellationToken)
    {
        var result = await attempt;
        if (result.Error is { } error) await RecordAsync(factory, actor, recordType, number, command, error, clock.GetCurrentInstant(), cancellationToken);
        return result;
    }

    /// <inheritdoc cref="KeepAsync{T}"/>
    public static async Task<Result> KeepAsync(this Task<Result> attempt, IDbContextFactory<PortalDb> factory, Actor actor, string recordType, string number, Command command, IClock clock,
        CancellationToken cancellationToken)
    {
        var result = await attempt;
        if (result.Error is { } error) await RecordAsync(factory, actor, recordType, number, command, error, clock.GetCurrentInstant(), cancellationToken);
        return result;
    }
}
