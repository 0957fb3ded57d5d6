using ConvergencePortal.Core.People;

namespace ConvergencePortal.Core.Reviews;

/// <summary>How the part that a figure is about is written: "IT", or "OT>Quality" for changes of OT that wait for quality.</summary>
public static class KpiParts
{
    public const string All = "";

    public static string Of(Function function) => function.ToString();

    public static string Of(Function from, Function to) => $"{from}>{to}";

    /// <summary>Null for what is no function.</summary>
    public static Function? Function(string part) => Enum.TryParse<Function>(part, out var function) ? function : null;

    /// <summary>Null for what is no pair.</summary>
    public static (Function From, Function To)? Pair(string part) =>
        part.Split('>') is [var from, var to] && Function(from) is { } waits && Function(to) is { } asked ? (waits, asked) : null;
}
