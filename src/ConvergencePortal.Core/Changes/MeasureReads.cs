using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the register is narrowed to; everything that is null does not narrow.</summary>
/// <param name="OpenOnly">Leaves out what is removed or made permanent.</param>
public sealed record MeasureFilter(string? Site = null, MeasureKind? Kind = null, MeasureStatus? Status = null, bool OpenOnly = false, bool OverdueOnly = false)
{
    /// <summary>Only what has been in the plant for so long.</summary>
    public AgeBand? Age { get; init; }
}

/// <summary>A temporary measure as the register shows it.</summary>
/// <param name="Things">What the change acted on.</param>
public sealed record MeasureRow(string Number, string Title, MeasureKind Kind, MeasureStatus Status, string Site, string TimeZone, string ChangeNumber, IReadOnlyList<string> Things, string OwnerName,
    Instant Since, Instant EndsAt, bool IsOverdue, Instant? EndedAt, int Version);

/// <summary>A request for more time, and what became of it.</summary>
public sealed record ExtensionRow(int Revision, ExtensionStatus Status, string RequestedBy, string Reason, Instant PreviousEnd, Instant Until, Instant RequestedAt, Instant? DecidedAt);

/// <summary>What a person can do with a measure now; it only offers, the measure itself refuses.</summary>
public sealed record MeasureOptions(bool CanRemove, bool CanConfirm, bool CanExtend, bool CanMakePermanent, bool CanHandOver, bool CanAnswer);

/// <summary>Everything a measure shows.</summary>
public sealed record MeasureDetail(MeasureRow Row, string? RemovalProof, string? RemovedBy, Instant? RemovedAt, string? ConfirmedBy, Instant? ConfirmedAt, bool NeedsSecondPerson, string? PermanentChange, string? OfferedTo,
    IReadOnlyList<ExtensionRow> Extensions, IReadOnlyList<HistoryRow> History, MeasureOptions Options);

/// <summary>Reads the register of temporary changes and bypasses.</summary>
public sealed class MeasureReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>What is still in the plant first, and of that what should have been gone longest.</summary>
    public async Task<Page<MeasureRow>> ListAsync(MeasureFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var now = clock.GetCurrentInstant();
        var measures = Narrow(db, filter, page.Search, now);
        var total = await measures.CountAsync(cancellationToken);
        var ids = await measures.OrderBy(m => m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm ? 0 : 1).ThenBy(m => m.EndsAt).ThenBy(m => m.Id)
            .Skip(page.Skip).Take(page.PageSize).Select(m => m.Id).ToListAsync(cancellationToken);
        return new Page<MeasureRow>(await RowsAsync(db, ids, now, cancellationToken), total, page.Page, page.PageSize);
    }

    /// <summary>Null when there is no such measure.</summary>
    public async Task<MeasureDetail?> FindAsync(string number, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var measure = await db.Measures.AsNoTracking().Include(m => m.Extensions).SingleOrDefaultAsync(m => m.Number == number, cancellationToken);
        if (measure is null) return null;

        var row = (await RowsAsync(db, [measure.Id], clock.GetCurrentInstant(), cancellationToken))[0];
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var functions = await MeasureGate.FunctionsAsync(db, measure.ChangeId, cancellationToken);
        var isPermanentOpen = measure.PermanentChange is { } planned && await db.Changes.AnyAsync(c => c.Number == planned && ChangeStatuses.Open.Contains(c.Status), cancellationToken);
        return new MeasureDetail(row, measure.RemovalProof, measure.RemovedByName, measure.RemovedAt, measure.ConfirmedByName, measure.ConfirmedAt, measure.NeedsSecondPerson, measure.PermanentChange, measure.OfferedToName,
            [.. measure.Extensions.OrderBy(e => e.Revision).Select(e => new ExtensionRow(e.Revision, e.Status, e.RequestedByName, e.Reason, e.PreviousEnd, e.Until, e.RequestedAt, e.DecidedAt))],
            await RecordHistory.ReadAsync(db, RecordTypes.Measure, measure.Number, cancellationToken), Options(measure, rights, functions, isPermanentOpen));
    }

    /// <summary>The measure that a change opened; null when it opened none.</summary>
    public async Task<MeasureRow?> FindForChangeAsync(string change, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var ids = await db.Measures.AsNoTracking().Where(m => m.ChangeNumber == change).Select(m => m.Id).ToListAsync(cancellationToken);
        return (await RowsAsync(db, ids, clock.GetCurrentInstant(), cancellationToken)).SingleOrDefault();
    }

    /// <summary>What a person must look after: measures that are theirs and overdue, those offered to them, and those that wait for them as the second person.</summary>
    public async Task<IReadOnlyList<MeasureRow>> ListForDeskAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        var mine = db.Memberships.Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To));
        var ids = await db.Measures.AsNoTracking().Where(m =>
                (m.Status == MeasureStatus.InEffect && m.OwnerId == personId && m.EndsAt <= now)
                || ((m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm) && m.OfferedToId == personId)
                || (m.Status == MeasureStatus.RemovalToConfirm && m.RemovedById != personId && m.OwnerId != personId && m.ImplementerId != personId
                    && db.Set<ApprovalSeat>().Any(s => s.ChangeId == m.ChangeId && mine.Any(held => held.SiteId == m.SiteId && held.Function == s.Function))))
            .OrderBy(m => m.EndsAt).Take(DeskReads.MostRows).Select(m => m.Id).ToListAsync(cancellationToken);
        return await RowsAsync(db, ids, now, cancellationToken);
    }

    private static IQueryable<TemporaryMeasure> Narrow(PortalDb db, MeasureFilter filter, string? search, Instant now)
    {
        var measures = db.Measures.AsNoTracking();
        if (filter.Site is { } site) measures = measures.Where(m => db.Equipment.Any(e => e.Id == m.SiteId && e.Code == site));
        if (filter.Kind is { } kind) measures = measures.Where(m => m.Kind == kind);
        if (filter.Status is { } status) measures = measures.Where(m => m.Status == status);
        if (filter.OpenOnly || filter.OverdueOnly) measures = measures.Where(m => m.Status == MeasureStatus.InEffect || m.Status == MeasureStatus.RemovalToConfirm);
        if (filter.OverdueOnly) measures = measures.Where(m => m.EndsAt <= now);
        if (filter.Age is { } age)
        {
            var (after, upTo) = AgeLimits.Of(age, now);
            measures = measures.Where(m => m.Since > after && m.Since <= upTo);
        }
        if (SearchText.OrNull(search) is not { } typed) return measures;

        var pattern = SearchText.Contains(typed);
        return measures.Where(m => EF.Functions.Like(m.Number, pattern, SearchText.Escape) || EF.Functions.Like(m.Title, pattern, SearchText.Escape) || EF.Functions.Like(m.OwnerName, pattern, SearchText.Escape)
            || EF.Functions.Like(m.ChangeNumber, pattern, SearchText.Escape) || db.Set<ChangeItem>().Any(i => i.ChangeId == m.ChangeId && EF.Functions.Like(i.Label, pattern, SearchText.Escape)));
    }

    private static async Task<IReadOnlyList<MeasureRow>> RowsAsync(PortalDb db, List<int> ids, Instant now, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];

        var rows = await db.Measures.AsNoTracking().Where(m => ids.Contains(m.Id)).Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new
        {
            m.Id, m.Number, m.Title, m.Kind, m.Status, Site = site.Code, TimeZone = site.TimeZone ?? "", m.ChangeId, m.ChangeNumber, m.OwnerName, m.Since, m.EndsAt, m.EndedAt, m.Version,
        }).ToListAsync(cancellationToken);
        var changes = rows.Select(r => r.ChangeId).ToList();
        var things = (await db.Set<ChangeItem>().AsNoTracking().Where(i => changes.Contains(i.ChangeId)).OrderBy(i => i.Id).Select(i => new { i.ChangeId, i.Label }).ToListAsync(cancellationToken))
            .ToLookup(i => i.ChangeId, i => i.Label);
        return [.. rows.OrderBy(r => ids.IndexOf(r.Id)).Select(r => new MeasureRow(r.Number, r.Title, r.Kind, r.Status, r.Site, r.TimeZone, r.ChangeNumber, [.. things[r.ChangeId]], r.OwnerName, r.Since, r.EndsAt,
            r.EndedAt is null && r.EndsAt <= now, r.EndedAt, r.Version))];
    }

    private static MeasureOptions Options(TemporaryMeasure measure, PersonRights by, IReadOnlyList<Function> functions, bool isPermanentOpen)
    {
        var isActing = measure.Status == MeasureStatus.InEffect && measure.IsTheirs(by);
        return new MeasureOptions(isActing, by.MayWrite && measure.RefuseConfirming(by, functions) is null, isActing && measure.OpenExtension is null && functions.Count > 0,
            isActing && !isPermanentOpen && by.WorksAt(measure.SiteId), measure.IsOpen && by.MayWrite && (by.PersonId == measure.OwnerId || by.IsChair),
            measure.IsOpen && by.MayWrite && measure.OfferedToId == by.PersonId);
    }
}
