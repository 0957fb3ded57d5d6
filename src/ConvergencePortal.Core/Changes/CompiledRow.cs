using ConvergencePortal.Core.Scheduling;

namespace ConvergencePortal.Core.Changes;

/// <summary>Whether a row applies. Unknown counts as yes: what cannot be judged must not pass unseen.</summary>
internal enum RowMatch
{
    No,
    Yes,
    Unknown,
}

/// <summary>A row made ready to be judged many times: its conditions as bits, unknown values marked.</summary>
internal sealed class CompiledRow
{
    private readonly uint _types, _natures, _permanences, _kinds, _criticalities, _levels, _flags, _zoneKinds, _roles, _conflicts;
    private readonly uint _unread;
    private readonly EquipmentReach _reach;
    private readonly bool _asksEquipment, _asksZones, _asksDevices;
    private readonly HashSet<string> _sites;

    public CompiledRow(int number, ApprovalRule rule, IReadOnlySet<string>? knownSites)
    {
        var when = rule.When;
        (Number, Rule) = (number, rule);
        (_types, _natures, _permanences) = (PolicySubject.Bits(when.Types), PolicySubject.Bits(when.Natures), PolicySubject.Bits(when.Permanences));
        (_kinds, _zoneKinds, _roles) = (PolicySubject.Bits(when.ItemKinds), PolicySubject.Bits(when.ZoneKinds), PolicySubject.Bits(when.DeviceRoles));
        (_criticalities, _levels, _flags) = (PolicySubject.Bits(when.Criticalities), PolicySubject.Bits(when.Levels), PolicySubject.Bits(when.Flags));
        _conflicts = PolicySubject.Bits(when.Conflicts);
        _reach = when.Reach ?? EquipmentReach.Touched;
        (_asksEquipment, _asksZones, _asksDevices) = (when.AsksAboutEquipment, when.AsksAboutZones, when.AsksAboutDevices);
        _sites = new HashSet<string>(when.Sites, StringComparer.OrdinalIgnoreCase);
        _unread = PolicySubject.Bits(when.Unread.Select(value => value.Condition));
        // A site that nobody knows may be the misspelt name of this one.
        if (knownSites is not null && when.Sites.Any(site => !knownSites.Contains(site))) _unread |= PolicySubject.Bit((int)RuleCondition.Sites);
    }

    /// <summary>Place in the policy, from 1.</summary>
    public int Number { get; }

    public ApprovalRule Rule { get; }

    public RowMatch Match(AgreementFacts facts, PolicySubject subject, uint conflicts)
    {
        var (when, content) = (Rule.When, facts.Content);
        if (when.ProductionMinutes is { } minutes && content.ProductionMinutesAtRisk < minutes) return RowMatch.No;
        if (when.StatesQualityImpact && string.IsNullOrWhiteSpace(content.QualityImpact)) return RowMatch.No;
        if (when.StatesSecurityImpact && string.IsNullOrWhiteSpace(content.SecurityImpact)) return RowMatch.No;
        if (when.ExceptInKind && facts.IsReplacementInKind) return RowMatch.No;

        var match = IsUnread(RuleCondition.Whole) ? RowMatch.Unknown : RowMatch.Yes;
        return Holds(RuleCondition.Types, _types, PolicySubject.Bit((int)content.Type), ref match)
            && Holds(RuleCondition.Natures, _natures, PolicySubject.Bit((int)content.Nature), ref match)
            && Holds(RuleCondition.Permanences, _permanences, PolicySubject.Bit((int)content.Permanence), ref match)
            && Holds(RuleCondition.ItemKinds, _kinds, subject.KindBits, ref match)
            && Holds(RuleCondition.Data, when.AffectsData, subject.Data.Count > 0, subject.IsDataUnknown, ref match)
            && Holds(RuleCondition.Conflicts, _conflicts, conflicts, ref match)
            && Holds(RuleCondition.Sites, _sites.Count > 0, _sites.Contains(subject.Site.SiteCode), false, ref match)
            && Holds(RuleCondition.Equipment, _asksEquipment, _asksEquipment && Array.Exists(subject.NodeShapes, Counts), subject.IsReachUnknown, ref match)
            && Holds(RuleCondition.Zones, _asksZones, _asksZones && Array.Exists(subject.ZoneShapes, zone => Counts(zone.Kind, zone.IsSafety)), subject.IsReachUnknown, ref match)
            && Holds(RuleCondition.Devices, _asksDevices, _asksDevices && Array.Exists(subject.DeviceShapes, device => IsNamed(device.Role, device.IsDirect)), subject.AreDevicesUnknown, ref match)
            ? match : RowMatch.No;
    }

    public static uint BitsOf(IReadOnlyList<SlotVerdict> verdicts)
    {
        var bits = 0u;
        foreach (var verdict in verdicts) bits |= PolicySubject.Bit((int)verdict.Code);
        return bits;
    }

    /// <summary>Equipment that satisfies every condition about equipment by itself.</summary>
    public bool Counts(NodeShape node) =>
        _reach switch
        {
            EquipmentReach.Touched => true,
            EquipmentReach.FromTheLineDown => node.IsChanged || node.IsBelowArea,
            EquipmentReach.Changed => node.IsChanged,
            _ => throw new ArgumentOutOfRangeException(nameof(node), _reach, null),
        }
        && (_criticalities == 0 || (_criticalities & node.Criticality) != 0) && (_levels == 0 || (_levels & node.Level) != 0) && (_flags == 0 || (_flags & node.Flags) != 0);

    public bool Counts(uint zoneKind, bool isSafety) => (_zoneKinds == 0 || (_zoneKinds & zoneKind) != 0) && (!Rule.When.IsSafetyZone || isSafety);

    public bool IsNamed(uint role, bool isDirect) => (_roles == 0 || (_roles & role) != 0) && (!Rule.When.HasDirectAccess || isDirect);

    private bool Holds(RuleCondition condition, uint listed, uint actual, ref RowMatch match) =>
        Holds(condition, listed != 0 || IsUnread(condition), (listed & actual) != 0, false, ref match);

    private bool Holds(RuleCondition condition, bool isGiven, bool holds, bool isUnknown, ref RowMatch match)
    {
        if (!isGiven || holds) return true;
        if (!isUnknown && !IsUnread(condition)) return false;

        match = RowMatch.Unknown;
        return true;
    }

    private bool IsUnread(RuleCondition condition) => (_unread & PolicySubject.Bit((int)condition)) != 0;
}
