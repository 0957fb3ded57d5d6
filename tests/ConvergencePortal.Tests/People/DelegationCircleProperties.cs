using ConvergencePortal.Core.People;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace ConvergencePortal.Tests.People;

/// <summary>A delegation is refused as a circle exactly where, at some moment and for some function, somebody would act for somebody who acts for them.</summary>
public sealed class DelegationCircleProperties
{
    private const int People = 5;
    private const int Hours = 24;
    private const int Site = 1;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
    private static readonly Function[] Functions = [Function.IT, Function.OT];
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 5, 12, 0);

    [Fact]
    public void Refuse_AnyHistory_IsACircleExactlyWhereOneCloses() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var made = new List<LentStretch>();
        for (var step = 0; step < 25; step++)
        {
            var next = Draw(random);
            var refused = DelegationRules.Refuse(FactsOf(next, made));
            if (refused is not null && refused.Code != "delegation.circle") return false;
            if (Closes([.. made, next]) != refused is not null) return false;
            if (refused is null) made.Add(next);
        }
        return true;
    }));

    private static LentStretch Draw(Random random)
    {
        var (from, begins) = (random.Next(People), random.Next(Hours - 1));
        return new LentStretch(from, (from + 1 + random.Next(People - 1)) % People, random.Next(3) switch { 0 => [Function.IT], 1 => [Function.OT], _ => Functions }, Now + Duration.FromHours(begins),
            Now + Duration.FromHours(begins + 1 + random.Next(Hours - begins)));
    }

    private static DelegationFacts FactsOf(LentStretch next, IReadOnlyList<LentStretch> others) =>
        new(Person(next.FromPersonId), Person(next.FromPersonId), Person(next.ToPersonId), IsAway: false, Site, "BER", next.Functions, next.Begins, next.Ends, Now, others);

    private static PersonRights Person(int id) => new(id, $"Person {id}", PersonKind.Person, true, PersonRoles.None, [.. Functions.Select(function => new HeldFunction(function, Site))]);

    /// <summary>Every hour and function by themselves: whether following the delegations comes back to where it began.</summary>
    private static bool Closes(IReadOnlyList<LentStretch> lent) => Enumerable.Range(0, 2 * Hours).Any(hour => Functions.Any(function =>
    {
        var at = Now + Duration.FromHours(hour);
        var reach = new bool[People, People];
        foreach (var stretch in lent.Where(s => s.Lends(function, at))) reach[stretch.FromPersonId, stretch.ToPersonId] = true;
        for (var via = 0; via < People; via++)
            for (var from = 0; from < People; from++)
                for (var to = 0; to < People; to++) reach[from, to] |= reach[from, via] && reach[via, to];
        return Enumerable.Range(0, People).Any(person => reach[person, person]);
    }));
}
