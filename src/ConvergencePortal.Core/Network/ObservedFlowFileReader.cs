using System.Text;
using System.Text.Unicode;
using ConvergencePortal.Core.Common;
using CsvHelper;

namespace ConvergencePortal.Core.Network;

/// <summary>Reads observed flows from CSV, as analyses of recorded traffic (NAVV, for example) export them. Row by row, so that only the flows themselves are kept in memory.</summary>
public static class ObservedFlowFileReader
{
    /// <summary>A file of the wrong kind is wrong in every row; the first sentences say why.</summary>
    public const int MostRemarks = 200;

    /// <summary>The flows and the rows that are wrong, or why the file as a whole cannot be read.</summary>
    public static Result<ObservedFlowReading> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > CsvRows.MaxBytes) return ObservedFlowErrors.TooLarge;
        if (file.Span.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(file.Span)) return ObservedFlowErrors.NotUtf8(BoundedText.FirstForeignLine(file.Span));

        CsvMalformedRecord? malformed = null;
        using var csv = CsvRows.Open(file, found => malformed = found);
        ObservedFlowRows? rows = null;
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (malformed?.Reason == CsvMalformedReason.UnterminatedQuote) return ObservedFlowErrors.OpenQuote(line);

            var cells = csv.Current.ToArray();
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            if (rows is null)
            {
                var columns = ObservedFlowColumns.Read([.. cells.Select(name => name.Trim())]);
                if (!columns.IsSuccess) return columns.Error!;
                rows = new ObservedFlowRows(columns.Value);
            }
            else if (rows.Count == CsvRows.MaxRows) return ObservedFlowErrors.TooManyRows;
            else rows.Add(line, cells, isQuotedWrongly: malformed is not null);
            malformed = null;
        }
        return rows is null ? ObservedFlowErrors.Empty : rows.Reading;
    }
}
