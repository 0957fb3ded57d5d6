using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Import;

/// <summary>One record through a form: the same rules as a file, with the version that the form was opened on.</summary>
public sealed class SaveRecordTests
{
    [Fact]
    public async Task FindAsync_Record_GivesItsFieldsAsTheFormShowsThem()
    {
        await using var portal = await PlantAsync();

        var record = await portal.Get<RecordReads>().FindAsync("segments", "ber:vlan210", TestContext.Current.CancellationToken);

        record.Value.Key.ShouldBe("BER:VLAN210");
        record.Value.Fields["name"].ShouldBe("Packaging machines");
        record.Value.Fields["zone"].ShouldBe("CELL-PACK");
        record.Value.Fields["max_devices"].ShouldBe("");
    }

    [Theory]
    [InlineData("sites", "BER")]
    [InlineData("equipment", "BER/PACK/LINE2/FILLER")]
    [InlineData("assets", "DRV-001")]
    [InlineData("zones", "BER:SIS")]
    [InlineData("conduits", "BER:C-IDMZ-PACK")]
    [InlineData("devices", "BER:SW-PACK-01")]
    [InlineData("interfaces", "BER:SW-PACK-01:eth0")]
    [InlineData("people", "it.berlin")]
    [InlineData("memberships", "it.berlin:BER:IT")]
    [InlineData("windows", "BER:MW-LINE2-SUN")]
    public async Task RunAsync_FormSentAsItCame_ChangesNothing(string kind, string key)
    {
        await using var portal = await PlantAsync();
        var record = (await portal.Get<RecordReads>().FindAsync(kind, key, TestContext.Current.CancellationToken)).Value;

        var saved = await SaveAsync(portal, kind, record.Fields.ToDictionary(field => field.Key, field => (string?)field.Value), record.Version);

        saved.Value.IsSaved.ShouldBeTrue();
        saved.Value.Key.ShouldBe(key);
        await using var db = portal.Db();
        (await db.Ledger.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory]
    [InlineData("segments", "BER:NOWHERE", "record.unknown")]
    [InlineData("segments", "BER", "record.unknown")]
    [InlineData("segments", "", "record.unknown")]
    [InlineData("nonsense", "BER:X", "import.unknownKind")]
    public async Task FindAsync_NoSuchRecord_IsNotFound(string kind, string key, string code)
    {
        await using var portal = await PlantAsync();

        var record = await portal.Get<RecordReads>().FindAsync(kind, key, TestContext.Current.CancellationToken);

        (record.Error!.Kind, record.Error.Code).ShouldBe((ErrorKind.NotFound, code));
    }

    [Fact]
    public async Task RunAsync_Edit_SavesWritesOldAndNewAndTells()
    {
        await using var portal = await PlantAsync();
        var told = new List<Saved>();
        using var subscription = portal.Feed.Subscribe(told.Add);

        var saved = await SaveAsync(portal, "segments", Segment("VLAN210", "Machines"), version: 0, actor: await portal.ActorAsync("it.berlin"));

        (saved.Value.IsSaved, saved.Value.Key).ShouldBe((true, "BER:VLAN210"));
        told.ShouldBe([new Saved(RecordTypes.Network, "BER:VLAN210")]);
        await using var db = portal.Db();
        (await db.Segments.SingleAsync(s => s.Code == "VLAN210", TestContext.Current.CancellationToken)).Name.ShouldBe("Machines");
        var entry = await db.Ledger.SingleAsync(TestContext.Current.CancellationToken);
        (entry.Event, entry.Number, entry.ActorName).ShouldBe(("Edited", "BER:VLAN210", "First IT"));
        entry.FieldChanges!.ShouldContain("Packaging machines");
    }

    [Fact]
    public async Task RunAsync_VersionOfYesterday_IsRefusedAsStale()
    {
        await using var portal = await PlantAsync();
        await SaveAsync(portal, "segments", Segment("VLAN210", "First"), version: 0);

        var second = await SaveAsync(portal, "segments", Segment("VLAN210", "Second"), version: 0);

        (second.Error!.Kind, second.Error.Code).ShouldBe((ErrorKind.Stale, "record.stale"));
        await using var db = portal.Db();
        (await db.Segments.SingleAsync(s => s.Code == "VLAN210", TestContext.Current.CancellationToken)).Name.ShouldBe("First");
    }

    [Fact]
    public async Task RunAsync_TwoFormsOnTheSameVersionAtOnce_OneIsStale()
    {
        await using var portal = await PlantAsync();

        var both = await Task.WhenAll(
            Task.Run(() => SaveAsync(portal, "segments", Segment("VLAN210", "First"), version: 0)),
            Task.Run(() => SaveAsync(portal, "segments", Segment("VLAN210", "Second"), version: 0)));

        both.Count(result => result.IsSuccess).ShouldBe(1);
        both.Single(result => !result.IsSuccess).Error!.Code.ShouldBe("record.stale");
    }

    [Fact]
    public async Task RunAsync_NewRecordWhoseCodeIsTaken_IsRefused()
    {
        await using var portal = await PlantAsync();

        var saved = await SaveAsync(portal, "segments", Segment("VLAN210", "Another"), mustBeNew: true);

        saved.Error!.Code.ShouldBe("record.exists");
    }

    [Fact]
    public async Task RunAsync_EditOfARecordThatIsNotThere_IsRefused()
    {
        await using var portal = await PlantAsync();

        var saved = await SaveAsync(portal, "segments", Segment("VLAN999", "Gone"), version: 3);

        saved.Error!.Code.ShouldBe("record.stale");
    }

    [Fact]
    public async Task RunAsync_WrongFields_AreNamedBesideTheirInputsAndNothingIsSaved()
    {
        await using var portal = await PlantAsync();
        var fields = Segment("VLAN220", "");
        fields["vlan"] = "5000";
        fields["cidr"] = "10.20.10.0/24";

        var saved = await SaveAsync(portal, "segments", fields, mustBeNew: true);

        saved.Value.IsSaved.ShouldBeFalse();
        saved.Value.Wrong.Select(remark => remark.Column).ShouldBe(["name", "vlan"]);
        (fields["name"], fields["vlan"]) = ("Palletizers", "220");
        (await SaveAsync(portal, "segments", fields, mustBeNew: true)).Value.Wrong.Select(remark => (remark.Column, remark.Code)).ShouldBe([("cidr", "segment.overlap")]);
    }

    [Fact]
    public async Task RunAsync_TextThatLooksLikeAFormula_IsTextAndLeavesNeutralized()
    {
        await using var portal = await PlantAsync();

        var saved = await SaveAsync(portal, "segments", Segment("VLAN210", "-20 °C store"), version: 0);

        saved.Value.IsSaved.ShouldBeTrue();
        var export = await portal.ExportAsync("segments");
        export.ShouldContain(",'-20 °C store,");
        (await portal.ImportAsync("segments", export)).Unchanged.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_SameCommandAgain_IsAnsweredOnce()
    {
        await using var portal = await PlantAsync();
        var id = Guid.NewGuid();
        await SaveAsync(portal, "segments", Segment("VLAN220", "Palletizers"), mustBeNew: true, command: new Command(id));

        var again = await SaveAsync(portal, "segments", Segment("VLAN220", "Palletizers"), mustBeNew: true, command: new Command(id));

        again.Value.ShouldSatisfyAllConditions(() => again.Value.IsSaved.ShouldBeTrue(), () => again.Value.Key.ShouldBe("BER:VLAN220"));
    }

    [Theory]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("maintenance.berlin", "import.function")]
    public async Task RunAsync_WithoutTheRight_IsForbidden(string persona, string code)
    {
        await using var portal = await PlantAsync();

        var saved = await SaveAsync(portal, "segments", Segment("VLAN210", "Machines"), version: 0, actor: await portal.ActorAsync(persona));

        saved.Error!.Code.ShouldBe(code);
    }

    private static async Task<TestPortal> PlantAsync()
    {
        var portal = await TestPortal.CreateAsync();
        await TestPlant.BuildAsync(portal);
        return portal;
    }

    private static Dictionary<string, string?> Segment(string code, string name) => new() { ["site"] = "BER", ["code"] = code, ["name"] = name, ["zone"] = "CELL-PACK" };

    private static Task<Result<RecordSaved>> SaveAsync(TestPortal portal, string kind, Dictionary<string, string?> fields, int? version = null, bool mustBeNew = false, Actor? actor = null,
        Command? command = null) =>
        portal.Get<SaveRecord>().RunAsync(new SaveRecordInput(kind, fields, command ?? Command.New(), version, mustBeNew), actor ?? Actor.Portal, TestContext.Current.CancellationToken);
}
