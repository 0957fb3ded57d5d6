using ConvergencePortal.Core.Common;
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

    /// <summary>Sign, as its named authorizer, that an emergency was let pass.</summary>
    ConfirmEmergency,

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
public sealed record DeskRow(ChangeRow Change, DeskTask Task, IReadOnlyList<Function> Functions, Instant Since)
{
    /// <summary>Name of the delegator in whose name the person would sign or state; null in their own right.</summary>
    public string? For { get; init; }

    /// <summary>The first of its deadlines; null when it has none.</summary>
    public ChasedDeadline? Deadline { get; init; }
}

/// <summary>A decision whose deadline has passed, for those to whom it was escalated.</summary>
public sealed record DeskEscalation(ChangeRow Change, ChasedDeadline Deadline);

/// <summary>A change the conflicts of whose slot somebody else's edit changed.</summary>
public sealed record DeskSlot(ChangeRow Change, SlotDifference Difference);

/// <summary>Reads what waits for a person, oldest first.</summary>
public sealed class DeskReads(IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <summary>A desk with more than this is not read from top to bottom; the list of changes has the rest.</summary>
    public const int MostRows = 200;

    /// <summary>The first deadline first, then what has none, the oldest first.</summary>
    public async Task<IReadOnlyList<DeskRow>> ListAsync(int personId, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var (now, today) = (clock.GetCurrentInstant(), clock.TodayUtc());
        var ids = await ChangeReads.WaitingFor(db, personId, now).OrderBy(c => c.Id).Take(MostRows).Select(c => c.Id).ToListAsync(cancellationToken);
        if (ids.Count == 0) return [];

        var rows = await ChangeReads.RowsAsync(db, ids, cancellationToken);
        var mine = (await db.Memberships.AsNoTracking().Where(m => m.PersonId == personId && m.From <= today && (m.To == null || today < m.To))
            .Join(db.Equipment, m => m.SiteId, site => site.Id, (m, site) => new { m.Function, site.Code }).ToListAsync(cancellationToken)).ToLookup(m => m.Code, m => m.Function);
        var lent = await DeskLoan.ReadAsync(db, personId, ids, now, cancellationToken);
        var deadlines = (await AskedRow.ReadAsync(db, db.Changes.Where(c => ids.Contains(c.Id)), cancellationToken)).ToDictionary(row => row.Number, row => row.Deadlines);
        return [.. rows.SelectMany(row => TasksOf(row, personId, mine[row.Site].ToHashSet(), lent))
            .Select(task => task with { Deadline = FirstOf(task, deadlines.GetValueOrDefault(task.Change.Number) ?? []) })
            .OrderBy(task => task.Deadline?.Deadline.DueAt ?? Instant.MaxValue).ThenBy(task => task.Since)];
    }

    /// <summary>For the chair and administrators: every decision that was escalated and is still open, the longest overdue first. Nothing for others.</summary>
    public async Task<IReadOnlyList<DeskEscalation>> ListEscalatedAsync(Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        if (!rights.IsChair && !rights.IsAdministrator) return [];

        var escalated = db.Changes.Where(c => db.SeatReminders.Any(r => r.ChangeId == c.Id && r.Kind != ChaseKind.Reminder));
        var asked = await AskedRow.ReadAsync(db, escalated, cancellationToken);
        var open = asked.SelectMany(row => row.Deadlines.Where(d => d.Chased >= ChaseKind.Escalation).Select(d => (row.Id, row.Number, Deadline: d))).OrderBy(d => d.Deadline.Deadline.DueAt).Take(MostRows).ToList();
        var rows = (await ChangeReads.RowsAsync(db, [.. open.Select(d => d.Id).Distinct()], cancellationToken)).ToDictionary(r => r.Number);
        return [.. open.Select(d => new DeskEscalation(rows[d.Number], d.Deadline))];
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

    /// <summary>In the person's own right, and in the name of each delegator for what the person does not speak for anyway.</summary>
    private static IEnumerable<DeskRow> TasksOf(ChangeRow row, int personId, HashSet<Function> mine, IReadOnlyList<DeskLoan> lent)
    {
        var since = row.SubmittedAt ?? row.CreatedAt;
        var states = row.Status == ChangeStatus.Assessing;
        var open = states ? row.OpenStatements : row.Status is ChangeStatus.Authorizing or ChangeStatus.RetrospectiveReview ? row.OpenSeats : [];
        var loans = lent.Where(loan => loan.Number == row.Number && open.Contains(loan.Function) && !mine.Contains(loan.Function)).ToLookup(loan => loan.Delegator, loan => loan.Function);
        foreach (var loan in loans.OrderBy(loan => loan.Key, StringComparer.Ordinal)) yield return new DeskRow(row, states ? DeskTask.Assess : DeskTask.Decide, [.. loan.Order()], since) { For = loan.Key };

        var task = TaskOf(row, personId, mine);
        IReadOnlyList<Function> asked = task switch
        {
            DeskTask.Decide => [.. row.OpenSeats.Where(mine.Contains)],
            DeskTask.Assess => [.. row.OpenStatements.Where(mine.Contains)],
            DeskTask.ConfirmEmergency or DeskTask.Write or DeskTask.ChooseSlot or DeskTask.CarryOut or DeskTask.Close => [],
            _ => throw new ArgumentOutOfRangeException(nameof(row), task, null),
        };
        // Somebody who is asked in another's name only has nothing to do in their own.
        if (loans.Count == 0 || (task is DeskTask.Decide or DeskTask.Assess && asked.Count > 0)) yield return new DeskRow(row, task, asked, since);
    }

    private static ChasedDeadline? FirstOf(DeskRow row, IReadOnlyList<ChasedDeadline> deadlines) => deadlines.Where(d => row.Task switch
    {
        DeskTask.Decide => d.Deadline.Subject is { Task: AskedTask.Sign, Function: { } function } && row.Functions.Contains(function),
        DeskTask.Assess => d.Deadline.Subject is { Task: AskedTask.State, Function: { } function } && row.Functions.Contains(function),
        DeskTask.Close or DeskTask.ConfirmEmergency => d.Deadline.Subject.Task == AskedTask.Retrospective,
        DeskTask.Write or DeskTask.ChooseSlot or DeskTask.CarryOut => false,
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Task, null),
    }).MinBy(d => d.Deadline.DueAt);

    private static DeskTask TaskOf(ChangeRow row, int personId, HashSet<Function> functions) => row.Status switch
    {
        ChangeStatus.Assessing => DeskTask.Assess,
        ChangeStatus.Authorizing => DeskTask.Decide,
        ChangeStatus.RetrospectiveReview when row.EmergencyAuthorizerId == personId => DeskTask.ConfirmEmergency,
        ChangeStatus.RetrospectiveReview => row.RequesterId != personId && row.OpenSeats.Any(functions.Contains) ? DeskTask.Decide : DeskTask.Close,
        ChangeStatus.Draft or ChangeStatus.ChangesRequested => DeskTask.Write,
        ChangeStatus.Approved => DeskTask.ChooseSlot,
        ChangeStatus.Scheduled or ChangeStatus.EmergencyAuthorized or ChangeStatus.Implementing => DeskTask.CarryOut,
        ChangeStatus.Verifying => DeskTask.Close,
        ChangeStatus.Closed or ChangeStatus.Rejected or ChangeStatus.Cancelled or ChangeStatus.RolledBack => throw new InvalidOperationException($"{row.Number} is over and waits for nobody."),
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Status, null),
    };
}
