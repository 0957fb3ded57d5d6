using ConvergencePortal.Core.Common;

namespace ConvergencePortal.Core.Plant;

/// <summary>Invariants of the equipment hierarchy and of what is mounted in it (domain model 1.1), checked on the plant as it would be.</summary>
public static class PlantRules
{
    public static IEnumerable<RuleBreach> Check(IEnumerable<EquipmentNode> equipment)
    {
        foreach (var node in equipment)
        {
            if (node.EffectiveTo <= node.EffectiveFrom)
                yield return RuleBreach.Refusal("record.endsBeforeItBegins", $"{node.Path} ends before it begins.", new BreachSubject(node, "effective_to"));

            // Invariant E1. The parent is fixed when a node is made, so there is no cycle to find; the level is.
            if (node.Parent is { } parent && !EquipmentLevelRules.MayHangBelow(node.Level, parent.Level))
                yield return RuleBreach.Refusal("equipment.level", PlantErrors.LevelNotAllowed(node.Level, parent).Message, new BreachSubject(node, "level"));
        }
    }

    /// <summary>Invariant E2: a thing is in one place at a time.</summary>
    public static IEnumerable<RuleBreach> Check(IEnumerable<PhysicalAsset> assets)
    {
        foreach (var asset in assets)
        {
            if (asset.Mountings.Count(mounting => mounting.To is null) > 1)
                yield return RuleBreach.Refusal("asset.mountedTwice", $"{asset.Tag} would be mounted in two places at once.", new BreachSubject(asset, "equipment"));

            if (asset.Mountings.Any(mounting => mounting.To < mounting.From))
                yield return RuleBreach.Refusal("asset.mountedBefore", $"{asset.Tag} came to its present place later than that; it cannot leave before.", new BreachSubject(asset, "mounted_from"));
        }
    }
}
