using System.Text;
using System.Text.Unicode;
using ConvergencePortal.Core.Common;
using CsvHelper;

namespace ConvergencePortal.Core.Import;

/// <summary>CSV as the portal reads and writes it: UTF-8, a header row, comma or semicolon, quotes as in RFC 4180.</summary>
public static class CsvTable
{
    public const int MaxBytes = CsvRows.MaxBytes;
    public const int MaxRows = CsvRows.MaxRows;

    /// <summary>The table, or why the file as a whole cannot be read. Rows that are wrong by themselves are named in the table.</summary>
    public static Result<ImportTable> Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length > MaxBytes) return ImportErrors.TooLarge;
        if (file.Span.StartsWith(Encoding.UTF8.Preamble)) file = file[Encoding.UTF8.Preamble.Length..];
        if (!Utf8.IsValid(file.Span)) return ImportErrors.NotUtf8(BoundedText.FirstForeignLine(file.Span));

        CsvMalformedRecord? malformed = null;
        using var csv = CsvRows.Open(file, found => malformed = found);

        string[]? header = null;
        var rows = new List<ImportTableRow>();
        var wrong = new List<ImportRemark>();
        while (csv.Read())
        {
            var line = (int)csv.LineNumber;
            if (malformed?.Reason == CsvMalformedReason.UnterminatedQuote) return ImportErrors.OpenQuote(line);

            var cells = csv.Current.ToArray();
            if (cells.All(string.IsNullOrWhiteSpace)) continue;

            if (header is null)
            {
                header = [.. cells.Select(name => name.Trim())];
                malformed = null;
                continue;
            }
            if (rows.Count == MaxRows) return ImportErrors.TooManyRows;
            if (malformed is not null) wrong.Add(ImportRemark.On(line, "", csv.Current.ToString(), "A quotation mark stands in the middle of a cell. Put the whole cell in quotation marks and double those inside.", "row.quote"));
            rows.Add(ReadRow(line, header, cells, wrong));
            malformed = null;
        }
        return header is null ? ImportErrors.Empty : new ImportTable(header, rows, wrong);
    }

    /// <summary>With a byte order mark, without which Excel would guess another encoding; with commas, and no text that runs as a formula.</summary>
    public static byte[] Write(ImportTable table)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }))
        {
            foreach (var cells in table.Rows.Select(row => row.Cells).Prepend(table.Columns))
            {
                foreach (var cell in cells) csv.WriteField(FormulaText.Neutralize(cell));
                csv.EndRecord();
            }
        }
        return stream.ToArray();
    }

    private static ImportTableRow ReadRow(int line, string[] header, string[] cells, List<ImportRemark> wrong)
    {
        if (cells.Length != header.Length)
        {
            wrong.Add(ImportRemark.On(line, "", string.Join(", ", cells.Take(header.Length)),
                $"The row has {cells.Length} cells and the header {header.Length}. A cell that holds the separator stands in quotation marks.", "row.cells"));
            cells = [.. cells.Take(header.Length), .. Enumerable.Repeat("", Math.Max(0, header.Length - cells.Length))];
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (FormulaText.IsFormula(cells[i]))
                wrong.Add(ImportRemark.On(line, header[i], cells[i], "The text begins like a formula, with = + - @ or a tab. If it is meant as text, put an apostrophe (') in front.", "cell.formula"));
            cells[i] = FormulaText.Restore(cells[i]);
        }
        return new ImportTableRow(line, cells);
    }
}
