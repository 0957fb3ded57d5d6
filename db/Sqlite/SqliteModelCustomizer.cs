using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Gives searched and unique text SQLite's case-insensitive collation.</summary>
public sealed class SqliteModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);

        var types = modelBuilder.Model.GetEntityTypes().ToList();
        var columns = types.SelectMany(type => type.GetProperties())
            .Concat(types.SelectMany(type => type.GetComplexProperties()).SelectMany(part => part.ComplexType.GetProperties()));
        foreach (var column in columns)
        {
            if (column.FindAnnotation(TextColumns.IgnoreCase) is not null) column.SetCollation("NOCASE");
        }
    }
}
