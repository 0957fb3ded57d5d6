using System.Text.Json.Serialization;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Web.Import;

/// <summary>An import in the API. When rows are wrong it is a problem as well, with the same fields.</summary>
public sealed record ImportAnswer(int New, int Changed, int Unchanged, IReadOnlyList<ImportRemark> Wrong, IReadOnlyList<ImportRemark> Warnings)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Title { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Code { get; init; }

    public static ImportAnswer From(ImportReport report) =>
        Of(new ImportAnswer(report.New, report.Changed, report.Unchanged, report.Wrong, report.Warnings), report.Wrong.Select(remark => remark.Line).Distinct().Count());

    /// <summary>A column that nothing is read from is no mistake, since analyses of traffic have many of their own.</summary>
    public static ImportAnswer From(ObservedFlowReport report) => Of(new ImportAnswer(report.New, report.Changed, report.Unchanged,
        [.. report.Wrong.Select(wrong => new ImportRemark(wrong.Line, wrong.Field, wrong.Value, wrong.Message, wrong.Code))],
        [.. report.UnreadColumns.Select(column => ImportRemark.On(1, column, null, "Nothing is read from this column.", "flows.unreadColumn"))]), report.WrongRows);

    private static ImportAnswer Of(ImportAnswer answer, int wrongRows) => answer.Wrong is not [var first, ..] ? answer : answer with
    {
        Title = "The input is not right",
        Status = StatusCodes.Status422UnprocessableEntity,
        Code = "import.wrongRows",
        Detail = $"{(wrongRows == 1 ? "One row is" : $"{wrongRows} rows are")} wrong and nothing was written. Line {first.Line}: {first.Message}",
    };
}
