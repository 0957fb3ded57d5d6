using System.Text.Json;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>What holds of the pulse whoever answers whatever in whatever order.</summary>
public sealed class PulseProperties
{
    private const int Attempts = 18;
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly (string Site, Function Function)[] Groups = [("BER", Function.IT), ("BER", Function.OT), ("HAM", Function.IT)];

    /// <summary>Each run has two months of its own in one portal.</summary>
    [Fact]
    public async Task Answers_OfAnybodyInAnyOrder_SumToTheVotersAndRevealNoGroupBelowFive()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("HAM");
        var people = new List<(string Code, string Site, Function Function)>();
        foreach (var (site, function) in Groups) people.AddRange((await portal.CrewAsync(7, function, site)).Select(code => (code, site, function)));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(12), Prop.ForAll(Seeds, async seed =>
        {
            var random = new Random(seed);
            portal.Clock.Advance(Duration.FromDays(62));
            var month = PulseRules.FirstDay(portal.Clock.GetCurrentInstant().InUtc().Date);
            var voters = new Dictionary<(string, Function), HashSet<string>>();
            var seen = await SeenAsync(portal);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var (code, site, function) = people[random.Next(people.Count)];
                int?[] answers = [.. Enumerable.Range(0, 5).Select(_ => random.Next(12) == 0 ? null : (int?)random.Next(1, 6))];
                var isFirst = voters.Values.All(group => !group.Contains(code));
                var answered = await portal.PulseAsync(code, answers, function, site);

                answered.IsSuccess.ShouldBe(isFirst && answers.All(answer => answer is not null));
                if (!answered.IsSuccess) continue;
                if (!voters.TryGetValue((site, function), out var group)) voters[(site, function)] = group = [];
                group.Add(code);
                // Nobody learns anything from looking again while the month goes on.
                (await SeenAsync(portal)).ShouldBe(seen);
            }
            await VotersAreCountedAsync(portal, month, voters);

            portal.Clock.Advance(Duration.FromDays(31));
            var shown = (await portal.TrendsAsync("chair")).SelectMany(t => t.Months.Where(m => m.Month == month && m.Figures is not null)
                .Select(m => (t.Group.Site, t.Group.Function, m.Figures!.People)));
            shown.Order().ShouldBe(voters.Where(v => v.Value.Count >= PulseRules.FewestAnswers).Select(v => (v.Key.Item1, v.Key.Item2, v.Value.Count)).Order());
        }));
    }

    [Fact]
    public void Show_OfFewerThanFiveOrOfAMonthThatGoesOn_IsNothing() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var (people, ago) = (random.Next(1, 12), random.Next(-1, 3));
        var current = new LocalDate(2026, 11, 1);
        var sums = Enumerable.Range(1, 5).Select(question => SumOf(question, [.. Enumerable.Range(0, people).Select(_ => random.Next(1, 6))])).ToList();

        var figures = PulseRules.Show(current.PlusMonths(-ago), current, sums);

        return people < 5 || ago < 1 ? figures is null
            : figures is not null && figures.People == people && figures.Questions.Append(figures.Overall).All(f => f.MeanHundredths is >= 100 and <= 500 && f.FavourablePerMille is >= 0 and <= 1000);
    }));

    private static PulseSum SumOf(int question, int[] answers) => new(question, answers.Length, answers.Sum(), answers.Count(a => a >= PulseRules.FavourableFrom));

    private static async Task<string> SeenAsync(TestPortal portal) => JsonSerializer.Serialize(
        new[] { await portal.TrendsAsync("chair"), await portal.TrendsAsync("auditor"), await portal.TrendsAsync("it.berlin") });

    private static async Task VotersAreCountedAsync(TestPortal portal, LocalDate month, Dictionary<(string, Function), HashSet<string>> voters)
    {
        await using var db = portal.Db();
        var counts = await db.PulseCounts.Where(c => c.Month == month).Join(db.Equipment, c => c.SiteId, e => e.Id, (c, e) => new { e.Path, c.Function, c.Question, c.Count }).ToListAsync();
        var sums = counts.GroupBy(c => (c.Path, c.Function, c.Question)).Select(g => (g.Key.Path, g.Key.Function, g.Key.Question, g.Sum(c => c.Count))).Order();
        sums.ShouldBe(voters.SelectMany(v => Enumerable.Range(1, 5).Select(question => (v.Key.Item1, v.Key.Item2, question, v.Value.Count))).Order());
        (await db.PulseVotes.CountAsync(v => v.Month == month)).ShouldBe(voters.Values.Sum(group => group.Count));
    }
}
