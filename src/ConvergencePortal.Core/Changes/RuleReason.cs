using ConvergencePortal.Core.DataSources;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;

namespace ConvergencePortal.Core.Changes;

/// <summary>What made a row apply. A sentence only when somebody reads it: most reasons of most rows are never shown.</summary>
/// <param name="Index">Place of what matched among its kind in the subject.</param>
/// <param name="Detail">For equipment: what about it the row asks for; for zone owners: the zone.</param>
internal readonly record struct RuleReason(ReasonKind Kind, int Index = 0, uint Detail = 0);

internal enum ReasonKind
{
    EveryChange,
    Type,
    Nature,
    Permanence,
    Site,
    Item,
    Node,
    Zone,
    Device,
    NotInKind,
    Minutes,
    Quality,
    Security,
    Conflict,
    ZoneOwner,
    Data,
    DataOwner,
    Missing,
    Unread,
}

/// <summary>Collects why a row applies, and says it.</summary>
internal static class RuleReasons
{
    private const uint AsksCriticality = 1u << 30;
    private const uint AsksLevel = 1u << 31;

    public static List<RuleReason> Of(CompiledRow row, RowMatch match, AgreementFacts facts, PolicySubject subject)
    {
        var when = row.Rule.When;
        var reasons = new List<RuleReason>();
        if (when.IsEmpty) reasons.Add(new(ReasonKind.EveryChange));
        if (when.ItemKinds.Count > 0) AddWhere(subject.Changed.Count, i => when.ItemKinds.Contains(subject.Changed[i].Kind), i => new(ReasonKind.Item, i));
        if (when.Types.Count > 0) reasons.Add(new(ReasonKind.Type));
        if (when.Natures.Count > 0) reasons.Add(new(ReasonKind.Nature));
        if (when.Permanences.Count > 0) reasons.Add(new(ReasonKind.Permanence));
        if (when.ProductionMinutes is not null) reasons.Add(new(ReasonKind.Minutes));
        if (when.AsksAboutEquipment) AddNodes();
        if (when.StatesQualityImpact) reasons.Add(new(ReasonKind.Quality));
        if (when.AsksAboutZones) AddWhere(subject.Zones.Count, i => row.Counts(PolicySubject.Bit((int)subject.Zones[i].Kind), subject.Zones[i].IsSafetyDesignated), i => new(ReasonKind.Zone, i));
        if (when.AsksAboutDevices)
            AddWhere(subject.Devices.Count, i => row.IsNamed(PolicySubject.Bit((int)subject.Devices[i].Device.Role), subject.Devices[i].Device.RemoteAccess == RemoteAccess.Direct),
                i => new(ReasonKind.Device, i, when.HasDirectAccess ? 1u : 0));
        if (when.StatesSecurityImpact) reasons.Add(new(ReasonKind.Security));
        if (when.AffectsData) AddWhere(subject.Data.Count, _ => true, i => new(ReasonKind.Data, i));
        if (when.Conflicts.Count > 0) AddWhere(facts.Verdicts.Count, i => when.Conflicts.Contains(facts.Verdicts[i].Code), i => new(ReasonKind.Conflict, i));
        if (when.ExceptInKind && reasons.Count == 0) reasons.Add(new(ReasonKind.NotInKind));
        if (when.Sites.Count > 0) reasons.Add(new(ReasonKind.Site));
        if (match == RowMatch.Unknown) AddMissing();
        if (when.Unread.Count > 0 || (match == RowMatch.Unknown && facts.Missing.Count == 0)) reasons.Add(new(ReasonKind.Unread, row.Number));
        return reasons;

        void AddWhere(int count, Func<int, bool> counts, Func<int, RuleReason> make)
        {
            for (var i = 0; i < count; i++)
                if (counts(i)) reasons.Add(make(i));
        }

        void AddNodes()
        {
            var asked = (when.Criticalities.Count > 0 ? AsksCriticality : 0) | (when.Levels.Count > 0 ? AsksLevel : 0);
            var flags = PolicySubject.Bits(when.Flags);
            for (var i = 0; i < subject.Nodes.Count; i++)
            {
                var shape = subject.Shapes[i];
                if (!row.Counts(shape)) continue;
                var detail = asked | (flags & shape.Flags);
                var texts = (detail & AsksCriticality) != 0 ? subject.NodeCriticalities : (detail & ~AsksLevel) != 0 ? subject.NodeNames : subject.NodeTexts;
                reasons.Add(new(ReasonKind.Node, texts[i], detail));
            }
        }

        void AddMissing()
        {
            for (var i = 0; i < facts.Missing.Count; i++) reasons.Add(new(ReasonKind.Missing, i));
        }
    }

    /// <summary>The sentence for a function that is asked; equipment and network are said in its own words.</summary>
    public static string Say(RuleReason reason, Function function, AgreementFacts facts, PolicySubject subject) => reason.Kind switch
    {
        ReasonKind.EveryChange => "The policy asks for every change.",
        ReasonKind.Type => facts.Content.Type == ChangeType.Emergency ? "The change is an emergency." : $"The change is {facts.Content.Type.ToString().ToLowerInvariant()}.",
        ReasonKind.Nature => $"The change is one of {facts.Content.Nature.ToString().ToLowerInvariant()}.",
        ReasonKind.Permanence => $"The change is {facts.Content.Permanence.ToString().ToLowerInvariant()}.",
        ReasonKind.Site => $"The change is at {facts.Site.SiteCode}.",
        ReasonKind.Item => SayItem(subject.Changed[reason.Index], function),
        ReasonKind.Node => SayNode(subject.Nodes[reason.Index], reason.Detail, function),
        ReasonKind.Zone => SayZone(subject.Zones[reason.Index]),
        ReasonKind.Device => SayDevice(subject.Devices[reason.Index], reason.Detail),
        ReasonKind.NotInKind => "The change is no replacement in kind.",
        ReasonKind.Minutes => $"{facts.Content.ProductionMinutesAtRisk} minutes of production are at risk.",
        ReasonKind.Quality => "The request states an impact on quality.",
        ReasonKind.Security => "The request states an impact on security.",
        ReasonKind.Conflict => facts.Verdicts[reason.Index].Message,
        ReasonKind.ZoneOwner => SayOwner(subject.Changed[reason.Index], facts.Site.Zones[(int)reason.Detail], facts.Site),
        ReasonKind.Data => SayData(subject.Data[reason.Index].Item),
        ReasonKind.DataOwner => SayDataOwner(subject.Data[reason.Index]),
        ReasonKind.Missing => $"{facts.Missing[reason.Index].Label} is no longer part of the plant, so whatever it could touch counts as touched.",
        ReasonKind.Unread => $"Row {reason.Index} of the policy names something that the portal does not know, so the row counts as met.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason.Kind, null),
    };

    private static string SayItem(AffectedItem item, Function function) => function switch
    {
        Function.Cybersecurity when item.Kind is ItemKind.Segment or ItemKind.Zone or ItemKind.Conduit => $"{item.Label}: a zone boundary or segment is changed.",
        Function.IT when item.Kind is not (ItemKind.Equipment or ItemKind.Asset or ItemKind.DataSource) => $"{item.Label} is part of the network.",
        _ => $"{item.Label} is changed.",
    };

    private static string SayNode(TouchedNode touched, uint detail, Function function)
    {
        var (node, said) = (touched.Node, new List<string>());
        if ((detail & AsksCriticality) != 0) said.Add(node.Criticality == Criticality.A ? "critical (A)" : $"of criticality {node.Criticality}");
        if ((detail & PolicySubject.Bit((int)EquipmentFlag.GxpRelevant)) != 0) said.Add("GxP relevant");
        if ((detail & PolicySubject.Bit((int)EquipmentFlag.SafetyRelated)) != 0) said.Add("part of a safety function (IEC 61511)");
        if ((detail & PolicySubject.Bit((int)EquipmentFlag.HazardousProcess)) != 0) said.Add("covered by process safety management (29 CFR 1910.119)");
        if (said.Count > 0) return $"{node.Name} is {string.Join(" and ", said)}.";

        var through = touched.Relation == Relation.Served ? " and works through what is changed" : "";
        var kind = function switch { Function.OT => "controlled equipment", Function.Maintenance => "maintained equipment", _ => "equipment that is touched" };
        return $"{node.Name} is {kind}{through}.";
    }

    private static string SayZone(ZoneView zone) => zone.IsSafetyDesignated || zone.Kind == ZoneKind.Safety ? $"SIS zone {zone.Code} is touched." : $"Zone {zone.Code} is touched.";

    private static string SayDevice((AffectedItem Item, DeviceView Device) changed, uint isAboutAccess) =>
        isAboutAccess != 0 ? $"{changed.Item.Label} can be reached directly from outside."
        : changed.Device.Role is DeviceRole.Firewall or DeviceRole.Router or DeviceRole.VPNServer or DeviceRole.JumpHost ? $"{changed.Item.Label} separates zones or lets people in ({changed.Device.Role})."
        : $"{changed.Item.Label} is changed ({changed.Device.Role}).";

    private static string SayData(AffectedItem item) => item.Relation == Relation.Changed ? $"Data source {item.Label} is changed." : $"Data source {item.Label} may stop.";

    private static string SayDataOwner((AffectedItem Item, SourceView Source) affected)
    {
        var (item, source) = affected;
        var what = item.Relation == Relation.Changed ? $"{item.Label} is changed" : $"{item.Label} may stop ({string.Join(" → ", item.Path)})";
        return (source.OwnerName, source.OwnerFunction) switch
        {
            ({ } name, { } function) => $"Data owner: {what}, and {name} ({ChangeWords.Of(function)}) answers for it.",
            ({ } name, null) => $"Data owner: {what}, and {name} answers for it but speaks for no function here.",
            _ => $"Data owner: {what}, and nobody answers for it.",
        };
    }

    private static string SayOwner(AffectedItem item, ZoneView zone, SitePicture site) => item.Kind switch
    {
        ItemKind.Conduit => $"Both zone owners: conduit {site.Conduits[item.TargetId].Code} is changed, and {ChangeWords.Of(zone.Owner)} owns zone {zone.Code}.",
        ItemKind.Segment => $"Zone owner: segment {site.Segments[item.TargetId].Code} is changed, and {ChangeWords.Of(zone.Owner)} owns zone {zone.Code}.",
        _ => $"Zone owner: zone {zone.Code} is changed, and {ChangeWords.Of(zone.Owner)} owns zone {zone.Code}.",
    };
}
