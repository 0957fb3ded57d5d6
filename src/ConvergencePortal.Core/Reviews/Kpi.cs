namespace ConvergencePortal.Core.Reviews;

/// <summary>How a figure comes from the amounts of the records behind it.</summary>
public enum KpiMeasure
{
    /// <summary>How many records.</summary>
    Count,

    /// <summary>All amounts together.</summary>
    Sum,

    /// <summary>The mean amount, in hundredths.</summary>
    Mean,

    /// <summary>Of so many records those with an amount of 1, in thousandths. Nothing below five records: such a share says nothing.</summary>
    Share,

    /// <summary>The amount that 85 of 100 stay within; the median beside it.</summary>
    Spread,
}

/// <summary>In what a figure is counted.</summary>
public enum KpiUnit
{
    /// <summary>Records.</summary>
    Number,

    /// <summary>Minutes that pass in the working hours of the site.</summary>
    WorkingMinutes,

    /// <summary>Minutes by the clock.</summary>
    Minutes,

    Days,
}

/// <summary>What part of governance a figure speaks of; the order in which screens show them.</summary>
public enum KpiGroup
{
    Flow,
    Agreement,
    Plant,
    Exceptions,
    Data,
    Governance,
}

/// <summary>From what a figure is computed.</summary>
public enum KpiBasis
{
    /// <summary>What happened in the period, from the ledger and what is never altered: computed again it is the same.</summary>
    Happened,

    /// <summary>What stood at the moment at which it was computed; of an old week only the frozen figure is left.</summary>
    Stood,
}

/// <summary>A figure of the weekly review, as people agree on it before they look at it.</summary>
/// <param name="Code">Never changes; the API and stored figures name it.</param>
/// <param name="Title">As the screen says it.</param>
/// <param name="Formula">How it is computed, in a sentence.</param>
/// <param name="Target">Our own starting point, in thousandths for shares and in hundredths for means; null where only the trend counts.</param>
/// <param name="IsBetterHigh">Whether more is better; for a target, whether it is the least or the most.</param>
public sealed record Kpi(string Code, KpiGroup Group, KpiMeasure Measure, KpiUnit Unit, KpiBasis Basis, string Title, string Formula, int? Target, bool IsBetterHigh)
{
    /// <summary>Whether each function, pair or standard has a figure of its own besides or instead of one for all.</summary>
    public KpiPart Part { get; init; }

    /// <summary>Null where there is nothing to compare.</summary>
    public bool? IsMet(int? value, int? target) => value is not { } reached || target is not { } wanted ? null : IsBetterHigh ? reached >= wanted : reached <= wanted;
}

/// <summary>Into what the records behind a figure fall.</summary>
public enum KpiPart
{
    /// <summary>One figure for all.</summary>
    None,

    /// <summary>One for each function.</summary>
    Function,

    /// <summary>One for each pair of functions: who waits, and for whom.</summary>
    FunctionPair,
}
