using ConvergencePortal.Core;
using ConvergencePortal.Core.Common;
using ConvergencePortal.Core.Ledger;
using ConvergencePortal.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace ConvergencePortal.Tests.Authorization;

/// <summary>Carries out docs/authorization.md, cell by cell.</summary>
public sealed class AuthorizationMatrixTests(MatrixPlant plant) : IClassFixture<MatrixPlant>
{
    private static IEnumerable<MatrixRow> Rows => MatrixPage.Changes.Concat(MatrixPage.Others);

    public static TheoryData<string> Actions => [.. Rows.Select(row => row.Action)];

    [Theory]
    [MemberData(nameof(Actions))]
    public async Task Matrix_ByEverybodyInEveryState_IsAsThePageSays(string action)
    {
        Assert.SkipWhen(TestPortal.SqlServer is not null, "The states are kept as SQLite files.");
        var row = Rows.Single(r => r.Action == action);
        var wrong = new List<string>();

        foreach (var state in row.States) wrong.AddRange(await TryAllAsync(row, state));
        foreach (var (state, code) in row.Otherwise)
        {
            await using var portal = await plant.OpenAsync(state);
            if (await RefusedAsync(portal, row, row.Able, code, await MatrixPlant.ContentAsync(portal)) is { } other) wrong.Add($"in {state}, {other}");
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Matrix_NamesEveryUseCaseOfThePortal_AndNoOther()
    {
        var services = new ServiceCollection();
        services.AddPortal();
        var useCases = services.Select(service => service.ServiceType).Where(type => type.GetMethod("RunAsync") is not null && !type.Name.EndsWith("Gate", StringComparison.Ordinal)).Select(type => type.Name).Distinct();
        var named = Rows.Select(row => row.UseCase).Where(name => name != nameof(Core.People.LedgerRightReads)).Concat(MatrixPage.OwnWork).Concat(MatrixPage.Readings).Distinct();

        named.Order().ShouldBe(useCases.Order());
    }

    /// <summary>What runs without a person must not be able to take one: nothing in it can be done in somebody's name.</summary>
    [Fact]
    public void OwnWork_TakesNoActor_AndEverythingElseInTheTablesDoes()
    {
        var types = typeof(PortalServices).Assembly.GetTypes().ToLookup(type => type.Name);
        bool TakesActor(string name) => types[name].Single().GetMethods().Where(m => m.Name is "RunAsync" or "RefuseAsync").Any(m => m.GetParameters().Any(p => p.ParameterType == typeof(Actor)));

        MatrixPage.OwnWork.Where(TakesActor).ShouldBeEmpty();
        Rows.Select(row => row.UseCase).Where(name => !TakesActor(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Matrix_EveryActionAndState_IsOfThePage()
    {
        Rows.Select(row => row.Action).ShouldBeUnique();
        Rows.Sum(row => row.Attempts).ShouldBeGreaterThan(800);
    }

    private async Task<IReadOnlyList<string>> TryAllAsync(MatrixRow row, string state)
    {
        var wrong = new List<string?>();
        await using var portal = await plant.OpenAsync(state);
        var content = await MatrixPlant.ContentAsync(portal);
        foreach (var (who, code) in row.Cells)
        {
            if (code is not null) wrong.Add(await RefusedAsync(portal, row, who, code, content));
            else
            {
                await using var own = await plant.OpenAsync(state);
                wrong.Add(await MatrixActs.TryAsync(own, row.Action, who) is { } error ? $"{who} may, and was refused: {error.Code}, {error.Message}" : null);
            }
        }
        return [.. wrong.OfType<string>().Select(line => $"in {state}, {line}")];
    }

    /// <param name="content">What was stored before anybody tried.</param>
    /// <summary>Null when it was refused with the code, moved nothing, and left one row in the ledger where a right was missing.</summary>
    private static async Task<string?> RefusedAsync(TestPortal portal, MatrixRow row, string who, string code, string content)
    {
        await using var db = portal.Db();
        var last = await db.Ledger.MaxAsync(entry => (long?)entry.Id) ?? 0;

        if (await MatrixActs.TryAsync(portal, row.Action, who) is not { } error) return $"{who} may not, and it was done";

        if (error.Code != code) return $"{who} was refused with {error.Code}, not {code}: {error.Message}";
        if (await MatrixPlant.ContentAsync(portal) != content) return $"{who} was refused, and something moved";
        var written = await db.Ledger.Where(entry => entry.Id > last).Select(entry => entry.Event + " " + entry.Reason).ToListAsync();
        string[] expected = error.Kind == ErrorKind.Forbidden && !MatrixActs.Readings.Contains(row.Action) ? [$"{RefusedAttempts.Event} {code}"] : [];
        return written.SequenceEqual(expected) ? null : $"{who} was refused with {code}, and the ledger says: {string.Join("; ", written)}";
    }
}
