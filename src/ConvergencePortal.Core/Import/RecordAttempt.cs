using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>One attempt to write a table of records, shared by the file import and the forms: what it would do, and the one save that does it.</summary>
internal sealed class RecordAttempt
{
    private readonly PortalDb _db;
    private readonly Versions _versions;
    private readonly PersonRights _rights;

    private RecordAttempt(PortalDb db, Versions versions, PersonRights rights, RecordKind kind, ImportPlan plan) => (_db, _versions, _rights, Kind, Plan) = (db, versions, rights, kind, plan);

    public RecordKind Kind { get; }
    public ImportPlan Plan { get; }

    /// <summary>Functions and roles of who writes, as the ledger prints them.</summary>
    public string? ActorFunctions => _rights.Printed;

    public static async Task<Result<RecordAttempt>> PrepareAsync(PortalDb db, RecordKind kind, ImportTable table, Actor actor, LocalDate today, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        // Thousands of records are loaded and few change: they are compared once, before the save.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        progress?.Report(new ImportProgress(ImportStage.Loading, 0, table.Rows.Count));

        var rights = await PersonRights.ReadAsync(db, actor, today, cancellationToken);
        if (RefuseKind(kind, rights) is { } refusal) return refusal;

        // Read before everything else: a save in between raises one of them, and this attempt then fails as stale instead of judging a mixture.
        var versions = await ReadVersionsAsync(db, cancellationToken);
        var plant = await db.LoadPlantAsync(kind.ExtentOf(table), today, cancellationToken);
        plant.IsSigned = actor.IsPortal;
        var plan = kind.Plan(plant, table, progress, cancellationToken);
        if (RefuseSites(kind, rights, plan) is { } foreign) return foreign;

        return new RecordAttempt(db, versions, rights, kind, plan);
    }

    /// <summary>One record as a proposal would make it: what approved records govern may move, and only the rules of the plant judge. Whether the person may is for the caller.</summary>
    /// <param name="fields">By column; columns left out stay as they are.</param>
    public static async Task<Result<ProposedRecord>> ProposeAsync(PortalDb db, RecordKind kind, string key, IReadOnlyDictionary<string, string?> fields, PersonRights rights, LocalDate today,
        CancellationToken cancellationToken)
    {
        var versions = await ReadVersionsAsync(db, cancellationToken);
        var named = kind.SplitKey(key);
        var plant = await db.LoadPlantAsync(kind.ExtentOf(ImportTable.OfOne(named)), today, cancellationToken);
        plant.IsSigned = true;
        var (present, before) = (kind.Find(plant, key), kind.GovernanceOf(plant, key));

        var cells = (present?.Fields ?? new Dictionary<string, string>()).ToDictionary(field => field.Key, string? (field) => field.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (column, text) in fields.Concat(named)) cells[column] = text;
        var table = ImportTable.OfOne(cells);
        if (TableChecks.RefuseHeader(kind, table) is { } wrongHeader) return wrongHeader;

        var plan = kind.Plan(plant, table, null, cancellationToken);
        return new ProposedRecord(plant, new RecordAttempt(db, versions, rights, kind, plan), present, before, kind.GovernanceOf(plant, key));
    }

    public async Task<Result> SaveAsync(IEnumerable<LedgerEntry> entries, CancellationToken cancellationToken)
    {
        Apply(entries);
        return await _db.SaveOnceAsync(cancellationToken);
    }

    /// <summary>Hands everything to the context; whoever owns it saves.</summary>
    public void Apply(IEnumerable<LedgerEntry> entries)
    {
        _db.AddRange(Plan.Added);
        if (Kind.IsInPicture) _versions.Plant.Touch();
        foreach (var site in Plan.Schedules) RaiseSchedule(site);
        _db.Ledger.AddRange(entries);

        _db.ChangeTracker.DetectChanges();
        if (!Kind.IsInPicture) RequireSamePlant();
    }

    private static async Task<Versions> ReadVersionsAsync(PortalDb db, CancellationToken cancellationToken) => new(
        await db.PlantVersions.SingleOrDefaultAsync(cancellationToken) ?? db.PlantVersions.Add(new PlantVersion()).Entity,
        await db.ScheduleVersions.ToDictionaryAsync(version => version.SiteId, cancellationToken));

    private void RaiseSchedule(int siteId)
    {
        var version = _versions.Schedules.GetValueOrDefault(siteId) ?? _db.ScheduleVersions.Add(new ScheduleVersion(siteId)).Entity;
        version.Touch();
    }

    /// <summary>Writes the version of the plant as it was read: nobody reads the plant again for it, and the save still fails when somebody else has raised it.</summary>
    private void RequireSamePlant()
    {
        var plant = _db.Entry(_versions.Plant);
        if (plant.State == EntityState.Unchanged) plant.Property(version => version.Version).IsModified = true;
    }

    private static Error? RefuseKind(RecordKind kind, PersonRights rights)
    {
        if (rights.RefuseWriting() is { } refusal) return refusal;
        return rights.MayKeep(kind) ? null : ImportErrors.NotYourKind(kind);
    }

    private static Error? RefuseSites(RecordKind kind, PersonRights rights, ImportPlan plan)
    {
        var foreign = plan.Sites.FirstOrDefault(site => !rights.MayKeep(kind, site.Id));
        return foreign is null ? null : ImportErrors.NotYourSite(kind, foreign);
    }

    /// <summary>What other saves would have raised.</summary>
    private sealed record Versions(PlantVersion Plant, IReadOnlyDictionary<int, ScheduleVersion> Schedules);
}

/// <summary>A record as a proposal would make it, and as it is.</summary>
/// <param name="Present">Null when there is none yet.</param>
/// <param name="After">Null when a cell is so wrong that no record came of it.</param>
internal sealed record ProposedRecord(LoadedPlant Plant, RecordAttempt Attempt, StoredRecord? Present, Governance? Before, Governance? After)
{
    public ImportedRow Row => Attempt.Plan.Report.Rows[0];
}
