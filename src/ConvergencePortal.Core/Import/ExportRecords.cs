using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Core.Import;

/// <summary>Gives all records of a kind as a table that imports unchanged.</summary>
public sealed class ExportRecords(RecordKinds kinds, IDbContextFactory<PortalDb> factory, IClock clock)
{
    public async Task<Result<ImportTable>> RunAsync(string kindName, CancellationToken cancellationToken)
    {
        if (kinds.Find(kindName) is not { } kind) return ImportErrors.UnknownKind(kindName);

        await using var db = await factory.CreateDbContextAsync(cancellationToken);
        var plant = await db.LoadPlantAsync(kind.ExtentOf(null), clock.TodayUtc(), cancellationToken);
        return new ImportTable([.. kind.Columns.Select(column => column.Name)], [.. kind.Export(plant).Select((cells, i) => new ImportTableRow(i + 2, cells))]);
    }
}
