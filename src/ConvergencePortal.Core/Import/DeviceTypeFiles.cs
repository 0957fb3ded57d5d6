using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Import;

/// <summary>Turns a file of the public device type library (YAML) into a table of device types, which then goes the way of every other table.</summary>
public static class DeviceTypeFiles
{
    private static readonly string[] Columns = ["slug", "manufacturer", "model", "part_number", "interfaces", "comments"];

    public static Result<ImportTable> Read(ReadOnlyMemory<byte> file)
    {
        var reading = DeviceTypeFileReader.Read(file);
        if (reading.Error is { } unreadable) return unreadable;

        var rows = reading.Value.Types.Select(type => new ImportTableRow(type.Line,
            [type.Slug, type.Manufacturer, type.Model, type.PartNumber ?? "", string.Join("; ", type.Interfaces.Select(port => $"{port.Name} ({port.Type})")), OneLine(type.Comments)]));
        return new ImportTable(Columns, [.. rows], [.. reading.Value.Wrong.Select(wrong => ImportRemark.On(wrong.Line, wrong.Field, wrong.Value, wrong.Message, wrong.Code))]);
    }

    /// <summary>Comments of the library are Markdown of several lines; a cell is one.</summary>
    private static string OneLine(string? text) => text is null ? "" : string.Join(' ', text.Split((char[])['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
