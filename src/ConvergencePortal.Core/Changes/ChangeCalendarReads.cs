using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Reads the changes that have a slot, or wait for one, for the calendar: the part of the plant each reaches, what is wrong with its slot, and whether the reader can move it.</summary>
public sealed class ChangeCalendarReads(IDbContextFactory<PortalDb> factory, SitePictures pictures, FlowPictures flows, Schedules schedules, IClock clock)
{
    /// <summary>A change reaches down and through the network: a switch concerns the lines it serves, not the site above it.</summary>
    private static readonly Relation[] Reaching = [Relation.Changed, Relation.CarriedBy, Relation.Below, Relation.Served];

    /// <summary>Ordered by start.</summary>
    /// <param name="scope">Null for the whole site.</param>
    public async Task<IReadOnlyList<CalendarChange>> ListAsync(int siteId, Instant from, Instant to, WindowScope? scope, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await pictures.FindAsync(db, siteId, cancellationToken) is not { } picture) return [];

        // What holds its slot stands in the calendar, also while it is still being agreed: others cannot have that time.
        // The end is a sum that no index holds; the changes that are open at one time are few enough to ask for by status alone.
        var rows = await RowsAsync(db.Changes.Where(c => c.SiteId == siteId && ChangeStatuses.HoldingSlot.Contains(c.Status) && c.Content.PlannedStart != null && c.Content.PlannedStart < to), cancellationToken);
        rows.RemoveAll(row => EndOf(row) <= from);
        var found = await ReachAsync(db, picture, await flows.FindAsync(db, siteId, cancellationToken), rows, scope, cancellationToken);
        if (found.Count == 0) return [];

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        var schedule = await schedules.FindAsync(db, siteId, cancellationToken);
        return
        [
            .. found.Select(f => new CalendarChange(f.Row.Number, f.Row.Content.Title, f.Row.Status, f.Row.Content.PlannedStart!.Value, EndOf(f.Row), [.. PathsOf(f.Impact)],
                    f.Impact.Items.Any(i => i.Relation == Relation.Changed && IsNetwork(picture, i)))
                {
                    CanMove = f.Row.CanBeMovedBy(siteId, rights),
                    Conflict = schedule is null ? null : ConflictOf(schedule, f.Row, f.Items),
                })
                .OrderBy(c => c.Start).ThenBy(c => c.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>Agreed changes that have taken no slot yet, oldest first.</summary>
    /// <param name="scope">Null for the whole site.</param>
    public async Task<IReadOnlyList<WaitingChange>> ListWaitingAsync(int siteId, WindowScope? scope, Actor reader, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rows = await RowsAsync(db.Changes.Where(c => c.SiteId == siteId && c.Status == ChangeStatus.Approved), cancellationToken);
        if (rows.Count == 0 || await pictures.FindAsync(db, siteId, cancellationToken) is not { } picture) return [];

        var rights = await PersonRights.ReadAsync(db, reader, clock.TodayUtc(), cancellationToken);
        return [.. (await ReachAsync(db, picture, await flows.FindAsync(db, siteId, cancellationToken), rows, scope, cancellationToken)).OrderBy(f => f.Row.Id)
            .Select(f => new WaitingChange(f.Row.Number, f.Row.Content.Title, f.Row.Content.SpanMinutes, f.Row.Content.PlannedStart, f.Row.CanBeMovedBy(siteId, rights)))];
    }

    /// <summary>The equipment that a change acts on, or that works through what it acts on.</summary>
    internal static IEnumerable<string> PathsOf(Impact impact) => impact.Of(ItemKind.Equipment).Where(i => Reaching.Contains(i.Relation)).Select(i => i.Label);

    /// <summary>Of the content only what a calendar needs: its prose can be long.</summary>
    private static Task<List<Row>> RowsAsync(IQueryable<ChangeRequest> changes, CancellationToken cancellationToken) => changes.AsNoTracking()
        .Select(c => new Row(c.Id, c.Number, c.Status, c.RequesterId, new ChangeContent
        {
            Title = c.Content.Title, Type = c.Content.Type, ImplementerId = c.Content.ImplementerId, RequiredPersonIds = c.Content.RequiredPersonIds, PlannedStart = c.Content.PlannedStart,
            PreparationMinutes = c.Content.PreparationMinutes, WorkMinutes = c.Content.WorkMinutes, TestMinutes = c.Content.TestMinutes, RollbackMinutes = c.Content.RollbackMinutes,
        }))
        .ToListAsync(cancellationToken);

    private static async Task<List<(Row Row, IReadOnlyList<ChangeItem> Items, Impact Impact)>> ReachAsync(PortalDb db, SitePicture picture, FlowPicture data, List<Row> rows, WindowScope? scope, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var items = (await db.Set<ChangeItem>().AsNoTracking().Where(i => ids.Contains(i.ChangeId)).ToListAsync(cancellationToken)).ToLookup(i => i.ChangeId);
        return [.. rows.Select(row => (row, (IReadOnlyList<ChangeItem>)[.. items[row.Id]], ImpactRules.PlacesOf(picture, items[row.Id], data))).Where(found => scope is null || Concerns(found.Item3, scope))];
    }

    /// <summary>The worst that is wrong with a slot whose work has not begun; one that was taken is not blamed for having begun.</summary>
    private SlotConflict? ConflictOf(SiteSchedule schedule, Row row, IReadOnlyList<ChangeItem> items)
    {
        if (row.Status is ChangeStatus.Implementing or ChangeStatus.Verifying || row.Content.SpanMinutes == 0) return null;

        var question = ChangeFacts.Ask(row.Number, row.RequesterId, row.Content, items, row.Content.PlannedStart!.Value, clock.GetCurrentInstant());
        var wrong = SlotRules.Check(schedule, question).Verdicts.Where(v => v.Policy != ConflictPolicy.Warn && v.Code != ConflictCode.RetroactiveStart).OrderBy(v => v.Policy).ToList();
        return wrong.Count == 0 ? null : new SlotConflict(wrong[0].Policy, [.. wrong.Select(v => v.Message).Distinct()]);
    }

    /// <summary>Work that runs over its planned end occupies the plant until now (scheduling rules, "Conflicts").</summary>
    private Instant EndOf(Row row) =>
        row.Status == ChangeStatus.Implementing ? Instant.Max(row.Content.PlannedEnd!.Value, clock.GetCurrentInstant()) : row.Content.PlannedEnd!.Value;

    private static bool Concerns(Impact impact, WindowScope scope) => scope.Kind switch
    {
        WindowScopeKind.Equipment => PathsOf(impact).Any(path => Lane.Touch(path, scope.Label)),
        WindowScopeKind.Segment => impact.Of(ItemKind.Segment).Any(i => i.TargetId == scope.Id),
        WindowScopeKind.Zone => impact.Of(ItemKind.Zone).Any(i => i.TargetId == scope.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope.Kind, null),
    };

    private static bool IsNetwork(SitePicture picture, AffectedItem item) => item.Kind switch
    {
        ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit => true,
        ItemKind.Device => picture.Devices.TryGetValue(item.TargetId, out var device) && device.Role.IsInfrastructure(),
        ItemKind.Equipment or ItemKind.Asset or ItemKind.DataSource => false,
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null),
    };

    private sealed record Row(int Id, string Number, ChangeStatus Status, int RequesterId, ChangeContent Content)
    {
        public bool CanBeMovedBy(int siteId, PersonRights by) => ChangeOptions.MaySchedule(Status, siteId, RequesterId, Content.ImplementerId ?? RequesterId, by);
    }
}

/// <summary>A change on the calendar.</summary>
/// <param name="Paths">Equipment that it acts on or that works through what it acts on.</param>
/// <param name="IsNetwork">It acts on a segment, zone, conduit or infrastructure device.</param>
public sealed record CalendarChange(string Number, string Title, ChangeStatus Status, Instant Start, Instant End, IReadOnlyList<string> Paths, bool IsNetwork)
{
    /// <summary>Whether the reader can give it another slot.</summary>
    public bool CanMove { get; init; }

    /// <summary>False while functions are still asked about it.</summary>
    public bool IsAgreed => Status is not (ChangeStatus.Assessing or ChangeStatus.Authorizing);

    /// <summary>Null when nothing but warnings speaks against its slot now.</summary>
    public SlotConflict? Conflict { get; init; }
}

/// <summary>What is wrong with a slot, in sentences.</summary>
/// <param name="Policy">The worst: Block or NeedsApproval.</param>
public sealed record SlotConflict(ConflictPolicy Policy, IReadOnlyList<string> Sentences);

/// <summary>An agreed change that waits for a slot.</summary>
/// <param name="WishedStart">The start it was agreed with, which could not be taken; null when it named none.</param>
public sealed record WaitingChange(string Number, string Title, int Minutes, Instant? WishedStart, bool CanMove);
