using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>What an import promises as a whole: all or nothing, once, by whoever may, with its record.</summary>
public sealed class ImportRecordsTests
{
    private const string Segments = "site,code,name,zone,vlan\nBER,VLAN220,Palletizers,CELL-PACK,220\n";

    [Fact]
    public async Task RunAsync_OneWrongRowAmongGoodOnes_WritesNone()
    {
        await using var portal = await PlantAsync();

        var report = await portal.ImportAsync("segments", Segments + "BER,VLAN230,Wrappers,CELL-PACK,9999\nBER,VLAN10,Office renamed,OFFICE,10\n");

        (report.New, report.Changed, report.Wrong.Count).ShouldBe((1, 1, 1));
        await using var db = portal.Db();
        (await db.Segments.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
        (await db.Segments.SingleAsync(s => s.Code == "VLAN10", TestContext.Current.CancellationToken)).Name.ShouldBe("Office");
        (await db.Ledger.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_DryRun_SaysOfEachRowWhatWouldBecomeOfIt()
    {
        await using var portal = await PlantAsync();

        var report = await portal.ImportAsync("segments", "site,code,name,zone\nBER,VLAN230,Wrappers,CELL-PACK\nBER,VLAN10,Office renamed,OFFICE\nBER,VLAN900,Safety,SIS\nBER,VLAN240,X,NOWHERE\n", dryRun: true);

        report.Rows.Select(row => (row.Line, row.Key, row.Verdict)).ShouldBe(
            [(2, "BER:VLAN230", RowVerdict.New), (3, "BER:VLAN10", RowVerdict.Changed), (4, "BER:VLAN900", RowVerdict.Unchanged), (5, "BER:VLAN240", RowVerdict.Wrong)]);
        report.Rows[1].Changes.ShouldHaveSingleItem().ShouldBe(new FieldChange("name", "Office", "Office renamed"));
        await using var db = portal.Db();
        (await db.Segments.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_ColumnLeftOutOrCellEmpty_KeepsOrClears()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("segments", "site,code,name,zone,vlan\nBER,VLAN10,Office,OFFICE,\n");

        await using var db = portal.Db();
        var segment = await db.Segments.SingleAsync(s => s.Code == "VLAN10", TestContext.Current.CancellationToken);
        segment.VlanId.ShouldBeNull();
        segment.Cidr.ShouldBe("10.10.0.0/24");
    }

    [Fact]
    public async Task RunAsync_CodesInOtherCase_AreTheSameRecords()
    {
        await using var portal = await PlantAsync();

        var report = await portal.ImportAsync("segments", "SITE,Code,NAME,zone\nber,vlan10,Office,office\n");

        (report.New, report.Unchanged, report.Wrong.Count).ShouldBe((0, 1, 0));
    }

    [Fact]
    public async Task RunAsync_Change_RaisesVersionsWritesTheLedgerAndTellsOpenPages()
    {
        await using var portal = await PlantAsync();
        var told = new List<Saved>();
        using var subscription = portal.Feed.Subscribe(told.Add);

        await portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,Offices,OFFICE\n");

        told.ShouldBe([new Saved(RecordTypes.Network, "segments")]);
        await using var db = portal.Db();
        (await db.Segments.SingleAsync(s => s.Code == "VLAN10", TestContext.Current.CancellationToken)).Version.ShouldBe(1);
        (await db.PlantVersions.SingleAsync(TestContext.Current.CancellationToken)).Version.ShouldBe(1);
        var entries = await db.Ledger.OrderBy(e => e.Line).ToListAsync(TestContext.Current.CancellationToken);
        entries.Select(e => (e.RecordType, e.Number, e.Event, e.Text)).ShouldBe(
            [(RecordTypes.Import, "segments", "Imported", "0 new, 1 changed, 0 unchanged"), (RecordTypes.Network, "BER:VLAN10", "Edited", "Segments")]);
        MovedField.FromJson(entries[1].FieldChanges).ShouldBe([new MovedField("name", "Office", "Offices")]);
    }

    [Fact]
    public async Task RunAsync_NothingChanges_LeavesNoTrace()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,Office,OFFICE\n");

        await using var db = portal.Db();
        (await db.Ledger.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        (await db.PlantVersions.SingleAsync(TestContext.Current.CancellationToken)).Version.ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_Windows_RaiseTheScheduleVersionOfTheirSite()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,FZ,Freeze,Audit,BER,2026-12-01T00:00,1440\n");

        await using var db = portal.Db();
        (await db.ScheduleVersions.SingleAsync(TestContext.Current.CancellationToken)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_Windows_LeaveThePictureOfThePlantAsItIs()
    {
        await using var portal = await PlantAsync();
        await using var db = portal.Db();
        var pictures = portal.Get<SitePictures>();
        var site = await db.Equipment.SingleAsync(e => e.Path == "BER", TestContext.Current.CancellationToken);
        var before = await pictures.FindAsync(db, site.Id, TestContext.Current.CancellationToken);

        await portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,FZ,Freeze,Audit,BER,2026-12-01T00:00,1440\n");

        (await pictures.FindAsync(db, site.Id, TestContext.Current.CancellationToken)).ShouldBeSameAs(before);
    }

    [Fact]
    public async Task RunAsync_TwoFilesOfWindowsAtOnce_BothRaiseTheScheduleVersion()
    {
        await using var portal = await PlantAsync();
        portal.Saves.MeetOnce();

        await Task.WhenAll(
            Task.Run(() => portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,FZ-1,Freeze,Audit,BER,2026-12-01T00:00,1440\n")),
            Task.Run(() => portal.HasAsync("windows", "site,code,kind,title,scope,start,minutes\nBER,FZ-2,Freeze,Recall,BER,2026-12-02T00:00,1440\n")));

        await using var db = portal.Db();
        (await db.Windows.CountAsync(w => w.Code.StartsWith("FZ-"), TestContext.Current.CancellationToken)).ShouldBe(2);
        (await db.ScheduleVersions.SingleAsync(TestContext.Current.CancellationToken)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_PlantSavedWhileWindowsAreJudged_TheyAreJudgedAgain()
    {
        await using var portal = await PlantAsync();
        var table = Importing.Table("site,code,kind,title,scope,start,minutes\nBER,FZ,Freeze,Audit,BER,2026-12-01T00:00,1440\n");
        var progress = new PlantEditor(portal);

        await portal.Get<ImportRecords>().RunAsync(new ImportRecordsInput("windows", table, DryRun: false, Command.New()), Actor.Portal, progress, TestContext.Current.CancellationToken);

        progress.Saves.ShouldBe(2);
        await using var db = portal.Db();
        (await db.Windows.CountAsync(w => w.Code == "FZ", TestContext.Current.CancellationToken)).ShouldBe(1);
        (await db.PlantVersions.SingleAsync(TestContext.Current.CancellationToken)).Version.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_SameCommandAgain_AnswersWhatItDidWithoutDoingItAgain()
    {
        await using var portal = await PlantAsync();
        var id = Guid.NewGuid();
        await portal.ImportAsync("segments", Segments, command: new Command(id));

        var again = await portal.ImportAsync("segments", Segments, command: new Command(id));

        (again.New, again.Changed, again.Unchanged).ShouldBe((1, 0, 0));
        await using var db = portal.Db();
        (await db.Ledger.Select(e => e.Event).ToListAsync(TestContext.Current.CancellationToken)).ShouldBe(["Imported", "Added"], ignoreOrder: true);
    }

    [Fact]
    public async Task RunAsync_SameCommandForAnotherFile_IsRefused()
    {
        await using var portal = await PlantAsync();
        var id = Guid.NewGuid();
        await portal.ImportAsync("segments", Segments, command: new Command(id));

        var other = await portal.TryImportAsync("segments", Segments.Replace("220", "221", StringComparison.Ordinal), command: new Command(id));

        other.Error.ShouldBe(Saving.CommandReused);
    }

    [Theory]
    [InlineData("segments", "it.berlin", null)]
    [InlineData("segments", "ot.berlin", null)]
    [InlineData("segments", "cyber.berlin", null)]
    [InlineData("segments", "maintenance.berlin", "import.function")]
    [InlineData("segments", "auditor", "rights.readOnly")]
    [InlineData("segments", "admin", null)]
    [InlineData("equipment", "maintenance.berlin", null)]
    [InlineData("equipment", "it.berlin", "import.function")]
    [InlineData("windows", "production.berlin", null)]
    [InlineData("windows", "ot.berlin", "import.function")]
    [InlineData("people", "it.berlin", "import.function")]
    [InlineData("memberships", "chair", "import.function")]
    [InlineData("sites", "ot.berlin", "import.function")]
    [InlineData("shifts", "maintenance.berlin", null)]
    [InlineData("shifts", "it.berlin", null)]
    [InlineData("shifts", "quality.berlin", "import.function")]
    [InlineData("shifts", "auditor", "rights.readOnly")]
    [InlineData("absences", "production.berlin", null)]
    [InlineData("absences", "ot.berlin", null)]
    [InlineData("absences", "safety.berlin", "import.function")]
    public async Task RunAsync_Persona_MayEditWhatTheirFunctionKeeps(string kind, string persona, string? code)
    {
        await using var portal = await PlantAsync();
        var file = await portal.ExportAsync(kind);

        var result = await portal.TryImportAsync(kind, file, await portal.ActorAsync(persona));

        result.Error?.Code.ShouldBe(code);
        result.IsSuccess.ShouldBe(code is null);
    }

    [Fact]
    public async Task RunAsync_FunctionAtAnotherSite_IsRefusedAndNamesTheSite()
    {
        await using var portal = await PlantAsync();
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\n");
        await portal.HasAsync("zones", "site,code,name,kind,owner\nCHI,OFFICE,Office,Business,IT\n");

        var result = await portal.TryImportAsync("segments", Segments + "CHI,VLAN10,Office,OFFICE,10\n", await portal.ActorAsync("it.berlin"));

        result.Error!.Code.ShouldBe("import.site");
        result.Error.Message.ShouldContain("Chicago");
    }

    [Fact]
    public async Task RunAsync_AssetTakenFromAnotherSite_IsRefused()
    {
        await using var portal = await PlantAsync();
        await portal.HasAsync("sites", "code,name,enterprise,time_zone\nCHI,Chicago,ACME,America/Chicago\n");
        await portal.HasAsync("equipment", "path,name,level\nCHI/UTIL,Utilities,Area\n");
        await portal.HasAsync("assets", "tag,name,type,equipment\nCHI-1,Pump,P,CHI/UTIL\n");

        var result = await portal.TryImportAsync("assets", "tag,name,type,equipment\nCHI-1,Pump,P,BER/PACK\n", await portal.ActorAsync("ot.berlin"));

        result.Error!.Code.ShouldBe("import.site");
    }

    [Fact]
    public async Task RunAsync_PersonSwitchedOffMeanwhile_IsRefused()
    {
        await using var portal = await PlantAsync();
        var actor = await portal.ActorAsync("it.berlin");
        await portal.HasAsync("people", "code,name,active\nit.berlin,First IT,no\n");

        var result = await portal.TryImportAsync("segments", Segments, actor);

        result.Error.ShouldBe(RightsErrors.Inactive);
    }

    [Fact]
    public async Task RunAsync_TwoImportsThatAreRightAloneAndWrongTogether_OneIsRefused()
    {
        await using var portal = await PlantAsync();
        await portal.HasAsync("zones", "site,code,name,kind,owner\nBER,VENDOR,Vendor,ExternalNetwork,IT\n");

        var both = await Task.WhenAll(
            Task.Run(() => portal.TryImportAsync("conduits", "site,code,name,zone_a,zone_b,owner\nBER,C-A,Office to vendor,OFFICE,VENDOR,IT\n")),
            Task.Run(() => portal.TryImportAsync("conduits", "site,code,name,zone_a,zone_b,owner\nBER,C-B,Vendor to packaging,VENDOR,CELL-PACK,OT\n")));

        both.Count(result => result.IsSuccess && result.Value.New == 1 && result.Value.Wrong.Count == 0).ShouldBe(1);
        both.Count(result => result.IsSuccess && result.Value.Wrong.Any(remark => remark.Code == "network.businessReachesControl")).ShouldBe(1);
        await using var db = portal.Db();
        (await db.Conduits.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_Canceled_WritesNothing()
    {
        await using var portal = await PlantAsync();
        using var cancellation = new CancellationTokenSource();
        var progress = new Canceling(cancellation, ImportStage.Checking);

        await Should.ThrowAsync<OperationCanceledException>(() => portal.Get<ImportRecords>().RunAsync(
            new ImportRecordsInput("segments", Importing.Table(Segments), DryRun: false, Command.New()), Actor.Portal, progress, cancellation.Token));

        await using var db = portal.Db();
        (await db.Segments.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_Stages_AreReportedInOrder()
    {
        await using var portal = await PlantAsync();
        var progress = new Recording();

        await portal.Get<ImportRecords>().RunAsync(new ImportRecordsInput("segments", Importing.Table(Segments), DryRun: false, Command.New()), Actor.Portal, progress, TestContext.Current.CancellationToken);

        progress.Stages.ShouldBe([ImportStage.Loading, ImportStage.Comparing, ImportStage.Checking, ImportStage.Saving]);
    }

    [Fact]
    public async Task RunAsync_AssetNamedInAnotherPlace_ClosesTheMountingItHad()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("assets", "tag,name,type,equipment,mounted_from\nDRV-001,Drive DRV-001,SINAMICS-S120,BER/PACK/LINE2/LABELER,2026-10-01\n");

        await using var db = portal.Db();
        var mountings = await db.Mountings.Include(m => m.Equipment).OrderBy(m => m.From).ToListAsync(TestContext.Current.CancellationToken);
        mountings.Select(m => (m.Equipment.Code, m.From.ToString("uuuu-MM-dd", null), m.To?.ToString("uuuu-MM-dd", null))).ShouldBe([("FILLER", "2020-01-01", "2026-10-01"), ("LABELER", "2026-10-01", null)]);
    }

    [Fact]
    public async Task RunAsync_RedundancyGroup_IsMadeOnceForItsDevices()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("devices", "site,code,name,role,equipment,redundancy_group\nBER,SW-A,A,Switch,BER/PACK/LINE2,RING\nBER,SW-B,B,Switch,BER/PACK/LINE2,ring\n");

        await using var db = portal.Db();
        (await db.RedundancyGroups.SingleAsync(TestContext.Current.CancellationToken)).Code.ShouldBe("RING");
        (await db.Devices.CountAsync(d => d.RedundancyGroupId != null, TestContext.Current.CancellationToken)).ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_ConduitRules_AreReplacedAsAWhole()
    {
        await using var portal = await PlantAsync();

        await portal.HasAsync("conduits", "site,code,name,zone_a,zone_b,owner,rules\nBER,C-IDMZ-PACK,DMZ to packaging,IDMZ,CELL-PACK,IT,tcp/102 ENG>PLC: Programs | icmp A>B: Is it there\n");

        await using var db = portal.Db();
        var conduit = await db.Conduits.Include(c => c.Rules).SingleAsync(c => c.Code == "C-IDMZ-PACK", TestContext.Current.CancellationToken);
        conduit.Rules.Select(rule => (rule.Protocol, rule.Port, rule.Reason)).ShouldBe([("tcp", 102, "Programs"), ("icmp", null, "Is it there")]);
        (await db.Set<ConduitRule>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(3);
    }

    private static async Task<TestPortal> PlantAsync()
    {
        var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        return portal;
    }

    private sealed class Canceling(CancellationTokenSource cancellation, ImportStage at) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Stage == at) cancellation.Cancel();
        }
    }

    private sealed class Recording : IProgress<ImportProgress>
    {
        public List<ImportStage> Stages { get; } = [];

        public void Report(ImportProgress value)
        {
            if (!Stages.Contains(value.Stage)) Stages.Add(value.Stage);
        }
    }

    /// <summary>Saves to the plant in the moment before an import saves for the first time.</summary>
    private sealed class PlantEditor(TestPortal portal) : IProgress<ImportProgress>
    {
        public int Saves { get; private set; }

        public void Report(ImportProgress value)
        {
            if (value.Stage != ImportStage.Saving || ++Saves > 1) return;

            using var db = portal.Db();
            db.PlantVersions.Single().Touch();
            db.SaveChanges();
        }
    }
}
