using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace ConvergencePortal.Core.Standards;

/// <summary>Which run is asked for.</summary>
/// <param name="Touched">What was saved since the last run; null for everything.</param>
/// <param name="OnlyIfDue">A whole run does nothing when one was since the nightly hour.</param>
public sealed record RunChecksInput(IReadOnlyCollection<Saved>? Touched = null, bool OnlyIfDue = false);

/// <summary>Checks the plant and brings the findings up to date: all of it, or what some saves concern. However often and in however many processes it runs, a violation is one finding.</summary>
public sealed class RunChecks(IDbContextFactory<PortalDb> factory, CheckMemory memory, StandardSites sites, IClock clock, ChangeFeed feed, ILogger<RunChecks> log)
{
    /// <summary>Number under which the ledger keeps runs.</summary>
    public const string Runs = "checks";

    /// <summary>Above this many keys reading all findings is cheaper than asking for each; it also keeps clear of the engines' limits on parameters.</summary>
    private const int MostKeys = 500;

    /// <summary>Whether a save can move a finding.</summary>
    public static bool Concerns(Saved saved) => TouchedParts.Of(saved) != SnapshotParts.None;

    public async Task<Result<CheckOutcome>> RunAsync(RunChecksInput input, CancellationToken cancellationToken)
    {
        await memory.Turn.WaitAsync(cancellationToken);
        try
        {
            var outcome = await Saving.RetryLostRacesAsync(() => input.Touched is { } touched ? RunTouchedAsync(touched, cancellationToken) : RunWholeAsync(input.OnlyIfDue, cancellationToken));
            if (outcome is { IsSuccess: true, Value.WritesNothing: false }) feed.Publish(new Saved(RecordTypes.Finding, Runs));
            return outcome;
        }
        finally
        {
            memory.Turn.Release();
        }
    }

    private async Task<Result<CheckOutcome>> RunWholeAsync(bool onlyIfDue, CancellationToken cancellationToken)
    {
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.GetCurrentInstant();
        var state = await db.CheckStates.SingleOrDefaultAsync(cancellationToken) ?? db.CheckStates.Add(new CheckState()).Entity;
        if (onlyIfDue && !state.IsDue(now, await FirstZoneAsync(db, cancellationToken))) return CheckOutcome.Nothing;

        var run = await LookAsync(db, now, cancellationToken);
        var known = await db.Findings.ToListAsync(cancellationToken);
        var (fresh, outcome) = FindingBook.Enter(known, run.Violations.Values, _ => true, SiteOf(run.Plant), now);
        state.RunAt(now);
        return await SaveAsync(db, run, fresh, outcome, now, cancellationToken);
    }

    private async Task<Result<CheckOutcome>> RunTouchedAsync(IReadOnlyCollection<Saved> touched, CancellationToken cancellationToken)
    {
        var parts = touched.Aggregate(SnapshotParts.None, (all, saved) => all | TouchedParts.Of(saved));
        if (parts == SnapshotParts.None) return CheckOutcome.Nothing;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = clock.GetCurrentInstant();
        var version = await PlantVersionAsync(db, cancellationToken);
        // Another day moves what depends on days; more saves of the plant than were told of come from another process.
        if (memory.Kept is not { } kept || kept.Plant.Today != now.InUtc().Date || version - kept.PlantVersion > touched.Count(TouchedParts.RaisesPlant)) return await RunWholeAsync(false, cancellationToken);

        var plant = new PlantSnapshot(now, await TouchedParts.ReadAsync(db, kept.Plant.Rows, touched, sites, now.InUtc().Date, cancellationToken));
        var moved = TouchedParts.Between(kept.Plant, plant.Rows);
        var parameters = CheckParameters.Of(plant.Rows);
        if (!parameters.IsSame(CheckParameters.Of(kept.Plant.Rows))) return await RunWholeAsync(false, cancellationToken);

        var seen = CheckRun.Of(plant, parameters, null, moved, cancellationToken).ToDictionary(v => v.Key);
        var codes = CheckRun.Checks.Where(check => (check.Reads & moved) != 0).Select(check => check.Code).ToHashSet();
        var before = kept.Violations.Values.Where(v => codes.Contains(v.Check)).ToList();
        var run = new KeptRun(plant, version, kept.Violations.Values.Where(v => !codes.Contains(v.Check)).Concat(seen.Values).ToDictionary(v => v.Key));

        var news = seen.Values.Where(v => !kept.Violations.TryGetValue(v.Key, out var old) || !old.SaysAs(v)).ToList();
        var gone = before.Select(v => v.Key).Where(key => !seen.ContainsKey(key)).ToHashSet();
        if (news.Count + gone.Count == 0 && !moved.HasFlag(SnapshotParts.Governance))
        {
            memory.Kept = run;
            return CheckOutcome.Nothing;
        }

        var known = await FindAsync(db, [.. news.Select(v => v.Key), .. gone], cancellationToken);
        var (fresh, outcome) = FindingBook.Enter(known, news, gone.Contains, SiteOf(plant), now);
        return await SaveAsync(db, run, fresh, outcome, now, cancellationToken);
    }

    /// <summary>The version is read first: what is kept can be newer than its label, never older.</summary>
    private async Task<KeptRun> LookAsync(PortalDb db, Instant now, CancellationToken cancellationToken)
    {
        var version = await PlantVersionAsync(db, cancellationToken);
        var plant = new PlantSnapshot(now, await SnapshotReads.ReadAsync(db, new SnapshotRows(), SnapshotParts.All, sites, now.InUtc().Date, cancellationToken));
        return new KeptRun(plant, version, CheckRun.Of(plant, CheckParameters.Of(plant.Rows), cancellationToken: cancellationToken).ToDictionary(v => v.Key));
    }

    private static async Task<List<Finding>> FindAsync(PortalDb db, HashSet<FindingKey> keys, CancellationToken cancellationToken)
    {
        var subjects = keys.Select(key => key.SubjectKey).Distinct().ToArray();
        var checks = keys.Select(key => key.Check).Distinct().ToArray();
        var findings = db.Findings.Where(f => checks.Contains(f.Check));
        if (subjects.Length <= MostKeys) findings = findings.Where(f => subjects.Contains(f.SubjectKey));
        return [.. (await findings.ToListAsync(cancellationToken)).Where(f => keys.Contains(f.Key))];
    }

    private async Task<Result<CheckOutcome>> SaveAsync(PortalDb db, KeptRun run, IReadOnlyList<Finding> fresh, CheckOutcome outcome, Instant now, CancellationToken cancellationToken)
    {
        db.Findings.AddRange(fresh);
        outcome = outcome with { Changed = outcome.Changed + await FindingWaivers.ApplyAsync(db, run.Plant, cancellationToken) };
        if (outcome.IsNews)
            db.Ledger.Add(LedgerEntry.For(Actor.Portal, Command.New(), now, RecordTypes.Finding, Runs, null, FindingEvents.Run,
                string.Create(CultureInfo.InvariantCulture, $"{outcome.Appeared} appeared, {outcome.Returned} came back, {outcome.Cleared} are gone")));
        db.ChangeTracker.DetectChanges();
        if ((await db.SaveOnceAsync(cancellationToken)).Error is { } lost) return lost;

        memory.Kept = run;
        if (outcome.IsNews) log.LogInformation("Checks found {Appeared} new, {Returned} returned, {Cleared} cleared findings", outcome.Appeared, outcome.Returned, outcome.Cleared);
        return outcome;
    }

    private static Task<int> PlantVersionAsync(PortalDb db, CancellationToken cancellationToken) => db.PlantVersions.AsNoTracking().Select(v => v.Version).SingleOrDefaultAsync(cancellationToken);

    private static Func<string?, int?> SiteOf(PlantSnapshot plant) => site => site is not null && plant.Sites.TryGetValue(site, out var found) ? found.Id : null;

    /// <summary>UTC while there is no site.</summary>
    private static async Task<DateTimeZone> FirstZoneAsync(PortalDb db, CancellationToken cancellationToken) =>
        await db.Equipment.AsNoTracking().Where(e => e.Level == EquipmentLevel.Site).OrderBy(e => e.Id).Select(e => e.TimeZone).FirstOrDefaultAsync(cancellationToken) is { } zone
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc : DateTimeZone.Utc;
}

/// <summary>Names of what can happen to findings; they stand in the ledger and never change.</summary>
public static class FindingEvents
{
    /// <summary>The portal checked, and something appeared or is gone.</summary>
    public const string Run = "ChecksRun";

    public const string FalsePositive = "MarkedFalsePositive";
}
