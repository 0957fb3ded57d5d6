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
    private readonly PlantVersion _plantVersion;

    private RecordAttempt(PortalDb db, PlantVersion plantVersion, RecordKind kind, ImportPlan plan) => (_db, _plantVersion, Kind, Plan) = (db, plantVersion, kind, plan);

    public RecordKind Kind { get; }
    public ImportPlan Plan { get; }

    public static async Task<Result<RecordAttempt>> PrepareAsync(PortalDb db, RecordKind kind, ImportTable table, Actor actor, LocalDate today, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        // Thousands of records are loaded and few change: they are compared once, before the save.
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        progress?.Report(new ImportProgress(ImportStage.Loading, 0, table.Rows.Count));

        var rights = await PersonRights.ReadAsync(db, actor, today, cancellationToken);
        if (RefuseKind(kind, rights) is { } refusal) return refusal;

        // Read before everything else: a save in between raises it, and this attempt then fails as stale instead of judging a mixture.
        var plantVersion = await db.PlantVersions.SingleOrDefaultAsync(cancellationToken) ?? db.PlantVersions.Add(new PlantVersion()).Entity;
        var plant = await db.LoadPlantAsync(kind.ExtentOf(table), today, cancellationToken);
        var plan = kind.Plan(plant, table, progress, cancellationToken);
        if (RefuseSites(kind, rights, plan) is { } foreign) return foreign;

        return new RecordAttempt(db, plantVersion, kind, plan);
    }

    public async Task<Result> SaveAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        _db.AddRange(Plan.Added);
        _plantVersion.Touch();
        if (Plan.Schedules.Count > 0) await RaiseScheduleVersionsAsync(cancellationToken);
        _db.Ledger.Add(entry);

        _db.ChangeTracker.DetectChanges();
        return await _db.SaveOnceAsync(cancellationToken);
    }

    private async Task RaiseScheduleVersionsAsync(CancellationToken cancellationToken)
    {
        var ids = Plan.Schedules.ToArray();
        var known = await _db.ScheduleVersions.Where(version => ids.Contains(version.SiteId)).ToDictionaryAsync(version => version.SiteId, cancellationToken);
        foreach (var id in ids)
        {
            var version = known.GetValueOrDefault(id) ?? _db.ScheduleVersions.Add(new ScheduleVersion(id)).Entity;
            version.Touch();
        }
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
}
