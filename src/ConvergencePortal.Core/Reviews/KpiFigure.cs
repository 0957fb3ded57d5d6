namespace ConvergencePortal.Core.Reviews;

/// <summary>A record that a figure was computed from.</summary>
/// <param name="Type">One of the ledger's record types.</param>
/// <param name="Amount">What it brings: 1 or 0 to a share, else minutes, days or times.</param>
public sealed record KpiRecord(string Type, string Number, int Amount = 1);

/// <summary>A figure with exactly the records it was computed from. It says nothing but what follows from them.</summary>
/// <param name="Part">The function or pair it is about, as <see cref="KpiParts"/> writes them; empty for all.</param>
/// <param name="Value">Null where there are too few records to say anything.</param>
/// <param name="Median">Of a spread only.</param>
public sealed record KpiFigure(string Kpi, string Part, int? Value, int? Median, IReadOnlyList<KpiRecord> Records)
{
    public int N => Records.Count;

    public static KpiFigure Of(Kpi kpi, string part, IEnumerable<KpiRecord> records)
    {
        IReadOnlyList<KpiRecord> sorted = [.. records.OrderBy(r => r.Number, StringComparer.Ordinal).ThenBy(r => r.Amount)];
        var amounts = sorted.Select(r => r.Amount).Order().ToList();
        return kpi.Measure switch
        {
            KpiMeasure.Count => new(kpi.Code, part, amounts.Count, null, sorted),
            KpiMeasure.Sum => new(kpi.Code, part, amounts.Sum(), null, sorted),
            KpiMeasure.Mean => new(kpi.Code, part, amounts.Count == 0 ? null : Rounded(100L * amounts.Sum(), amounts.Count), null, sorted),
            KpiMeasure.Share => new(kpi.Code, part, amounts.Count < KpiCatalog.FewestForShare ? null : Rounded(1000L * amounts.Count(a => a > 0), amounts.Count), null, sorted),
            KpiMeasure.Spread => new(kpi.Code, part, Percentile(amounts, 85), Percentile(amounts, 50), sorted),
            _ => throw new ArgumentOutOfRangeException(nameof(kpi), kpi.Measure, null),
        };
    }

    /// <summary>The nearest rank: the least amount that so many of a hundred do not exceed, so it is always one that occurred.</summary>
    private static int? Percentile(List<int> sorted, int percent) => sorted.Count == 0 ? null : sorted[Math.Max(0, (sorted.Count * percent + 99) / 100 - 1)];

    private static int Rounded(long of, int by) => (int)((of + by / 2) / by);
}
