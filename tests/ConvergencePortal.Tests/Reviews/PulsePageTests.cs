using System.Globalization;
using Bunit;
using ConvergencePortal.Core.People;
using ConvergencePortal.Core.Reviews;
using ConvergencePortal.Tests.Changes;
using ConvergencePortal.Tests.Common;
using ConvergencePortal.Web;
using ConvergencePortal.Web.Reviews;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using NodaTime;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Reviews;

/// <summary>The page promises anonymity first, asks five questions, and shows the own function afterwards.</summary>
public sealed class PulsePageTests : ComponentTest
{
    [Fact]
    public async Task Pulse_SomebodyWhoIsAsked_SaysFirstThatNobodyIsNamed()
    {
        var page = await OpenAsync();

        page.Find(".pulse-promise").TextContent.ShouldContain("no record says who answered what");
        page.FindAll("fieldset legend").Select(legend => legend.TextContent).ShouldBe(PulseQuestions.All.Select((question, place) => $"{place + 1}. {question}"));
        page.Markup.ShouldContain("November 2026: you answer for IT, Berlin.");
    }

    [Fact]
    public async Task Pulse_SentHalfFilled_SaysWhatIsMissingBesideItAndKeepsWhatWasChosen()
    {
        var page = await OpenAsync();
        Choose(page, 1, 4);
        Choose(page, 3, 2);

        await SendAsync(page);

        page.WaitForAssertion(() => page.FindAll("fieldset .refusal").Select(refusal => refusal.Id).ShouldBe(["question2-refusal", "question4-refusal", "question5-refusal"]), Patience);
        page.Find("[data-code='pulse.incomplete']").TextContent.ShouldContain("Answer all five questions");
        Chosen(page, 1).ShouldBe("4");
        Chosen(page, 3).ShouldBe("2");
        Choose(page, 2, 1);
        page.FindAll("fieldset .refusal").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Pulse_Answered_ThanksAndAsksNoMore()
    {
        var page = await OpenAsync();
        await AnswerAsync(page);

        page.WaitForAssertion(() => page.Find("[role=status]").TextContent.ShouldContain("You have answered for November 2026."), Patience);
        page.FindAll("form").ShouldBeEmpty();
        (await Portal.CountedAsync()).ShouldBe(5);
        var reloaded = await RenderAsync<PulsePage>("it.berlin");
        reloaded.WaitForAssertion(() => reloaded.Markup.ShouldContain("The next pulse begins on 1 December 2026"), Patience);
    }

    [Fact]
    public async Task Pulse_AnsweredMeanwhileInAnotherWindow_SaysSoAndCountsOnce()
    {
        var page = await OpenAsync();
        await Portal.PulseAsync("it.berlin");

        await AnswerAsync(page);

        page.WaitForAssertion(() => page.Markup.ShouldContain("You have answered for November 2026."), Patience);
        (await Portal.CountedAsync()).ShouldBe(5);
    }

    [Fact]
    public async Task Pulse_OfSomebodyWithTwoFunctions_AsksForWhichTheyAnswer()
    {
        await Portal.JoinAsync("it.berlin", Function.Quality);
        var page = await OpenAsync();
        page.Find("select").Change("1");

        await AnswerAsync(page);

        page.WaitForAssertion(() => page.FindAll("form").ShouldBeEmpty(), Patience);
        await using var db = Portal.Db();
        db.PulseCounts.Select(c => c.Function).Distinct().ShouldBe([Function.Quality]);
    }

    [Theory]
    [InlineData("auditor", "You can read everything here, but change nothing.")]
    [InlineData("admin", "The pulse asks those who speak for a function at a site.")]
    public async Task Pulse_SomebodyWhoIsNotAsked_IsToldWhy(string person, string sentence)
    {
        var page = await RenderAsync<PulsePage>(person);

        page.WaitForAssertion(() => page.Markup.ShouldContain(sentence), Patience);
        page.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pulse_Trend_ShowsMonthsOfFiveAndOnlyASentenceForTheOthers()
    {
        var crew = await Portal.CrewAsync(5);
        await Portal.AllAnswerAsync(crew);
        Portal.Clock.Set(PulseVoters.December);
        await Portal.AllAnswerAsync(crew.Take(4));
        Portal.Clock.Advance(Duration.FromDays(31));

        var page = await OpenAsync();

        page.FindAll(".pulse-trend tbody tr").Select(row => string.Join('|', row.Children.Select(cell => cell.TextContent.Replace(" ", "", StringComparison.Ordinal))))
            .ShouldBe(["December2026|Fewerthanfiveanswers", "November20265answers|40%|3.0"]);
        page.FindAll(".pulse-by-question tbody tr").Count.ShouldBe(5);
    }

    [Fact]
    public async Task Pulse_WithoutAMonthOfFive_SaysWhatIsMissing()
    {
        var page = await OpenAsync();

        page.Find(".empty").TextContent.ShouldContain("No finished month has five answers yet");
    }

    /// <summary>These stand in Core as sentences; no literal of a page names them.</summary>
    [Fact]
    public void German_QuestionsAnswersAndRefusals_AreTranslated()
    {
        CultureInfo.CurrentUICulture = new CultureInfo("de");
        var texts = Services.GetRequiredService<IStringLocalizer<Texts>>();

        string[] keys = [.. PulseQuestions.All, .. PulseQuestions.Answers, PulseErrors.ChooseAnswer, PulseErrors.Incomplete([]).Message, PulseErrors.NotYours.Message, PulseErrors.PeopleOnly.Message,
            PulseErrors.NoFunction.Message, RightsErrors.ReadOnly.Message, RightsErrors.Inactive.Message];

        keys.Where(key => texts[key].ResourceNotFound).ShouldBeEmpty();
    }

    private async Task<IRenderedComponent<PulsePage>> OpenAsync()
    {
        var page = await RenderAsync<PulsePage>("it.berlin");
        page.WaitForState(() => page.FindAll("form").Count == 1, Patience);
        return page;
    }

    private static async Task AnswerAsync(IRenderedComponent<PulsePage> page)
    {
        for (var question = 1; question <= 5; question++) Choose(page, question, question);
        await SendAsync(page);
    }

    private static void Choose(IRenderedComponent<PulsePage> page, int question, int answer) => page.Find($"input[name=question{question}][value='{answer}']").Change(answer.ToString(CultureInfo.InvariantCulture));

    private static string? Chosen(IRenderedComponent<PulsePage> page, int question) => page.Find($"input[name=question{question}][checked]").GetAttribute("value");

    private static Task SendAsync(IRenderedComponent<PulsePage> page) => page.Find("form button[type=submit]").ClickAsync(new());
}
