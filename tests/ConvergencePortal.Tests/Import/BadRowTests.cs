using ConvergencePortal.Tests.Common;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>Everything a row can be wrong in, on the small test plant: each is named by line, column, code and a sentence, and nothing is written.</summary>
public sealed class BadRowTests(UntouchedPlant untouched) : IClassFixture<UntouchedPlant>
{
    private const string LongText = "1 MB";

    public static TheoryData<string, string, string, string, string> Rows => new()
    {
        // kind, header, row, column, code
        { "sites", "code,name,enterprise,time_zone", "HAM,Hamburg,ACME,Europe/Hamburg", "time_zone", "site.timeZone" },
        { "sites", "code,name,enterprise,time_zone", "HAM,Hamburg,BER,Europe/Berlin", "enterprise", "site.enterpriseIsSite" },
        { "sites", "code,name,enterprise,time_zone", "ACME,Acme,ACME,Europe/Berlin", "code", "site.codeTaken" },
        { "sites", "code,name,enterprise,time_zone", "BER,Berlin,OTHER,Europe/Berlin", "enterprise", "cell.fixed" },
        { "sites", "code,name,enterprise,time_zone", "H/M,Hamburg,ACME,Europe/Berlin", "code", "cell.code" },
        { "sites", "code,name,enterprise,enterprise_name,time_zone", "HAM,Hamburg,,Nord,Europe/Berlin", "enterprise", "cell.required" },
        { "equipment", "path,name,level", "BER/PACK/NOWHERE/X,X,WorkCell", "path", "equipment.parent" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,X,Area", "level", "equipment.level" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,X,Conveyor", "level", "cell.choice" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,X,99", "level", "cell.choice" },
        { "equipment", "path,name,level", "BER/PACK/LINE2,Line 2,WorkCenter", "level", "cell.fixed" },
        { "equipment", "path,name,level", "BER/PACK//X,X,WorkCell", "path", "equipment.path" },
        { "equipment", "path,name,level", "BER,Berlin,Area", "path", "equipment.pathIsSite" },
        { "equipment", "path,name,level", "ACME/X,X,Area", "path", "equipment.parent" },
        { "equipment", "path,name,level", ",X,Area", "path", "cell.required" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,,WorkCell", "name", "cell.required" },
        { "equipment", "path,name,level", $"BER/PACK/LINE2/X,{LongText},WorkCell", "name", "cell.tooLong" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,Bell\u0007,WorkCell", "name", "cell.control" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,\"Two\nlines\",WorkCell", "name", "cell.control" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,Turned \u202Eround,WorkCell", "name", "cell.control" },
        { "equipment", "path,name,level", "BER/PACK/LINE2/X,=1+1,WorkCell", "name", "cell.formula" },
        { "equipment", "path,name,level,criticality", "BER/PACK/LINE2/X,X,WorkCell,D", "criticality", "cell.choice" },
        { "equipment", "path,name,level,gxp", "BER/PACK/LINE2/X,X,WorkCell,maybe", "gxp", "cell.yesNo" },
        { "equipment", "path,name,level,effective_from", "BER/PACK/LINE2/X,X,WorkCell,31.12.2026", "effective_from", "cell.day" },
        { "equipment", "path,name,level,effective_from,effective_to", "BER/PACK/LINE2/X,X,WorkCell,2026-02-01,2026-01-01", "effective_to", "record.endsBeforeItBegins" },
        { "equipment", "path,name,level,safety_related", "BER/PACK/LINE2/FILLER,Filler 2,WorkCell,yes", "safety_related", "network.safetyNode" },
        { "assets", "tag,name,type,equipment", "DRV-009,Drive,S120,BER/PACK/NOWHERE", "equipment", "cell.unknown" },
        { "assets", "tag,name,type,equipment", "DRV-009,Drive,S120,ACME", "equipment", "cell.unknown" },
        { "assets", "tag,name,type,status", "DRV-009,Drive,S120,Broken", "status", "cell.choice" },
        { "assets", "tag,name,type,equipment,mounted_from", "DRV-001,Drive,SINAMICS-S120,BER/PACK/LINE2/LABELER,2019-01-01", "mounted_from", "asset.mountedBefore" },
        { "assets", "tag,name,type,equipment,mounted_from", "DRV-002,Drive,SINAMICS-S120,,2026-01-01", "mounted_from", "asset.mountedNowhere" },
        { "assets", "tag,name,type,mounted_from", "DRV-002,Drive,SINAMICS-S120,2026-01-01", "mounted_from", "asset.mountedNowhere" },
        { "zones", "site,code,name,kind,owner", "XXX,Z1,Zone,CellArea,OT", "site", "cell.unknown" },
        { "zones", "site,code,name,kind,owner", "BER,Z1,Zone,Cellar,OT", "kind", "cell.choice" },
        { "zones", "site,code,name,kind,owner", "BER,Z1,Zone,CellArea,", "owner", "cell.required" },
        { "zones", "site,code,name,kind,owner,parent", "BER,Z1,Zone,CellArea,OT,NOWHERE", "parent", "cell.unknown" },
        { "zones", "site,code,name,kind,owner,parent", "BER,Z1,Zone,CellArea,OT,Z1", "parent", "zone.cycle" },
        { "zones", "site,code,name,kind,owner,sl_target", "BER,Z1,Zone,CellArea,OT,5", "sl_target", "cell.securityLevel" },
        { "zones", "site,code,name,kind,owner,safety_designated", "BER,SIS,Safety systems,Safety,ProcessSafety,no", "safety_designated", "network.safetyNode" },
        { "zones", "site,code,name,kind,owner", "BER,IDMZ,Industrial DMZ,SiteOperations,IT", "kind", "network.businessReachesControl" },
        { "conduits", "site,code,name,zone_a,zone_b,owner", "BER,C1,Conduit,OFFICE,NOWHERE,IT", "zone_b", "cell.unknown" },
        { "conduits", "site,code,name,zone_a,zone_b,owner", "BER,C1,Conduit,OFFICE,OFFICE,IT", "zone_b", "conduit.sameZone" },
        { "conduits", "site,code,name,zone_a,zone_b,owner", "BER,C1,Conduit,OFFICE,CELL-PACK,IT", "zone_b", "network.businessReachesControl" },
        { "conduits", "site,code,name,zone_a,zone_b,owner,rules", "BER,C1,Conduit,SIS,CELL-PACK,OT,tcp/102 A>B", "rules", "conduit.rule" },
        { "conduits", "site,code,name,zone_a,zone_b,owner,rules", "BER,C1,Conduit,SIS,CELL-PACK,OT,tcp/99999 A>B: reads", "rules", "conduit.port" },
        { "conduits", "site,code,name,zone_a,zone_b,owner,rules", "BER,C1,Conduit,SIS,CELL-PACK,OT,tcp A>B: reads", "rules", "conduit.port" },
        { "segments", "site,code,name,zone,vlan", "BER,S1,Segment,CELL-PACK,0", "vlan", "cell.number" },
        { "segments", "site,code,name,zone,vlan", "BER,S1,Segment,CELL-PACK,4095", "vlan", "cell.number" },
        { "segments", "site,code,name,zone,vlan", "BER,S1,Segment,CELL-PACK,ten", "vlan", "cell.number" },
        { "segments", "site,code,name,zone,cidr", "BER,S1,Segment,CELL-PACK,10.20.30.0/33", "cidr", "segment.cidr" },
        { "segments", "site,code,name,zone,cidr", "BER,S1,Segment,CELL-PACK,10.20/16", "cidr", "segment.cidr" },
        { "segments", "site,code,name,zone,cidr", "BER,S1,Segment,CELL-PACK,10.20.30.4/24", "cidr", "segment.cidrHost" },
        { "segments", "site,code,name,zone,cidr", "BER,S1,Segment,CELL-PACK,10.20.10.128/25", "cidr", "segment.overlap" },
        { "segments", "site,code,name,zone,cidr", "BER,S1,Segment,CELL-PACK,10.0.0.0/8", "cidr", "segment.overlap" },
        { "segments", "site,code,name,zone,cidr", "BER,VLAN210,Packaging machines,CELL-PACK,10.20.11.0/24", "cidr", "network.ipOutsideSegment" },
        { "segments", "site,code,name,zone", "BER,S1,Segment,NOWHERE", "zone", "cell.unknown" },
        { "devices", "site,code,name,role,equipment", "BER,D1,Device,Toaster,BER/PACK/LINE2", "role", "cell.choice" },
        { "devices", "site,code,name,role,equipment", "BER,D1,Device,PLC,BER/NOWHERE", "equipment", "cell.unknown" },
        { "devices", "site,code,name,role,equipment,level", "BER,D1,Device,PLC,BER/PACK/LINE2,2.5", "level", "device.level" },
        { "devices", "site,code,name,role,equipment,asset", "BER,D1,Device,PLC,BER/PACK/LINE2,NO-TAG", "asset", "cell.unknown" },
        { "devices", "site,code,name,role,equipment,enforces", "BER,D1,Device,Firewall,BER/PACK/LINE2,NOWHERE", "enforces", "cell.unknown" },
        { "devices", "site,code,name,role,equipment,redundancy_group", "BER,D1,Device,Switch,BER/PACK/LINE2,A/B", "redundancy_group", "cell.code" },
        { "devices", "site,code,name,role,equipment", "BER,PLC-FILLER,PLC,PLC,BER/PACK/LINE2/CIP", "code", "network.safetyNode" },
        { "devices", "site,code,name,role,equipment,wireless", "BER,PLC-FILLER,PLC,PLC,BER/PACK/LINE2/FILLER,yes", "code", "network.ownZoneKind" },
        { "devices", "site,code,name,role,equipment,transient", "BER,PLC-FILLER,PLC,PLC,BER/PACK/LINE2/FILLER,yes", "code", "network.ownZoneKind" },
        { "devices", "site,code,name,role,equipment,external", "BER,PLC-FILLER,PLC,PLC,BER/PACK/LINE2/FILLER,yes", "code", "network.ownZoneKind" },
        { "interfaces", "site,device,name,segment", "BER,NOWHERE,eth0,VLAN210", "device", "cell.unknown" },
        { "interfaces", "site,device,name,segment", "BER,SW-PACK-01,eth1,NOWHERE", "segment", "cell.unknown" },
        { "interfaces", "site,device,name,segment,ip", "BER,SW-PACK-01,eth1,VLAN210,10.20.11.9", "ip", "network.ipOutsideSegment" },
        { "interfaces", "site,device,name,segment,ip", "BER,SW-PACK-01,eth1,VLAN210,fd00::1", "ip", "network.ipOutsideSegment" },
        { "interfaces", "site,device,name,segment,ip", "BER,SW-PACK-01,eth1,VLAN210,10.20.10.11", "ip", "network.ipTwice" },
        { "interfaces", "site,device,name,segment,ip", "BER,SW-PACK-01,eth1,VLAN210,10.20.010.9", "ip", "interface.ip" },
        { "interfaces", "site,device,name,segment,ip", "BER,SW-PACK-01,eth1,VLAN210,10.20.10", "ip", "interface.ip" },
        { "interfaces", "site,device,name,segment,mac", "BER,SW-PACK-01,eth1,VLAN210,02:49:00", "mac", "interface.mac" },
        { "interfaces", "site,device,name,segment", "BER,SW-PACK-01,eth1,VLAN10", "segment", "network.zonesWithoutConduit" },
        { "interfaces", "site,device,name,segment", "BER,SIS-CIP,eth1,VLAN210", "segment", "network.safetyNode" },
        { "people", "code,name,roles", "x,X,King", "roles", "cell.choice" },
        { "people", "code,name,kind", "it.berlin,First IT,Service", "kind", "cell.fixed" },
        { "people", "code,name,email", "x,X,x at acme", "email", "person.email" },
        { "people", "code,name,roles", "admin,Ada Admin,", "roles", "person.lastAdministrator" },
        { "people", "code,name,roles,active", "admin,Ada Admin,Administrator,no", "active", "person.lastAdministrator" },
        { "memberships", "person,site,function", "nobody,BER,IT", "person", "cell.unknown" },
        { "memberships", "person,site,function", "it.berlin,XXX,IT", "site", "cell.unknown" },
        { "memberships", "person,site,function", "it.berlin,BER,Cooking", "function", "cell.choice" },
        { "memberships", "person,site,function,home", "it.berlin,BER,OT,yes", "home", "membership.oneHome" },
        { "memberships", "person,site,function,from,to", "it.berlin,BER,OT,2026-02-01,2026-01-01", "to", "membership.endsBeforeItBegins" },
        { "shifts", "site,person,code,start,minutes", "XXX,it.berlin,DAY,2026-01-05T08:00,480", "site", "cell.unknown" },
        { "shifts", "site,person,code,start,minutes", "BER,nobody,DAY,2026-01-05T08:00,480", "person", "cell.unknown" },
        { "shifts", "site,person,code,start,minutes", "BER,chair,DAY,2026-01-05T08:00,480", "person", "shift.notAtSite" },
        { "shifts", "site,person,code,start,minutes", "BER,it.berlin,DAY/1,2026-01-05T08:00,480", "code", "cell.code" },
        { "shifts", "site,person,code,start,minutes", "BER,it.berlin,DAY,5.1.2026 8:00,480", "start", "shift.start" },
        { "shifts", "site,person,code,start,minutes", "BER,it.berlin,DAY,1969-01-05T08:00,480", "start", "window.startOutOfRange" },
        { "shifts", "site,person,code,start,minutes", "BER,it.berlin,DAY,2026-01-05T08:00,0", "minutes", "cell.number" },
        { "shifts", "site,person,code,start,minutes", "BER,it.berlin,DAY,2026-01-05T08:00,1441", "minutes", "cell.number" },
        { "shifts", "site,person,code,start,minutes,rule", "BER,it.berlin,DAY,2026-01-05T08:00,480,FREQ=HOURLY", "rule", "recurrence.unsupportedFrequency" },
        { "shifts", "site,person,code,start,minutes,rule", "BER,it.berlin,DAY,2026-01-05T08:00,480,FREQ=WEEKLY;BYDAY=TU", "start", "window.startNotInRule" },
        { "shifts", "site,person,code,start,minutes,except", "BER,it.berlin,DAY,2026-01-05T08:00,480,christmas", "except", "window.badDates" },
        { "absences", "site,person,from,to", "XXX,it.berlin,2026-12-21,2026-12-27", "site", "cell.unknown" },
        { "absences", "site,person,from,to", "BER,nobody,2026-12-21,2026-12-27", "person", "cell.unknown" },
        { "absences", "site,person,from,to", "BER,admin,2026-12-21,2026-12-27", "person", "shift.notAtSite" },
        { "absences", "site,person,from,to", "BER,it.berlin,Monday,2026-12-27", "from", "absence.time" },
        { "absences", "site,person,from,to", "BER,it.berlin,2026-12-21,later", "to", "absence.time" },
        { "absences", "site,person,from,to", "BER,it.berlin,1969-12-21,2026-12-27", "from", "absence.time" },
        { "absences", "site,person,from,to", "BER,it.berlin,2026-12-21,2200-01-01", "to", "absence.time" },
        { "absences", "site,person,from,to", "BER,it.berlin,2026-12-21,2026-12-20", "to", "absence.endsBeforeItBegins" },
        { "absences", "site,person,from,to", "BER,it.berlin,2026-12-21T12:00,2026-12-21T12:00", "to", "absence.endsBeforeItBegins" },
        { "absences", "site,person,from,to", "BER,it.berlin,2026-01-01,2027-02-05", "to", "absence.tooLong" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Party,Window,BER/PACK,2026-01-04T02:00,60", "kind", "cell.choice" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER/NOWHERE,2026-01-04T02:00,60", "scope", "scope.unknown" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER:NOWHERE,2026-01-04T02:00,60", "scope", "scope.unknown" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER/PACK,4.1.2026 2:00,60", "start", "window.start" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,0", "minutes", "cell.number" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,576001", "minutes", "cell.number" },
        { "windows", "site,code,kind,title,scope,start,minutes", "BER,W1,Freeze,Window,BER/PACK,1969-01-04T02:00,60", "start", "window.startOutOfRange" },
        { "windows", "site,code,kind,title,scope,start,minutes,zone", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,Europe/Hamburg", "zone", "window.unknownZone" },
        { "windows", "site,code,kind,title,scope,start,minutes,rule", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,FREQ=WEEKLY;BYDAY=MO", "start", "window.startNotInRule" },
        { "windows", "site,code,kind,title,scope,start,minutes,except", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,tomorrow", "except", "window.badDates" },
        { "windows", "site,code,kind,title,scope,start,minutes,effective_from", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,soon", "effective_from", "window.moment" },
        { "windows", "site,code,kind,title,scope,start,minutes,effective_from,effective_to", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,2026-02-01,2026-01-01", "effective_to", "window.effectiveEndsBeforeStart" },
        { "windows", "site,code,kind,title,scope,start,minutes,moved", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,later", "moved", "window.badMoved" },
        { "windows", "site,code,kind,title,scope,start,minutes,moved", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,2026-01-05T02:00>2026-01-06T02:00/60", "moved", "window.nothingToMove" },
        { "windows", "site,code,kind,title,scope,start,minutes,except,moved", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,2026-01-04T02:00,2026-01-04T02:00>2026-01-06T02:00/60", "moved", "window.movedAndExcepted" },
        { "windows", "site,code,kind,title,scope,start,minutes,extra", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,1969-01-04T02:00", "extra", "window.startOutOfRange" },
        { "windows", "site,code,kind,title,scope,start,minutes,rate", "BER,W1,Production,Window,BER/PACK,2026-01-04T02:00,60,1000001", "rate", "cell.number" },
        { "windows", "site,code,kind,title,scope,start,minutes,earlier", "BER,W1,Production,Window,BER/PACK,2026-01-04T02:00,60,-1", "earlier", "cell.number" },
        { "windows", "site,code,kind,title,scope,start,minutes,later", "BER,W1,Production,Window,BER/PACK,2026-01-04T02:00,60,100001", "later", "cell.number" },
        { "windows", "site,code,kind,title,scope,start,minutes,rate", "BER,W1,Freeze,Window,BER/PACK,2026-01-04T02:00,60,600", "rate", "window.onlyProduction" },
        { "windows", "site,code,kind,title,scope,start,minutes,earlier", "BER,W1,Holiday,Window,BER/PACK,2026-01-04T02:00,60,0", "earlier", "window.onlyProduction" },
        { "windows", "site,code,kind,title,scope,start,minutes,later", "BER,W1,Maintenance,Window,BER/PACK,2026-01-04T02:00,60,30", "later", "window.onlyProduction" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Import_WrongRow_IsNamedAndNothingIsWritten(string kind, string header, string row, string column, string code)
    {
        var portal = untouched.Portal;
        var before = await portal.ExportAsync(kind);

        var report = await portal.ImportAsync(kind, $"{header}\n{row.Replace(LongText, new string('x', 1_048_576), StringComparison.Ordinal)}\n");

        report.Wrong.Select(remark => (remark.Line, remark.Column, remark.Code)).ShouldContain((2, column, code));
        report.Wrong.ShouldAllBe(remark => remark.Message.EndsWith('.') && remark.Message.Length > 15 && remark.Value.Length <= 81);
        (report.New, report.Changed).ShouldBe((0, 0));
        (await portal.ExportAsync(kind)).ShouldBe(before);
    }

    [Theory]
    [InlineData("path,name,level,weight", "import.unknownColumn", "weight")]
    [InlineData("path,level", "import.missingColumn", "name")]
    [InlineData("path,name,level,Name", "import.doubleColumn", "name")]
    [InlineData("path,name,level,", "import.unknownColumn", "(no name)")]
    [InlineData("BER/PACK/X,X,Area", "import.unknownColumn", "BER/PACK/X")]
    public async Task Import_WrongHeader_IsRefusedWithTheColumn(string header, string code, string named)
    {
        await using var portal = await TestPortal.CreateAsync();

        var error = (await portal.TryImportAsync("equipment", $"{header}\n")).Error!;

        error.Code.ShouldBe(code);
        error.Message.ShouldContain(named);
    }

    [Fact]
    public async Task Import_200Columns_IsRefusedWithAShortSentence()
    {
        await using var portal = await TestPortal.CreateAsync();
        var header = string.Join(',', Enumerable.Range(1, 200).Select(i => $"column{i}"));

        var error = (await portal.TryImportAsync("equipment", $"{header}\n")).Error!;

        error.Code.ShouldBe("import.unknownColumn");
        error.Message.ShouldContain("and 195 more");
        error.Message.Length.ShouldBeLessThan(400);
    }

    [Fact]
    public async Task Import_SameKeyTwice_NamesTheOtherLine()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);

        var report = await portal.ImportAsync("equipment", "path,name,level\nBER/UTIL,Utilities,Area\nber/util,Again,Area\n");

        var wrong = report.Wrong.ShouldHaveSingleItem();
        (wrong.Line, wrong.Code).ShouldBe((3, "row.duplicate"));
        wrong.Message.ShouldContain("line 2");
    }

    [Fact]
    public async Task Import_ZonesThatLieInEachOther_AreWrong()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);

        var report = await portal.ImportAsync("zones", "site,code,name,kind,owner,parent\nBER,Z1,One,CellArea,OT,Z2\nBER,Z2,Two,CellArea,OT,Z3\nBER,Z3,Three,CellArea,OT,Z1\n");

        report.Wrong.Select(remark => (remark.Line, remark.Code)).ShouldBe([(2, "zone.cycle"), (3, "zone.cycle"), (4, "zone.cycle")]);
    }

    [Fact]
    public async Task Import_SameAddressInTwoRows_IsWrong()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);

        var report = await portal.ImportAsync("interfaces",
            "site,device,name,segment,ip,mac\nBER,SW-PACK-01,eth1,VLAN210,10.20.10.50,02:49:00:00:00:01\nBER,PLC-FILLER,eth1,VLAN210,10.20.10.51,02-49-00-00-00-01\nBER,HMI-LABELER,eth1,VLAN210,10.20.10.50,\n");

        report.Wrong.Select(remark => (remark.Line, remark.Column, remark.Code)).ShouldBe([(3, "mac", "network.macTwice"), (4, "ip", "network.ipTwice")]);
    }

    [Fact]
    public async Task Import_SafetyControllerInAnotherZone_IsAWarningOnly()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);

        var report = await portal.ImportAsync("devices", "site,code,name,role,equipment\nBER,PLC-FILLER,Safety controller,SafetyController,BER/PACK/LINE2/FILLER\n");

        report.Wrong.ShouldBeEmpty();
        report.Changed.ShouldBe(1);
        report.Warnings.ShouldHaveSingleItem().Code.ShouldBe("network.safetyController");
    }

    [Fact]
    public async Task Import_ScopeThatIsASegmentAndAZone_MustSayWhich()
    {
        await using var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        await portal.HasAsync("segments", "site,code,name,zone\nBER,SIS,Twin of the zone,SIS\n");
        const string Header = "site,code,kind,title,scope,start,minutes";

        var ambiguous = await portal.ImportAsync("windows", $"{Header}\nBER,W1,Freeze,Window,BER:SIS,2026-01-04T02:00,60\n");
        var said = await portal.ImportAsync("windows", $"{Header}\nBER,W1,Freeze,Window,zone=BER:SIS,2026-01-04T02:00,60\n");

        ambiguous.Wrong.ShouldHaveSingleItem().Code.ShouldBe("scope.ambiguous");
        said.New.ShouldBe(1);
    }
}

/// <summary>The test plant, built once for many tests that write nothing.</summary>
public sealed class UntouchedPlant : IAsyncLifetime
{
    public TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(Portal);
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
