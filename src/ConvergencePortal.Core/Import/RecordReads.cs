using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
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
}
