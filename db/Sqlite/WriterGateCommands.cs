using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ConvergencePortal.Db.Sqlite;

/// <summary>Leads writers through the gate that write without a save: updates and deletions of many rows at once.</summary>
public sealed class WriterGateCommands(WriterGate gate) : DbCommandInterceptor
{
    private readonly ConcurrentDictionary<Guid, bool> _writing = new();

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (!Writes(eventData)) return result;

        gate.Enter();
        _writing[eventData.CommandId] = true;
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (!Writes(eventData)) return result;

        await gate.EnterAsync(cancellationToken);
        _writing[eventData.CommandId] = true;
        return result;
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        Leave(eventData);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return ValueTask.FromResult(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Leave(eventData);

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) => Leave(eventData);

    public override Task CommandCanceledAsync(DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData);
        return Task.CompletedTask;
    }

    /// <summary>A save is led through by its own interceptor, a migration runs before anybody else is there.</summary>
    private static bool Writes(CommandEventData eventData) => eventData.CommandSource is CommandSource.ExecuteUpdate or CommandSource.ExecuteDelete;

    private void Leave(CommandEventData eventData)
    {
        if (_writing.TryRemove(eventData.CommandId, out _)) gate.Leave();
    }
}
