using System.Text.Json.Serialization;
using ConvergencePortal.Core.Import;

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

    public static ImportAnswer From(ImportReport report)
    {
        var answer = new ImportAnswer(report.New, report.Changed, report.Unchanged, report.Wrong, report.Warnings);
        if (report.Wrong is not [var first, ..]) return answer;

        var lines = report.Wrong.Select(remark => remark.Line).Distinct().Count();
        return answer with
        {
            Title = "The input is not right",
            Status = StatusCodes.Status422UnprocessableEntity,
            Code = "import.wrongRows",
            Detail = $"{(lines == 1 ? "One row is" : $"{lines} rows are")} wrong and nothing was written. Line {first.Line}: {first.Message}",
        };
    }
}
