namespace ConvergencePortal.Core.Standards;

/// <summary>Observed traffic in a compact form: every end once, and flows that name ends by number. A hundred thousand flows have a few thousand ends.</summary>
public sealed class TrafficTable
{
    private TrafficTable(TrafficEnd[] ends, TrafficRow[] rows) => (Ends, Rows) = (ends, rows);

    public static TrafficTable Empty { get; } = new([], []);

    public IReadOnlyList<TrafficEnd> Ends { get; }
    public IReadOnlyList<TrafficRow> Rows { get; }

    public static TrafficTable Of(IEnumerable<PlantTraffic> flows)
    {
        var numbers = new Dictionary<TrafficEnd, int>();
        var (ends, rows) = (new List<TrafficEnd>(), new List<TrafficRow>());
        foreach (var flow in flows) rows.Add(new TrafficRow(Number(flow.Site, flow.Source), Number(flow.Site, flow.Destination), flow.Protocol, flow.Port));
        return new TrafficTable([.. ends], [.. rows]);

        int Number(string site, string name)
        {
            var end = new TrafficEnd(site, name);
            if (numbers.TryGetValue(end, out var known)) return known;
            ends.Add(end);
            return numbers[end] = ends.Count - 1;
        }
    }
}

/// <summary>An address or the code of a device in a site.</summary>
public readonly record struct TrafficEnd(string Site, string Name);

/// <summary>Who spoke to whom; the numbers are those of <see cref="TrafficTable.Ends"/>.</summary>
public readonly record struct TrafficRow(int Source, int Destination, string Protocol, int? Port);
