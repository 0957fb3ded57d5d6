using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.Import;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Ledger;

/// <summary>What auditors and readers of a record find in the ledger.</summary>
public sealed class LedgerReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_PageByPage_ShowsEveryRowOnceInBothDirections()
    {
        await using var portal = await TestPortal.CreateAsync();
        await using (var db = portal.Db())
        {
            for (var i = 1; i <= 25; i++) db.Ledger.Add(LedgerSealTests.Row(portal, Command.New(), $"{i}"));
            await db.SaveChangesAsync(Token);
        }
        var reads = portal.Get<LedgerReads>();

        var first = await reads.ListAsync(new LedgerFilter(), new LedgerPlace(), 10, Token);
        var second = await reads.ListAsync(new LedgerFilter(), new LedgerPlace(Before: first.Rows[^1].Sequence), 10, Token);
        var third = await reads.ListAsync(new LedgerFilter(), new LedgerPlace(Before: second.Rows[^1].Sequence), 10, Token);
        var back = await reads.ListAsync(new LedgerFilter(), new LedgerPlace(After: third.Rows[0].Sequence), 10, Token);

        first.Rows.Concat(second.Rows).Concat(third.Rows).Select(row => row.Sequence).ShouldBe(Enumerable.Range(1, 25).Reverse().Select(i => (long?)i));
        (first.HasNewer, first.HasOlder, third.HasNewer, third.HasOlder).ShouldBe((false, true, true, false));
        back.Rows.ShouldBe(second.Rows, new ByNumber());
        (back.HasNewer, back.HasOlder).ShouldBe((true, true));
    }

    [Fact]
    public async Task List_Filters_NarrowByRecordPersonEventAndTime()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        await journey.DraftAsync();
        portal.Clock.Advance(Duration.FromDays(1));
        await journey.SubmitAsync();
        await portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,Offices,OFFICE\n");

        (await EventsAsync(portal, new LedgerFilter(RecordTypes.Change))).ShouldBe(["Submitted", "Drafted"]);
        (await EventsAsync(portal, new LedgerFilter(Number: journey.Number, Event: "sub"))).ShouldBe(["Submitted"]);
        (await EventsAsync(portal, new LedgerFilter(Person: "first ot"))).ShouldBe(["Submitted", "Drafted"]);
        (await EventsAsync(portal, new LedgerFilter(To: TestPortal.Start + Duration.FromHours(1)))).ShouldBe(["Drafted"]);
        (await EventsAsync(portal, new LedgerFilter(From: TestPortal.Start + Duration.FromHours(1)))).ShouldBe(["Edited", "Imported", "Submitted"]);
    }

    [Fact]
    public async Task History_OfARecord_TellsOfFilesAndFormsWithOldAndNew()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.HasAsync("segments", "site,code,name,zone\nBER,VLAN10,Offices,OFFICE\nBER,VLAN77,New,OFFICE\n");
        var form = new Dictionary<string, string?> { ["site"] = "BER", ["code"] = "VLAN10", ["name"] = "Büros", ["zone"] = "OFFICE" };
        (await portal.Get<SaveRecord>().RunAsync(new SaveRecordInput("segments", form, Command.New()), await portal.ActorAsync("it.berlin"), Token)).Error.ShouldBeNull();

        var changed = await portal.Get<LedgerReads>().ListHistoryAsync(RecordTypes.Network, "BER:VLAN10", "Segments", new PageRequest(), Token);
        var added = await portal.Get<LedgerReads>().ListHistoryAsync(RecordTypes.Network, "BER:VLAN77", "Segments", new PageRequest(), Token);

        changed.Items.Select(line => (line.ActorName, line.ActorFunctions, line.Moved.Single())).ShouldBe(
        [
            ("First IT", "BER: IT", new MovedField("name", "Offices", "Büros")), ("Convergence Portal", null, new MovedField("name", "Office", "Offices")),
        ]);
        added.Items.Select(line => line.Event).ShouldBe(["Added"]);
    }

    [Theory]
    [InlineData("auditor", true)]
    [InlineData("admin", true)]
    [InlineData("chair", true)]
    [InlineData("it.berlin", false)]
    public async Task Rights_WhoMayReadTheWholeLedger(string persona, bool may)
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        (await portal.Get<LedgerRightReads>().RefuseAsync(await portal.ActorAsync(persona), Token) is null).ShouldBe(may);
    }

    [Theory]
    [InlineData("""[{"Column":"name","Old":"a","New":null}]""")]
    [InlineData("""[{"field":"name","from":"a","to":null}]""")]
    public void ReadAny_OlderAndNewerForm_IsTheSame(string json) => MovedField.ReadAny(json).ShouldBe([new MovedField("name", "a", null)]);

    [Fact]
    public void ReadAny_SomethingElse_IsNoField() => MovedField.ReadAny("""{"Hash":"AB"}""").ShouldBeEmpty();

    private static async Task<IEnumerable<string>> EventsAsync(TestPortal portal, LedgerFilter filter) =>
        (await portal.Get<LedgerReads>().ListAsync(filter, new LedgerPlace(), 10, Token)).Rows.Select(row => row.Event);

    private sealed class ByNumber : IEqualityComparer<LedgerLineRow>
    {
        public bool Equals(LedgerLineRow? x, LedgerLineRow? y) => x?.Number == y?.Number;
        public int GetHashCode(LedgerLineRow row) => row.Number.GetHashCode(StringComparison.Ordinal);
    }
}
