using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Import;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Standards;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Standards;

/// <summary>Runs on a real database: what appears, what clears, once however often and in however many processes.</summary>
public sealed class RunChecksTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await TestPlant.CreatePortalAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task RunAsync_WholePlant_KeepsWhatItFindsAndLeavesOneLedgerLine()
    {
        var outcome = await RunAsync();

        outcome.Appeared.ShouldBeGreaterThan(5);
        await using var db = _portal.Db();
        (await db.Findings.CountAsync(Token)).ShouldBe(outcome.Appeared);
        (await db.Findings.Select(f => f.Check).Distinct().ToListAsync(Token)).ShouldContain("NC-05");
        (await db.Ledger.Where(e => e.RecordType == RecordTypes.Finding).Select(e => e.Text).ToListAsync(Token)).ShouldBe([$"{outcome.Appeared} appeared, 0 came back, 0 are gone"]);
    }

    [Fact]
    public async Task RunAsync_Again_ChangesNothing()
    {
        await RunAsync();
        _portal.Clock.Advance(Duration.FromHours(1));

        (await RunAsync()).WritesNothing.ShouldBeTrue();
        (await RunAsync(new Saved(RecordTypes.Network, "BER:CELL-PACK"))).WritesNothing.ShouldBeTrue();
        await using var db = _portal.Db();
        (await db.Findings.AllAsync(f => f.FirstSeen == TestPortal.Start, Token)).ShouldBeTrue();
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Finding, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_AfterTheCauseWasMended_FixesItAndOpensItAgainWhenItReturns()
    {
        await RunAsync();
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct"));
        var appeared = await RunAsync(new Saved(RecordTypes.Network, "BER:PLC-FILLER"));
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "None"));
        var cleared = await RunAsync(new Saved(RecordTypes.Network, "BER:PLC-FILLER"));
        _portal.Clock.Advance(Duration.FromHours(2));
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct"));
        var returned = await RunAsync(new Saved(RecordTypes.Network, "BER:PLC-FILLER"));

        (appeared, cleared, returned).ShouldBe((new CheckOutcome(1, 0, 0, 0), new CheckOutcome(0, 0, 0, 1), new CheckOutcome(0, 1, 0, 0)));
        await using var db = _portal.Db();
        var finding = await db.Findings.SingleAsync(f => f.Check == "NC-11", Token);
        (finding.Status, finding.FirstSeen, finding.TimesReturned).ShouldBe((FindingStatus.Open, TestPortal.Start + Duration.FromHours(2), 1));
    }

    [Fact]
    public async Task RunAsync_ForWhatEditsConcern_FindsWhatAWholeRunWould()
    {
        await RunAsync();
        await SaveAsync("zones", ("site", "BER"), ("code", "CELL-PACK"), ("sl_target", "2"), ("sl_achieved", "1"), ("sl_rationale", "Stops the line"), ("logical_boundary", "VLAN"), ("physical_boundary", "Hall"));
        await SaveAsync("segments", ("site", "BER"), ("code", "VLAN210"), ("max_devices", "1"));
        await SaveAsync("interfaces", ("site", "BER"), ("device", "PC-OFFICE-01"), ("name", "eth0"), ("segment", "VLAN10"), ("ip", "10.10.0.22"));
        await SaveAsync("assets", ("tag", "DRV-002"), ("status", "Operational"));
        await SaveAsync("data-sources", ("site", "BER"), ("code", "HIST"), ("name", "Historian"), ("kind", "Historian"), ("equipment", "BER/PACK"), ("description", "Values"), ("operations", "Production"));

        await RunAsync(new(RecordTypes.Network, "BER:CELL-PACK"), new(RecordTypes.Network, "BER:VLAN210"), new(RecordTypes.Network, "BER:PC-OFFICE-01:eth0"), new(RecordTypes.Plant, "DRV-002"), new(RecordTypes.DataSource, "BER:HIST"));

        await using var db = _portal.Db();
        var open = await db.Findings.Where(f => f.Status == FindingStatus.Open).Select(f => f.Check).ToListAsync(Token);
        new[] { "NC-06", "NC-09", "DS-18", "DS-19" }.Except(open).ShouldBeEmpty();
        (await RunAsync()).WritesNothing.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_SaveOfAnotherProcessInBetween_LooksAtEverything()
    {
        await RunAsync();
        await SaveAsync("segments", ("site", "BER"), ("code", "VLAN210"), ("max_devices", "1"));
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct"));

        (await RunAsync(new Saved(RecordTypes.Network, "BER:PLC-FILLER"))).Appeared.ShouldBe(2);
    }

    [Theory]
    [InlineData(RecordTypes.Change)]
    [InlineData(RecordTypes.Waiver)]
    public async Task RunAsync_SaveOfAnotherProcessBesideOneThatLeavesThePlant_LooksAtEverything(string recordType)
    {
        await RunAsync();
        await SaveAsync("segments", ("site", "BER"), ("code", "VLAN210"), ("max_devices", "1"));

        (await RunAsync(new Saved(recordType, "CR-2026-0001"))).Appeared.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_RequesterWithAnotherHome_MovesTheFindingsOfTheirChanges()
    {
        var journey = new ChangeJourney(_portal);
        await journey.DraftAsync();
        await journey.SubmitAsync();
        var requester = await _portal.ActorAsync("ot.berlin");
        await using var db = _portal.Db();
        await db.Changes.ExecuteUpdateAsync(set => set.SetProperty(c => c.Content.BackoutPlan, (string?)null), Token);
        await RunAsync();
        await db.Memberships.Where(m => m.PersonId == requester.PersonId && m.IsHome).ExecuteUpdateAsync(set => set.SetProperty(m => m.Function, Function.Maintenance), Token);

        await RunAsync(new Saved(RecordTypes.Person, requester.Code));

        (await db.Findings.SingleAsync(f => f.Check == "CH-28", Token)).OwnerFunction.ShouldBe(Function.Maintenance);
    }

    [Fact]
    public async Task RunAsync_InTwoProcessesAtOnce_FindsEverythingOnce()
    {
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Process().RunAsync(new(OnlyIfDue: true), Token), Token)));

        runs.ShouldAllBe(run => run.IsSuccess);
        runs.Count(run => run.Value.IsNews).ShouldBe(1);
        await using var db = _portal.Db();
        (await db.Findings.CountAsync(Token)).ShouldBe(runs.Max(run => run.Value.Appeared));
        (await db.Ledger.CountAsync(e => e.RecordType == RecordTypes.Finding, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_OnlyIfDue_RunsOncePerNight()
    {
        (await Process().RunAsync(new(OnlyIfDue: true), Token)).Value.IsNews.ShouldBeTrue();
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct"));

        (await Process().RunAsync(new(OnlyIfDue: true), Token)).Value.WritesNothing.ShouldBeTrue();
        _portal.Clock.Advance(Duration.FromHours(13));
        (await Process().RunAsync(new(OnlyIfDue: true), Token)).Value.Appeared.ShouldBe(1);
    }

    [Fact]
    public async Task MarkFalsePositive_ByTheFunctionOfTheZone_IsKeptWithItsReasonInTheLedger()
    {
        await SaveAsync("devices", ("site", "BER"), ("code", "PLC-FILLER"), ("remote_access", "Direct"));
        await RunAsync();
        await using var db = _portal.Db();
        var id = await db.Findings.Where(f => f.Check == "NC-11").Select(f => f.Id).SingleAsync(Token);
        var command = Command.New();

        var refused = await _portal.Get<MarkFalsePositive>().RunAsync(new(id, "Not ours", Command.New()), await _portal.ActorAsync("quality.berlin"), Token);
        var done = await _portal.Get<MarkFalsePositive>().RunAsync(new(id, "The modem is unplugged.", command), await _portal.ActorAsync("ot.berlin"), Token);
        var again = await _portal.Get<MarkFalsePositive>().RunAsync(new(id, "The modem is unplugged.", command), await _portal.ActorAsync("ot.berlin"), Token);

        refused.Error!.Code.ShouldBe("finding.notTheirs");
        (done.Value.Status, again.Value).ShouldBe((FindingStatus.FalsePositive, done.Value));
        (await db.Ledger.Where(e => e.Event == FindingEvents.FalsePositive).Select(e => e.Reason).ToListAsync(Token)).ShouldBe(["The modem is unplugged."]);
        (await db.Ledger.CountAsync(e => e.Event == RefusedAttempts.Event && e.RecordType == RecordTypes.Finding, Token)).ShouldBe(1);
        (await RunAsync()).WritesNothing.ShouldBeTrue();
        (await _portal.Get<FindingReads>().FindAsync(id, await _portal.ActorAsync("ot.berlin"), Token))!.Row.Status.ShouldBe(FindingStatus.FalsePositive);
    }

    private async Task<CheckOutcome> RunAsync(params Saved[] touched) => (await _portal.Get<RunChecks>().RunAsync(new(touched.Length == 0 ? null : touched), Token)).Value;

    private async Task SaveAsync(string kind, params (string Column, string Value)[] fields)
    {
        var key = string.Join(':', _portal.Get<RecordKinds>().Find(kind)!.Columns.Where(c => c.IsKey).Select(c => fields.Single(f => f.Column == c.Name).Value));
        var known = await _portal.Get<RecordReads>().FindAsync(kind, key, Token);
        var record = known.IsSuccess ? known.Value.Fields.ToDictionary(f => f.Key, f => (string?)f.Value) : [];
        foreach (var (column, value) in fields) record[column] = value;
        var saved = await _portal.Get<SaveRecord>().RunAsync(new(kind, record, Command.New()), Actor.Portal, Token);
        saved.Error.ShouldBeNull();
        saved.Value.Wrong.ShouldBeEmpty();
    }

    /// <summary>A use case as another process has it: with a memory of its own.</summary>
    private RunChecks Process() => new(new Factory(_portal), new CheckMemory(), _portal.Get<StandardSites>(), _portal.Clock, _portal.Feed, NullLogger<RunChecks>.Instance);

    private sealed class Factory(TestPortal portal) : IDbContextFactory<Core.Data.PortalDb>
    {
        public Core.Data.PortalDb CreateDbContext() => portal.Db();
    }
}
