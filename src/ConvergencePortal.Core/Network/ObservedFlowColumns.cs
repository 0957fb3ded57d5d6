using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Network;

/// <summary>Which cell of a row holds what, by the names that analyses of traffic give their columns: "First Seen", "first_seen", "Src_IP".</summary>
internal sealed class ObservedFlowColumns
{
    /// <summary>The names we write, in our order; the first three must be there.</summary>
    public static readonly IReadOnlyList<string> Names = ["source", "destination", "protocol", "port", "service", "count", "first_seen", "last_seen"];

    private const int Required = 3;

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["source"] = "source", ["sourceip"] = "source", ["src"] = "source", ["srcip"] = "source",
        ["destination"] = "destination", ["destinationip"] = "destination", ["dest"] = "destination", ["destip"] = "destination", ["dst"] = "destination", ["dstip"] = "destination",
        ["protocol"] = "protocol", ["proto"] = "protocol",
        ["port"] = "port", ["destinationport"] = "port", ["destport"] = "port", ["dstport"] = "port",
        ["service"] = "service", ["count"] = "count", ["firstseen"] = "first_seen", ["lastseen"] = "last_seen",
    };

    private readonly Dictionary<string, int> _places = [];

    private ObservedFlowColumns(IReadOnlyList<string> header) => Header = header;

    public IReadOnlyList<string> Header { get; }
    public IReadOnlyList<string> Unread { get; private set; } = [];

    public static Result<ObservedFlowColumns> Read(IReadOnlyList<string> header)
    {
        var (columns, unread) = (new ObservedFlowColumns(header), new List<string>());
        for (var i = 0; i < header.Count; i++)
        {
            var name = string.Concat(header[i].Where(c => c is not (' ' or '_' or '-' or '.'))).ToLowerInvariant();
            if (!Meanings.TryGetValue(name, out var meaning)) unread.Add(header[i]);
            else if (!columns._places.TryAdd(meaning, i)) return ObservedFlowErrors.DoubleColumn(meaning);
        }
        columns.Unread = unread;
        var missing = Names.Take(Required).Where(name => !columns._places.ContainsKey(name)).ToList();
        return missing.Count > 0 ? ObservedFlowErrors.MissingColumns(missing) : columns;
    }

    /// <summary>Number of the cell from 0; -1 when the file has no such column.</summary>
    public int Place(string name) => _places.GetValueOrDefault(name, -1);
}
