namespace ConvergencePortal.Core.Plant;

/// <summary>Which life of the plant something belongs to: the operations of ISA-95 (B2MML OperationsType), with IT beside them.</summary>
public enum OperationsType
{
    /// <summary>Making the product.</summary>
    Production,

    /// <summary>Keeping the equipment running.</summary>
    Maintenance,

    /// <summary>Testing and releasing the product.</summary>
    Quality,

    /// <summary>Moving and storing material.</summary>
    Inventory,

    /// <summary>Several of them at once.</summary>
    Mixed,

    /// <summary>Running the networks and systems.</summary>
    IT,

    /// <summary>None of them.</summary>
    Other,
}
