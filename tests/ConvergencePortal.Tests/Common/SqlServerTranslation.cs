using System.Linq.Expressions;
using System.Reflection;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Db.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace ConvergencePortal.Tests.Common;

/// <summary>
/// Translates every query that runs on SQLite for SQL Server as well, without a server: a query that only SQLite understands fails
/// the test that ran it. Entity Framework compiles a query once, so the cost is one more compilation a distinct query.
/// </summary>
public sealed class SqlServerTranslation : IQueryExpressionInterceptor
{
    /// <summary>One for all tests: Entity Framework builds its services anew for every other instance.</summary>
    public static readonly SqlServerTranslation Instance = new();

    private static readonly DbContextOptions<PortalDb> SqlServer = (DbContextOptions<PortalDb>)new DbContextOptionsBuilder<PortalDb>().UsePortalSqlServer("Server=unused").Options;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        using var db = new PortalDb(SqlServer);
        var query = new SqlServerRoots(db).Visit(queryExpression);
        var answer = query.Type.IsGenericType && query.Type.IsAssignableTo(typeof(IQueryable)) ? typeof(IEnumerable<>).MakeGenericType(query.Type.GetGenericArguments()[0]) : query.Type;
        try
        {
            typeof(IDatabase).GetMethod(nameof(IDatabase.CompileQuery))!.MakeGenericMethod(answer).Invoke(db.GetService<IDatabase>(), [query, false]);
        }
        catch (TargetInvocationException exception)
        {
            throw new InvalidOperationException($"SQL Server cannot run this query: {exception.InnerException!.Message}", exception.InnerException);
        }
        return queryExpression;
    }

    /// <summary>Puts SQL Server's tables in the place of SQLite's; the rest of a query knows no engine.</summary>
    private sealed class SqlServerRoots(PortalDb db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root ? new EntityQueryRootExpression(db.Model.FindEntityType(root.EntityType.Name)!) : base.VisitExtension(node);
    }
}
