namespace ConvergencePortal.Core.Network;

/// <summary>What kind of thing of the plant a change acts on or a window covers.</summary>
public enum ItemKind
{
    Equipment,
    Asset,
    Device,
    Segment,
    Zone,
    Conduit,
    DataSource,
}
