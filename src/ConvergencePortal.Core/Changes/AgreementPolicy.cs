using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>What the policy looks at: the content, what it touches, and what its slot meets. The requester chooses none of it.</summary>
public sealed record AgreementFacts(ChangeContent Content, bool IsReplacementInKind, Impact Impact, IReadOnlyList<SlotVerdict> Verdicts, SitePicture Site)
{
    /// <summary>The things the change names, whether the plant still knows them or not.</summary>
    public IReadOnlyList<ChangeItem> Items { get; init; } = [];
}

/// <summary>Who must agree to a change, and why, in words. Pure and deterministic: the same facts ask the same functions.</summary>
public static class AgreementPolicy
{
    private const int MostReasons = 4;

    public static IReadOnlyList<Requirement> For(AgreementFacts facts)
    {
        var asked = new SortedDictionary<Function, List<string>>();
        AskForNetwork(facts, asked);
        AskForEquipment(facts, asked);
        AskForSlot(facts, asked);
        AskForProduction(facts, asked);
        AskForQuality(facts, asked);
        AskForProcessSafety(facts, asked);
        AskForCybersecurity(facts, asked);
        AskZoneOwners(facts, asked);
        // Nothing touched asks for nobody, and nobody must never approve: the controls function looks at it.
        if (asked.Count == 0) Ask(asked, Function.OT, "The change touches nothing that the portal knows.");

        return [.. asked.Select(a => new Requirement(a.Key, Shorten(a.Value)))];
    }

    /// <summary>The functions whose consent a slot itself needs.</summary>
    public static IReadOnlyList<Requirement> ForSlot(IReadOnlyList<SlotVerdict> verdicts)
    {
        var asked = new SortedDictionary<Function, List<string>>();
        foreach (var verdict in verdicts)
            if (verdict is { Policy: ConflictPolicy.NeedsApproval, Approver: { } approver }) Ask(asked, approver, verdict.Message);
        return [.. asked.Select(a => new Requirement(a.Key, Shorten(a.Value)))];
    }

    private static void AskForNetwork(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var item in Changed(facts).Where(i => i.Kind is ItemKind.Device or ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit))
            Ask(asked, Function.IT, $"{item.Label} is part of the network.");
        if (facts.Content.Nature is ChangeNature.Network or ChangeNature.Data) Ask(asked, Function.IT, $"The change is one of {facts.Content.Nature.ToString().ToLowerInvariant()}.");
    }

    /// <summary>Equipment counts from the line or cell down: an area or a site is touched by everything in it.</summary>
    private static void AskForEquipment(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var (item, node) in Equipment(facts).Where(e => IsConcerned(e.Item) && (e.Item.Relation == Relation.Changed || e.Node.Level > EquipmentLevel.Area)))
        {
            var through = item.Relation == Relation.Served ? " and works through what is changed" : "";
            Ask(asked, Function.OT, $"{node.Name} is controlled equipment{through}.");
            Ask(asked, Function.Maintenance, $"{node.Name} is maintained equipment{through}.");
        }
        if (facts.Content.Nature is ChangeNature.Equipment or ChangeNature.Procedure)
        {
            Ask(asked, Function.OT, $"The change is one of {facts.Content.Nature.ToString().ToLowerInvariant()}.");
            Ask(asked, Function.Maintenance, $"The change is one of {facts.Content.Nature.ToString().ToLowerInvariant()}.");
        }
    }

    private static void AskForSlot(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var requirement in ForSlot(facts.Verdicts))
        foreach (var reason in requirement.Reasons) Ask(asked, requirement.Function, reason);
    }

    private static void AskForProduction(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        if (facts.Content.ProductionMinutesAtRisk > 0) Ask(asked, Function.Production, $"{facts.Content.ProductionMinutesAtRisk} minutes of production are at risk.");
        foreach (var (_, node) in Equipment(facts).Where(e => IsConcerned(e.Item) && e.Node.Criticality == Criticality.A)) Ask(asked, Function.Production, $"{node.Name} is critical (A).");
    }

    private static void AskForQuality(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var (_, node) in Equipment(facts).Where(e => IsConcerned(e.Item) && e.Node.IsGxpRelevant)) Ask(asked, Function.Quality, $"{node.Name} is GxP relevant.");
        if (!string.IsNullOrWhiteSpace(facts.Content.QualityImpact)) Ask(asked, Function.Quality, "The request states an impact on quality.");
    }

    private static void AskForProcessSafety(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var (_, node) in Equipment(facts).Where(e => IsConcerned(e.Item)))
        {
            if (node.IsSafetyRelated) Ask(asked, Function.ProcessSafety, $"{node.Name} is part of a safety function (IEC 61511).");
            // Replacement in kind is the one exemption of 29 CFR 1910.119(l)(1).
            if (node.IsHazardousProcess && !facts.IsReplacementInKind) Ask(asked, Function.ProcessSafety, $"{node.Name} is covered by process safety management (29 CFR 1910.119).");
        }
        foreach (var zone in Zones(facts).Where(z => z.IsSafetyDesignated || z.Kind == ZoneKind.Safety)) Ask(asked, Function.ProcessSafety, $"SIS zone {zone.Code} is touched.");
    }

    private static void AskForCybersecurity(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var item in Changed(facts))
        {
            if (item.Kind is ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit) Ask(asked, Function.Cybersecurity, $"{item.Label}: a zone boundary or segment is changed.");
            if (item.Kind != ItemKind.Device || !facts.Site.Devices.TryGetValue(item.TargetId, out var device)) continue;
            if (device.Role is DeviceRole.Firewall or DeviceRole.Router or DeviceRole.VPNServer or DeviceRole.JumpHost) Ask(asked, Function.Cybersecurity, $"{item.Label} separates zones or lets people in ({device.Role}).");
            if (device.RemoteAccess == RemoteAccess.Direct) Ask(asked, Function.Cybersecurity, $"{item.Label} can be reached directly from outside.");
        }
        if (!string.IsNullOrWhiteSpace(facts.Content.SecurityImpact)) Ask(asked, Function.Cybersecurity, "The request states an impact on security.");
    }

    /// <summary>Domain rule A5: a conduit or segment is changed with the agreement of the owners of the zones it joins.</summary>
    private static void AskZoneOwners(AgreementFacts facts, SortedDictionary<Function, List<string>> asked)
    {
        foreach (var item in Changed(facts))
        {
            switch (item.Kind)
            {
                case ItemKind.Conduit when facts.Site.Conduits.TryGetValue(item.TargetId, out var conduit):
                    foreach (var zone in new[] { facts.Site.Zones[conduit.ZoneAId], facts.Site.Zones[conduit.ZoneBId] })
                        Ask(asked, zone.Owner, $"Both zone owners: conduit {conduit.Code} is changed, and {ChangeWords.Of(zone.Owner)} owns zone {zone.Code}.");
                    break;
                case ItemKind.Segment when facts.Site.Segments.TryGetValue(item.TargetId, out var segment):
                    AskOwner(facts.Site.Zones[segment.ZoneId], $"segment {segment.Code} is changed");
                    break;
                case ItemKind.Zone when facts.Site.Zones.TryGetValue(item.TargetId, out var changed):
                    AskOwner(changed, $"zone {changed.Code} is changed");
                    break;
                default:
                    break;
            }
        }

        void AskOwner(ZoneView zone, string because) => Ask(asked, zone.Owner, $"Zone owner: {because}, and {ChangeWords.Of(zone.Owner)} owns zone {zone.Code}.");
    }

    private static IEnumerable<AffectedItem> Changed(AgreementFacts facts) => facts.Impact.Items.Where(i => i.Relation == Relation.Changed);

    /// <summary>What is above a changed item stands in the picture, but its flags are about its other parts.</summary>
    private static bool IsConcerned(AffectedItem item) => item.Relation is Relation.Changed or Relation.CarriedBy or Relation.Below or Relation.Served;

    private static IEnumerable<(AffectedItem Item, EquipmentView Node)> Equipment(AgreementFacts facts) =>
        facts.Impact.Of(ItemKind.Equipment).Where(i => facts.Site.Equipment.ContainsKey(i.TargetId)).Select(i => (i, facts.Site.Equipment[i.TargetId]));

    private static IEnumerable<ZoneView> Zones(AgreementFacts facts) =>
        facts.Impact.Of(ItemKind.Zone).Where(i => facts.Site.Zones.ContainsKey(i.TargetId)).Select(i => facts.Site.Zones[i.TargetId]);

    private static void Ask(SortedDictionary<Function, List<string>> asked, Function function, string reason)
    {
        if (!asked.TryGetValue(function, out var reasons)) asked[function] = reasons = [];
        if (!reasons.Contains(reason)) reasons.Add(reason);
    }

    private static List<string> Shorten(List<string> reasons) =>
        reasons.Count <= MostReasons ? reasons : [.. reasons.Take(MostReasons), $"And {reasons.Count - MostReasons} more reasons of this kind."];
}
