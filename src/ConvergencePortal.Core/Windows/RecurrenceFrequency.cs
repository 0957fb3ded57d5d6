namespace ConvergencePortal.Core.Windows;

/// <summary>The period a recurrence rule counts in (RFC 5545 FREQ); shorter periods than a day have no meaning for windows.</summary>
public enum RecurrenceFrequency
{
    /// <summary>Counts days.</summary>
    Daily,

    /// <summary>Counts weeks, which begin on the rule's week start.</summary>
    Weekly,

    /// <summary>Counts calendar months.</summary>
    Monthly,

    /// <summary>Counts calendar years.</summary>
    Yearly,
}
