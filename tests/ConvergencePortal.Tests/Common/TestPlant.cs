using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using ConvergencePortal.Core.Windows;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Tests.Common;

/// <summary>
/// A small plant, written straight into the tables: site BER (Europe/Berlin) with line PACK/LINE2 (a filler and a GxP labeler) and an SIS cell,
/// a packaging segment behind one switch, an office segment behind a DMZ, two people a function, a Sunday maintenance window on the line.
/// </summary>
public static class TestPlant
{
    public static readonly LocalDate Since = new(2020, 1, 1);

    /// <summary>With which everybody signs.</summary>
    public const string Pin = "2468";

    private static readonly Lazy<Task<string>> Template = new(() => TestPortal.CreateTemplateAsync(async db =>
    {
        await db.Database.MigrateAsync();
        await BuildAsync(db);
    }));

    public static async Task<TestPortal> CreatePortalAsync()
    {
        if (TestPortal.SqlServer is null) return await TestPortal.CreateAsync(await Template.Value);

        var portal = await TestPortal.CreateAsync();
        await BuildAsync(portal);
        return portal;
    }

    public static async Task BuildAsync(TestPortal portal)
    {
        await using var db = portal.Db();
        await BuildAsync(db);
    }

    private static async Task BuildAsync(PortalDb db)
    {
        var (site, line, safetyCell) = AddEquipment(db);
        AddNetwork(db, site, line, safetyCell);
        db.PlantVersions.Add(new PlantVersion());
        await db.SaveChangesAsync();

        AddPeople(db, site);
        var sunday = new Window(site, "MW-LINE2-SUN", WindowKind.Maintenance, "Line 2 Sunday night")
        {
            StartsAt = new LocalDateTime(2026, 1, 4, 2, 0), Minutes = 240, Rule = "FREQ=WEEKLY;BYDAY=SU", TimeZone = "Europe/Berlin",
        };
        sunday.CoverEquipment(line);
        db.Windows.Add(sunday);
        await db.SaveChangesAsync();
    }

    private static (EquipmentNode Site, EquipmentNode Line, EquipmentNode SafetyCell) AddEquipment(PortalDb db)
    {
        var enterprise = new EquipmentNode("ACME", "Acme Beverages", EquipmentLevel.Enterprise, null);
        var site = new EquipmentNode("BER", "Berlin", EquipmentLevel.Site, enterprise) { TimeZone = "Europe/Berlin" };
        var area = new EquipmentNode("PACK", "Packaging", EquipmentLevel.Area, site);
        var line = new EquipmentNode("LINE2", "Line 2", EquipmentLevel.ProductionLine, area) { Criticality = Criticality.B };
        var filler = new EquipmentNode("FILLER", "Filler 2", EquipmentLevel.WorkCell, line) { Criticality = Criticality.B };
        var labeler = new EquipmentNode("LABELER", "Labeler 2", EquipmentLevel.WorkCell, line) { IsGxpRelevant = true };
        var safetyCell = new EquipmentNode("CIP", "Cleaning skid", EquipmentLevel.WorkCell, line) { IsSafetyRelated = true, IsHazardousProcess = true };
        var office = new EquipmentNode("ADMIN", "Administration", EquipmentLevel.Area, site);
        db.Equipment.AddRange(enterprise, site, area, line, filler, labeler, safetyCell, office);

        foreach (var (tag, type) in new[] { ("DRV-001", "SINAMICS-S120"), ("DRV-002", "SINAMICS-S120"), ("DRV-003", "POWERFLEX-755") })
        {
            var asset = new PhysicalAsset(tag, $"Drive {tag}", type);
            if (tag == "DRV-001") asset.Mount(filler, Since);
            db.Assets.Add(asset);
        }
        return (site, line, safetyCell);
    }

    private static void AddNetwork(PortalDb db, EquipmentNode site, EquipmentNode line, EquipmentNode safetyCell)
    {
        var business = new Zone(site, "OFFICE", "Office", ZoneKind.Business) { Owner = Function.IT };
        var dmz = new Zone(site, "IDMZ", "Industrial DMZ", ZoneKind.IDMZ) { Owner = Function.IT };
        var cell = new Zone(site, "CELL-PACK", "Packaging cell", ZoneKind.CellArea) { Owner = Function.OT };
        var safety = new Zone(site, "SIS", "Safety systems", ZoneKind.Safety) { Owner = Function.ProcessSafety, IsSafetyDesignated = true };
        db.Zones.AddRange(business, dmz, cell, safety);

        var officeToDmz = new Conduit(site, "C-OFFICE-IDMZ", "Office to DMZ", business, dmz);
        officeToDmz.ReplaceRules([new ConduitRule("tcp", 443, "OFFICE", "IDMZ", "Reports for production planning")]);
        var dmzToCell = new Conduit(site, "C-IDMZ-PACK", "DMZ to packaging", dmz, cell);
        dmzToCell.ReplaceRules([new ConduitRule("tcp", 4840, "IDMZ", "CELL-PACK", "OPC UA reads of the historian")]);
        db.Conduits.AddRange(officeToDmz, dmzToCell);

        var vlan210 = new Segment(site, "VLAN210", "Packaging machines", cell) { VlanId = 210, Cidr = "10.20.10.0/24" };
        var vlan10 = new Segment(site, "VLAN10", "Office", business) { VlanId = 10, Cidr = "10.10.0.0/24" };
        var vlan900 = new Segment(site, "VLAN900", "Safety", safety) { VlanId = 900, Cidr = "10.90.0.0/24" };
        db.Segments.AddRange(vlan210, vlan10, vlan900);

        var filler = db.Equipment.Local.Single(e => e.Code == "FILLER");
        var labeler = db.Equipment.Local.Single(e => e.Code == "LABELER");
        var office = db.Equipment.Local.Single(e => e.Code == "ADMIN");
        AddDevice(db, site, "SW-PACK-01", DeviceRole.Switch, line, vlan210, "10.20.10.2");
        AddDevice(db, site, "PLC-FILLER", DeviceRole.PLC, filler, vlan210, "10.20.10.11");
        AddDevice(db, site, "HMI-LABELER", DeviceRole.HMI, labeler, vlan210, "10.20.10.12");
        AddDevice(db, site, "SIS-CIP", DeviceRole.SafetyController, safetyCell, vlan900, "10.90.0.11");
        AddDevice(db, site, "PC-OFFICE-01", DeviceRole.Workstation, office, vlan10, "10.10.0.21");
    }

    private static void AddDevice(PortalDb db, EquipmentNode site, string code, DeviceRole role, EquipmentNode equipment, Segment segment, string ip)
    {
        var device = new NetworkDevice(site, code, code, role, equipment);
        device.Connect(new DeviceInterface("eth0", segment) { IpAddress = ip });
        db.Devices.Add(device);
    }

    private static void AddPeople(PortalDb db, EquipmentNode site)
    {
        Add("admin", "Ada Admin", null, PersonRoles.Administrator);
        Add("auditor", "Otto Auditor", null, PersonRoles.Auditor);
        Add("chair", "Clara Chair", null, PersonRoles.GovernanceChair);
        foreach (var (code, function) in new[]
                 {
                     ("it", Function.IT), ("ot", Function.OT), ("maintenance", Function.Maintenance), ("production", Function.Production),
                     ("quality", Function.Quality), ("safety", Function.ProcessSafety), ("cyber", Function.Cybersecurity),
                 })
        {
            Add($"{code}.berlin", $"First {function}", function, PersonRoles.None);
            Add($"{code}2.berlin", $"Second {function}", function, PersonRoles.None);
        }

        void Add(string code, string name, Function? function, PersonRoles roles)
        {
            var person = new Person(code, name, PersonKind.Person) { Roles = roles };
            if (function is { } held) person.Join(new Membership(site.Id, held, Since) { IsHome = true });
            db.People.Add(person);
        }
        db.SaveChanges();
        foreach (var person in db.People.Local)
        {
            var pin = new SigningPin(person.Id);
            pin.Set(Pin, TestPortal.Start);
            db.SigningPins.Add(pin);
        }
    }
}
