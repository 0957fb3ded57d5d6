using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Scheduling;
using ConvergencePortal.Tests.Common;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Facts and policies drawn from a seed: the test plant with other flags, levels, kinds, roles and owners, a change of some of its things, and what its slot meets.</summary>
internal sealed class RandomFacts(int seed)
{
    private static readonly (ItemKind Kind, int Id)[] Things =
    [
        .. Enumerable.Range(1, 8).Select(id => (ItemKind.Equipment, id)), .. Enumerable.Range(1, 6).Select(id => (ItemKind.Device, id)), .. Enumerable.Range(1, 3).Select(id => (ItemKind.Asset, id)),
        .. Enumerable.Range(1, 3).Select(id => (ItemKind.Segment, id)), .. Enumerable.Range(1, 4).Select(id => (ItemKind.Zone, id)), (ItemKind.Conduit, 1), (ItemKind.Conduit, 2),
    ];

    private readonly Random _random = new(seed);

    public AgreementFacts Draw()
    {
        var site = DrawSite();
        var items = Enumerable.Range(0, _random.Next(0, 4)).Select(_ => Pick(Things)).Distinct().Select(t => new ChangeItem(t.Kind, t.Id, $"BER:{t.Kind}{t.Id}")).ToList();
        var content = new ChangeContent
        {
            Type = Any<ChangeType>(), Nature = Any<ChangeNature>(), Permanence = Any<Permanence>(), ProductionMinutesAtRisk = Sometimes(3) ? _random.Next(1, 90) : 0,
            QualityImpact = Sometimes(4) ? "Logs move" : " ", SecurityImpact = Sometimes(4) ? "A port opens" : null,
        };
        var verdicts = Enumerable.Range(0, _random.Next(0, 3)).Select(i => DrawVerdict(i)).ToList();
        return new AgreementFacts(content, Sometimes(3), ImpactRules.Of(site, items), verdicts, site);
    }

    /// <summary>A row that may ask; what it names may or may not be met.</summary>
    public ApprovalRule DrawRow(string name = "A row") => new(name, DrawConditions(), DrawEffect());

    public IReadOnlyList<ApprovalRule> DrawRows() => [.. Enumerable.Range(0, _random.Next(0, 12)).Select(i => DrawRow($"Row {i}"))];

    public ApprovalConditions DrawConditions() => new()
    {
        Types = Some<ChangeType>(6), Natures = Some<ChangeNature>(5), Permanences = Some<Permanence>(9), ItemKinds = Some<ItemKind>(5), Sites = Sometimes(6) ? ["BER"] : [],
        Reach = Sometimes(4) ? Any<EquipmentReach>() : null, Criticalities = Some<Criticality>(6), Levels = Some<EquipmentLevel>(8), Flags = Some<EquipmentFlag>(6), ExceptInKind = Sometimes(8),
        ZoneKinds = Some<ZoneKind>(8), IsSafetyZone = Sometimes(12), DeviceRoles = Some<DeviceRole>(8), HasDirectAccess = Sometimes(12), ProductionMinutes = Sometimes(10) ? _random.Next(1, 60) : null,
        StatesQualityImpact = Sometimes(12), StatesSecurityImpact = Sometimes(12), Conflicts = Some<ConflictCode>(9),
    };

    public RuleEffect DrawEffect() => new()
    {
        Functions = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Any<Function>()).Distinct()], AsksZoneOwners = Sometimes(6), Quorum = new SeatQuorum(_random.Next(1, 4), _random.Next(0, 100)),
        HasVeto = Sometimes(2), Competencies = Sometimes(4) ? [Pick(["SIS-ENG", "LOTO", "NET"])] : [], Meaning = Pick(PolicyRowRules.PossibleMeanings), DeadlineHours = Sometimes(3) ? null : _random.Next(1, 40),
        Covers = Sometimes(4) ? FieldGroups.Quality | FieldGroups.Security : FieldGroups.None,
    };

    public IReadOnlyList<T> Shuffle<T>(IReadOnlyList<T> values) => [.. values.OrderBy(_ => _random.Next())];

    private SitePicture DrawSite() => BerlinPicture.With(parts => parts with
    {
        Equipment =
        [
            .. parts.Equipment.Select(e => e with
            {
                Criticality = Any<Criticality>(), IsGxpRelevant = Sometimes(5), IsHazardousProcess = Sometimes(5), IsSafetyRelated = Sometimes(5), Level = Sometimes(4) ? Any<EquipmentLevel>() : e.Level,
                Name = Sometimes(8) ? "Pump" : e.Name,
            }),
        ],
        Devices = [.. parts.Devices.Select(d => d with { Role = Sometimes(2) ? Any<DeviceRole>() : d.Role, RemoteAccess = Any<RemoteAccess>(), EquipmentId = Sometimes(4) ? _random.Next(1, 9) : d.EquipmentId })],
        Zones = [.. parts.Zones.Select(z => z with { Kind = Sometimes(2) ? Any<ZoneKind>() : z.Kind, IsSafetyDesignated = Sometimes(4), Owner = Any<Function>() })],
    });

    private SlotVerdict DrawVerdict(int place)
    {
        var policy = Any<ConflictPolicy>();
        return new SlotVerdict(Any<ConflictCode>(), policy, policy == ConflictPolicy.NeedsApproval && !Sometimes(5) ? Any<Function>() : null, null, [], null, null, default, default, $"Verdict {place}.");
    }

    private bool Sometimes(int of) => _random.Next(of) == 0;
    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];
    private T Any<T>() where T : struct, Enum => Pick(Enum.GetValues<T>());
    private IReadOnlyList<T> Some<T>(int of) where T : struct, Enum => Sometimes(of) ? [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Any<T>()).Distinct()] : [];
}
