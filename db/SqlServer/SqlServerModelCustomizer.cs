using ConvergencePortal.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ConvergencePortal.Db.SqlServer;

/// <summary>Gives searched and unique text a collation that ignores case but not accents, whatever the server's default is.</summary>
public sealed class SqlServerModelCustomizer(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);

        var types = modelBuilder.Model.GetEntityTypes().ToList();
        var columns = types.SelectMany(type => type.GetProperties())
            .Concat(types.SelectMany(type => type.GetComplexProperties()).SelectMany(part => part.ComplexType.GetProperties()));
        foreach (var column in columns)
        {
            if (column.FindAnnotation(TextColumns.IgnoreCase) is not null) column.SetCollation("Latin1_General_100_CI_AS");
        }
    }
}
