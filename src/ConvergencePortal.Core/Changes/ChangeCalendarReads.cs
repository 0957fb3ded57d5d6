using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Changes;

/// <summary>Reads the changes that have a slot, for the calendar, with the part of the plant each reaches.</summary>
public sealed class ChangeCalendarReads(IDbContextFactory<PortalDb> factory, SitePictures pictures, IClock clock)
{
    /// <summary>Agreed and not yet over: what stands in the calendar.</summary>
    private static readonly ChangeStatus[] Shown = [ChangeStatus.Approved, ChangeStatus.Scheduled, ChangeStatus.Implementing, ChangeStatus.Verifying, ChangeStatus.EmergencyAuthorized];

    /// <summary>A change reaches down and through the network: a switch concerns the lines it serves, not the site above it.</summary>
    private static readonly Relation[] Reaching = [Relation.Changed, Relation.CarriedBy, Relation.Below, Relation.Served];

    /// <summary>Ordered by start.</summary>
    /// <param name="scope">Null for the whole site.</param>
    public async Task<IReadOnlyList<CalendarChange>> ListAsync(int siteId, Instant from, Instant to, WindowScope? scope, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        if (await pictures.FindAsync(db, siteId, cancellationToken) is not { } picture) return [];

        // The end is a sum that no index holds; the changes that are open at one time are few enough to ask for by status alone.
        var rows = await db.Changes.AsNoTracking()
            .Where(c => c.SiteId == siteId && Shown.Contains(c.Status) && c.Content.PlannedStart != null && c.Content.PlannedStart < to)
            .Select(c => new
            {
                c.Id, c.Number, c.Content.Title, c.Status, Start = c.Content.PlannedStart!.Value,
                Minutes = c.Content.PreparationMinutes + c.Content.WorkMinutes + c.Content.TestMinutes + c.Content.RollbackMinutes,
            })
            .ToListAsync(cancellationToken);
        rows.RemoveAll(c => EndOf(c.Status, c.Start, c.Minutes) <= from);

        var ids = rows.Select(c => c.Id).ToList();
        var items = (await db.Set<ChangeItem>().AsNoTracking().Where(i => ids.Contains(i.ChangeId)).ToListAsync(cancellationToken)).ToLookup(i => i.ChangeId);
        return
        [
            .. rows.Select(c => (Row: c, Impact: ImpactRules.Of(picture, items[c.Id])))
                .Where(found => scope is null || Concerns(found.Impact, scope))
                .Select(found => new CalendarChange(found.Row.Number, found.Row.Title, found.Row.Status, found.Row.Start, EndOf(found.Row.Status, found.Row.Start, found.Row.Minutes),
                    [.. PathsOf(found.Impact)], found.Impact.Items.Any(i => i.Relation == Relation.Changed && IsNetwork(picture, i))))
                .OrderBy(c => c.Start).ThenBy(c => c.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>Work that runs over its planned end occupies the plant until now (scheduling rules, "Conflicts").</summary>
    private Instant EndOf(ChangeStatus status, Instant start, int minutes)
    {
        var planned = start + Duration.FromMinutes(minutes);
        return status == ChangeStatus.Implementing ? Instant.Max(planned, clock.GetCurrentInstant()) : planned;
    }

    /// <summary>The equipment that a change acts on, or that works through what it acts on.</summary>
    internal static IEnumerable<string> PathsOf(Impact impact) => impact.Of(ItemKind.Equipment).Where(i => Reaching.Contains(i.Relation)).Select(i => i.Label);

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
        ItemKind.Equipment or ItemKind.Asset => false,
        _ => throw new ArgumentOutOfRangeException(nameof(item), item.Kind, null),
    };
}

/// <summary>A change on the calendar.</summary>
/// <param name="Paths">Equipment that it acts on or that works through what it acts on.</param>
/// <param name="IsNetwork">It acts on a segment, zone, conduit or infrastructure device.</param>
public sealed record CalendarChange(string Number, string Title, ChangeStatus Status, Instant Start, Instant End, IReadOnlyList<string> Paths, bool IsNetwork);
