using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.People;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Reads one record as the text that its form shows.</summary>
public sealed class RecordReads(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock)
{
    /// <param name="key">The key columns joined by ":", for example BER:SW-PACK-01, BER:SW-PACK-01:eth0, BER/PACK/LINE2 or it.berlin:BER:IT.</param>
    public async Task<Result<StoredRecord>> FindAsync(string kindName, string key, CancellationToken cancellationToken)
    {
        if (kinds.Find(kindName) is not { } kind) return ImportErrors.UnknownKind(kindName);

        // No rule is judged here, so of a site's thousands of devices only the one that is named is read.
        var cells = kind.SplitKey(key);
        var devices = kind.DeviceColumn is { } column ? new[] { cells[column]! } : [];
        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var plant = await db.LoadPlantAsync(kind.ExtentOf(ImportTable.OfOne(cells)) with { DeviceCodes = devices }, clock.TodayUtc(), cancellationToken);
        return kind.Find(plant, key) is { } record ? record : ImportErrors.RecordUnknown;
    }

    /// <summary>As <see cref="MayKeepAsync"/>, of the record with this key, whose site is part of it where the kind has one.</summary>
    public Task<bool> MayKeepRecordAsync(string kindName, string key, Actor actor, CancellationToken cancellationToken) =>
        MayKeepAsync(kindName, kinds.Find(kindName)?.SplitKey(key).GetValueOrDefault("site"), actor, cancellationToken);

    /// <summary>Whether a form for such a record is worth offering to the person; saving it asks again.</summary>
    /// <param name="site">Code of the record's site; null for kinds without one, and for a record whose site is not chosen yet.</param>
    public async Task<bool> MayKeepAsync(string kindName, string? site, Actor actor, CancellationToken cancellationToken)
    {
        if (kinds.Find(kindName) is not { } kind) return false;

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var rights = await PersonRights.ReadAsync(db, actor, clock.TodayUtc(), cancellationToken);
        if (site is null) return rights.MayKeep(kind);

        var siteId = await db.Equipment.Where(n => n.Path == site).Select(n => (int?)n.Id).SingleOrDefaultAsync(cancellationToken);
        return siteId is { } id ? rights.MayKeep(kind, id) : rights.IsAdministrator;
    }
}
