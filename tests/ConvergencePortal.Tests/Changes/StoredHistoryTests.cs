using ConvergencePortal.Core.Changes;
using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Common;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Changes;

/// <summary>Random attempts through the real use cases: what the ledger and the tables say agrees after every one of them.</summary>
public sealed class StoredHistoryTests
{
    private const int Steps = 40;
    private static readonly string[] People = ["ot.berlin", "it.berlin", "ot2.berlin", "maintenance.berlin", "production.berlin", "auditor", "chair"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task History_OfRandomAttempts_IsWhollyInTheLedger(int seed)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var journey = new ChangeJourney(portal);
        var random = new Random(seed);
        await journey.DraftAsync();
        var before = await journey.DetailAsync();

        for (var step = 0; step < Steps; step++)
        {
            var result = await AttemptAsync(journey, random, before);
            var after = await journey.DetailAsync();

            var lines = after.History.Count - before.History.Count;
            if (!result.IsSuccess) (after.Row.Version, lines).ShouldBe((before.Row.Version, 0), $"step {step} was refused ({result.Error!.Code}) and left a trace");
            if (after.Row.Status != before.Row.Status) lines.ShouldBePositive($"step {step} moved the status without a line");
            (after.Row.Version - before.Row.Version).ShouldBe(lines);
            after.Row.Revision.ShouldBeGreaterThanOrEqualTo(before.Row.Revision);
            after.Signatures.Count.ShouldBe(after.History.Count(h => h.Event == ChangeEvents.Decided));
            before = after;
        }
    }

    private static Task<Core.Common.Result<ChangeState>> AttemptAsync(ChangeJourney journey, Random random, ChangeDetail now)
    {
        var person = People[random.Next(People.Length)];
        var function = (Function)random.Next(3);
        return random.Next(12) switch
        {
            0 => journey.EditAsync(ChangeJourney.Draft with { Content = ChangeJourney.Draft.Content with { WorkMinutes = 30 + random.Next(60) } }, now.Row.Version - random.Next(2)),
            1 or 2 => journey.TrySubmitAsync(),
            3 or 4 or 5 => journey.AssessAsync(person, function),
            6 => journey.DecideAsync(person, function, now.Row.Revision, Verdict.RequestChanges, "Say more"),
            7 => journey.ScheduleAsync(ChangeJourney.Sunday + Duration.FromMinutes(15 * random.Next(8))),
            8 => random.Next(4) == 0 ? journey.WithdrawAsync(person) : journey.StartAsync(person),
            _ => journey.DecideAsync(person, function, now.Row.Revision - random.Next(2)),
        };
    }
}
