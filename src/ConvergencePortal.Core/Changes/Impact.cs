using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;

namespace ConvergencePortal.Core.Changes;

/// <summary>How something is touched by a change.</summary>
public enum Relation
{
    /// <summary>The change acts on it.</summary>
    Changed,

    /// <summary>The place that the changed asset or device belongs to.</summary>
    CarriedBy,

    /// <summary>Below a changed node.</summary>
    Below,

    /// <summary>Above a changed node.</summary>
    Above,

    /// <summary>On a segment with a changed device.</summary>
    SameSegment,

    /// <summary>Equipment that works through what is changed.</summary>
    Served,

    /// <summary>A segment, zone or conduit that what is changed lies in or crosses.</summary>
    Crossed,

    /// <summary>A data source that gets data, directly or over others, from what is changed.</summary>
    Feeds,
}

/// <summary>Something a change touches, and the path from the changed item to it, in words.</summary>
public sealed record AffectedItem(ItemKind Kind, int TargetId, string Label, string Name, Relation Relation, IReadOnlyList<string> Path);

/// <summary>People who miss data while the change is carried out, and the path to them.</summary>
public sealed record MissedData(FlowConsumer Consumer, IReadOnlyList<string> Path);

/// <summary>Everything a change touches; the changed items come first, then by how near they are.</summary>
public sealed record Impact(IReadOnlyList<AffectedItem> Items)
{
    /// <summary>Who misses data, nearest first.</summary>
    public IReadOnlyList<MissedData> People { get; init; } = [];

    public IEnumerable<AffectedItem> Of(ItemKind kind) => Items.Where(i => i.Kind == kind);
}
