namespace ConvergencePortal.Core.Standards;

/// <summary>Observed traffic in a compact form: every end once, and flows that name ends by number. A hundred thousand flows have a few thousand ends.</summary>
public sealed class TrafficTable
{
    private TrafficTable(TrafficEnd[] ends, TrafficService[] services, TrafficRow[] rows) => (Ends, Services, Rows) = (ends, services, rows);

    public static TrafficTable Empty { get; } = new([], [], []);

    public IReadOnlyList<TrafficEnd> Ends { get; }
    public IReadOnlyList<TrafficService> Services { get; }
    public IReadOnlyList<TrafficRow> Rows { get; }

    public static TrafficTable Of(IEnumerable<PlantTraffic> flows)
    {
        var (ends, services, rows) = (new Dictionary<TrafficEnd, int>(), new Dictionary<TrafficService, int>(), new List<TrafficRow>());
        foreach (var flow in flows)
            rows.Add(new TrafficRow(Number(ends, new TrafficEnd(flow.Site, flow.Source)), Number(ends, new TrafficEnd(flow.Site, flow.Destination)), Number(services, new TrafficService(flow.Protocol, flow.Port))));
        return new TrafficTable(InOrder(ends), InOrder(services), [.. rows]);
    }

    private static int Number<T>(Dictionary<T, int> numbers, T item) where T : notnull
    {
        if (!numbers.TryGetValue(item, out var number)) numbers[item] = number = numbers.Count;
        return number;
    }

    private static T[] InOrder<T>(Dictionary<T, int> numbers) where T : notnull => [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)];
}

/// <summary>An address or the code of a device in a site.</summary>
public readonly record struct TrafficEnd(string Site, string Name);

/// <summary>What was spoken: a protocol and its port.</summary>
public readonly record struct TrafficService(string Protocol, int? Port);

/// <summary>Who spoke to whom; the numbers are those of <see cref="TrafficTable.Ends"/> and <see cref="TrafficTable.Services"/>.</summary>
public readonly record struct TrafficRow(int Source, int Destination, int Service);
