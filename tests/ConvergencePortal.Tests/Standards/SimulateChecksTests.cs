using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>The checks on the plant as it would be: what appears, what clears, and that nothing is saved.</summary>
public sealed class SimulateChecksTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPlant.CreatePortalAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task RunAsync_RecordsThatMendAndBreak_SaysBothWithEvidence()
    {
        var simulated = (await SimulateAsync(
            Record("conduits", ("site", "BER"), ("code", "C-IDMZ-PACK"), ("rules", "tcp/4840 IDMZ>CELL-PACK: OPC UA reads [CR-2026-0001]")),
            Record("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct")))).Value;

        simulated.Clear.ShouldHaveSingleItem().Check.ShouldBe("NC-04");
        simulated.Appear.ShouldHaveSingleItem().Evidence.ShouldBe(["outside", "PLC-FILLER", "CELL-PACK"]);
        simulated.Rows.Select(row => (row.Row, row.Key, row.Verdict)).ShouldBe([(0, "BER:C-IDMZ-PACK", RowVerdict.Changed), (1, "BER:PLC-FILLER", RowVerdict.Changed)]);
        simulated.Rows[1].Changes.ShouldBe([new FieldChange("remote_access", "None", "Direct")]);
    }

    [Fact]
    public async Task RunAsync_NewRecordsOnEachOther_AreJudgedTogether()
    {
        var simulated = (await SimulateAsync(
            Record("interfaces", ("site", "BER"), ("device", "AP-1"), ("name", "eth0"), ("segment", "VLAN211")),
            Record("devices", ("site", "BER"), ("code", "AP-1"), ("name", "Access point"), ("role", "AccessPoint"), ("equipment", "BER/PACK")),
            Record("segments", ("site", "BER"), ("code", "VLAN211"), ("name", "Coding"), ("zone", "CELL-PACK")))).Value;

        simulated.Appear.ShouldHaveSingleItem().Evidence.ShouldBe(["AP-1", "VLAN211", "CELL-PACK"]);
        simulated.Clear.ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_RecordsThatMendAPart_SaysWhatIsFoundInOtherWords()
    {
        var simulated = (await SimulateAsync(Record("zones", ("site", "BER"), ("code", "CELL-PACK"), ("logical_boundary", "VLAN 210")))).Value;

        (simulated.Appear.Count, simulated.Clear.Count).ShouldBe((0, 0));
        var differing = simulated.Differ.ShouldHaveSingleItem();
        differing.Before.Sentence.ShouldContain("logical boundary");
        differing.After.Sentence.ShouldNotContain("logical boundary");
    }

    [Fact]
    public async Task RunAsync_RecordsAsTheyAre_SaysNothing()
    {
        var simulated = (await SimulateAsync(Record("devices", ("site", "BER"), ("code", "PLC-FILLER")), Record("zones", ("site", "BER"), ("code", "SIS")))).Value;

        (simulated.Appear.Count, simulated.Clear.Count, simulated.Differ.Count).ShouldBe((0, 0, 0));
        simulated.Rows.ShouldAllBe(row => row.Verdict == RowVerdict.Unchanged);
    }

    /// <summary>Both ways to a snapshot say the same of the same plant, or a simulation would find what is not there.</summary>
    [Fact]
    public async Task Over_PlantInMemory_GivesTheRowsThatReadingGives()
    {
        await _portal.Get<ImportRecords>().RunAsync(new("data-sources", Table("site,code,name,kind,equipment,description,operations,device", "BER,HIST,Historian,Historian,BER/PACK,Values,Production,PLC-FILLER"), false, Command.New()), Actor.Portal, null, Token);
        await _portal.Get<ImportRecords>().RunAsync(new("ownership", Table("site,source,type,who,from", "BER,HIST,AccountableOwner,ot.berlin,2026-01-01"), false, Command.New()), Actor.Portal, null, Token);
        var read = (await _portal.Get<SnapshotReads>().ReadAsync(Token)).Rows;
        await using var db = _portal.Db();

        var loaded = PlannedParts.Over(read, await PlannedPlants.LoadAsync(db, [], PaperPlant.Today, Token), null);

        Words(loaded.Devices).ShouldBe(Words(read.Devices));
        Words(loaded.Conduits).ShouldBe(Words(read.Conduits));
        Words(loaded.Sources).ShouldBe(Words(read.Sources));
        loaded.Zones.OrderBy(z => z.Key).ShouldBe(read.Zones.OrderBy(z => z.Key));
        loaded.Segments.OrderBy(s => s.Key).ShouldBe(read.Segments.OrderBy(s => s.Key));
        loaded.Equipment.OrderBy(e => e.Path).ShouldBe(read.Equipment.OrderBy(e => e.Path));
        loaded.Assets.OrderBy(a => a.Tag).ShouldBe(read.Assets.OrderBy(a => a.Tag));
    }

    [Fact]
    public async Task RunAsync_ConduitThatBeginsLater_IsJudgedOnItsDay()
    {
        var simulated = (await SimulateAsync(Record("conduits", ("site", "BER"), ("code", "C-NEW"), ("name", "New"), ("zone_a", "CELL-PACK"), ("zone_b", "SIS"), ("owner", "OT"), ("effective_from", "2027-01-01")))).Value;

        simulated.On.ShouldBe(new NodaTime.LocalDate(2027, 1, 1));
        simulated.Appear.ShouldContain(v => v.Check == "NC-05" && v.Subject.Key == "BER:C-NEW");
    }

    public static TheoryData<PlannedRecord, string> Wrong => new()
    {
        { Record("people", ("code", "x")), "plannedRecords[0].kind" },
        { Record("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("colour", "red")), "plannedRecords[0]" },
        { Record("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("role", "Toaster")), "plannedRecords[0].role" },
        { Record("interfaces", ("site", "BER"), ("device", "PLC-FILLER"), ("name", "eth0"), ("ip", "10.99.0.1")), "plannedRecords[0].ip" },
        { Record("conduits", ("site", "BER"), ("code", "C-BAD"), ("name", "Bad"), ("zone_a", "OFFICE"), ("zone_b", "CELL-PACK"), ("owner", "IT")), "plannedRecords[0].zone_b" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task RunAsync_RecordThatCannotBe_IsRefusedBesideItsField(PlannedRecord record, string field) => (await SimulateAsync(record)).Error!.Fields[0].Field.ShouldBe(field);

    [Fact]
    public async Task RunAsync_TooManyRecords_IsRefused() =>
        (await SimulateAsync([.. Enumerable.Range(0, 201).Select(i => Record("devices", ("site", "BER"), ("code", $"D{i}")))])).Error!.Code.ShouldBe("plannedRecords.tooMany");

    [Fact]
    public async Task RunAsync_OfAChange_TakesItsRecordsAndSavesNothing()
    {
        var number = await DraftAsync(Record("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct")));

        var simulated = (await _portal.Get<SimulateChecks>().RunAsync(new(number), Token)).Value;

        simulated.Appear.ShouldHaveSingleItem().Check.ShouldBe("NC-11");
        await using var db = _portal.Db();
        (await db.Findings.CountAsync(Token)).ShouldBe(0);
        (await db.Devices.SingleAsync(d => d.Code == "PLC-FILLER", Token)).RemoteAccess.ShouldBe(RemoteAccess.None);
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Network, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_ChangeThatSaysNoRecords_IsEmpty() => (await _portal.Get<SimulateChecks>().RunAsync(new(await DraftAsync()), Token)).Value.Rows.ShouldBeEmpty();

    [Fact]
    public async Task RunAsync_UnknownChange_IsRefused() => (await _portal.Get<SimulateChecks>().RunAsync(new("CR-1999-0001"), Token)).Error!.Code.ShouldBe("change.unknown");

    [Fact]
    public async Task DraftChange_RecordThatCannotBe_IsRefusedAndNothingIsKept()
    {
        var content = new ChangeContent { Title = "Move", PlannedRecords = PlannedRecords.Write([Record("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("role", "Toaster"))]) };

        var refused = await _portal.Get<DraftChange>().RunAsync(new(new ChangeDraft { Site = "BER", Content = content }, Command.New()), await _portal.ActorAsync("it.berlin"), Token);

        refused.Error!.Fields.ShouldHaveSingleItem().Field.ShouldBe("plannedRecords[0].role");
        await using var db = _portal.Db();
        (await db.Changes.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public void HashOf_ChangeWithPlannedRecords_DiffersForWhoeverSignsForTheNetwork()
    {
        var (without, with) = (new ChangeContent { Title = "A" }, new ChangeContent { Title = "A", PlannedRecords = PlannedRecords.Write([Record("devices", ("code", "X"))]) });

        Hash(FieldGroups.Network, with).ShouldNotBe(Hash(FieldGroups.Network, without));
        Hash(FieldGroups.Quality, with).ShouldBe(Hash(FieldGroups.Quality, without));
        ContentBinding.CanonicalForm(FieldGroups.Network, without, [], false, null, []).ShouldBe("change-content-1\nNetworkSettings:-\n");
    }

    [Fact]
    public void Write_SameRecordsInAnotherOrderOfFields_IsTheSameText() =>
        PlannedRecords.Write([Record("devices", ("site", "BER"), ("code", "X"))]).ShouldBe(PlannedRecords.Write([Record("Devices", ("code", " X "), ("site", "BER"))]));

    private static string Hash(FieldGroups groups, ChangeContent content) => ContentBinding.HashOf(groups, content, [], false, null, []);

    private static PlannedRecord Record(string kind, params (string Name, string Value)[] fields) => new(kind, fields.ToDictionary(f => f.Name, f => f.Value));

    private static ImportTable Table(string header, string row) => new(header.Split(','), [new ImportTableRow(2, row.Split(','))]);

    private static IEnumerable<string> Words<T>(IEnumerable<T> rows) => rows.Select(row => System.Text.Json.JsonSerializer.Serialize(row)).Order(StringComparer.Ordinal);

    private Task<Result<CheckSimulation>> SimulateAsync(params PlannedRecord[] records) => _portal.Get<SimulateChecks>().RunAsync(new(Records: records), Token);

    private async Task<string> DraftAsync(params PlannedRecord[] records)
    {
        var content = new ChangeContent { Title = "Open the filler", PlannedRecords = PlannedRecords.Write(records) };
        return (await _portal.Get<DraftChange>().RunAsync(new(new ChangeDraft { Site = "BER", Content = content }, Command.New()), await _portal.ActorAsync("it.berlin"), Token)).Value.Number;
    }
}
