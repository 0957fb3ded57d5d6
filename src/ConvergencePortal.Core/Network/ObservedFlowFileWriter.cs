using System.Globalization;
using ConvergencePortal.Core.Common;
using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace ConvergencePortal.Core.Network;

/// <summary>Writes observed flows as CSV that <see cref="ObservedFlowFileReader"/> reads back, with no text that a spreadsheet would run.</summary>
public static class ObservedFlowFileWriter
{
    public static byte[] Write(IEnumerable<ObservedFlowRow> flows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true }))
        {
            WriteRow(csv, ObservedFlowColumns.Names);
            foreach (var flow in flows) WriteRow(csv, Cells(flow));
        }
        return stream.ToArray();
    }

    private static string[] Cells(ObservedFlowRow flow) =>
    [
        flow.Source, flow.Destination, flow.Protocol, flow.Port?.ToString(CultureInfo.InvariantCulture) ?? "", flow.Service ?? "",
        flow.Count.ToString(CultureInfo.InvariantCulture), Say(flow.FirstSeen), Say(flow.LastSeen),
    ];

    private static void WriteRow(CsvWriter csv, IEnumerable<string> cells)
    {
        foreach (var cell in cells) csv.WriteField(FormulaText.Neutralize(cell));
        csv.EndRecord();
    }

    private static string Say(Instant? time) => time is { } known ? InstantPattern.ExtendedIso.Format(known) : "";
}
