using System.Runtime.InteropServices;

namespace ConvergencePortal.Benchmarks;

/// <summary>Figures beside the bar they are held to and, where there are some, beside those of others that do the same.</summary>
/// <param name="others">Headings of the columns for the others.</param>
internal sealed class FigureTable(params string[] others)
{
    private readonly List<string[]> _rows = [];

    public void Add(string what, string figure, string bar, params string[] beside)
    {
        _rows.Add([what, figure, bar, .. beside, .. Enumerable.Repeat("", others.Length - beside.Length)]);
        Console.WriteLine($"{what}: {figure} (bar {bar})");
    }

    public void AddMilliseconds(string what, IReadOnlyList<double> samples, string bar, params string[] beside)
    {
        var sorted = samples.Order().ToList();
        Add(what, $"p50 {At(sorted, 0.50):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, n {sorted.Count}", bar, beside);
    }

    public void AddMilliseconds(string what, IReadOnlyList<TimeSpan> samples, string bar, params string[] beside) => AddMilliseconds(what, [.. samples.Select(time => time.TotalMilliseconds)], bar, beside);

    /// <summary>For what takes microseconds and is asked often: the median and the worst of a hundred.</summary>
    public void AddTimes(string what, IReadOnlyList<TimeSpan> samples, string bar, params string[] beside) =>
        Add(what, $"p50 {Say(Share(samples, 0.50))}, p99 {Say(Share(samples, 0.99))}, n {samples.Count}", bar, beside);

    public static string Median(IReadOnlyList<TimeSpan> samples) => Say(Share(samples, 0.50));

    public static string Say(TimeSpan time) => time.TotalMilliseconds switch
    {
        < 1 => $"{time.TotalMicroseconds:0.0} µs",
        < 1000 => $"{time.TotalMilliseconds:0.00} ms",
        _ => $"{time.TotalSeconds:0.00} s",
    };

    public void Print()
    {
        if (_rows.Count == 0) return;

        Console.WriteLine();
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine();
        string[] headings = ["what", "figure", "bar", .. others];
        var widths = headings.Select((heading, i) => Math.Max(heading.Length, _rows.Max(row => row[i].Length))).ToArray();
        Row(headings);
        Console.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var row in _rows) Row(row);

        void Row(string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |");
    }

    private static TimeSpan Share(IReadOnlyList<TimeSpan> samples, double share) => At(samples.Order().ToList(), share);

    private static T At<T>(List<T> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
