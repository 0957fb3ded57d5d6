using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>What a person is asked to do with a change.</summary>
public enum DeskTask
{
    /// <summary>Sign for a function.</summary>
    Decide,

    /// <summary>State the impact for a function.</summary>
    Assess,

    /// <summary>Complete and submit a draft, or answer requested changes.</summary>
    Write,

    /// <summary>Choose a slot for an approved change.</summary>
    ChooseSlot,

    /// <summary>Start or finish the work.</summary>
    CarryOut,

    /// <summary>Verify or close.</summary>
    Close,
}

/// <summary>One thing that waits for somebody, and since when.</summary>
/// <param name="Functions">For whom the person would sign or state; empty for their own changes.</param>
public sealed record DeskRow(ChangeRow Change, DeskTask Task, IReadOnlyList<Function> Functions, Instant Since);

/// <summary>A change the conflicts of whose slot somebody else's edit changed.</summary>
public sealed record DeskSlot(ChangeRow Change, SlotDifference Difference);

/// <summary>Reads what waits for a person, oldest first.</summary>
public sealed class DeskReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>A desk with more than this is not read from top to bottom; the list of changes has the rest.</summary>
    public const int MostRows = 200;

    public async Task<IReadOnlyList<DeskRow>> ListAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var ids = await ChangeReads.WaitingFor(db, personId, today).OrderBy(c => c.Id).Take(MostRows).Select(c => c.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0) return [];

        var rows = await ChangeReads.RowsAsync(db, ids, cancellationToken);
        var mine = await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To))
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.Function, site.Code }).ToListAsync(cancellationToken);
        return [.. rows.Select(row =>
        {
            var functions = mine.Where(m => m.Code == row.Site).Select(m => m.Function).ToHashSet();
            var task = TaskOf(row, personId, functions);
            var asked = task switch
            {
                DeskTask.Decide => row.OpenSeats.Where(functions.Contains).ToList(),
                DeskTask.Assess => row.OpenStatements.Where(functions.Contains).ToList(),
                _ => [],
            };
            return new DeskRow(row, task, asked, row.SubmittedAt ?? row.CreatedAt);
        }).OrderBy(d => d.Since)];
    }

    /// <summary>Slots in which a person has a part and whose verdicts are no longer those people relied on, the longest first.</summary>
    public async Task<IReadOnlyList<DeskSlot>> ListMovedSlotsAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var today = clock.TodayUtc();
        var moved = await db.SlotChecks.AsNoTracking().Where(c => c.DiffersSince != null)
            .Join(db.Changes, check => check.ChangeId, change => change.Id, (check, change) => new
            {
                Check = check, change.Number, change.SiteId, change.RequesterId, change.Content.ImplementerId, change.Content.RequiredPersonIds, Functions = change.Seats.Select(s => s.Function).ToList(),
            })
            .OrderBy(m => m.Check.DiffersSince).Take(MostRows).ToListAsync(cancellationToken);
        if (moved.Count == 0) return [];

        var mine = (await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To))
            .Select(m => new { m.SiteId, m.Function }).ToListAsync(cancellationToken)).Select(m => (m.SiteId, m.Function)).ToHashSet();
        var concerned = moved.Where(m => m.RequesterId == personId || m.ImplementerId == personId || m.RequiredPersonIds.Contains(personId) || m.Functions.Any(f => mine.Contains((m.SiteId, f)))).ToList();
        var rows = (await ChangeReads.RowsAsync(db, [.. concerned.Select(m => m.Check.ChangeId)], cancellationToken)).ToDictionary(r => r.Number);
        return [.. concerned.Select(m => new DeskSlot(rows[m.Number], SlotDifference.Of(m.Check)!))];
    }

    private static DeskTask TaskOf(ChangeRow row, int personId, HashSet<Function> functions) => row.Status switch
    {
        ChangeStatus.Assessing => DeskTask.Assess,
        ChangeStatus.Authorizing => DeskTask.Decide,
        ChangeStatus.RetrospectiveReview => row.RequesterId != personId && row.OpenSeats.Any(functions.Contains) ? DeskTask.Decide : DeskTask.Close,
        ChangeStatus.Draft or ChangeStatus.ChangesRequested => DeskTask.Write,
        ChangeStatus.Approved => DeskTask.ChooseSlot,
        ChangeStatus.Scheduled or ChangeStatus.EmergencyAuthorized or ChangeStatus.Implementing => DeskTask.CarryOut,
        ChangeStatus.Verifying => DeskTask.Close,
        ChangeStatus.Closed or ChangeStatus.Rejected or ChangeStatus.Cancelled or ChangeStatus.RolledBack => throw new InvalidOperationException($"{row.Number} is over and waits for nobody."),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Status, null),
    };
}
