using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Tests.People;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>Everybody counts once a month, and nothing that is kept says who answered what.</summary>
public sealed class AnswerPulseTests
{
    [Fact]
    public async Task Answer_AllFiveQuestions_RaisesTheCountsAndTellsNobody()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var told = new List<Saved>();
        using var subscription = portal.Feed.Subscribe(told.Add);

        (await portal.PulseAsync("it.berlin")).Value.Month.ShouldBe(new LocalDate(2026, 11, 1));

        await using var db = portal.Db();
        (await db.PulseCounts.Where(c => c.Count > 0).OrderBy(c => c.Question).Select(c => new { c.Function, c.Month, c.Question, c.Answer, c.Count }).ToListAsync())
            .Select(c => (c.Function, c.Month, c.Question, c.Answer, c.Count))
            .ShouldBe(Enumerable.Range(1, 5).Select(question => (Function.IT, new LocalDate(2026, 11, 1), question, 6 - question, 1)));
        (await db.Ledger.CountAsync()).ShouldBe(0);
        told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Answer_OfTheFirst_LeavesNoOrderOfRowsThatTellsWhatTheyChose()
    {
        Assert.SkipWhen(TestPortal.SqlServer is not null, "Reads the order in which SQLite keeps rows.");
        await using var portal = await TestPlant.CreatePortalAsync();

        await portal.PulseAsync("it.berlin");

        await using var connection = new SqliteConnection(portal.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(cell, ' ') FROM (SELECT Question || Answer AS cell FROM PulseCounts ORDER BY rowid)";
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))
            .ShouldBe(string.Join(' ', from question in Enumerable.Range(1, 5) from answer in Enumerable.Range(1, 5) select $"{question}{answer}"));
    }

    /// <summary>A column more, a time or a function beside the person for example, and the pulse could be traced.</summary>
    [Fact]
    public async Task Kept_OfAVote_IsThePersonAndTheMonthOnly()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await using var db = portal.Db();

        db.Model.FindEntityType(typeof(PulseVote))!.GetProperties().Select(p => p.Name).ShouldBe(["PersonId", "Month"], ignoreOrder: true);
        db.Model.FindEntityType(typeof(PulseCount))!.GetProperties().Select(p => p.Name).ShouldBe(["SiteId", "Function", "Month", "Question", "Answer", "Count"], ignoreOrder: true);
    }

    [Fact]
    public async Task Answer_TwiceInAMonth_IsRefusedWithTheDayOfTheNextAndNothingIsLost()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.PulseAsync("it.berlin");

        var again = await portal.PulseAsync("it.berlin", [1, 1, 1, 1, 1]);

        again.Error.ShouldNotBeNull().ShouldSatisfyAllConditions(
            error => error.Code.ShouldBe("pulse.answered"),
            error => error.Message.ShouldBe("You have answered the pulse of November 2026 already, and everybody counts once. The next one begins on 1 December 2026."));
        (await portal.CountedAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Answer_InTheNextMonth_CountsThere()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.PulseAsync("it.berlin");

        portal.Clock.Set(PulseVoters.December);

        (await portal.PulseAsync("it.berlin")).Value.Month.ShouldBe(new LocalDate(2026, 12, 1));
    }

    [Fact]
    public async Task Answer_ByOnePersonTwiceAtOnce_CountsOnce()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        portal.Saves.MeetOnce();
        var answered = await Task.WhenAll(portal.PulseAsync("it.berlin"), portal.PulseAsync("it.berlin", [1, 1, 1, 1, 1]));

        answered.Select(a => a.Error?.Code).ShouldBe([null, "pulse.answered"], ignoreOrder: true);
        (await portal.CountedAsync()).ShouldBe(5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Answer_ByTwoPeopleAtOnce_CountsBoth(bool othersWereBefore)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        var crew = await portal.CrewAsync(3);
        if (othersWereBefore) await portal.PulseAsync(crew[2]);

        portal.Saves.MeetOnce();
        var answered = await Task.WhenAll(portal.PulseAsync(crew[0]), portal.PulseAsync(crew[1]));

        answered.Select(a => a.Error?.Code).ShouldBe([null, null]);
        (await portal.CountedAsync()).ShouldBe(othersWereBefore ? 15 : 10);
    }

    [Fact]
    public async Task Answer_APartOfTheQuestions_IsRefusedBesideEachThatIsOpenAndCountsNothing()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var part = await portal.PulseAsync("it.berlin", [5, null, 3, 6, 0]);

        part.Error!.Code.ShouldBe("pulse.incomplete");
        part.Error.Fields.Select(f => f.Field).ShouldBe(["question2", "question4", "question5"]);
        (await portal.PulseAsync("it.berlin", [1, 2])).Error!.Code.ShouldBe("pulse.incomplete");
        (await portal.CountedAsync()).ShouldBe(0);
        (await portal.PulseAsync("it.berlin")).Error.ShouldBeNull();
    }

    [Theory]
    [InlineData("auditor", "rights.readOnly")]
    [InlineData("it2.berlin", "rights.inactive")]
    [InlineData("robot", "pulse.peopleOnly")]
    [InlineData("chair", "pulse.noFunction")]
    [InlineData("admin", "pulse.noFunction")]
    public async Task Answer_BySomebodyWhoIsNotAsked_IsRefusedAndWrittenDownWithoutAnAnswer(string person, string code)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddPersonAsync("robot", PersonKind.Service, Function.IT);
        await portal.JoinAsync("auditor", Function.IT);
        await portal.ChangePersonAsync("it2.berlin", p => p.IsActive = false);

        var refused = await portal.PulseAsync(person);

        refused.Error!.Code.ShouldBe(code);
        await using var db = portal.Db();
        (await db.Ledger.Select(e => new { e.RecordType, e.Number, e.Event, e.Reason, e.Text, e.FieldChanges }).ToListAsync())
            .ShouldHaveSingleItem().ShouldBe(
                new { RecordType = RecordTypes.Pulse, Number = "", Event = RefusedAttempts.Event, Reason = (string?)code, Text = (string?)refused.Error.Message, FieldChanges = (string?)null });
        (await db.PulseVotes.AnyAsync()).ShouldBeFalse();
        (await portal.CountedAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_ByThePortalItself_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();

        var answered = await portal.Get<AnswerPulse>().RunAsync(new AnswerPulseInput("BER", Function.IT, PulseVoters.Answers, Command.New()), Actor.Portal, default);

        answered.Error!.Code.ShouldBe("pulse.peopleOnly");
    }

    /// <summary>Who chose the wrong line answers in the next moment: a row about it would tell when.</summary>
    [Theory]
    [InlineData(Function.OT, "BER")]
    [InlineData(Function.IT, "HAM")]
    [InlineData((Function)99, "BER")]
    public async Task Answer_ForAFunctionOfOthers_IsRefusedAndLeavesNoTrace(Function function, string site)
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("HAM", ("ot.berlin", Function.IT));

        (await portal.PulseAsync("it.berlin", function: function, site: site)).Error!.Code.ShouldBe("pulse.notYours");

        await using var db = portal.Db();
        (await db.Ledger.AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_ForAFunctionThatWasLent_IsRefused()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.DelegateAsync("it2.berlin", "cyber.berlin");

        (await portal.PulseAsync("cyber.berlin")).Error!.Code.ShouldBe("pulse.notYours");
    }

    [Fact]
    public async Task Answer_OfSomebodyWithTwoFunctions_CountsOnceAltogether()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.JoinAsync("ot.berlin", Function.IT);
        await portal.PulseAsync("ot.berlin", function: Function.OT);

        (await portal.PulseAsync("ot.berlin")).Error!.Code.ShouldBe("pulse.answered");
    }

    [Fact]
    public async Task Answer_AtTheTurnOfTheMonth_CountsForTheMonthThatItIsAtTheSite()
    {
        await using var portal = await TestPlant.CreatePortalAsync();
        await portal.AddSiteAsync("CHI", ("it2.berlin", Function.IT));
        portal.Clock.Set(Instant.FromUtc(2026, 11, 30, 23, 30));

        (await portal.PulseAsync("it.berlin")).Value.Month.ShouldBe(new LocalDate(2026, 12, 1));
        (await portal.PulseAsync("it2.berlin", site: "chi")).Value.Month.ShouldBe(new LocalDate(2026, 11, 1));
    }
}
