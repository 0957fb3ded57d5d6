using System.Globalization;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Web.Hosting;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Web.Import;

/// <summary>What a list shows, as a file.</summary>
public static class ListFile
{
    /// <summary>Our own default: what a spreadsheet still opens at once.</summary>
    public const int MostRows = 50_000;

    private static readonly OffsetDateTimePattern Printed = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<m>");

    /// <summary>All pages of the list, at most <see cref="MostRows"/> rows; the last row of a file that was cut says so.</summary>
    public static async Task<IResult> AnswerAsync<T>(string name, IReadOnlyList<string> columns, string? search, Func<PageRequest, Task<Page<T>>> readAsync, Func<T, string[]> cells)
    {
        var rows = new List<string[]>();
        for (var page = new PageRequest(1, PageRequest.MaxPageSize, SearchText.OrNull(search)); ; page = page with { Page = page.Page + 1 })
        {
            if (page.Check().Error is { } wrong) return wrong.ToProblem();
            var read = await readAsync(page);
            rows.AddRange(read.Items.Take(MostRows - rows.Count).Select(cells));
            if (rows.Count == MostRows && read.Total > MostRows) rows.Add(Cut(read.Total, columns.Count));
            if (rows.Count >= MostRows || read.Items.Count < PageRequest.MaxPageSize) break;
        }
        var table = new ImportTable(columns, [.. rows.Select((row, i) => new ImportTableRow(i + 2, row))]);
        return Results.File(CsvTable.Write(table), $"{ImportBody.Csv}; charset=utf-8", name);
    }

    /// <summary>By the plant's clock, with its offset.</summary>
    public static string Local(Instant at, string zone) => Printed.Format(at.InZone(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? DateTimeZone.Utc).ToOffsetDateTime());

    private static string[] Cut(int total, int columns) =>
        [string.Create(CultureInfo.InvariantCulture, $"Cut here: {MostRows} of {total} rows. Narrow the list to get the others."), .. Enumerable.Repeat("", columns - 1)];
}
