using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the policy looks at: the content, what it touches, and what its slot meets. The requester chooses none of it.</summary>
public sealed record AgreementFacts(ChangeContent Content, bool IsReplacementInKind, Impact Impact, IReadOnlyList<SlotVerdict> Verdicts, SitePicture Site)
{
    /// <summary>The policy that was effective when the facts were gathered.</summary>
    public PolicyEngine Policy { get; init; } = BuiltInPolicy.Engine;

    /// <summary>The site's data, with who answers for it.</summary>
    public FlowPicture Flows { get; init; } = FlowPicture.None;

    /// <summary>The things the change names, whether the plant still knows them or not.</summary>
    public IReadOnlyList<ChangeItem> Items { get; init; } = [];

    /// <summary>Items of the change that are no longer part of the plant: what they touch is not known, and unknown fails closed.</summary>
    public IReadOnlyList<MissingItem> Missing { get; init; } = [];
}

/// <summary>Something a change names that the plant no longer has.</summary>
public sealed record MissingItem(ItemKind Kind, string Label)
{
    public static IReadOnlyList<MissingItem> Among(IEnumerable<ChangeItem> items, SitePicture site, FlowPicture flows) =>
        [.. items.Where(item => !IsKnown(item.Kind, item.TargetId, site, flows)).Select(item => new MissingItem(item.Kind, item.Label))];

    private static bool IsKnown(ItemKind kind, int id, SitePicture site, FlowPicture flows) => kind switch
    {
        ItemKind.Equipment => site.Equipment.ContainsKey(id),
        ItemKind.Asset => site.Assets.ContainsKey(id),
        ItemKind.Device => site.Devices.ContainsKey(id),
        ItemKind.Segment => site.Segments.ContainsKey(id),
        ItemKind.Zone => site.Zones.ContainsKey(id),
        ItemKind.Conduit => site.Conduits.ContainsKey(id),
        ItemKind.DataSource => flows.Sources.ContainsKey(id),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
