namespace ConvergencePortal.Core.Common;

/// <summary>The next free number of a yearly series, for example "CR-2026".</summary>
public sealed class NumberSeries
{
    private NumberSeries() { }

    public NumberSeries(string prefix) => Prefix = prefix;

    public string Prefix { get; private set; } = "";

    /// <summary>Last number given; also the concurrency token, so that two requests never get the same one.</summary>
    public int Last { get; private set; }

    public string Take() => $"{Prefix}-{++Last:0000}";
}
