using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.Network;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Plant;
using Microsoft.EntityFrameworkCore;

namespace ConvergencePortal.Benchmarks;

/// <summary>One evaluation of a policy of 200 rows, and the replay of a version on 10,000 changes; beside them the same done naively.</summary>
internal static class PolicyBenchmark
{
    private const int Rows = 200;

    public static async Task RunAsync(BenchmarkPortal portal, FigureTable table)
    {
        await using var db = portal.Db();
        if (!await db.Changes.AnyAsync()) await ManyChanges.CreateAsync(portal);
        await EvaluateAsync(portal, table);
        await ReplayAsync(portal, table);
    }

    private static async Task EvaluateAsync(BenchmarkPortal portal, FigureTable table)
    {
        await using var db = portal.Db();
        var facts = await FactsAsync(portal, db);
        var rows = ManyRows();
        var engine = PolicyEngine.Compile(2, rows);
        var asked = 0;

        // Naive: what each row needs is compiled and looked up anew, as a policy without an engine would do.
        var naive = FigureTable.Median(Timing.Of(200, 500, i => asked += PolicyEngine.Compile(2, rows).Explain(facts[i % facts.Count]).Seats.Count));
        table.AddTimes($"policy of {Rows} rows, one evaluation, {facts[0].Impact.Items.Count} to {facts.Max(f => f.Impact.Items.Count)} touched things", Timing.Of(20_000, 20_000, i => asked += engine.For(facts[i % facts.Count]).Count),
            "p99 50 µs", $"compiled each time, explained: {naive}");
        var wide = PolicyEngine.Compile(2, [.. rows.Select(rule => rule with { When = new ApprovalConditions { Reach = EquipmentReach.Touched } })]);
        table.AddTimes($"the same when each of the {Rows} rows applies to all equipment", Timing.Of(2_000, 5_000, i => asked += wide.For(facts[i % facts.Count]).Count), "–");
        table.AddTimes("the built-in policy, one evaluation", Timing.Of(20_000, 20_000, i => asked += BuiltInPolicy.Engine.For(facts[i % facts.Count]).Count), "p99 50 µs");
    }

    private static async Task ReplayAsync(BenchmarkPortal portal, FigureTable table)
    {
        var admin = await portal.ActorAsync("admin");
        var drafted = Done(await portal.Get<DraftPolicyVersion>().RunAsync(new(Command.New()), admin, default));
        Done(await portal.Get<SavePolicyVersion>().RunAsync(new(drafted.Number, drafted.Version, "Benchmark", ManyRows(), Command.New()), admin, default));

        var samples = await Timing.OfAsync(1, 5, async _ => Done(await portal.Get<ReplayPolicyVersion>().RunAsync(new(drafted.Number), null, default)));
        table.AddTimes($"replay of {Rows} rows on {ReplayPolicyVersion.MostChanges:N0} changes", samples, "2 s");
    }

    private static async Task<List<AgreementFacts>> FactsAsync(BenchmarkPortal portal, Core.Data.PortalDb db)
    {
        var site = await db.Equipment.Where(e => e.Path == "BER").Select(e => e.Id).SingleAsync();
        var picture = await portal.Get<SitePictures>().FindAsync(db, site, default) ?? throw new InvalidOperationException("The demo plant has no site BER.");
        return
        [
            .. picture.Devices.Values.Select(d => new ChangeItem(ItemKind.Device, d.Id, d.Code)).Concat(picture.Equipment.Values.Select(e => new ChangeItem(ItemKind.Equipment, e.Id, e.Path))).Take(100)
                .Select((item, i) => new AgreementFacts(new ChangeContent { Nature = (ChangeNature)(i % 5), ProductionMinutesAtRisk = i % 3 * 10 }, false, ImpactRules.Of(picture, [item]), [], picture)),
        ];
    }

    /// <summary>Rows as a large organization might have them: each narrow, together wide.</summary>
    private static List<ApprovalRule> ManyRows()
    {
        var functions = Enum.GetValues<Function>();
        return
        [
            .. BuiltInPolicy.Rows,
            .. Enumerable.Range(0, Rows - BuiltInPolicy.Rows.Count).Select(i => new ApprovalRule($"Row {i}", new ApprovalConditions
            {
                Natures = [(ChangeNature)(i % 5)], Sites = i % 4 == 0 ? ["BER"] : [], Criticalities = [(Criticality)(i % 3)], Levels = [(EquipmentLevel)(i % 12 + 2)],
                DeviceRoles = i % 7 == 0 ? [(DeviceRole)(i % 20)] : [], ProductionMinutes = i + 1,
            }, RuleEffect.Ask(functions[i % functions.Length]) with { Quorum = new SeatQuorum(1, i % 50) })),
        ];
    }

    private static T Done<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException(error.Message) : result.Value;
}
