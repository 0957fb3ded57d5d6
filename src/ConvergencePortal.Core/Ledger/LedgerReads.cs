using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Ledger;

/// <summary>Reads the ledger. Who may read all of it, People.LedgerRightReads says; the history of one record is for everybody who may see the record.</summary>
public sealed class LedgerReads(IDbContextFactory<PortalDb> factory, LedgerKeeping keeping)
{
    public const int MostRows = 200;

    /// <summary>Newest first. Pages are found by the sequence of their first or last row, so that the millionth is as near as the first.</summary>
    public async Task<LedgerSlice> ListAsync(LedgerFilter filter, LedgerPlace place, int rows, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var all = Narrow(db.Ledger.AsNoTracking().Where(e => e.Sequence != null), filter);
        var isBack = place.After is not null;
        var part = place.After is { } after ? all.Where(e => e.Sequence > after).OrderBy(e => e.Sequence)
            : place.Before is { } before ? all.Where(e => e.Sequence < before).OrderByDescending(e => e.Sequence)
            : all.OrderByDescending(e => e.Sequence);

        // One more than shown tells whether there are others.
        var found = await ToLines(part.Take(rows + 1)).ToListAsync(cancellationToken);
        var hasMore = found.Count > rows;
        if (hasMore) found.RemoveAt(rows);
        if (isBack) found.Reverse();
        return new LedgerSlice(found, HasNewer: isBack ? hasMore : place.Before is not null, HasOlder: isBack || hasMore);
    }

    /// <summary>Rows after a sequence in their order, for programs that follow the ledger.</summary>
    public async Task<IReadOnlyList<LedgerLineRow>> ListAfterAsync(long after, int limit, LedgerFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = Narrow(db.Ledger.AsNoTracking().Where(e => e.Sequence > after), filter).OrderBy(e => e.Sequence).Take(Math.Clamp(limit, 1, MostRows));
        return await ToLines(rows).ToListAsync(cancellationToken);
    }

    /// <summary>What happened to one record, newest first; refused attempts are left to the ledger itself.</summary>
    /// <param name="text">What the rows must say besides, where several kinds of record share a type and may share a number.</param>
    public async Task<Page<LedgerLineRow>> ListHistoryAsync(string recordType, string number, string? text, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = db.Ledger.AsNoTracking().HistoryOf(recordType, number).Where(e => text == null || e.Text == text);
        var total = await rows.CountAsync(cancellationToken);
        var lines = await ToLines(rows.OrderByDescending(e => e.Id).Skip(page.Skip).Take(page.PageSize)).ToListAsync(cancellationToken);
        return new Page<LedgerLineRow>(lines, total, page.Page, page.PageSize);
    }

    /// <summary>How long the chain is, and what attests it.</summary>
    public async Task<LedgerState> ReadStateAsync(CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await db.LedgerHeads.AsNoTracking().Select(head => (long?)head.Count).SingleOrDefaultAsync(cancellationToken);
        var last = keeping.ReadLast();
        return new LedgerState(rows ?? 0, last?.Count, last is null ? null : Instant.FromUnixTimeTicks(last.At), keeping.ReadKey().State, !string.IsNullOrEmpty(keeping.CheckpointFile));
    }

    private static IQueryable<LedgerEntry> Narrow(IQueryable<LedgerEntry> rows, LedgerFilter filter)
    {
        if (filter.RecordType is { } type) rows = rows.Where(e => e.RecordType == type);
        if (filter.Number is { } number) rows = rows.Where(e => e.Number == number);
        if (filter.From is { } from) rows = rows.Where(e => e.At >= from);
        if (filter.To is { } to) rows = rows.Where(e => e.At < to);
        if (filter.Person is { } person)
        {
            var pattern = SearchText.Contains(person);
            rows = rows.Where(e => EF.Functions.Like(e.ActorName, pattern, SearchText.Escape));
        }
        if (filter.Event is { } happened)
        {
            var pattern = SearchText.StartsWith(happened);
            rows = rows.Where(e => EF.Functions.Like(e.Event, pattern, SearchText.Escape));
        }
        return rows;
    }

    private static IQueryable<LedgerLineRow> ToLines(IQueryable<LedgerEntry> rows) => rows.Select(e => new LedgerLineRow(
        e.Sequence, e.At, e.ActorId, e.ActorName, e.ActorFunctions, e.RecordType, e.Number, e.Revision, e.Event, e.Text, e.Reason, e.FieldChanges, e.CommandId, e.Line, e.PreviousHash, e.Hash));
}

/// <summary>What must stand in the rows that are listed; null asks for everything.</summary>
/// <param name="Number">The whole number of the record.</param>
/// <param name="Person">A part of the name as printed.</param>
/// <param name="Event">The beginning of the event's name.</param>
/// <param name="To">The first instant that is too late.</param>
public sealed record LedgerFilter(string? RecordType = null, string? Number = null, string? Person = null, string? Event = null, Instant? From = null, Instant? To = null);

/// <summary>Where a page of the ledger begins: older than one row, newer than another, or at the newest.</summary>
public sealed record LedgerPlace(long? Before = null, long? After = null);

/// <summary>A page of the ledger, newest first.</summary>
public sealed record LedgerSlice(IReadOnlyList<LedgerLineRow> Rows, bool HasNewer, bool HasOlder);

/// <summary>A row of the ledger as people and programs read it.</summary>
/// <param name="Sequence">Null for a row from before the chain that is not sealed yet.</param>
public sealed record LedgerLineRow(long? Sequence, Instant At, int? ActorId, string ActorName, string? ActorFunctions, string RecordType, string Number, int? Revision, string Event, string? Text,
    string? Reason, string? FieldChanges, Guid CommandId, int Line, byte[] PreviousHash, byte[] Hash)
{
    /// <summary>The fields that moved; none where the row keeps something else.</summary>
    public IReadOnlyList<MovedField> Moved => MovedField.ReadAny(FieldChanges);
}

/// <summary>What the health page and the ledger's page say of the chain.</summary>
public sealed record LedgerState(long Rows, long? AttestedRows, Instant? AttestedAt, LedgerKeyState Key, bool HasCheckpointFile)
{
    public bool IsAttesting => Key == LedgerKeyState.Present && HasCheckpointFile;
}
