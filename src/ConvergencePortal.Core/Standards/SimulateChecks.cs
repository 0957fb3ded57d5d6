using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Standards;

/// <summary>Records as they would be: those of a change, or given outright.</summary>
public sealed record SimulateChecksInput(string? Change = null, IReadOnlyList<PlannedRecord>? Records = null);

/// <summary>What the checks would say of the plant as it would be, against what they say of it as it is.</summary>
/// <param name="On">The day for which both were asked: the latest that the records or the slot name.</param>
/// <param name="Rows">What each record changes.</param>
/// <param name="Differ">What is found today and would be found in other words, worse or better.</param>
public sealed record CheckSimulation(LocalDate On, IReadOnlyList<PlannedRow> Rows, IReadOnlyList<Violation> Appear, IReadOnlyList<Violation> Clear, IReadOnlyList<DifferingViolation> Differ);

/// <summary>The same violation in the plant as it is and as it would be.</summary>
public sealed record DifferingViolation(Violation Before, Violation After);

/// <summary>Says what a change would fix and what it would break, before anybody agrees: the same records, rules and checks as in earnest, on the plant in memory. It saves nothing.</summary>
public sealed class SimulateChecks(PlannedPlants plants, StandardSites sites, IDbContextFactory<PortalDb> factory, IClock clock)
{
    private static readonly Error NothingAsked = Error.Invalid("simulate.nothing", "Name a change, or give records as they would be.", "change");

    public async Task<Result<CheckSimulation>> RunAsync(SimulateChecksInput input, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var asked = await ReadAsync(db, input, cancellationToken);
        if (asked.Error is { } unknown) return unknown;

        var (records, start) = asked.Value;
        var now = clock.GetCurrentInstant();
        if (records.Count == 0) return new CheckSimulation(now.InUtc().Date, [], [], [], []);
        if (PlannedPlants.Refuse(records) is { } refused) return refused;

        var on = DayOf(records, start, now);
        var others = await SnapshotReads.ReadAsync(db, new SnapshotRows(), SnapshotParts.All, sites, on.InUtc().Date, cancellationToken);
        var plant = await PlannedPlants.LoadAsync(db, records, on.InUtc().Date, cancellationToken);
        // Before and after come from the same objects, so that nothing differs but what the records change.
        var present = Snapshot();
        var planned = plants.Apply(plant, records, cancellationToken);
        if (planned.Error is { } wrong) return wrong;

        var parameters = CheckParameters.Of(others);
        var (before, after) = (Run(present), Run(Snapshot()));
        return new CheckSimulation(on.InUtc().Date, planned.Value, Missing(after, before), Missing(before, after), Differing(before, after));

        PlantSnapshot Snapshot() => new(on, PlannedParts.Over(others, plant, PlannedPlants.SitesOf(records)));
        List<Violation> Run(PlantSnapshot snapshot) => CheckRun.Of(snapshot, parameters, cancellationToken: cancellationToken);
    }

    private static async Task<Result<(IReadOnlyList<PlannedRecord> Records, Instant? Start)>> ReadAsync(PortalDb db, SimulateChecksInput input, CancellationToken cancellationToken)
    {
        if (input.Records is { } given) return (given, (Instant?)null);
        if (string.IsNullOrWhiteSpace(input.Change)) return NothingAsked;

        var number = input.Change.Trim();
        var change = await db.Changes.AsNoTracking().Where(c => c.Number == number).Select(c => new { c.Content.PlannedRecords, c.Content.PlannedStart }).SingleOrDefaultAsync(cancellationToken);
        return change is null ? ChangeRequestErrors.Unknown(number) : (PlannedRecords.Read(change.PlannedRecords), change.PlannedStart);
    }

    /// <summary>A conduit that begins next week is to be judged as it stands then.</summary>
    private static Instant DayOf(IReadOnlyList<PlannedRecord> records, Instant? start, Instant now)
    {
        var days = records.SelectMany(record => record.Fields).Where(f => f.Key.StartsWith("effective_", StringComparison.OrdinalIgnoreCase)).Select(f => LocalDatePattern.Iso.Parse(f.Value))
            .Where(read => read.Success).Select(read => read.Value.AtMidnight().InUtc().ToInstant());
        return days.Append(start ?? now).Append(now).Max();
    }

    private static List<Violation> Missing(List<Violation> violations, List<Violation> among)
    {
        var known = among.Select(v => v.Key).ToHashSet();
        return [.. violations.Where(v => !known.Contains(v.Key)).OrderBy(v => v.Severity)];
    }

    private static List<DifferingViolation> Differing(List<Violation> before, List<Violation> after)
    {
        var known = before.ToDictionary(v => v.Key);
        return [.. after.Where(v => known.TryGetValue(v.Key, out var old) && (old.Sentence, old.Severity) != (v.Sentence, v.Severity)).Select(v => new DifferingViolation(known[v.Key], v)).OrderBy(d => d.After.Severity)];
    }
}
