using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Data;
using ConvergencePortal.Core.Demo;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;

namespace ConvergencePortal.Benchmarks;

/// <summary>A decision by the real use case on a large ledger: rights, slot, policy, PIN, signature, seal and save.</summary>
internal static class DecideFigures
{
    private const int Decisions = 120;

    public static async Task AddAsync(FigureTable table, BenchmarkPortal portal)
    {
        var (requester, signer) = (await portal.ActorAsync("ot.berlin"), await portal.ActorAsync("it.berlin"));
        var waiting = new Queue<string>();
        for (var i = 0; i < Decisions + 20; i++) waiting.Enqueue(await AskAsync(portal, requester, i));

        var times = await Timing.OfAsync(20, Decisions, async _ =>
            Done(await portal.Get<DecideChange>().RunAsync(new(waiting.Dequeue(), 1, Function.IT, Verdict.Approve, null, Command.New(), DemoPlant.Pin), signer, default)));
        var pins = await Timing.OfAsync(20, Decisions, async _ => Done(await portal.Get<SigningCheck>().CheckAsync(signer, new SigningProof(DemoPlant.Pin), SigningRule.Default, default)));
        table.AddMilliseconds("decide a change at 1,000,000 rows of ledger", times, "p95 15 ms", $"of it the PIN, slow on purpose: {FigureTable.Median(pins)}");
    }

    /// <summary>A change that waits for signatures: each acts on a time of its own, so that none is in another's way.</summary>
    private static async Task<string> AskAsync(BenchmarkPortal portal, Actor requester, int i)
    {
        var draft = new ChangeDraft
        {
            Content = new ChangeContent
            {
                Title = $"Patch the ring switch {i}", Nature = ChangeNature.Network, Purpose = "Close an advisory", ImplementationPlan = "Load firmware", BackoutPlan = "Load the old firmware",
                TestPlan = "Ping the ring", SafetyImpact = "none", QualityImpact = "none", TechnicalBasis = "Advisory", ProceduresToUpdate = "none", PeopleToInform = "Shift leads", WorkMinutes = 30, RollbackMinutes = 30,
            },
            Items = [new ItemInput("BER:SW-PACK-01")],
        };
        var number = Done(await portal.Get<DraftChange>().RunAsync(new(draft, Command.New()), requester, default)).Number;
        Done(await portal.Get<SubmitChange>().RunAsync(new(number, Command.New()), requester, default));
        var detail = await portal.Get<ChangeDetailReads>().FindAsync(number, requester, default) ?? throw new InvalidOperationException(number);
        foreach (var statement in detail.Statements)
            Done(await portal.Get<AssessChange>().RunAsync(new(number, statement.Function, "none", Command.New()), await portal.ActorAsync($"{PersonaOf(statement.Function)}2.berlin"), default));
        return number;
    }

    private static string PersonaOf(Function function) => function switch
    {
        Function.ProcessSafety => "safety",
        Function.Cybersecurity => "cyber",
        _ => function.ToString().ToLowerInvariant(),
    };

    private static T Done<T>(Result<T> result) => result.Error is { } error ? throw new InvalidOperationException(error.Message) : result.Value;
}
