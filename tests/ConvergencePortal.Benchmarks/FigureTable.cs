using System.Runtime.InteropServices;

namespace ConvergencePortal.Benchmarks;

/// <summary>Figures beside the bar they are held to and, where there is one, what the open-source peer iTop needed on two cores at 100,000 changes.</summary>
internal sealed class FigureTable
{
    private readonly List<(string What, string Figure, string Bar, string Peer)> _rows = [];

    public void Add(string what, string figure, string bar, string peer = "")
    {
        _rows.Add((what, figure, bar, peer));
        Console.WriteLine($"{what}: {figure} (bar {bar})");
    }

    public void AddMilliseconds(string what, IReadOnlyList<double> samples, string bar, string peer = "")
    {
        var sorted = samples.Order().ToList();
        Add(what, $"p50 {At(sorted, 0.50):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, n {sorted.Count}", bar, peer);
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} cores, .NET {Environment.Version}");
        Console.WriteLine();
        var widths = new[] { _rows.Max(r => r.What.Length), _rows.Max(r => r.Figure.Length), _rows.Max(r => Math.Max(3, r.Bar.Length)), _rows.Max(r => Math.Max(17, r.Peer.Length)) };
        Row("what", "figure", "bar", "iTop, orientation");
        Console.WriteLine($"|{string.Join('|', widths.Select(w => new string('-', w + 2)))}|");
        foreach (var (what, figure, bar, peer) in _rows) Row(what, figure, bar, peer);

        void Row(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells.Select((cell, i) => cell.PadRight(widths[i])))} |");
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
