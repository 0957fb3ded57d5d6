using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>Carries out docs/access.md, cell by cell, against the host.</summary>
public sealed class AccessTests(AccessPlant plant) : IClassFixture<AccessPlant>
{
    [Fact]
    public async Task Addresses_AskedByEverybody_AnswerAsThePageSays()
    {
        var rows = new List<(AccessAddress Address, IReadOnlyList<string> Answers)>();
        // What ends a session is asked last: the rest is asked with it.
        foreach (var address in AccessAddress.Of(plant.Host).OrderBy(address => address.Pattern.StartsWith("/sign", StringComparison.Ordinal) && address.Pattern != "/sign-in"))
        {
            var answers = new List<string>();
            foreach (var caller in AccessPlant.Callers) answers.Add(await plant.AskAsync(caller, address));
            rows.Add((address, answers));
        }
        if (Environment.GetEnvironmentVariable(AccessPage.WriteTo) is { Length: > 0 } file) await AccessPage.WriteAsync(file, rows);

        var wrong = rows.SelectMany(row => AccessPlant.Callers.Zip(row.Answers).Select(cell => (row.Address.Name, Caller: cell.First, Answer: cell.Second)))
            .Select(cell => (cell.Name, cell.Caller, cell.Answer, Page: AccessPage.Rows.GetValueOrDefault(cell.Name)?.GetValueOrDefault(cell.Caller) ?? "nothing")).Where(cell => cell.Answer != cell.Page)
            .Select(cell => $"{cell.Name}, {cell.Caller}: the page says {cell.Page}, the host {cell.Answer}");
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Page_NamesEveryAddressOfTheHost_AndNoOther() =>
        AccessPage.Rows.Keys.Order(StringComparer.Ordinal).ShouldBe(AccessAddress.Of(plant.Host).Select(address => address.Name).Order(StringComparer.Ordinal));

    /// <summary>Who was switched off after signing in is nobody.</summary>
    [Fact]
    public void Page_GivesTheDisabled_WhatItGivesNobody() => AccessPage.Rows.Where(row => row.Value["disabled"] != row.Value["nobody"]).Select(row => row.Key).ShouldBeEmpty();

    /// <summary>A key opens the API and nothing else.</summary>
    [Fact]
    public void Page_GivesAKeyOutsideTheApi_WhatItGivesNobody() =>
        AccessPage.Rows.Where(row => !row.Key.Contains(" /api/", StringComparison.Ordinal) && (row.Value["key with scope"] != row.Value["nobody"] || row.Value["key without scope"] != row.Value["nobody"]))
            .Select(row => row.Key).ShouldBeEmpty();

    [Fact]
    public async Task Pages_SentAForm_TakeNone()
    {
        var taken = new List<string>();
        foreach (var page in AccessAddress.Of(plant.Host).Where(address => address.Section == "Pages"))
        foreach (var caller in new[] { "nobody", "other function" })
        {
            var answer = await plant.AskAsync(caller, page with { Method = "POST" });
            if (answer is not ("302 sign-in" or "400")) taken.Add($"{page.Pattern}, {caller}: {answer}");
        }
        taken.ShouldBeEmpty();
    }

    /// <summary>Versions and missing migrations are for those who are signed in.</summary>
    [Fact]
    public async Task Readyz_ToAStranger_SaysTheStatusAndNoMore()
    {
        using var stranger = plant.Host.CreateClient();

        (await stranger.GetStringAsync(new Uri("/readyz", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldBe("""{"status":"ready"}""");
    }
}
