using ConvergencePortal.Tests.Common;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>One line of the matrix: an action, where it is possible, and what becomes of each person's attempt.</summary>
/// <param name="Cells">By person: null where it is done, else the code of the refusal; who is not in it is not asked.</param>
/// <param name="Otherwise">By state: the code of the refusal for somebody who may, where the state is not one of <paramref name="States"/>.</param>
internal sealed record MatrixRow(string Action, string UseCase, IReadOnlyList<string> States, IReadOnlyList<KeyValuePair<string, string?>> Cells, IReadOnlyDictionary<string, string> Otherwise)
{
    public int Attempts => States.Count * Cells.Count + Otherwise.Count;

    /// <summary>The first who may.</summary>
    public string Able => Cells.First(cell => cell.Value is null).Key;
}

/// <summary>docs/authorization.md, read as its readers read it.</summary>
internal static class MatrixPage
{
    private const string No = "–";

    /// <summary>Every state of a change; the page names more, for an emergency and within a state.</summary>
    public static readonly string[] ChangeStates =
    [
        "Draft", "Assessing", "Authorizing", "Approved", "Scheduled", "Implementing", "Verifying", "Closed", "ChangesRequested", "Rejected", "Cancelled", "RolledBack", "EmergencyAuthorized", "RetrospectiveReview",
    ];

    private static readonly string[] Lines = File.ReadAllLines(RepositoryFiles.At("docs", "authorization.md"));

    public static IReadOnlyList<MatrixRow> Changes { get; } = [.. Table("## Changes").Select(cells => Row(cells, cells["states"].Split(", ")))];
    public static IReadOnlyList<MatrixRow> Others { get; } = [.. Table("## Other records").Select(cells => Row(cells, [cells["state"]]))];
    public static IReadOnlyList<string> OwnWork { get; } = [.. Table("## What the portal does by itself").Select(cells => cells["use case"])];
    public static IReadOnlyList<string> Readings { get; } = [.. Table("## What writes nothing that is governed").Select(cells => cells["use case"])];

    private static IEnumerable<Dictionary<string, string>> Table(string heading)
    {
        var table = Lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)).Where(line => line.StartsWith('|')).Select(CellsOf).ToList();
        return table.Skip(2).Select(row => table[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static string[] CellsOf(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static MatrixRow Row(Dictionary<string, string> cells, string[] states)
    {
        var people = cells.Where(cell => cell.Key is not ("action" or "use case" or "states" or "state" or "otherwise") && cell.Value != No);
        return new MatrixRow(cells["action"], cells["use case"], states, [.. people.Select(cell => KeyValuePair.Create(cell.Key, cell.Value == "yes" ? null : Code(cell.Value)))],
            Otherwise(cells.GetValueOrDefault("otherwise", No), states));
    }

    private static Dictionary<string, string> Otherwise(string cell, string[] states)
    {
        var parts = cell.Split("; ");
        var exceptions = parts.Skip(1).Select(part => part.Split(": ")).ToDictionary(part => part[0], part => part[1]);
        return ChangeStates.Except(states).Select(state => (State: state, Code: exceptions.GetValueOrDefault(state, parts[0]))).Where(other => other.Code != No)
            .ToDictionary(other => other.State, other => Code(other.Code)!);
    }

    private static string? Code(string cell) => cell.Length > 2 && cell[0] == '`' && cell[^1] == '`' ? cell[1..^1] : throw new FormatException($"A cell says \"{cell}\"; it says yes, a `code`, or {No}.");
}
