using ConvergencePortal.Core.People;
using ConvergencePortal.Tests.Reviews;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Api;

/// <summary>Reviews, figures and actions for other systems, and what they are answered to nonsense.</summary>
public sealed class ReviewApiTests(ReviewApiTests.HeldWeek held) : IClassFixture<ReviewApiTests.HeldWeek>
{
    [Fact]
    public async Task Reviews_OfASite_AreListedNewestFirst()
    {
        var list = (await held.Api.GetAsync("auditor", "reviews?site=BER")).Json;

        list.GetProperty("total").GetInt32().ShouldBe(1);
        list.GetProperty("items")[0].GetProperty("number").GetString().ShouldBe(FrozenWeek.Number);
        list.GetProperty("items")[0].GetProperty("status").GetString().ShouldBe("Closed");
        list.GetProperty("items")[0].GetProperty("hadQuorum").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Review_Whole_HasFiguresWithTrendAndWhatWasDecided()
    {
        var review = (await held.Api.GetAsync("ot.berlin", "reviews/BER/2026-W45")).Json;

        var figure = review.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("code").GetString() == "decision-time" && f.GetProperty("part").GetString() == "IT");
        figure.GetProperty("n").GetInt32().ShouldBe(1);
        figure.GetProperty("target").GetInt32().ShouldBe(960);
        figure.GetProperty("unit").GetString().ShouldBe("WorkingMinutes");
        figure.GetProperty("measure").GetString().ShouldBe("Spread");
        figure.GetProperty("trend").GetArrayLength().ShouldBe(8);
        review.GetProperty("decisions")[0].GetProperty("by")[0].GetString().ShouldBe("IT");
        review.GetProperty("actions")[0].GetProperty("number").GetString().ShouldBe("AC-2026-0001");
        review.GetProperty("missing").GetArrayLength().ShouldBe(2);
        review.GetProperty("figuresHash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task Figure_WithItsRecords_NamesTheChange()
    {
        var answer = (await held.Api.GetAsync("ot.berlin", "reviews/BER/2026-W45/figures/decision-time?part=IT")).Json;

        answer.GetProperty("records").EnumerateArray().Select(record => record.GetProperty("number").GetString()).ShouldBe([held.Week.Change]);
        answer.GetProperty("formula").GetString().ShouldStartWith("Working time from the moment");
    }

    [Fact]
    public async Task Figure_AsAFile_HasTheSameRecords()
    {
        var file = await (await held.Api.AsAsync("ot.berlin")).GetStringAsync(new Uri("/export/reviews/BER/2026-W45/decision-time.csv", UriKind.Relative));

        file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(4);
        file.ShouldContain(held.Week.Change);
    }

    [Fact]
    public async Task Kpis_OfAPeriod_AreComputedNowAndSayTheSameAsTheReview()
    {
        var computed = (await held.Api.GetAsync("ot.berlin", "kpis?site=BER&from=2026-11-02&to=2026-11-09")).Json;

        computed.GetProperty("timeZone").GetString().ShouldBe("Europe/Berlin");
        computed.GetProperty("figures").EnumerateArray().Single(f => f.GetProperty("code").GetString() == "decision-time" && f.GetProperty("part").GetString() == "").GetProperty("n").GetInt32().ShouldBe(3);
    }

    [Theory]
    [InlineData("actions?site=BER&status=open", 1)]
    [InlineData("actions?status=Done", 0)]
    [InlineData("actions?mine=true", 0)]
    [InlineData("actions?search=the%20list", 1)]
    public async Task Actions_AreNarrowedByWhatIsAsked(string address, int expected) => (await held.Api.GetAsync("ot.berlin", address)).Json.GetProperty("total").GetInt32().ShouldBe(expected);

    [Theory]
    [InlineData("reviews?site=XXX", 404, "review.site")]
    [InlineData("reviews?page=0", 422, "page.number")]
    [InlineData("reviews/XXX/2026-W45", 404, "review.site")]
    [InlineData("reviews/BER/2026-45", 404, "review.week")]
    [InlineData("reviews/BER/2025-W53", 404, "review.week")]
    [InlineData("reviews/BER/2026-W30", 404, "review.unknown")]
    [InlineData("reviews/BER/2026-W30/figures/success", 404, "review.unknown")]
    [InlineData("reviews/BER/2026-W45/figures/mood", 404, "review.figure")]
    [InlineData("reviews/BER/2026-W45/figures/success?part=IT", 404, "review.figure")]
    [InlineData("kpis?from=2026-11-02&to=2026-11-09", 404, "review.site")]
    [InlineData("kpis?site=BER", 422, "review.period")]
    [InlineData("kpis?site=BER&from=2026-11-02&to=2026-11-02", 422, "review.period")]
    [InlineData("kpis?site=BER&from=2020-11-02&to=2026-11-02", 422, "review.period")]
    [InlineData("kpis?site=BER&from=yesterday&to=2026-11-02", 422, "review.period")]
    [InlineData("actions?status=lost", 422, "action.status")]
    [InlineData("actions?site=XXX", 404, "review.site")]
    public async Task Get_WhatThereIsNot_IsRefusedInASentence(string address, int status, string code)
    {
        var answer = await held.Api.GetAsync("ot.berlin", address);

        answer.Status.ShouldBe(status, answer.Text);
        answer.Code.ShouldBe(code);
        answer.Json.GetProperty("detail").GetString().ShouldNotBeNullOrWhiteSpace();
    }

    /// <summary>One host and one review without quorum for all tests of the class.</summary>
    public sealed class HeldWeek : IAsyncLifetime
    {
        public ApiFixture Api { get; } = new();
        public FrozenWeek Week { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await Api.InitializeAsync();
            Week = await new FrozenWeek(Api.Portal).FreezeAsync();
            await Week.AttendAsync(("it.berlin", Function.IT));
            await Week.DecideAsync();
            await Week.SignAsync();
        }

        public ValueTask DisposeAsync() => Api.DisposeAsync();
    }
}
