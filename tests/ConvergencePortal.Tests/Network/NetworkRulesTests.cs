using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Plant;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>Invariants N2 to N5, E3 and the rules of addresses on small drawn networks.</summary>
public sealed class NetworkRulesTests
{
    private static readonly LocalDate Today = new(2026, 11, 5);

    private readonly EquipmentNode _site = new("BER", "Berlin", EquipmentLevel.Site, null);
    private readonly List<Zone> _zones = [];
    private readonly List<Conduit> _conduits = [];
    private readonly List<Segment> _segments = [];
    private readonly List<NetworkDevice> _devices = [];

    [Fact]
    public void Check_BusinessAndControlJoinedThroughADmz_IsFine()
    {
        var (office, dmz, cell) = (Zone("OFFICE", ZoneKind.Business), Zone("IDMZ", ZoneKind.IDMZ), Zone("CELL", ZoneKind.CellArea));
        Join(office, dmz);
        Join(dmz, cell);

        Breaches().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ZoneKind.SiteOperations)]
    [InlineData(ZoneKind.CellArea)]
    [InlineData(ZoneKind.Safety)]
    [InlineData(ZoneKind.Wireless)]
    public void Check_BusinessReachingControlAroundTheDmz_IsRefusedWithThePath(ZoneKind control)
    {
        var (office, dmz, vendor, plant) = (Zone("OFFICE", ZoneKind.Business), Zone("IDMZ", ZoneKind.IDMZ), Zone("VENDOR", ZoneKind.ExternalNetwork), Zone("PLANT", control));
        Join(office, dmz);
        Join(dmz, plant);
        Join(office, vendor);
        var last = Join(vendor, plant, ConduitDirection.BtoA);

        var breach = Breaches().ShouldHaveSingleItem();

        breach.Code.ShouldBe("network.businessReachesControl");
        breach.Message.ShouldContain("OFFICE – VENDOR – PLANT");
        breach.Subjects.ShouldContain(new BreachSubject(last, "zone_b"));
    }

    [Fact]
    public void Check_BusinessReachingTemporaryOrExternalZones_IsFine()
    {
        var office = Zone("OFFICE", ZoneKind.Business);
        Join(office, Zone("GUEST", ZoneKind.ExternalNetwork));
        Join(office, Zone("LAPTOPS", ZoneKind.TemporaryDevice));

        Breaches().ShouldBeEmpty();
    }

    [Fact]
    public void Check_ConduitThatHasEnded_JoinsNothing()
    {
        var conduit = Join(Zone("OFFICE", ZoneKind.Business), Zone("CELL", ZoneKind.CellArea));
        conduit.EffectiveTo = Today;

        Breaches().ShouldBeEmpty();
    }

    [Fact]
    public void Check_ConduitPlannedForLater_IsRefusedAlreadyNow()
    {
        var conduit = Join(Zone("OFFICE", ZoneKind.Business), Zone("CELL", ZoneKind.CellArea));
        conduit.EffectiveFrom = Today.PlusDays(30);

        Breaches().ShouldHaveSingleItem().Code.ShouldBe("network.businessReachesControl");
    }

    [Fact]
    public void Check_DeviceInTwoZonesWithAConduitInForce_IsFine()
    {
        var (cell, plant) = (Zone("CELL", ZoneKind.CellArea), Zone("PLANT", ZoneKind.SiteOperations));
        Join(cell, plant);
        Device("FW", Segment("S1", cell), Segment("S2", plant));

        Breaches().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void Check_DeviceInTwoZonesWithoutConduitInForce_IsRefused(int? daysUntilTheConduit)
    {
        var (cell, plant) = (Zone("CELL", ZoneKind.CellArea), Zone("PLANT", ZoneKind.SiteOperations));
        if (daysUntilTheConduit is { } days) Join(cell, plant).EffectiveFrom = Today.PlusDays(days);
        var device = Device("FW", Segment("S1", cell), Segment("S2", plant));

        var breach = Breaches().ShouldHaveSingleItem();

        breach.Code.ShouldBe("network.zonesWithoutConduit");
        breach.Subjects[0].Record.ShouldBe(device.Interfaces[1]);
    }

    [Fact]
    public void Check_DeviceInThreeZonesJoinedOverAFourth_IsRefused()
    {
        var (first, second, other) = (Zone("A", ZoneKind.CellArea), Zone("B", ZoneKind.CellArea), Zone("OTHER", ZoneKind.SiteOperations));
        Join(first, other);
        Join(other, second);
        Device("FW", Segment("S1", first), Segment("S2", second));

        Breaches().ShouldHaveSingleItem().Code.ShouldBe("network.zonesWithoutConduit");
    }

    [Fact]
    public void Check_SafetyNodeInAnUndesignatedZone_IsRefusedWhateverTheDevice()
    {
        var device = Device("CAMERA", Segment("S1", Zone("CELL", ZoneKind.CellArea)));
        device.Equipment.IsSafetyRelated = true;

        Breaches().ShouldHaveSingleItem().Code.ShouldBe("network.safetyNode");
    }

    [Fact]
    public void Check_SafetyNodeInADesignatedZone_IsFine()
    {
        var zone = Zone("CELL", ZoneKind.CellArea);
        zone.IsSafetyDesignated = true;
        Device("CAMERA", Segment("S1", zone)).Equipment.IsSafetyRelated = true;

        Breaches().ShouldBeEmpty();
    }

    [Fact]
    public void Check_SafetyControllerElsewhere_IsAWarning()
    {
        Device("SIS", Segment("S1", Zone("CELL", ZoneKind.CellArea))).Role = DeviceRole.SafetyController;

        var breach = Breaches().ShouldHaveSingleItem();

        (breach.Code, breach.IsWarning).ShouldBe(("network.safetyController", true));
    }

    [Theory]
    [InlineData(ZoneKind.Wireless, true, false, false, true)]
    [InlineData(ZoneKind.CellArea, true, false, false, false)]
    [InlineData(ZoneKind.TemporaryDevice, false, true, false, true)]
    [InlineData(ZoneKind.Wireless, false, true, false, false)]
    [InlineData(ZoneKind.ExternalNetwork, false, false, true, true)]
    [InlineData(ZoneKind.Business, false, false, true, false)]
    [InlineData(ZoneKind.Wireless, true, true, false, true)]
    [InlineData(ZoneKind.CellArea, false, false, false, true)]
    public void Check_WirelessTransientAndExternalDevices_LieInTheirOwnKindOfZone(ZoneKind kind, bool isWireless, bool isTransient, bool isExternal, bool isFine)
    {
        var device = Device("D", Segment("S1", Zone("Z", kind)));
        (device.IsWireless, device.IsTransient, device.IsExternal) = (isWireless, isTransient, isExternal);

        Breaches().Select(breach => breach.Code).ShouldBe(isFine ? [] : ["network.ownZoneKind"]);
    }

    [Theory]
    [InlineData("10.20.10.0/24", "10.20.10.0/25", true)]
    [InlineData("10.20.10.0/24", "10.20.11.0/24", false)]
    [InlineData("10.0.0.0/8", "10.255.255.0/24", true)]
    [InlineData("fd00:20::/32", "fd00:20:1::/64", true)]
    [InlineData("fd00:20::/64", "fd00:21::/64", false)]
    [InlineData("0.0.0.0/0", "fd00::/8", false)]
    public void Check_RangesOfOneZone_DoNotOverlap(string first, string second, bool isOverlap)
    {
        var zone = Zone("CELL", ZoneKind.CellArea);
        Segment("S1", zone).Cidr = first;
        Segment("S2", zone).Cidr = second;

        Breaches().Select(breach => breach.Code).ShouldBe(isOverlap ? ["segment.overlap"] : []);
    }

    [Fact]
    public void Check_SameRangeInTwoZones_IsFine()
    {
        Segment("S1", Zone("A", ZoneKind.CellArea)).Cidr = "192.168.0.0/24";
        Segment("S2", Zone("B", ZoneKind.CellArea)).Cidr = "192.168.0.0/24";

        Breaches().ShouldBeEmpty();
    }

    [Fact]
    public void Check_ManyRanges_EveryOverlapIsFoundOnce()
    {
        var zone = Zone("CELL", ZoneKind.CellArea);
        foreach (var (code, range) in new[] { ("A", "10.0.0.0/16"), ("B", "10.0.1.0/24"), ("C", "10.0.200.0/24"), ("D", "10.1.0.0/24"), ("E", "10.1.0.128/25"), ("F", "10.2.0.0/24") }) Segment(code, zone).Cidr = range;

        Breaches().Select(breach => ((Segment)breach.Subjects[0].Record).Code).ShouldBe(["B", "C", "E"]);
    }

    [Theory]
    [InlineData("10.20.10.0/24", "10.20.10.255", true)]
    [InlineData("10.20.10.0/24", "10.20.11.0", false)]
    [InlineData("fd00:20::/64", "fd00:20::1", true)]
    [InlineData("fd00:20::/64", "fd00:21::1", false)]
    [InlineData("fd00:20::/64", "10.20.10.1", false)]
    [InlineData(null, "10.20.10.1", true)]
    public void Check_Address_LiesInTheRangeOfItsSegment(string? range, string address, bool isInside)
    {
        var segment = Segment("S1", Zone("CELL", ZoneKind.CellArea));
        segment.Cidr = range;
        Device("D", segment).Interfaces[0].IpAddress = address;

        Breaches().Select(breach => breach.Code).ShouldBe(isInside ? [] : ["network.ipOutsideSegment"]);
    }

    [Fact]
    public void Check_AddressOfAnInterfaceThatHasEnded_IsFree()
    {
        var segment = Segment("S1", Zone("CELL", ZoneKind.CellArea));
        var (old, present) = (Device("OLD", segment).Interfaces[0], Device("NEW", segment).Interfaces[0]);
        (old.IpAddress, present.IpAddress) = ("10.20.10.1", "10.20.10.1");
        old.EffectiveTo = Today;

        Breaches().ShouldBeEmpty();
    }

    private IReadOnlyList<RuleBreach> Breaches() => [.. NetworkRules.Check(new NetworkPicture(Today, _zones, _conduits, _segments, _devices))];

    private Zone Zone(string code, ZoneKind kind)
    {
        var zone = new Zone(_site, code, code, kind);
        _zones.Add(zone);
        return zone;
    }

    private Conduit Join(Zone first, Zone second, ConduitDirection direction = ConduitDirection.Both)
    {
        var conduit = new Conduit(_site, $"C-{_conduits.Count}", "Conduit", first, second) { Direction = direction };
        _conduits.Add(conduit);
        return conduit;
    }

    private Segment Segment(string code, Zone zone)
    {
        var segment = new Segment(_site, code, code, zone);
        _segments.Add(segment);
        return segment;
    }

    private NetworkDevice Device(string code, params Segment[] segments)
    {
        var device = new NetworkDevice(_site, code, code, DeviceRole.PLC, new EquipmentNode(code, code, EquipmentLevel.Area, _site));
        foreach (var segment in segments) device.Connect(new DeviceInterface($"eth{device.Interfaces.Count}", segment));
        _devices.Add(device);
        return device;
    }
}
