using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>People of the test plant who answer the pulse through the real use case.</summary>
internal static class PulseVoters
{
    public static readonly Instant December = Instant.FromUtc(2026, 12, 5, 12, 0);

    public static readonly IReadOnlyList<int?> Answers = [5, 4, 3, 2, 1];

    public static async Task<Result<AnsweredPulse>> PulseAsync(this TestPortal portal, string person, IReadOnlyList<int?>? answers = null, Function function = Function.IT, string site = "BER") =>
        await portal.Get<AnswerPulse>().RunAsync(new AnswerPulseInput(site, function, answers ?? Answers, Command.New()), await portal.ActorAsync(person), default);

    /// <summary>So many people speak for the function at the site; answers their codes.</summary>
    public static async Task<IReadOnlyList<string>> CrewAsync(this TestPortal portal, int count, Function function = Function.IT, string site = "BER")
    {
        await using var db = portal.Db();
        var siteId = await db.Equipment.Where(e => e.Path == site).Select(e => e.Id).SingleAsync();
        var there = await db.People.Where(p => p.Memberships.Any(m => m.SiteId == siteId && m.Function == function)).OrderBy(p => p.Id).Select(p => p.Code).ToListAsync();
        for (var number = there.Count; number < count; number++)
        {
            var person = db.People.Add(new Person($"crew{number}.{function}.{site}", $"Crew {number}", PersonKind.Person)).Entity;
            person.Join(new Membership(siteId, function, TestPlant.Since));
            there.Add(person.Code);
        }
        await db.SaveChangesAsync();
        return there[..count];
    }

    /// <summary>All of them answer, each in their turn.</summary>
    public static async Task AllAnswerAsync(this TestPortal portal, IEnumerable<string> people, IReadOnlyList<int?>? answers = null, Function function = Function.IT, string site = "BER")
    {
        foreach (var person in people)
            if ((await portal.PulseAsync(person, answers, function, site)).Error is { } error) throw new InvalidOperationException($"{person}: {error.Message}");
    }

    /// <summary>How many answers were counted, over all groups, months and questions: five for each who answered.</summary>
    public static async Task<int> CountedAsync(this TestPortal portal)
    {
        await using var db = portal.Db();
        return await db.PulseCounts.SumAsync(c => c.Count);
    }

    public static async Task<IReadOnlyList<PulseTrend>> TrendsAsync(this TestPortal portal, string reader) => await portal.Get<PulseReads>().ListTrendsAsync(await portal.ActorAsync(reader), default);

    public static async Task<PulseState> PulseStateAsync(this TestPortal portal, string reader) => await portal.Get<PulseReads>().FindAsync(await portal.ActorAsync(reader), default);
}
