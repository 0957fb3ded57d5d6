using Microsoft.Data.Sqlite;

namespace ConvergencePortal.Benchmarks.Scheduling;

/// <summary>What is written next: the occurrences as rows of an indexed table, asked for overlap in SQL. It knows nothing of scopes or changes either.</summary>
internal sealed class OccurrenceTable : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"occurrences-{Guid.NewGuid():N}.db");

    public OccurrenceTable(IEnumerable<(long From, long To, int WindowId)> occurrences)
    {
        _connection = new SqliteConnection($"Data Source={_file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE Occurrences (Id INTEGER PRIMARY KEY, WindowId INTEGER NOT NULL, Start INTEGER NOT NULL, Finish INTEGER NOT NULL);");
        Insert(occurrences);
        Run("CREATE INDEX IX_Time ON Occurrences (Start, Finish, WindowId); CREATE INDEX IX_Window ON Occurrences (WindowId); ANALYZE;");
    }

    public List<int> Find(long from, long to)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT WindowId FROM Occurrences WHERE Start < $to AND Finish > $from";
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read()) found.Add(reader.GetInt32(0));
        return found;
    }

    /// <summary>What an edited window asks of it: its rows are taken out and written anew.</summary>
    public void Replace(int windowId, IEnumerable<(long From, long To, int WindowId)> occurrences)
    {
        Run($"DELETE FROM Occurrences WHERE WindowId = {windowId};");
        Insert(occurrences);
    }

    public void Dispose()
    {
        _connection.Dispose();
        foreach (var file in new[] { _file, $"{_file}-wal", $"{_file}-shm" }) File.Delete(file);
    }

    private void Insert(IEnumerable<(long From, long To, int WindowId)> occurrences)
    {
        using var transaction = _connection.BeginTransaction();
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO Occurrences (WindowId, Start, Finish) VALUES ($window, $from, $to)";
        var (window, from, to) = (command.Parameters.Add("$window", SqliteType.Integer), command.Parameters.Add("$from", SqliteType.Integer), command.Parameters.Add("$to", SqliteType.Integer));
        foreach (var occurrence in occurrences)
        {
            (from.Value, to.Value, window.Value) = occurrence;
            command.ExecuteNonQuery();
        }
        transaction.Commit();
    }

    private void Run(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
