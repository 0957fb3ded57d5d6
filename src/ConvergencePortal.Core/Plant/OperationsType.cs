namespace ConvergencePortal.Core.Plant;

/// <summary>Which of the plant's activities something belongs to: the key that links operations, maintenance and quality (B2MML OperationsType, with IT added).</summary>
public enum OperationsType
{
    /// <summary>Making the product.</summary>
    Production,

    /// <summary>Keeping the equipment able to make it.</summary>
    Maintenance,

    /// <summary>Showing that the product is right.</summary>
    Quality,

    /// <summary>Materials and where they are.</summary>
    Inventory,

    /// <summary>Networks and systems.</summary>
    IT,

    /// <summary>Several of these at once.</summary>
    Mixed,

    /// <summary>None of these.</summary>
    Other,
}
