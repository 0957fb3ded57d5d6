using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace ConvergencePortal.Tests.Common;

/// <summary>What all tables of a SQLite file hold, one line a table: two that are alike hold the same rows.</summary>
public sealed class DatabaseSnapshot
{
    /// <summary>Random at each writing, so never the same twice.</summary>
    private static readonly (string Table, string Column)[] Random = [("SigningPins", "Salt"), ("SigningPins", "Hash")];

    private readonly SortedDictionary<string, string> _tables = new(StringComparer.Ordinal);

    public static async Task<DatabaseSnapshot> TakeAsync(TestPortal portal)
    {
        var snapshot = new DatabaseSnapshot();
        await using var connection = new SqliteConnection(portal.ConnectionString);
        await connection.OpenAsync();
        foreach (var table in await ListTablesAsync(connection)) snapshot._tables[table] = await ReadAsync(connection, table);
        return snapshot;
    }

    public bool Is(DatabaseSnapshot other) => DifferencesTo(other).Count == 0;

    /// <summary>One sentence a table that differs.</summary>
    public IReadOnlyList<string> DifferencesTo(DatabaseSnapshot other) =>
        [.. _tables.Keys.Union(other._tables.Keys).Where(table => this[table] != other[table]).Select(table => $"{table}: {this[table]} is not {other[table]}")];

    private string this[string table] => _tables.GetValueOrDefault(table, "no such table");

    private static async Task<List<string>> ListTablesAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table'";
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task<string> ReadAsync(SqliteConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('\u001F', Enumerable.Range(0, reader.FieldCount).Where(i => !Random.Contains((table, reader.GetName(i)))).Select(i => Write(reader.GetValue(i)))));
        rows.Sort(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001E', rows))))[..12]}");
    }

    private static string Write(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
