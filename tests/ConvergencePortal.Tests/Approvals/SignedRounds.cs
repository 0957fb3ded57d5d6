using ConvergencePortal.Core.Approvals;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using Shouldly;

namespace ConvergencePortal.Tests.Approvals;

/// <summary>Signs the latest round of a record through the real use case.</summary>
internal static class SignedRounds
{
    public static async Task<Result<RoundState>> SignRoundAsync(this TestPortal portal, string recordType, string number, string person, Function function, RoundVerdict verdict = RoundVerdict.Approve,
        string? comment = null)
    {
        var actor = await portal.ActorAsync(person);
        var round = (await portal.Get<RoundReads>().FindLatestAsync(recordType, number, actor, default)).ShouldNotBeNull();
        return await portal.Get<DecideRound>().RunAsync(new(round.Id, function, round.ContentHash, verdict, comment, Command.New(), TestPlant.Pin), actor, default);
    }
}
