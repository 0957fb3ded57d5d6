using System.Text;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Network;

/// <summary>Observed flows come in whole or not at all, and a flow that is known is kept up to date.</summary>
public sealed class ImportObservedFlowsTests : IAsyncLifetime
{
    private const string Header = "source,destination,port,protocol,service,count,first_seen,last_seen\n";
    private const string Reading = "10.20.1.21,10.20.10.11,502,tcp,modbus,3,2026-10-28T09:00:00Z,2026-10-28T10:00:00Z\n";
    private const string Historian = "10.20.2.10,10.20.10.11,4840,tcp,opcua,1200,2026-10-26T00:00:00Z,2026-11-02T06:00:00Z\n";

    private TestPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPlant.CreatePortalAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Import_NewFlows_AreKeptWithOneLineInTheLedgerAndTheChecksAreTold()
    {
        var told = new List<Saved>();
        using var listening = _portal.Feed.Subscribe(told.Add);

        var report = await ImportAsync(Header + Reading + Historian);

        (report.Value.New, report.Value.Changed, report.Value.Unchanged, report.Value.WrongRows).ShouldBe((2, 0, 0, 0));
        var flow = (await FlowsAsync())[0];
        (flow.Source, flow.Destination, flow.Port, flow.Protocol, flow.Service, flow.Count).ShouldBe(("10.20.1.21", "10.20.10.11", 502, "tcp", "modbus", 3));
        (flow.FirstSeen, flow.LastSeen).ShouldBe((At(28, 9), At(28, 10)));
        (await LinesAsync()).ShouldHaveSingleItem().ShouldBe(("BER", "Imported", "2 new, 0 changed, 0 unchanged"));
        told.ShouldHaveSingleItem().ShouldBe(new Saved(RecordTypes.ObservedFlows, "BER"));
    }

    [Fact]
    public async Task Import_SameFileAgain_WritesNothing()
    {
        await ImportAsync(Header + Reading + Historian);

        var report = await ImportAsync(Header + Reading + Historian);

        (report.Value.New, report.Value.Changed, report.Value.Unchanged).ShouldBe((0, 0, 2));
        (await LinesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Export_OfASite_ImportsUnchangedAndRunsInNoSpreadsheet()
    {
        await ImportAsync(Header + Reading + Historian + "10.20.1.21,10.20.10.11,502,tcp,'=1+1,3,,\n10.20.1.21,10.20.10.11,,icmp,,3,1769860800.1234567,\n");
        var rows = (await _portal.Get<ObservedFlowReads>().ListAllAsync("BER", Token)).Value;

        var file = Encoding.UTF8.GetString(ObservedFlowFileWriter.Write(rows));
        var report = await ImportAsync(file);

        file.ShouldNotContain(",=1+1");
        (report.Value.New, report.Value.Changed, report.Value.Unchanged, report.Value.WrongRows).ShouldBe((0, 0, 4, 0));
        (await _portal.Get<ObservedFlowReads>().ListAllAsync("NONE", Token)).Error!.Code.ShouldBe("flows.unknownSite");
    }

    [Theory]
    [InlineData("7,2026-10-29T09:00:00Z,2026-10-29T10:00:00Z", 7, 28, 29)]
    [InlineData("7,2026-10-20T09:00:00Z,2026-10-20T10:00:00Z", 3, 20, 28)]
    [InlineData("7,2026-10-20T09:00:00Z,2026-10-30T10:00:00Z", 7, 20, 30)]
    [InlineData("7,,", 7, 28, 28)]
    public async Task Import_KnownFlow_TakesOverWhatIsNewerAndTheEarlierBeginning(string later, int count, int firstDay, int lastDay)
    {
        await ImportAsync(Header + Reading + Historian);

        var report = await ImportAsync(Header + $"10.20.1.21,10.20.10.11,502,tcp,modbus,{later}\n");

        (report.Value.New, report.Value.Changed).ShouldBe((0, 1));
        var flows = await FlowsAsync();
        flows.Count.ShouldBe(2, "what is not in the file stays");
        (flows[0].Count, flows[0].FirstSeen, flows[0].LastSeen).ShouldBe((count, At(firstDay, 9), At(lastDay, 10)));
    }

    [Fact]
    public async Task Import_NewFlowWithoutTimes_WasSeenNow()
    {
        await ImportAsync("source,destination,protocol\n10.20.1.21,10.20.10.11,icmp\n");

        var flow = (await FlowsAsync()).ShouldHaveSingleItem();

        (flow.FirstSeen, flow.LastSeen, flow.Port, flow.Service).ShouldBe((TestPortal.Start, TestPortal.Start, null, null));
    }

    [Fact]
    public async Task Import_GarbageAmongManyRows_RefusesAllAndNamesTheFirst()
    {
        var rows = Enumerable.Range(0, 2_000).Select(i => i % 4 == 3 ? $"10.20.1.{i},nobody here,99999,tcp,x,-1,yesterday,\n" : $"10.20.1.{i % 250},10.20.10.{i / 250},{i},tcp,x,1,,\n");

        var report = await ImportAsync(Header + string.Concat(rows));

        report.Value.WrongRows.ShouldBe(500);
        report.Value.Wrong.Count.ShouldBe(ObservedFlowFileReader.MostRemarks);
        (report.Value.Wrong[0].Line, report.Value.Wrong[0].Field, report.Value.Wrong[0].Value).ShouldBe((5, "destination", "nobody here"));
        (await FlowsAsync()).ShouldBeEmpty();
        (await LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_ServiceLongerThanItsColumn_IsAWrongRow()
    {
        var report = await ImportAsync(Header + $"10.20.1.21,10.20.10.11,502,tcp,{new string('x', PlainText.NameLength + 1)},1,,\n");

        report.Value.Wrong.ShouldHaveSingleItem().Field.ShouldBe("service");
        (await FlowsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_TwoThousandFlows_AreSavedAtOnce()
    {
        var rows = Enumerable.Range(0, 2_000).Select(i => $"10.20.1.{i % 250},10.20.10.{i / 250},{i},tcp,x,1,,\n");

        var report = await ImportAsync(Header + string.Concat(rows));

        report.Value.New.ShouldBe(2_000);
        (await FlowsAsync()).Count.ShouldBe(2_000);
        (await LinesAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Import_DryRun_SaysWhatItWouldDoAndWritesNothing()
    {
        var report = await ImportAsync(Header + Reading, dryRun: true);

        report.Value.New.ShouldBe(1);
        (await FlowsAsync()).ShouldBeEmpty();
        (await LinesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Import_SameCommandTwice_IsDoneOnceAndAnsweredAlike()
    {
        var command = Command.New();
        var first = await ImportAsync(Header + Reading, command: command);

        var second = await ImportAsync(Header + Reading, command: new Command(command.Id));
        var other = await ImportAsync(Header + Historian, command: new Command(command.Id));

        (second.Value.New, first.Value.New).ShouldBe((1, 1));
        other.Error!.Code.ShouldBe(Saving.CommandReused.Code);
        (await FlowsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Import_TwoAtTheSameMoment_KeepEachFlowOnce()
    {
        await Task.WhenAll(ImportAsync(Header + Reading + Historian), ImportAsync(Header + Historian + Reading, person: "cyber.berlin"));

        (await FlowsAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("quality.berlin", "BER", "flows.site")]
    [InlineData("maintenance.berlin", "BER", "flows.site")]
    [InlineData("auditor", "BER", "rights.readOnly")]
    [InlineData("admin", "NOWHERE", "flows.unknownSite")]
    [InlineData("admin", "BER/PACK", "flows.unknownSite")]
    public async Task Import_WrongPersonOrSite_IsRefusedAndWritesNothing(string person, string site, string code)
    {
        var report = await ImportAsync(Header + Reading, person: person, site: site);

        report.Error!.Code.ShouldBe(code);
        (await FlowsAsync()).ShouldBeEmpty();
        (await LinesAsync()).Select(line => line.Event).ShouldBe(person == "admin" ? [] : [RefusedAttempts.Event]);
    }

    [Fact]
    public async Task Import_ServiceAccountOfIt_MayWrite()
    {
        await using (var db = _portal.Db())
        {
            var sensor = new Person("sensor", "Traffic sensor", PersonKind.Service);
            sensor.Join(new Membership((await db.Equipment.SingleAsync(e => e.Path == "BER", Token)).Id, Function.IT, TestPlant.Since));
            db.People.Add(sensor);
            await db.SaveChangesAsync(Token);
        }

        var report = await ImportAsync(Header + Reading, person: "sensor");

        report.Value.New.ShouldBe(1);
    }

    [Fact]
    public async Task List_SiteAndSearch_NarrowThePage()
    {
        await ImportAsync(Header + Reading + Historian);
        var reads = _portal.Get<ObservedFlowReads>();

        var found = await reads.ListAsync(new PageRequest(Search: "opcua"), "BER", Token);
        var elsewhere = await reads.ListAsync(new PageRequest(), "CHI", Token);

        found.Items.ShouldHaveSingleItem().Source.ShouldBe("10.20.2.10");
        elsewhere.Total.ShouldBe(0);
    }

    private async Task<Result<ObservedFlowReport>> ImportAsync(string csv, string person = "it.berlin", string site = "BER", bool dryRun = false, Command? command = null) =>
        await _portal.Get<ImportObservedFlows>().RunAsync(new(site, Encoding.UTF8.GetBytes(csv), dryRun, command ?? Command.New()), await _portal.ActorAsync(person), Token);

    private async Task<List<ObservedFlow>> FlowsAsync()
    {
        await using var db = _portal.Db();
        return await db.ObservedFlows.AsNoTracking().OrderBy(f => f.Source).ToListAsync(Token);
    }

    private async Task<List<(string Number, string Event, string Text)>> LinesAsync()
    {
        await using var db = _portal.Db();
        return [.. (await db.Ledger.AsNoTracking().Where(e => e.RecordType == RecordTypes.ObservedFlows).OrderBy(e => e.Id).ToListAsync(Token)).Select(e => (e.Number, e.Event, e.Text ?? ""))];
    }

    private static Instant At(int day, int hour) => Instant.FromUtc(2026, 10, day, hour, 0);
}
